//go:build wasip1

package site

import (
	"os"
	"sync"

	"linkgrade/wasm/topic"
)

var vectors = sync.OnceValue(func() *topic.Vectors {
	b, err := os.ReadFile("../topic/vectors.lgv")
	if err != nil {
		panic(err)
	}
	v, err := topic.Open(b)
	if err != nil {
		panic(err)
	}
	return v
})
