// Command d1probe is a Worker that holds the store over D1 itself against the contract that it keeps over SQLite. Its
// answer is what is wrong, a line each; an empty one is well.
package main

import (
	"context"
	"database/sql"
	"fmt"
	"net/http"

	"github.com/syumai/workers/cloudflare/d1"

	"linkgrade/server/cmd/worker/edge"
	"linkgrade/server/store"
	"linkgrade/server/store/storetest"
)

// complaints are a [storetest.T] that writes them down.
type complaints struct {
	ctx context.Context
	w   http.ResponseWriter
}

func (c complaints) Context() context.Context { return c.ctx }

func (c complaints) Errorf(format string, args ...any) { fmt.Fprintf(c.w, format+"\n", args...) }

func main() {
	var i edge.Instance
	i.Serve(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		connector, err := d1.OpenConnector("DB")
		if err != nil {
			fmt.Fprintln(w, err)
			return
		}
		storetest.Check(complaints{r.Context(), w}, store.New(sql.OpenDB(connector)))
	}), func() error { return nil })
}
