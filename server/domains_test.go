package server

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"linkgrade/server/authority"
	"linkgrade/server/edition"
	"linkgrade/server/registration"
	"linkgrade/wasm/domain"
	"linkgrade/wasm/trust"
)

var registered = registration.Answer{Entry: registration.Entry{Asked: 1_780_000_000, Registration: registration.Registration{
	Outcome: registration.Registered, Registered: time.Date(1997, 6, 3, 0, 0, 0, 0, time.UTC), Registrar: "Example Registrar",
	Status: []string{"active"}, Source: "rdap.registry.example"}}}

// telling is a Named whose registry always says the same.
func telling(a registration.Answer) Named {
	return Named{Registration: func(context.Context, domain.Name) registration.Answer { return a }}
}

func TestDomains(t *testing.T) {
	e := testEdition(t)
	const recordOf7 = `"record":{"authority":7,"lists":1,"categories":[],"ageYears":null,"withinRank":null}`
	const nothing = `"record":{"authority":null,"lists":0,"categories":[],"ageYears":null,"withinRank":null}`
	for _, tt := range []struct {
		title, path string
		named       Named
		status      int
		cache, body string // the body contains it
	}{
		{"listed and registered", "site7.org", telling(registered), 200, cacheNamed,
			`{"name":"site7.org","unicode":"site7.org","edition":"` + e.ID() + `","listed":true,` + recordOf7 +
				`,"evidence":{"authority":[{"id":"s","name":"","dated":null}],"categories":[]}` +
				`,"registration":{"outcome":"registered","registered":"1997-06-03T00:00:00Z","expires":null,"changed":null,"registrar":"Example Registrar",` +
				`"status":["active"],"source":"rdap.registry.example","asked":"2026-05-28T20:26:40Z","stale":false}}`},
		{"on no list", "example.com", telling(registered), 200, cacheNamed, `"listed":false,` + nothing + `,"evidence":{"authority":[],"categories":[]}`},
		{"in another script", "M%C3%BCller.DE", telling(registered), 200, cacheNamed, `{"name":"xn--mller-kva.de","unicode":"müller.de"`},
		{"stale", "site7.org", telling(registration.Answer{Entry: registered.Entry, Stale: true}), 200, cacheNamed, `"stale":true`},
		{"could not be learnt", "site7.org", telling(registration.Answer{Entry: registration.Entry{Registration: registration.Registration{Outcome: registration.Unknown, Reason: registration.Slow}}}),
			200, cacheUnknown, `"categories":[]},"registration":{"outcome":"unknown","reason":"no-answer-in-time","why":"The registry did not answer in time.","registered":null,"expires":null,"changed":null,"status":[],"asked":null,"stale":false}`},
		{"nobody is asked", "site7.org", Named{}, 200, cacheUnknown, `"outcome":"unknown","reason":"offline","why":"This server does not ask registries."`},
		{"a host below a name", "www.example.com", telling(registered), 400, cacheNever, "leave out what stands before it"},
		{"a suffix", "co.uk", telling(registered), 400, cacheNever, "public suffix"},
		{"no host", "a%20b", telling(registered), 400, cacheNever, "not the name of a domain"},
		{"a slash", "a%2Fb.com", telling(registered), 400, cacheNever, "not the name of a domain"},
		{"long", strings.Repeat("x", 300) + ".com", telling(registered), 400, cacheNever, "not the name of a domain"},
		{"a single label", "localhost", telling(registered), 400, cacheNever, "can be registered"},
		{"a label of signs", "bad_", telling(registered), 400, cacheNever, "can be registered"},
		{"a hyphen", "-", telling(registered), 400, cacheNever, "can be registered"},
		{"an address", "1.1.1.1", telling(registered), 400, cacheNever, "can be registered"},
		{"an address as a number", "0x1010101", telling(registered), 400, cacheNever, "can be registered"},
		{"an IPv6 address", "[::1]", telling(registered), 400, cacheNever, "can be registered"},
		{"none", "", telling(registered), 404, cacheNever, "nothing at this address"},
	} {
		w := ask(NewNamed(e, nil, tt.named), "GET", "/v1/domains/"+tt.path)
		if w.Code != tt.status || w.Header().Get("Cache-Control") != tt.cache || !strings.Contains(w.Body.String(), tt.body) {
			t.Errorf("%s: %d, %q,\n%s\nwant %d, %q,\n%s", tt.title, w.Code, w.Header().Get("Cache-Control"), w.Body, tt.status, tt.cache, tt.body)
		}
		if w.Header().Get("Access-Control-Allow-Origin") != "*" {
			t.Errorf("%s: another origin may not read it", tt.title)
		}
	}
}

// accused is an edition in which one list accuses site7.org, two accuse site8.org, and a rank list respects both.
func accused(t *testing.T) *edition.Edition {
	t.Helper()
	rows := make([]edition.Row, 300)
	for i := range rows {
		rows[i] = edition.Row{Source: "rank", Name: name(t, i), Measures: authority.Of(authority.Measure{Kind: authority.TrancoRank, Value: float32(i + 1)})}
	}
	for source, i := range map[string]int{"one": 7, "two": 8, "three": 8} {
		rows = append(rows, edition.Row{Source: source, Name: name(t, i), Record: trust.Record{Categories: trust.Phishing}})
	}
	e, err := edition.Build("2026-01-02", []edition.Source{{ID: "one", Name: "One", Dated: "2025-12-31", Rows: 1},
		{ID: "rank", Name: "Ranks", Rows: 300}, {ID: "three", Name: "Three", Rows: 1}, {ID: "two", Name: "Two", Dated: "2025-11-30", Rows: 1}}, rows)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestTheEvidenceIsTold(t *testing.T) {
	const ranks = `"evidence":{"authority":[{"id":"rank","name":"Ranks","dated":null}],"categories":[`
	for site, want := range map[string]string{
		"site7.org": `"categories":[],"ageYears":null,"withinRank":15},` + ranks +
			`{"category":"phishing","believed":false,"refused":"contradicted","lists":1,"sources":[{"id":"one","name":"One","dated":"2025-12-31"}]}]}`,
		"site8.org": `"categories":["phishing","confirmed"],"ageYears":null,"withinRank":15},` + ranks +
			`{"category":"phishing","believed":true,"lists":2,"sources":[{"id":"three","name":"Three","dated":null},{"id":"two","name":"Two","dated":"2025-11-30"}]}]}`,
	} {
		if w := ask(New(accused(t), nil), "GET", "/v1/domains/"+site); w.Code != 200 || !strings.Contains(w.Body.String(), want) {
			t.Errorf("%s: %d\n%s\nwant\n%s", site, w.Code, w.Body, want)
		}
	}
}

func TestADomainIsReadBack(t *testing.T) {
	w := ask(NewNamed(testEdition(t), nil, telling(registered)), "GET", "/v1/domains/site7.org")
	var d Domain
	if err := json.Unmarshal(w.Body.Bytes(), &d); err != nil {
		t.Fatal(err)
	}
	again, err := json.Marshal(d)
	if err != nil || string(again)+"\n" != w.Body.String() {
		t.Errorf("read and written again: %s, %v; want %s", again, err, w.Body)
	}
}

func TestABrokenEditionIsAFault(t *testing.T) {
	if w := ask(NewNamed(brokenEdition(t), nil, telling(registered)), "GET", "/v1/domains/site7.org"); w.Code != 500 || strings.Contains(w.Body.String(), "closed") {
		t.Errorf("%d %s; want 500 and a sentence", w.Code, w.Body)
	}
}

func TestAClientIsBounded(t *testing.T) {
	now := time.Unix(1_800_000_000, 0)
	named := telling(registered)
	limit := NewLimit(func() time.Time { return now }, 2*time.Second, 3)
	named.Limit = limit
	h := NewNamed(testEdition(t), nil, named)
	from := func(address, path string) *httptest.ResponseRecorder {
		r := httptest.NewRequest("GET", path, nil)
		r.RemoteAddr = address
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w
	}
	for i := range 3 {
		if w := from(fmt.Sprintf("192.0.2.1:%d", 1000+i), "/v1/domains/site7.org"); w.Code != 200 {
			t.Fatalf("request %d: %d", i, w.Code)
		}
	}
	w := from("192.0.2.1:9", "/v1/domains/site7.org")
	if w.Code != 429 || w.Header().Get("Retry-After") != "2" || w.Header().Get("Cache-Control") != cacheNever || !strings.Contains(w.Body.String(), "wait a little.") {
		t.Errorf("one too many: %d, %v, %s; want 429, Retry-After 2", w.Code, w.Header(), w.Body)
	}
	for _, path := range []string{"/v1/edition", "/v1/domains/co.uk", "/healthz"} {
		if w := from("192.0.2.1:9", path); w.Code == 429 {
			t.Errorf("%s is bounded, too", path)
		}
	}
	now = now.Add(2 * time.Second)
	if w := from("192.0.2.1:9", "/v1/domains/site7.org"); w.Code != 200 {
		t.Errorf("after two seconds: %d; want 200", w.Code)
	}
	if got := limit.Refused(); got != 1 {
		t.Errorf("%d refused; want 1", got)
	}
}

func TestOneClientIsOneSlot(t *testing.T) {
	l := NewLimit(time.Now, time.Second, 1)
	for _, tt := range []struct {
		a, b string
		same bool
	}{
		{"192.0.2.1:1", "192.0.2.1:2", true},
		{"192.0.2.1:1", "[::ffff:192.0.2.1]:2", true},
		{"[2001:db8:1:2::1]:1", "[2001:db8:1:2:ffff::9%eth0]:2", true},
		{"192.0.2.1:1", "192.0.2.1", true},
		{"2001:db8:1:2::1", "[2001:db8:1:2::2]:1", true},
		{"", "", true},
	} {
		if got := l.slot(tt.a) == l.slot(tt.b); got != tt.same {
			t.Errorf("%q and %q share a slot: %v; want %v", tt.a, tt.b, got, tt.same)
		}
	}
	slots := map[uint64]bool{}
	for i := range 1000 {
		slots[l.slot(fmt.Sprintf("192.0.%d.%d:1", i/250, i%250))] = true
		slots[l.slot(fmt.Sprintf("[2001:db8:%x::1]:1", i))] = true
	}
	if len(slots) < 1400 { // 2000 balls in 4096 bins fill 1580 ± 16
		t.Errorf("2000 clients share %d slots; want about 1580", len(slots))
	}
	others := map[uint64]bool{}
	for range 4 {
		others[NewLimit(time.Now, time.Second, 1).slot("192.0.2.1:1")] = true
	}
	if len(others) == 1 {
		t.Error("four processes choose the same slot: the key is not random")
	}
}
