package metrics

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"linkgrade/server"
	"linkgrade/server/edition"
	"linkgrade/server/registration"
	"linkgrade/wasm/domain"
	"linkgrade/wasm/trust"
)

func testEdition(t *testing.T) *edition.Edition {
	t.Helper()
	rows := make([]edition.Row, 600)
	for i := range rows {
		n, err := domain.ParseName(fmt.Sprintf("site%d.org", i))
		if err != nil {
			t.Fatal(err)
		}
		rows[i] = edition.Row{Source: "s", Name: n, Record: trust.Record{Authority: 50}}
	}
	e, err := edition.Build("2026-01-02", []edition.Source{{ID: "s", Rows: len(rows), Licence: "MIT"}}, rows)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// watched is a server with everything that is counted, and what it says of itself.
func watched(t *testing.T) (h http.Handler, e *edition.Edition, told func() string) {
	t.Helper()
	e = testEdition(t)
	now := func() time.Time { return time.Date(2026, 1, 3, 0, 0, 0, 0, time.UTC) }
	limit := server.NewLimit(now, time.Hour, 3)
	set := New(e.Document, limit.Refused, now)
	cache := &registration.Cache{Store: &registration.Memory{}, Now: now, Looked: set.Looked, Asked: set.Asked,
		Source: func(context.Context, domain.Name) registration.Registration {
			return registration.Registration{Outcome: registration.Unknown, Reason: registration.Slow, Source: "rdap.secret.example"}
		}}
	h = set.Around(server.NewNamed(e, nil, server.Named{Registration: cache.Lookup, Limit: limit}), now)
	return h, e, func() string {
		w := httptest.NewRecorder()
		set.Handler().ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
		return w.Body.String()
	}
}

func send(h http.Handler, method, path string, headers ...string) {
	r := httptest.NewRequest(method, path, nil)
	r.RemoteAddr = "203.0.113.77:4321"
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	h.ServeHTTP(httptest.NewRecorder(), r)
}

func TestWhatIsCounted(t *testing.T) {
	h, e, told := watched(t)
	send(h, "GET", "/v1/edition")
	send(h, "GET", "/v1/edition", "If-None-Match", `"`+e.ID()+`-document"`)
	send(h, "POST", "/v1/edition")
	send(h, "GET", "/v1/buckets/"+e.ID()+"/0001")
	send(h, "GET", "/v1/buckets/"+e.ID()+"/zzzz")
	for range 4 {
		send(h, "GET", "/v1/domains/site7.org")
	}
	send(h, "GET", "/nowhere")
	text := told()
	for _, want := range []string{
		`linkgrade_requests_total{route="/v1/edition",status="2xx"} 1`,
		`linkgrade_requests_total{route="/v1/edition",status="3xx"} 1`,
		`linkgrade_requests_total{route="/v1/edition",status="4xx"} 1`,
		`linkgrade_requests_total{route="/v1/buckets/{edition}/{prefix}",status="2xx"} 1`,
		`linkgrade_requests_total{route="/v1/buckets/{edition}/{prefix}",status="4xx"} 1`,
		`linkgrade_requests_total{route="/v1/domains/{name}",status="2xx"} 3`,
		`linkgrade_requests_total{route="/v1/domains/{name}",status="4xx"} 1`,
		`linkgrade_requests_total{route="/",status="4xx"} 1`,
		`linkgrade_request_seconds_count{route="/v1/edition"} 3`,
		`linkgrade_registration_lookups_total{cache="miss"} 1`,
		`linkgrade_registration_lookups_total{cache="negative"} 2`,
		`linkgrade_rdap_requests_total{outcome="unknown",reason="no-answer-in-time"} 1`,
		`linkgrade_refusals_total 1`,
		`linkgrade_registration_store_faults_total 0`,
		`linkgrade_edition_info{built="2026-01-02",id="` + e.ID() + `"} 1`,
		`linkgrade_edition_names 600`,
		`linkgrade_edition_age_seconds 86400`,
	} {
		if !strings.Contains(text, want+"\n") {
			t.Errorf("/metrics lacks %s", want)
		}
	}
}

// Labels are the way in which a name would get out: whatever is asked, their values stay those of a fixed list.
func TestNoLabelHoldsWhatWasAsked(t *testing.T) {
	h, e, told := watched(t)
	for i := range 200 {
		send(h, []string{"GET", "HEAD", "POST", "BREW"}[i%4], []string{
			fmt.Sprintf("/v1/domains/site%d.org", i), fmt.Sprintf("/v1/buckets/%s/%04x", e.ID(), i), fmt.Sprintf("/v1/pack/secret%d", i),
			fmt.Sprintf("/secret%d", i), "/v1/domains/" + strings.Repeat("s", i),
		}[i%5], "Origin", "https://secret.example", "X-Forwarded-For", "198.51.100.9")
	}
	text := told()
	for _, secret := range []string{"site", "secret", "203.0.113", "198.51.100", "BREW"} {
		if strings.Contains(text, secret) {
			t.Errorf("/metrics has %q", secret)
		}
	}
	allowed := map[string]string{
		"route":   `/|/healthz|/v1/edition|/v1/pack/\{edition\}|/v1/buckets/\{edition\}/\{prefix\}|/v1/domains/\{name\}`,
		"status":  `[2-5]xx`,
		"cache":   `hit|miss|stale|negative`,
		"outcome": `unknown`, "reason": `no-answer-in-time`,
		"id": e.ID(), "built": "2026-01-02", "le": `[0-9.e+-]+|\+Inf`, "quantile": `[0-9.]+`, "version": `.+`,
	}
	for _, label := range regexp.MustCompile(`([a-z]+)="([^"]*)"`).FindAllStringSubmatch(text, -1) {
		values, ok := allowed[label[1]]
		if !ok || !regexp.MustCompile("^(?:"+values+")$").MatchString(label[2]) {
			t.Errorf("/metrics has the label %s", label[0])
		}
	}
}
