package main

import (
	"log/slog"
	"net/http/httptest"
	"strings"
	"testing"

	"linkgrade/server"
	"linkgrade/server/starter"
)

// What stands around the API answers for /metrics alone; all else, clean or not, is the API's to answer.
func TestFaceAnswersInOneVoice(t *testing.T) {
	e, err := starter.Open()
	if err != nil {
		t.Fatal(err)
	}
	face, err := newFace(t.Context(), server.NewShelf(e), namedFlags{offline: true}, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		method, path string
		status       int
		contentType  string
		origin       string
	}{
		{"GET", "/v1/domains/secret.example", 200, "application/json", "*"},
		{"GET", "//v1//domains/secret.example", 404, "application/json", "*"},
		{"GET", "/v1/domains/./secret.example", 404, "application/json", "*"},
		{"GET", "/metrics/../v1/domains/secret.example", 404, "application/json", "*"},
		{"GET", "/metrics", 200, "text/plain", ""},
		{"HEAD", "/metrics", 200, "text/plain", ""},
		{"POST", "/metrics", 405, "text/plain", ""},
	} {
		w := httptest.NewRecorder()
		face.ServeHTTP(w, httptest.NewRequest(tt.method, tt.path, nil))
		if w.Code != tt.status || !strings.HasPrefix(w.Header().Get("Content-Type"), tt.contentType) || w.Header().Get("Access-Control-Allow-Origin") != tt.origin {
			t.Errorf("%s %s: %d, %v; want %d, %s, origin %q", tt.method, tt.path, w.Code, w.Header(), tt.status, tt.contentType, tt.origin)
		}
		if w.Code >= 300 && (strings.Contains(w.Body.String(), "secret") || strings.Contains(w.Header().Get("Location"), "secret")) {
			t.Errorf("%s %s: the name is in the answer: %v %s", tt.method, tt.path, w.Header(), w.Body)
		}
		if got := w.Header().Get("Allow"); tt.status == 405 && got != "GET, HEAD" {
			t.Errorf("%s %s: Allow is %q", tt.method, tt.path, got)
		}
	}
	if err := face.close(); err != nil {
		t.Error(err)
	}
}
