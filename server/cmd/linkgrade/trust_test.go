package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"linkgrade/server"
	"linkgrade/server/registration"
	"linkgrade/server/starter"
	"linkgrade/wasm/domain"
)

func TestTrustAsText(t *testing.T) {
	code, out, errs := call(t, "", "trust", "Stanford.EDU", "https://www.google.com/search?q=x", "nobody-knows-this.example")
	if code != 0 || errs != "" {
		t.Fatalf("exit code %d, %q; nothing is sent, so nothing is said", code, errs)
	}
	for _, want := range []string{"stanford.edu\n", "education", "\n\ngoogle.com\n", "of 100 (1 list)\n              top-sites (undated)\n  lists say   education\n              education: 1 list, swot (20", "nobody-knows-this.example\n  authority   not known\n",
		"on none of this edition", "not asked (--rdap"} {
		if !strings.Contains(out, want) {
			t.Errorf("the text lacks %q:\n%s", want, out)
		}
	}
}

func TestTrustAsJSON(t *testing.T) {
	code, out, errs := call(t, "", "trust", "--json", "stanford.edu", "co.uk", "Müller.de")
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if code != 1 || len(lines) != 3 || strings.Count(errs, "\n") != 1 {
		t.Fatalf("exit code %d, %q, %q; want 1, three lines, one sentence", code, out, errs)
	}
	var d server.Domain
	if err := json.Unmarshal([]byte(lines[0]), &d); err != nil || d.Name != "stanford.edu" || !d.Listed || d.Registration.Reason != registration.Offline {
		t.Errorf("%s, %v", lines[0], err)
	}
	if !strings.Contains(lines[1], `{"name":"co.uk","error":"this is a public suffix`) || !strings.Contains(lines[2], `"name":"xn--mller-kva.de","unicode":"müller.de"`) {
		t.Errorf("%s\n%s", lines[1], lines[2])
	}
}

func TestTrustAsksTheServerThatWasNamed(t *testing.T) {
	e, err := starter.Open()
	if err != nil {
		t.Fatal(err)
	}
	api := server.NewNamed(e, nil, server.Named{Registration: func(_ context.Context, n domain.Name) registration.Answer {
		if n.String() == "slow.com" {
			return registration.Answer{Entry: registration.Entry{Registration: registration.Registration{Outcome: registration.Unknown, Reason: registration.Slow}}}
		}
		return registration.Answer{Stale: true, Entry: registration.Entry{Asked: 7, Registration: registration.Registration{Outcome: registration.Registered,
			Registered: time.Unix(865_296_000, 0).UTC(), Registrar: "Ex\x1b[2Jample", Status: []string{"active"}}}}
	}})
	s := httptest.NewServer(http.StripPrefix("/below", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/v1/domains/moved.com":
			http.Redirect(w, r, "/below/v1/domains/stanford.edu", http.StatusFound)
		case "/v1/domains/wrong.com":
			fmt.Fprint(w, `{"name":"another.com"}`)
		case "/v1/domains/old.com":
			fmt.Fprint(w, `{"name":"old.com","registration":{"outcome":"no-registry"}}`)
		case "/v1/domains/endless.com":
			io.Copy(w, endless{})
		case "/v1/domains/busy.com":
			w.WriteHeader(429)
			fmt.Fprint(w, `{"error":"Wait a little."}`)
		default:
			api.ServeHTTP(w, r)
		}
	})))
	defer s.Close()
	for _, tt := range []struct {
		name, says string
		code       int
	}{
		{"stanford.edu", "  registered  1997-06-03\n  registrar   Ex [2Jample\n  status      active\n              this is older", 0},
		{"old.com", "  evidence    not known: the edition does not keep it\n", 0},
		{"slow.com", "not known. The registry did not answer in time.", 1},
		{"moved.com", "status 302", 1},
		{"wrong.com", "status 200 and nothing that can be read", 1},
		{"endless.com", "nothing that can be read", 1},
		{"busy.com", "the server answered: Wait a little.", 1},
	} {
		code, out, errs := call(t, "", "trust", tt.name, "--server", s.URL+"/below")
		if code != tt.code || !strings.Contains(out, tt.says) || !strings.HasPrefix(errs, "Sending the names to 127.0.0.1:") {
			t.Errorf("%s: %d, %q, %q; want %d, %q and what is sent", tt.name, code, out, errs, tt.code, tt.says)
		}
	}
	s.Close()
	if code, out, _ := call(t, "", "trust", "stanford.edu", "--server", s.URL); code != 1 || !strings.Contains(out, "could not be reached") {
		t.Errorf("a server that is gone: %d, %q", code, out)
	}
}

type endless struct{}

func (endless) Read(b []byte) (int, error) { return copy(b, `{"name":"endless.com","x":"`), nil }

// A registry that is asked from the command line: the source is the test's, the way from there is the command's.
func TestTrustTellsWhatARegistrySays(t *testing.T) {
	e, err := starter.Open()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		says  registration.Registration
		want  string
		whole bool
	}{
		{registration.Registration{Outcome: registration.Registered}, "registered  yes; the registry does not say when", true},
		{registration.Registration{Outcome: registration.Registered, Registered: time.Unix(0, 0).UTC(), Expires: time.Unix(0, 0).UTC(), Changed: time.Unix(0, 0).UTC()},
			"registered  1970-01-01\n  expires     1970-01-01\n  changed     1970-01-01", true},
		{registration.Registration{Outcome: registration.NotRegistered}, "registered  no: the registry has no such name", true},
		{registration.Registration{Outcome: registration.NoRegistry, Reason: registration.HandedOut}, "handed out by the owner", true},
		{registration.Registration{Outcome: registration.Unknown, Reason: registration.NoList}, "The list of registries could not be reached", false},
	} {
		var out strings.Builder
		tell := editionTeller(e, func(context.Context, domain.Name) registration.Registration { return tt.says })
		err := tellAll(t.Context(), []string{"example.com"}, tell, showText(&out))
		if !strings.Contains(out.String(), tt.want) || (err == nil) != tt.whole {
			t.Errorf("%+v: %q, %v; want %q", tt.says, out.String(), err, tt.want)
		}
	}
}

func TestTrustMistakes(t *testing.T) {
	for _, tt := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"trust"}, 2, "one name or several"},
		{[]string{"trust", "example.com", "--rdap", "--server", "https://x.example"}, 2, "take one"},
		{[]string{"trust", "example.com", "--server", "x.example"}, 1, "--server takes"},
		{[]string{"trust", "example.com", "--server", "https://me:secret@x.example"}, 1, "--server takes"},
		{[]string{"trust", "--dance"}, 2, "dance"},
		{[]string{"trust", "--help"}, 0, "--"},
		{[]string{"serve", "--addr", "127.0.0.1:0", "--registrations", t.TempDir()}, 1, "--registrations"},
	} {
		if code, out, errs := call(t, "", tt.args...); code != tt.code || !strings.Contains(errs, tt.says) && tt.code != 0 || out != "" {
			t.Errorf("%v: %d, %q, %q; want %d, %q", tt.args, code, out, errs, tt.code, tt.says)
		}
	}
}

func TestTrustRefusesWhatNobodySells(t *testing.T) {
	for _, text := range []string{"localhost", "bad_", "1.1.1.1", "[::1]", "http://127.0.0.1/"} {
		if code, out, _ := call(t, "", "trust", text); code != 1 || !strings.Contains(out, "can be registered") {
			t.Errorf("trust %s: exit code %d, %q; want 1 and a sentence", text, code, out)
		}
	}
	if code, out, _ := call(t, "", "trust", "--", "-"); code == 0 || strings.Contains(out, "listed") {
		t.Errorf("trust -: exit code %d, %q; want a refusal", code, out)
	}
}
