//go:build !js

package main

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"linkgrade/server/edition"
	"linkgrade/wasm/domain"
	"linkgrade/wasm/trust"
)

// client keeps to what it is told: it follows nothing, unpacks nothing.
var client = &http.Client{
	Transport:     &http.Transport{DisableCompression: true},
	CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
}

// An answer is one that has arrived whole.
type answer struct {
	status int
	header http.Header
	body   string
}

// ask sends a request; headers are "Name: value".
func (s *site) ask(t testing.TB, method, path string, headers ...string) answer {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, s.url+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, header := range headers {
		name, value, _ := strings.Cut(header, ": ")
		r.Header.Add(name, value)
	}
	res, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer{res.StatusCode, res.Header, string(b)}
}

// TestContract is what both servers promise: README.md has the API.
func TestContract(t *testing.T) {
	for kind, start := range map[string]func(*testing.T) *site{"native": native, "edge": atTheEdge} {
		t.Run(kind, func(t *testing.T) {
			s := start(t)
			for _, part := range []struct {
				name string
				test func(*testing.T, *site)
			}{
				{"files", files}, {"routes", routes}, {"client", asAClient}, {"registrations", registrations}, {"expiry", expiry},
				{"schedule", schedule}, {"a registry that is down", down}, {"bounds", bounds},
			} {
				t.Run(part.name, func(t *testing.T) { part.test(t, s) })
			}
			for _, name := range []string{"example.com", "stanford.edu", "missing.com", "arrived.com"} {
				if strings.Contains(s.said(), name) {
					t.Errorf("the log has the name %s:\n%s", name, s.said())
				}
			}
		})
	}
}

const forever, shortly = "public, max-age=31536000, immutable", "public, max-age=300"

// files are what an id names, and the document. At the edge they are files of a static host's, which passes ranges and
// If-Match over, and has ETags of its own.
func files(t *testing.T, s *site) {
	e := starterEdition(t)
	bucket, err := e.Bucket(trust.PrefixAt(0x1d4, e.Bits()))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ path, contentType, cache, body string }{
		{"/v1/edition", "application/json", shortly, string(e.JSON())},
		{"/v1/pack/" + s.id, "application/octet-stream", forever, string(e.Pack())},
		{"/v1/buckets/" + s.id + "/01d4", "application/octet-stream", forever, string(bucket)},
	} {
		got := s.ask(t, "GET", tt.path)
		checkHead(t, tt.path, got, tt.contentType, tt.cache)
		if got.status != 200 || got.body != tt.body || got.header.Get("Etag") == "" {
			t.Errorf("%s: %d, ETag %q, %d bytes; want 200 and the %d of the edition", tt.path, got.status, got.header.Get("Etag"), len(got.body), len(tt.body))
		}
		head := s.ask(t, "HEAD", tt.path)
		checkHead(t, "HEAD "+tt.path, head, tt.contentType, tt.cache)
		if head.status != 200 || head.body != "" || head.header.Get("Etag") != got.header.Get("Etag") {
			t.Errorf("HEAD %s: %d, ETag %q; want 200, %q", tt.path, head.status, head.header.Get("Etag"), got.header.Get("Etag"))
		}
		for header, want := range map[string]int{
			"If-None-Match: " + got.header.Get("Etag"): 304, "If-None-Match: W/" + got.header.Get("Etag"): 304, `If-None-Match: "another"`: 200,
			"Accept-Encoding: gzip": 200, "Origin: https://page.example": 200,
		} {
			again := s.ask(t, "GET", tt.path, header)
			if again.status != want || want == 304 && again.body != "" || want == 200 && unpacked(t, again) != tt.body {
				t.Errorf("%s with %s: %d, %d bytes; want %d", tt.path, header, again.status, len(again.body), want)
			}
			if again.header.Get("Access-Control-Allow-Origin") != "*" {
				t.Errorf("%s with %s: another origin may not read it", tt.path, header)
			}
		}
		part := s.ask(t, "GET", tt.path, "Range: bytes=0-3")
		if whole := part.status == 200 && part.body == tt.body; !whole && (part.status != 206 || part.body != tt.body[:4]) || whole != s.edge {
			t.Errorf("%s: the first four bytes are %d, %.10q", tt.path, part.status, part.body)
		}
	}
}

func unpacked(t *testing.T, a answer) string {
	t.Helper()
	if a.header.Get("Content-Encoding") != "gzip" {
		return a.body
	}
	z, err := gzip.NewReader(strings.NewReader(a.body))
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// checkHead looks at what every answer with a body says.
func checkHead(t *testing.T, what string, got answer, contentType, cache string) {
	t.Helper()
	for name, want := range map[string]string{
		"Content-Type": contentType, "Cache-Control": cache, "Access-Control-Allow-Origin": "*", "X-Content-Type-Options": "nosniff",
		"Referrer-Policy": "no-referrer", "Cross-Origin-Resource-Policy": "cross-origin", "Set-Cookie": "",
		"Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
	} {
		if got := strings.Join(got.header.Values(name), " | "); got != want {
			t.Errorf("%s: %s is %q; want %q", what, name, got, want)
		}
	}
}

// routes are the answers of every route that are no file, and every refusal. Where the edge's own host answers in the
// handler's place, the row says how.
func routes(t *testing.T, s *site) {
	bucket := "/v1/buckets/" + s.id
	const onlyGet, nothing, form = "Only GET and HEAD", "nothing at this address", "four lower-case hex digits"
	for _, tt := range []struct {
		line   string
		status int
		host   int    // what the edge's host answers by itself; 0 leaves it to the handler
		body   string // contained in it
	}{
		{"GET /healthz", 200, 0, `{"ok":true,"edition":"` + s.id + `"}`},
		{"HEAD /healthz", 200, 0, ""},
		{"POST /healthz", 405, 0, onlyGet},
		{"OPTIONS /healthz", 204, 0, ""},
		{"POST /v1/edition", 405, 405, onlyGet},
		{"DELETE /v1/pack/" + s.id, 405, 405, onlyGet},
		{"PUT " + bucket + "/0003", 405, 405, onlyGet},
		{"OPTIONS " + bucket + "/0003", 204, 405, ""},
		{"OPTIONS " + bucket + "/zzzz", 204, 0, ""},
		{"OPTIONS /v1/domains/example.com", 204, 0, ""},
		{"GET /v1/edition/", 404, 0, nothing},
		{"GET /v1/pack/" + strings.ToUpper(s.id), 404, 0, "not served"},
		{"GET /v1/pack/", 404, 0, nothing},
		{"GET " + bucket, 404, 0, nothing},
		{"GET " + bucket + "/0200", 400, 0, form},
		{"GET " + bucket + "/ffff", 400, 0, form},
		{"GET " + bucket + "/3", 400, 0, form},
		{"GET " + bucket + "/00003", 400, 0, form},
		{"GET " + bucket + "/000G", 400, 0, form},
		{"HEAD " + bucket + "/xyz", 400, 0, ""},
		{"GET /v1/buckets/0123456789abcdef/0003", 404, 0, "not served"},
		{"GET /", 404, 0, nothing},
		{"GET /favicon.ico", 404, 0, nothing},
		{"POST /v2/edition", 404, 0, nothing},
		{"GET /metrics", 404, 0, nothing},
		{"GET /_headers", 404, 0, nothing},
		{"GET //v1//domains/secret.example", 404, 0, nothing},
		{"GET /v1/domains//", 404, 0, nothing},
		{"GET /v1/domains/", 404, 0, nothing},
		{"GET /v1/domains/www.example.com", 400, 0, "leave out what stands before it"},
		{"GET /v1/domains/co.uk", 400, 0, "public suffix"},
		{"GET /v1/domains/a%20b", 400, 0, "not the name of a domain"},
		{"GET /v1/domains/a%2Fb.com", 400, 0, "not the name of a domain"},
		{"GET /v1/domains/" + strings.Repeat("x", 300) + ".com", 400, 0, "not the name of a domain"},
		{"GET /v1/domains/localhost", 400, 0, "can be registered"},
		{"GET /v1/domains/1.1.1.1", 400, 0, "can be registered"},
		{"POST /v1/domains/example.com", 405, 0, onlyGet},
	} {
		method, path, _ := strings.Cut(tt.line, " ")
		got := s.ask(t, method, path)
		if s.edge && tt.host != 0 {
			if got.status != tt.host {
				t.Errorf("%s: %d; want the host's %d", tt.line, got.status, tt.host)
			}
			continue
		}
		if got.status != tt.status || !strings.Contains(got.body, tt.body) || method == "HEAD" && got.body != "" {
			t.Errorf("%s: %d %.100q; want %d, %q", tt.line, got.status, got.body, tt.status, tt.body)
		}
		contentType, cache := "application/json", "no-store"
		if tt.status == 204 {
			contentType, cache = "", ""
		}
		checkHead(t, tt.line, got, contentType, cache)
		if tt.status >= 400 && method != "HEAD" {
			checkSentence(t, tt.line, got.body)
		}
	}
	if got := s.ask(t, "OPTIONS", "/healthz", "Origin: https://page.example", "Access-Control-Request-Method: GET"); got.header.Get("Allow") != "GET, HEAD, OPTIONS" ||
		got.header.Get("Access-Control-Allow-Methods") != "GET, HEAD" || got.header.Get("Access-Control-Allow-Headers") != "If-None-Match, Range" {
		t.Errorf("OPTIONS: %v", got.header)
	}
}

func checkSentence(t *testing.T, what, body string) {
	t.Helper()
	var refusal struct{ Error string }
	if err := json.Unmarshal([]byte(body), &refusal); err != nil || !strings.HasSuffix(refusal.Error, ".") {
		t.Errorf("%s: %q, %v; want one sentence", what, body, err)
	}
}

// asAClient does what the extension does: read the document, hash a name, ask for its bucket, look it up.
func asAClient(t *testing.T, s *site) {
	var d edition.Document
	if err := json.Unmarshal([]byte(s.ask(t, "GET", "/v1/edition").body), &d); err != nil {
		t.Fatal(err)
	}
	n, err := domain.ParseName("stanford.edu")
	if err != nil {
		t.Fatal(err)
	}
	key := trust.KeyOf(n)
	p := key.Prefix(d.Bits)
	bucket, err := trust.OpenBucket([]byte(s.ask(t, "GET", "/v1/buckets/"+d.ID+"/"+p.String()).body), p)
	if err != nil {
		t.Fatal(err)
	}
	got, listed, err := bucket.Lookup(key)
	want, _, err2 := starterEdition(t).Lookup(n)
	if err != nil || err2 != nil || !listed || got != want {
		t.Errorf("stanford.edu: %+v, %v, %v; want %+v", got, listed, err, want)
	}
}

// told is what the tests read of a named look-up.
type told struct {
	Name, Edition string
	Listed        bool
	Record        struct{ Categories []string }
	Evidence      *struct {
		Categories []struct{ Category string }
	}
	Registration struct {
		Outcome, Reason, Registrar, Source string
		Registered                         *time.Time
		Stale                              bool
	}
}

func (s *site) look(t testing.TB, name string) told {
	t.Helper()
	got := s.ask(t, "GET", "/v1/domains/"+name)
	var d told
	if err := json.Unmarshal([]byte(got.body), &d); err != nil || got.status != 200 || got.header.Get("Access-Control-Allow-Origin") != "*" {
		t.Fatalf("%s: %d %q, %v", name, got.status, got.body, err)
	}
	want := "private, max-age=300"
	if d.Registration.Outcome == "unknown" {
		want = "private, max-age=60"
	}
	if cache := got.header.Get("Cache-Control"); cache != want {
		t.Errorf("%s: Cache-Control %q; want %q", name, cache, want)
	}
	return d
}

// registrations are what the registry says, each asked once.
func registrations(t *testing.T, s *site) {
	for _, tt := range []struct{ name, outcome, reason, registrar string }{
		{"example.com", "registered", "", "asked 1 times"},
		{"example.com", "registered", "", "asked 1 times"},
		{"moved.com", "registered", "", "asked 1 times"},
		{"astray.com", "unknown", "address-not-allowed", ""},
		{"missing.com", "not-registered", "", ""},
		{"stanford.edu", "no-registry", "suffix-without-rdap", ""},
		{"somebody.github.io", "no-registry", "private-suffix", ""},
	} {
		got := s.look(t, tt.name)
		r := got.Registration
		if got.Name != tt.name || got.Edition != s.id || r.Outcome != tt.outcome || r.Reason != tt.reason || r.Registrar != tt.registrar || r.Stale {
			t.Errorf("%s: %+v; want %s, %q, %q", tt.name, got, tt.outcome, tt.reason, tt.registrar)
		}
		if r.Outcome == "registered" && (r.Registered == nil || r.Registered.Year() != 1999 || r.Source != registryHost) {
			t.Errorf("%s: registered %v by %s", tt.name, r.Registered, r.Source)
		}
	}
	if got := s.look(t, "stanford.edu"); !got.Listed || len(got.Record.Categories) == 0 || got.Evidence == nil || len(got.Evidence.Categories) == 0 {
		t.Errorf("stanford.edu: %+v; want the edition's record, and who says so", got)
	}
	if got := s.look(t, "M%C3%BCller.COM"); got.Name != "xn--mller-kva.com" {
		t.Errorf("müller.com is %q", got.Name)
	}
	if got := s.world.times("/domain/example.com"); got != 1 {
		t.Errorf("the registry was asked %d times for one name; want once", got)
	}
	if got := s.world.times(rdapList); got != 1 {
		t.Errorf("IANA was asked %d times for its list; want once", got)
	}
	if got := s.world.times("https://elsewhere.example/"); got != 0 {
		t.Error("a registry sent us to a host of its own choice")
	}
}

const rdapList = "/rdap/dns.json"

// grow makes everything in the store so many hours older.
func (s *site) grow(hours int) {
	s.query(fmt.Sprintf("UPDATE registrations SET asked = asked - %d, next = next - %d", hours*3600, hours*3600))
}

// expiry is how an entry in the store grows old.
func expiry(t *testing.T, s *site) {
	s.grow(7*24 - 1)
	if got := s.look(t, "example.com").Registration; got.Stale || got.Registrar != "asked 1 times" {
		t.Errorf("after almost a week: %+v; want it fresh", got)
	}
	s.grow(2)
	if got := s.look(t, "example.com").Registration; !got.Stale || got.Registrar != "asked 1 times" {
		t.Errorf("after a week: %+v; want what there is, stale, and the registry asked behind it", got)
	}
	var got told
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(200 * time.Millisecond) { // of another program
		if s.world.times("/domain/example.com") < 2 {
			continue
		}
		if got = s.look(t, "example.com"); !got.Registration.Stale {
			break
		}
	}
	if r := got.Registration; r.Stale || r.Registrar == "asked 1 times" { // twice, or more: programs do not know of each other
		t.Errorf("after it was asked again: %+v; want it fresh", r)
	}
}

// down has a registry ask to wait, which a client heeds: nothing after this part may need an answer of it.
func down(t *testing.T, s *site) {
	s.world.setDown()
	s.grow(38 * 24)
	if got := s.look(t, "scheduled.org").Registration; got.Outcome != "unknown" || got.Reason != "registry-asks-to-wait" {
		t.Errorf("too old, with the registry down: %+v; want unknown", got)
	}
}

// schedule is the job that renews what is stale.
func schedule(t *testing.T, s *site) {
	s.query("DELETE FROM registrations")
	s.query(`INSERT INTO registrations (name, outcome, reason, registrar, status, source, asked, next)
		SELECT 'scheduled.org', 'registered', '', 'an old one', '', '', unixepoch() - 8 * 86400, unixepoch() - 86400`)
	s.cron()
	before := s.world.times("/domain/scheduled.org")
	if got := s.look(t, "scheduled.org").Registration; got.Stale || got.Registrar != "asked 1 times" || before != 1 {
		t.Errorf("after the job: %+v, asked %d times; want it renewed once", got, before)
	}
}

// bounds are what one client may ask by name, and that nothing else is bounded.
func bounds(t *testing.T, s *site) {
	var got answer
	for range 70 {
		if got = s.ask(t, "GET", "/v1/domains/stanford.edu"); got.status != 200 {
			break
		}
	}
	if got.status != 429 || got.header.Get("Retry-After") == "" || got.header.Get("Cache-Control") != "no-store" {
		t.Fatalf("after many look-ups: %d %v; want 429", got.status, got.header)
	}
	checkSentence(t, "429", got.body)
	for _, path := range []string{"/v1/edition", "/healthz", "/v1/buckets/" + s.id + "/0000"} {
		if got := s.ask(t, "GET", path); got.status != 200 {
			t.Errorf("%s is bounded, too: %d", path, got.status)
		}
	}
}
