// Command peer is the same server run by the library's own loop, a Go program for each request. It is there to be measured
// against.
package main

import (
	"fmt"
	"os"

	"github.com/syumai/workers"

	"linkgrade/server/cmd/worker/cloud"
)

func main() {
	s, err := cloud.Open(func(f func()) { f() })
	if err != nil {
		fmt.Println("linkgrade:", err)
		os.Exit(1)
	}
	workers.Serve(s.Handler)
}
