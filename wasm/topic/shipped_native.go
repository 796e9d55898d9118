//go:build !wasip1

package topic

import (
	_ "embed"
	"sync"
)

//go:embed vectors.lgv
var vectorsFile []byte

// Shipped are the vectors that come with this package, for programs that are no engine: to the engine its host hands them.
var Shipped = sync.OnceValue(func() *Vectors {
	v, err := Open(vectorsFile)
	if err != nil {
		panic("topic: vectors.lgv: " + err.Error())
	}
	return v
})
