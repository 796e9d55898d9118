// Command worker is the server at the edge: the same handler as the native one, on Cloudflare Workers. README.md says how
// to deploy it.
package main

import (
	"fmt"
	"os"

	"linkgrade/server/cmd/worker/cloud"
	"linkgrade/server/cmd/worker/edge"
)

func main() {
	var i edge.Instance
	s, err := cloud.Open(i.Behind)
	if err != nil {
		fmt.Println("linkgrade:", err)
		os.Exit(1)
	}
	i.Serve(s.Handler, s.Refresh)
}
