package e2e

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"linkgrade/server/cmd/worker/miniflare"
	"linkgrade/server/edition"
)

// worker is the folder of the Worker, built once for all tests.
var worker = sync.OnceValues(func() (dir string, err error) {
	dir = filepath.Join(filepath.Dir(tool.path), "worker")
	return dir, miniflare.Build(dir, workerHome(), ".")
})

func workerHome() string {
	home, err := filepath.Abs(filepath.Join(root, "server", "cmd", "worker"))
	if err != nil {
		panic("e2e: " + err.Error())
	}
	return home
}

// inWorkerd serves what a trust server has as it is deployed: its files by a static host, the rest by the Worker. A
// registry says of every name that it was registered on the same day.
func inWorkerd(t *testing.T, s *trustServer) http.Handler {
	t.Helper()
	if testing.Short() {
		t.Skip("builds a Worker and starts workerd: skipped under -short")
	}
	dir, err := worker()
	if err != nil {
		t.Fatal(err)
	}
	outside := httptest.NewServer(http.HandlerFunc(registry))
	t.Cleanup(outside.Close)
	run := miniflare.StartFor(t, miniflare.Options{Home: workerHome(), Dir: dir, Assets: filesOf(t, s), Ask: outside.URL})
	address, err := url.Parse(run.URL)
	if err != nil {
		t.Fatal(err)
	}
	proxy := httputil.NewSingleHostReverseProxy(address)
	proxy.ModifyResponse = func(res *http.Response) error {
		res.Header.Set("Set-Cookie", "client=1234; Max-Age=1000000; Path=/")
		return nil
	}
	return proxy
}

// filesOf is a folder for a static host, with the server's own pack and document.
func filesOf(t *testing.T, s *trustServer) string {
	t.Helper()
	dir := t.TempDir()
	if _, err := edition.Split(t.Context(), s.Edition, dir, edition.FreePlan); err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string][]byte{"edition": s.document, "pack/" + s.ID(): s.pack} {
		if err := os.WriteFile(filepath.Join(dir, "v1", name), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// registry answers for IANA and for the registry of .example, whose names a Worker asks about.
func registry(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("X-Asked") == "https://data.iana.org/rdap/dns.json" {
		_, _ = io.WriteString(w, `{"services":[[["example"],["https://rdap.registry.example/"]]]}`)
		return
	}
	fmt.Fprint(w, `{"objectClassName":"domain","events":[{"eventAction":"registration","eventDate":"1999-05-17T04:00:00Z"}]}`)
}
