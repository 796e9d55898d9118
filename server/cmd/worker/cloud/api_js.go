package cloud

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"time"

	"github.com/syumai/workers/cloudflare"
	"github.com/syumai/workers/cloudflare/d1"

	"linkgrade/server"
	"linkgrade/server/edition"
	"linkgrade/server/rdap"
	"linkgrade/server/registration"
	"linkgrade/server/store"
)

// limitPeriod is the period of NAMED_LIMIT in wrangler.jsonc.
const limitPeriod = time.Minute

// A Server is the API at the edge.
type Server struct {
	Handler http.Handler
	cache   *registration.Cache // nil where no registry is asked
}

// Open makes the server's parts of the Worker's bindings. Behind runs what goes on after an answer. An error is the
// deployment's: no edition among the files, or one that this program cannot read.
func Open(behind func(func())) (*Server, error) {
	log := slog.New(slog.NewTextHandler(os.Stdout, nil)) // what goes to standard error is dropped: see pool.mjs
	e, err := edition.OpenAssets(readAsset)
	if err != nil {
		return nil, fmt.Errorf("the edition among the assets: %w", err)
	}
	s := &Server{}
	named := server.Named{}
	if limit := newLimit(log); limit != nil {
		named.Limit = limit
		s.cache = newCache(behind, log)
	}
	if s.cache != nil {
		named.Registration = s.cache.Lookup
	}
	s.Handler = server.NewNamed(e, log, named)
	return s, nil
}

// Refresh renews registrations that are stale, for a scheduled run.
func (s *Server) Refresh() error {
	if s.cache == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), registration.RunTime)
	defer cancel()
	_, err := s.cache.Refresh(ctx, registration.RunNames)
	return err
}

// newCache keeps registrations in D1; nil without that binding.
func newCache(behind func(func()), log *slog.Logger) *registration.Cache {
	connector, err := d1.OpenConnector("DB")
	if err != nil {
		return nil
	}
	return &registration.Cache{
		Store: store.New(sql.OpenDB(connector)), Source: rdap.New(rdap.Agent, time.Now, transport{}).Lookup,
		Now: time.Now, Behind: behind,
		Fault: func(error) { log.Error("registrations cannot be kept") }, // D1's errors may quote what was asked for
	}
}

// newLimit counts by the binding; nil without it or without a secret that hides addresses.
func newLimit(log *slog.Logger) server.Limiter {
	binding := cloudflare.GetBinding("NAMED_LIMIT")
	limit := &server.EdgeLimit{
		Count: counter{binding}.count, Wait: limitPeriod, Secret: []byte(cloudflare.Getenv("LIMIT_SECRET")), Now: time.Now,
		Fault: func(err error) { log.Error("named look-ups are not counted", "error", err) },
	}
	if binding.IsUndefined() || !limit.Check() {
		return nil
	}
	return limit
}
