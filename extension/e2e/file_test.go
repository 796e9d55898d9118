package e2e

import (
	"net/http"
	"net/http/httptest"
	"path"
	"strings"
	"testing"
	"time"

	"linkgrade/extension/browser"
)

// aPDF has one empty page; browsers mend what it lacks.
const aPDF = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"

// TestFiles presses the button on what a browser shows and is no web page: the popup says that it is a file.
func TestFiles(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		kind, body := "text/plain; charset=utf-8", "sage, thyme"
		switch {
		case r.URL.Path == "/download":
			kind, body = "application/pdf", aPDF
			w.Header().Set("Content-Disposition", `inline; filename="prices.pdf"`)
		case strings.EqualFold(path.Ext(r.URL.Path), ".pdf"):
			kind, body = "application/pdf", aPDF
		case strings.HasSuffix(r.URL.Path, ".svg"):
			kind, body = "image/svg+xml", `<svg xmlns="http://www.w3.org/2000/svg"><text y="20">sage</text></svg>`
		case strings.HasSuffix(r.URL.Path, ".xml"):
			kind, body = "text/xml", `<?xml version="1.0"?><rss version="2.0"><channel><title>Sage</title></channel></rss>`
		}
		w.Header().Set("Content-Type", kind)
		_, _ = w.Write([]byte(body))
	}))
	t.Cleanup(server.Close)
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			ctx, d := begin(t, 2*time.Minute, b.start, browser.Options{Extension: dist(t, b.name)})
			addresses := []string{server.URL + "/prices.PDF?year=2026", server.URL + "/prices.pdf", server.URL + "/download?id=3", server.URL + "/notes.txt", server.URL + "/sage.svg", server.URL + "/feed.xml"}
			if b.name == "firefox" {
				addresses = append(addresses, "data:text/html,<p>sage") // Chromium lets no extension read it, and the popup says that
			}
			for _, address := range addresses {
				press(ctx, t, d, address)
				if got := stateOf(ctx, t, d); !strings.Contains(got.Summary, "This is a file, not a web page") {
					t.Errorf("of %s the popup says %+v", address, got)
				}
			}
		})
	}
}
