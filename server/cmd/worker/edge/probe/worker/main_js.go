// Command worker is the Worker of package probe.
package main

import (
	"linkgrade/server/cmd/worker/edge"
	"linkgrade/server/cmd/worker/edge/probe"
)

func main() {
	var i edge.Instance
	i.Serve(probe.Handler(i.Behind), func() error { return nil })
}
