package server

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"linkgrade/server/edition"
	"linkgrade/wasm/domain"
	"linkgrade/wasm/trust"
)

func name(t testing.TB, i int) domain.Name {
	t.Helper()
	n, err := domain.ParseName(fmt.Sprintf("site%d.org", i))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// testEdition has 1,100 names, so two prefix bits and four buckets.
func testEdition(t testing.TB) *edition.Edition {
	t.Helper()
	rows := make([]edition.Row, 1100)
	for i := range rows {
		rows[i] = edition.Row{Source: "s", Name: name(t, i), Record: trust.Record{Authority: trust.AuthorityOf(i % 101)}}
	}
	e, err := edition.Build("2026-01-02", []edition.Source{{ID: "s", Rows: len(rows), Licence: "MIT"}}, rows)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// ask sends one request; headers are "Name: value".
func ask(h http.Handler, method, path string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, nil)
	for _, header := range headers {
		key, value, _ := strings.Cut(header, ": ")
		r.Header.Set(key, value)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestRoutes(t *testing.T) {
	e := testEdition(t)
	id := e.ID()
	bucket, err := e.Bucket(trust.PrefixAt(3, 2))
	if err != nil {
		t.Fatal(err)
	}
	h := New(e, nil)
	const forever, shortly, never = "public, max-age=31536000, immutable", "public, max-age=300", "no-store"
	for _, test := range []struct {
		method, path, header string
		status               int
		contentType, cache   string
		etag                 string
		body                 string // of errors: what the sentence contains
	}{
		{"GET", "/v1/edition", "", 200, "application/json", shortly, id + "-document", string(e.JSON())},
		{"HEAD", "/v1/edition", "", 200, "application/json", shortly, id + "-document", ""},
		{"GET", "/v1/edition", `If-None-Match: "` + id + `-document"`, 304, "", shortly, id + "-document", ""},
		{"POST", "/v1/edition", "", 405, "application/json", never, "", "Only GET and HEAD"},
		{"OPTIONS", "/v1/edition", "", 204, "", "", "", ""},
		{"GET", "/v1/edition/", "", 404, "application/json", never, "", "nothing at this address"},

		{"GET", "/v1/pack/" + id, "", 200, "application/octet-stream", forever, id + "-pack", string(e.Pack())},
		{"HEAD", "/v1/pack/" + id, "", 200, "application/octet-stream", forever, id + "-pack", ""},
		{"GET", "/v1/pack/" + id, `If-None-Match: "x", W/"` + id + `-pack"`, 304, "", forever, id + "-pack", ""},
		{"GET", "/v1/pack/" + id, `If-None-Match: "` + id + `-0001"`, 200, "application/octet-stream", forever, id + "-pack", string(e.Pack())},
		{"GET", "/v1/pack/" + id, "Range: bytes=0-3", 206, "application/octet-stream", forever, id + "-pack", "LGPK"},
		{"GET", "/v1/pack/" + id, "Range: bytes=99999999-", 416, "application/json", never, "", "does not have this range"},
		{"GET", "/v1/pack/" + id, "Range: lines=1-2", 416, "application/json", never, "", "does not have this range"},
		{"GET", "/v1/pack/" + id, `If-Match: "x"`, 412, "application/json", never, "", "If-Match"},
		{"GET", "/v1/edition", "Range: bytes=0-3", 206, "application/json", shortly, id + "-document", string(e.JSON()[:4])},
		{"GET", "/v1/pack/" + strings.ToUpper(id), "", 404, "application/json", never, "", "not served"},
		{"GET", "/v1/pack/", "", 404, "application/json", never, "", "nothing at this address"},
		{"DELETE", "/v1/pack/" + id, "", 405, "application/json", never, "", "Only GET and HEAD"},

		{"GET", "/v1/buckets/" + id + "/0003", "", 200, "application/octet-stream", forever, id + "-0003", string(bucket)},
		{"HEAD", "/v1/buckets/" + id + "/0003", "", 200, "application/octet-stream", forever, id + "-0003", ""},
		{"GET", "/v1/buckets/" + id + "/0003", `If-None-Match: "` + id + `-0003"`, 304, "", forever, id + "-0003", ""},
		{"HEAD", "/v1/buckets/" + id + "/0003", `If-None-Match: *`, 304, "", forever, id + "-0003", ""},
		{"GET", "/v1/buckets/" + id + "/0004", "", 400, "application/json", never, "", "four lower-case hex digits"},
		{"GET", "/v1/buckets/" + id + "/ffff", "", 400, "application/json", never, "", "four lower-case hex digits"},
		{"GET", "/v1/buckets/" + id + "/3", "", 400, "application/json", never, "", "four lower-case hex digits"},
		{"GET", "/v1/buckets/" + id + "/00003", "", 400, "application/json", never, "", "four lower-case hex digits"},
		{"GET", "/v1/buckets/" + id + "/000G", "", 400, "application/json", never, "", "four lower-case hex digits"},
		{"GET", "/v1/buckets/" + id + "/%2e%2e%2f0", "", 400, "application/json", never, "", "four lower-case hex digits"},
		{"HEAD", "/v1/buckets/" + id + "/xyz", "", 400, "application/json", never, "", ""},
		{"GET", "/v1/buckets/0123456789abcdef/0003", "", 404, "application/json", never, "", "not served"},
		{"GET", "/v1/buckets/" + id, "", 404, "application/json", never, "", "nothing at this address"},
		{"PUT", "/v1/buckets/" + id + "/0003", "", 405, "application/json", never, "", "Only GET and HEAD"},
		{"OPTIONS", "/v1/buckets/" + id + "/0003", "", 204, "", "", "", ""},

		{"GET", "/healthz", "", 200, "application/json", never, "", `{"ok":true,"edition":"` + id + `"}` + "\n"},
		{"HEAD", "/healthz", "", 200, "application/json", never, "", ""},
		{"POST", "/healthz", "", 405, "application/json", never, "", "Only GET and HEAD"},
		{"GET", "/", "", 404, "application/json", never, "", "nothing at this address"},
		{"GET", "/favicon.ico", "", 404, "application/json", never, "", "nothing at this address"},
		{"GET", "//v1//domains/secret.example", "", 404, "application/json", never, "", "nothing at this address"},
		{"GET", "/v1/domains/./secret.example", "", 404, "application/json", never, "", "nothing at this address"},
		{"GET", "/v1/domains/secret.example/..", "", 404, "application/json", never, "", "nothing at this address"},
		{"GET", "/v1/domains//", "", 404, "application/json", never, "", "nothing at this address"},
		{"GET", "//", "", 404, "application/json", never, "", "nothing at this address"},
		{"POST", "/v2/edition", "", 404, "application/json", never, "", "nothing at this address"},
	} {
		t.Run(test.method+" "+strings.ReplaceAll(test.path, id, "ID")+" "+test.header, func(t *testing.T) {
			var headers []string
			if test.header != "" {
				headers = []string{test.header}
			}
			w := ask(h, test.method, test.path, headers...)
			if w.Code != test.status {
				t.Errorf("status %d; want %d", w.Code, test.status)
			}
			etag := ""
			if test.etag != "" {
				etag = `"` + test.etag + `"`
			}
			for key, want := range map[string]string{
				"Content-Type": test.contentType, "Cache-Control": test.cache, "ETag": etag,
				"Access-Control-Allow-Origin": "*", "X-Content-Type-Options": "nosniff",
				"Set-Cookie": "", "Referrer-Policy": "no-referrer",
			} {
				if got := w.Header().Get(key); got != want {
					t.Errorf("%s: %q; want %q", key, got, want)
				}
			}
			checkBody(t, test.method, w, test.body)
		})
	}
}

func checkBody(t *testing.T, method string, w *httptest.ResponseRecorder, want string) {
	t.Helper()
	got := w.Body.String()
	if method == "HEAD" { // net/http's server drops what a recorder shows
		return
	}
	if w.Code < 400 {
		if got != want {
			t.Errorf("the body has %d bytes: %.60q; want %d: %.60q", len(got), got, len(want), want)
		}
		return
	}
	var refusal struct{ Error string }
	if err := json.Unmarshal([]byte(got), &refusal); err != nil {
		t.Fatalf("the body %.80q is no JSON: %v", got, err)
	}
	if !strings.Contains(refusal.Error, want) || !strings.HasSuffix(refusal.Error, ".") || strings.Contains(refusal.Error, "\n") {
		t.Errorf("the error is %q; want one sentence with %q", refusal.Error, want)
	}
}

func TestHeadHasTheLengthAndNoBody(t *testing.T) {
	e := testEdition(t)
	server := httptest.NewServer(New(e, nil))
	defer server.Close()
	for path, want := range map[string]int64{"/v1/edition": int64(len(e.JSON())), "/v1/pack/" + e.ID(): int64(len(e.Pack()))} {
		res, err := http.Head(server.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		if res.StatusCode != 200 || res.ContentLength != want {
			t.Errorf("HEAD %s: %d, %d bytes; want 200, %d", path, res.StatusCode, res.ContentLength, want)
		}
	}
}

func TestDocumentHasWhatClientsRead(t *testing.T) {
	e := testEdition(t)
	h := New(e, nil)
	var d struct {
		ID, Built            string
		Names, Bits, Buckets int
		Pack                 struct {
			Bytes  int
			SHA256 string
		}
		Sources []struct{ ID, Licence string }
	}
	if err := json.Unmarshal(ask(h, "GET", "/v1/edition").Body.Bytes(), &d); err != nil {
		t.Fatal(err)
	}
	pack := ask(h, "GET", "/v1/pack/"+d.ID).Body.Bytes()
	sum := sha256.Sum256(pack)
	if d.Pack.Bytes != len(pack) || d.Pack.SHA256 != hex.EncodeToString(sum[:]) {
		t.Errorf("the pack has %d bytes and SHA-256 %x; the document says %+v", len(pack), sum, d.Pack)
	}
	if d.Built != "2026-01-02" || d.Names != 1100 || d.Bits != 2 || d.Buckets != 4 || len(d.Sources) != 1 || d.Sources[0].Licence != "MIT" {
		t.Errorf("the document says %+v", d)
	}
}

// What a client does: hash, ask for the bucket, look the name up.
func TestBucketsAnswerForEveryName(t *testing.T) {
	e := testEdition(t)
	h := New(e, nil)
	for i := range 1100 {
		key := trust.KeyOf(name(t, i))
		p := key.Prefix(2)
		w := ask(h, "GET", "/v1/buckets/"+e.ID()+"/"+p.String())
		bucket, err := trust.OpenBucket(w.Body.Bytes(), p)
		if err != nil {
			t.Fatalf("bucket %v: %v", p, err)
		}
		want := trust.Record{Authority: trust.AuthorityOf(i % 101), Lists: 1}
		if got, listed, err := bucket.Lookup(key); got != want || !listed || err != nil {
			t.Fatalf("%v: %+v, %v, %v; want %+v", name(t, i), got, listed, err, want)
		}
	}
}

func TestPreflightNamesWhatIsAllowed(t *testing.T) {
	w := ask(New(testEdition(t), nil), "OPTIONS", "/v1/edition", "Origin: https://example.org", "Access-Control-Request-Method: GET")
	for key, want := range map[string]string{
		"Access-Control-Allow-Origin":  "*",
		"Access-Control-Allow-Methods": "GET, HEAD",
		"Access-Control-Allow-Headers": "If-None-Match, Range",
		"Allow":                        "GET, HEAD, OPTIONS",
	} {
		if got := w.Header().Get(key); got != want {
			t.Errorf("%s: %q; want %q", key, got, want)
		}
	}
}

func TestTakesGzip(t *testing.T) {
	for accept, want := range map[string]bool{
		"gzip": true, "GZIP": true, "br, Gzip;Q=0.5": true, "deflate,gzip ; q=1.0": true,
		"": false, "br": false, "x-gzip": false, "gzip;q=0": false, "GZip;Q=0.000": false, "gzipped": false,
	} {
		if got := takesGzip(accept); got != want {
			t.Errorf("takesGzip(%q) = %v; want %v", accept, got, want)
		}
	}
}
