//go:build !js

package main

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"linkgrade/server/cmd/worker/miniflare"
)

// maxGzip is what the Worker may weigh as it is uploaded; Cloudflare takes 3 MB on the free plan.
const maxGzip = 1_600_000

func TestTheWorkerIsSmall(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the Worker: skipped under -short")
	}
	b, _ := built(t)
	var packed bytes.Buffer
	z, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := z.Write(b); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	t.Logf("app.wasm: %d bytes, %d by gzip", len(b), packed.Len())
	if packed.Len() > maxGzip {
		t.Errorf("the Worker takes %d bytes by gzip; want at most %d", packed.Len(), maxGzip)
	}
}

// unwanted are functions that a Worker must not link: what they stand for does not work there, or weighs too much.
var unwanted = []string{
	"net/http.(*Client).do", "net/http.(*Transport).dialConn", "net/http.(*Server).Serve", "net/http.ListenAndServe", "net.(*sysDialer).dialTCP",
	"crypto/tls.(*Conn).clientHandshake", "regexp.MustCompile", "html/template.New", "text/template.New", "linkgrade/server/edition.Split",
	"linkgrade/server/fetch.Public", "golang.org/x/net/idna.init",
}

// The linker's own graph says what the Worker links.
func TestTheWorkerLinksNoClientAndNoServer(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the Worker: skipped under -short")
	}
	_, graph := built(t)
	linked := map[string]bool{}
	for line := range strings.Lines(graph) {
		if _, to, ok := strings.Cut(strings.TrimSpace(line), " -> "); ok {
			to, _, _ = strings.Cut(to, " <")
			linked[to] = true
		}
	}
	if !linked["linkgrade/server.NewNamed"] || !linked["linkgrade/server/cmd/worker/edge.(*Instance).Serve"] {
		t.Fatalf("the graph of %d symbols has not even what the Worker is: this test sees nothing", len(linked))
	}
	for _, name := range unwanted {
		if linked[name] {
			t.Errorf("the Worker links %s", name)
		}
	}
}

// built is the Worker as it is deployed, and the linker's graph of it.
func built(t *testing.T) (wasm []byte, graph string) {
	t.Helper()
	home, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "app.wasm")
	graph, err = miniflare.Compile(out, home, ".", "-ldflags=-s -w -dumpdep")
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return b, graph
}
