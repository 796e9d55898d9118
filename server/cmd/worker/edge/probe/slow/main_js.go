// Command slow is the Worker of package probe where a program takes three seconds to start, as where it waits for its files.
package main

import (
	"time"

	"linkgrade/server/cmd/worker/edge"
	"linkgrade/server/cmd/worker/edge/probe"
)

func main() {
	time.Sleep(3 * time.Second)
	var i edge.Instance
	i.Serve(probe.Handler(i.Behind), func() error { return nil })
}
