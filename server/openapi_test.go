package server

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers/gorillamux"

	"linkgrade/server/edition"
	"linkgrade/server/registration"
	"linkgrade/server/starter"
	"linkgrade/wasm/trust"
)

// nativeRoutes are in the description but not in the handler: cmd/linkgrade answers them, and tests its own.
var nativeRoutes = []string{"/metrics"}

func description(t *testing.T) *openapi3.T {
	t.Helper()
	d, err := openapi3.NewLoader().LoadFromFile("openapi.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Validate(t.Context(), openapi3.DisableExamplesValidation()); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestEveryRouteIsDescribedAndEveryDescriptionARoute(t *testing.T) {
	d, routes := description(t), (&api{}).routes()
	for path := range routes {
		if d.Paths.Find(path) == nil || d.Paths.Find(path).Get == nil {
			t.Errorf("openapi.yaml does not describe GET %s", path)
		}
	}
	for path, item := range d.Paths.Map() {
		if routes[path] == nil && !slices.Contains(nativeRoutes, path) {
			t.Errorf("openapi.yaml describes %s, which no route answers", path)
		}
		if len(item.Operations()) != 1 {
			t.Errorf("openapi.yaml describes other methods than GET at %s", path)
		}
	}
}

func TestTheDescriptionKnowsEveryWord(t *testing.T) {
	schemas := description(t).Components.Schemas
	same := func(what string, schema *openapi3.Schema, words []string) {
		var described []string
		for _, v := range schema.Enum {
			described = append(described, v.(string))
		}
		if !slices.Equal(described, words) {
			t.Errorf("%s: openapi.yaml has %q; want %q", what, described, words)
		}
	}
	same("categories", schemas["Category"].Value, trust.AllCategories.Words())
	told := schemas["Domain"].Value.Properties["registration"].Value.Properties
	stated := schemas["Domain"].Value.Properties["evidence"].Value.Properties["categories"].Value.Items.Value
	same("refusals", stated.Properties["refused"].Value, []string{string(edition.Contradicted), string(edition.Alone)})
	same("outcomes", told["outcome"].Value, []string{string(registration.Registered), string(registration.NotRegistered),
		string(registration.NoRegistry), string(registration.Unknown)})
	for _, v := range told["reason"].Value.Enum {
		if r := registration.Reason(v.(string)); r.Sentence() == registration.Reason("another").Sentence() {
			t.Errorf("openapi.yaml has the reason %q, which the code does not know", r)
		}
	}
}

// Real answers of every status, each held against its description.
func TestAnswersAreAsDescribed(t *testing.T) {
	d := description(t)
	d.Servers = nil
	router, err := gorillamux.NewRouter(d)
	if err != nil {
		t.Fatal(err)
	}
	real, err := starter.Open()
	if err != nil {
		t.Fatal(err)
	}
	broken, now := brokenEdition(t), time.Now()
	whole := registered
	whole.Expires, whole.Changed, whole.Stale = now, now, true
	tight := telling(whole)
	tight.Limit = NewLimit(func() time.Time { return now }, time.Hour, 1)
	spent := NewNamed(real, nil, tight)
	ask(spent, "GET", "/v1/domains/stanford.edu")
	id := "/" + real.ID()
	seen := map[string]bool{}
	for _, tt := range []struct {
		h      http.Handler
		path   string
		header string
		status int
	}{
		{New(real, nil), "/v1/edition", "", 200},
		{New(real, nil), "/v1/edition", "If-None-Match: *", 304},
		{New(real, nil), "/v1/pack" + id, "", 200},
		{New(real, nil), "/v1/pack" + id, "Range: bytes=0-9", 206},
		{New(real, nil), "/v1/pack" + id, "If-None-Match: *", 304},
		{New(real, nil), "/v1/pack/" + strings.Repeat("0", 32), "", 404},
		{New(real, nil), "/v1/buckets" + id + "/01d4", "", 200},
		{New(real, nil), "/v1/buckets" + id + "/01d4", "Range: bytes=5-", 206},
		{New(real, nil), "/v1/buckets" + id + "/01d4", "If-None-Match: *", 304},
		{New(real, nil), "/v1/buckets" + id + "/ffff", "", 400},
		{New(real, nil), "/v1/buckets/" + strings.Repeat("0", 32) + "/01d4", "", 404},
		{New(broken, nil), "/v1/buckets/" + broken.ID() + "/0001", "", 500},
		{NewNamed(real, nil, telling(whole)), "/v1/domains/stanford.edu", "", 200},
		{NewNamed(real, nil, telling(registration.Answer{Entry: registration.Entry{Registration: registration.Registration{Outcome: registration.NoRegistry, Reason: registration.NoServer}}})),
			"/v1/domains/google.com", "", 200},
		{New(real, nil), "/v1/domains/nobody.example", "", 200},
		{New(accused(t), nil), "/v1/domains/site7.org", "", 200},
		{New(accused(t), nil), "/v1/domains/site8.org", "", 200},
		{New(real, nil), "/v1/domains/co.uk", "", 400},
		{spent, "/v1/domains/stanford.edu", "", 429},
		{New(broken, nil), "/v1/domains/stanford.edu", "", 500},
		{New(real, nil), "/healthz", "", 200},
	} {
		var headers []string
		if tt.header != "" {
			headers = []string{tt.header}
		}
		w := ask(tt.h, "GET", tt.path, headers...)
		if w.Code != tt.status {
			t.Errorf("GET %s %s: %d; want %d", tt.path, tt.header, w.Code, tt.status)
		}
		r := httptest.NewRequest("GET", tt.path, nil)
		route, params, err := router.FindRoute(r)
		if err != nil {
			t.Fatalf("%s: %v", tt.path, err)
		}
		seen[route.Path] = true
		input := &openapi3filter.ResponseValidationInput{
			RequestValidationInput: &openapi3filter.RequestValidationInput{Request: r, PathParams: params, Route: route},
			Status:                 w.Code, Header: w.Header(), Options: &openapi3filter.Options{IncludeResponseStatus: true},
		}
		input.SetBodyBytes(w.Body.Bytes())
		if err := openapi3filter.ValidateResponse(t.Context(), input); err != nil {
			t.Errorf("GET %s %s: %d is not as described: %v", tt.path, tt.header, w.Code, err)
		}
	}
	for path := range (&api{}).routes() {
		if !seen[path] {
			t.Errorf("no answer of %s was held against its description", path)
		}
	}
}

// The validator does find what is wrong; else the test above could not fail.
func TestAWrongAnswerIsFound(t *testing.T) {
	schema := description(t).Components.Schemas["Domain"].Value
	right := ask(New(testEdition(t), nil), "GET", "/v1/domains/site7.org").Body.String()
	for change, wrong := range map[string]string{
		"nothing":        right,
		"a new field":    strings.Replace(right, `{"name"`, `{"new":1,"name"`, 1),
		"a lost field":   strings.Replace(right, `"listed":true,`, ``, 1),
		"another word":   strings.Replace(right, `"offline"`, `"tired"`, 1),
		"another number": strings.Replace(right, `"authority":7`, `"authority":107`, 1),
	} {
		var v any
		if err := json.Unmarshal([]byte(wrong), &v); err != nil {
			t.Fatal(err)
		}
		if err := schema.VisitJSON(v); (err == nil) != (wrong == right) || change == "nothing" != (wrong == right) {
			t.Errorf("%s: %v", change, err)
		}
	}
}
