package rdap

import (
	"context"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"linkgrade/server/fetch"
	"linkgrade/server/registration"
	"linkgrade/wasm/domain"
)

const agent = "linkgrade-test/1"

var noon = time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC)

func name(t testing.TB, s string) domain.Name {
	t.Helper()
	n, err := domain.ParseName(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// A web is a local server that stands for IANA and for registries, by host name, and a client that finds it there. Any
// other host, and any address, goes through the guarded dialer.
type web struct {
	*Client
	now      time.Time
	requests atomic.Int32
	list     string // what IANA answers; "" is a 500
	answer   http.HandlerFunc
}

// listOf is a bootstrap file with one service a line: "suffix url url…".
func listOf(services ...string) string {
	var rows []string
	for _, s := range services {
		words := strings.Fields(s)
		rows = append(rows, fmt.Sprintf(`[[%q],["%s"]]`, words[0], strings.Join(words[1:], `","`)))
	}
	return `{"version":"1.0","services":[` + strings.Join(rows, ",") + `]}`
}

func newWeb(t *testing.T, answer http.HandlerFunc) *web {
	t.Helper()
	w := &web{now: noon, answer: answer}
	server := httptest.NewUnstartedServer(w)
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.StartTLS()
	t.Cleanup(server.Close)
	here := server.Listener.Addr().String()
	_, port, _ := net.SplitHostPort(here)
	w.list = listOf("com https://rdap.registry.example/com/", "net https://rdap.registry.example/net", "dev http://plain.example/ https://rdap.registry.example/dev/",
		"org http://plain.example/", "io https://127.0.0.1:"+port+"/", "info https://user:secret@rdap.registry.example/")
	transport := fetch.Public()
	transport.TLSClientConfig = server.Client().Transport.(*http.Transport).TLSClientConfig.Clone()
	transport.TLSClientConfig.InsecureSkipVerify = true // the test's certificate names one host
	guarded := transport.DialContext
	transport.DialContext = func(ctx context.Context, network, addr string) (net.Conn, error) {
		switch addr {
		case "data.iana.org:443", "rdap.registry.example:443", "elsewhere.example:443":
			return (&net.Dialer{}).DialContext(ctx, network, here)
		}
		return guarded(ctx, network, addr)
	}
	w.Client = New(agent, func() time.Time { return w.now }, transport)
	return w
}

func (w *web) ServeHTTP(rw http.ResponseWriter, r *http.Request) {
	w.requests.Add(1)
	switch {
	case r.Host != "data.iana.org":
		w.answer(rw, r)
	case w.list == "":
		rw.WriteHeader(500)
	case r.Header.Get("If-None-Match") == `"list"`:
		rw.WriteHeader(304)
	default:
		rw.Header().Set("ETag", `"list"`)
		io.WriteString(rw, w.list)
	}
}

const whole = `{"rdapConformance":["rdap_level_0"],"objectClassName":"domain","ldhName":"EXAMPLE.COM.",
"status":["active","client transfer prohibited","active"],
"events":[{"eventAction":"last changed","eventDate":"2024-06-12T22:09:39.881923Z"},{"eventAction":"registration","eventDate":"1997-06-03T01:00:00+02:00"},
{"eventAction":"expiration","eventDate":"2027-06-03T04:00:00Z"},{"eventAction":"last update of RDAP database","eventDate":"2026-06-01T00:00:00Z"}],
"entities":[{"objectClassName":"entity","handle":"H","roles":["technical"],"vcardArray":["vcard",[["version",{},"text","4.0"],["fn",{},"text","A Person"]]]},
{"objectClassName":"entity","handle":"292","roles":["sponsor","registrar"],"vcardArray":["vcard",[["version",{},"text","4.0"],["fn",{},"text","Mark\u001b[2J\u202e Inc."]]]}]}`

// says answers every request of a registry with a status and a body.
func says(status int, body string, headers ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/rdap+json")
		for _, h := range headers {
			key, value, _ := strings.Cut(h, ": ")
			w.Header().Set(key, value)
		}
		w.WriteHeader(status)
		io.WriteString(w, body)
	}
}

func TestAWholeAnswer(t *testing.T) {
	w := newWeb(t, func(rw http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/com/domain/example.com" || r.UserAgent() != agent || r.Header.Get("Cookie") != "" || r.Header.Get("Referer") != "" {
			t.Errorf("the registry saw %s with %v", r.URL, r.Header)
		}
		says(200, whole, "Set-Cookie: who=you")(rw, r)
	})
	for range 2 { // no cookie comes back the second time
		got := w.Lookup(t.Context(), name(t, "example.com"))
		want := registration.Registration{Outcome: registration.Registered, Registered: time.Date(1997, 6, 2, 23, 0, 0, 0, time.UTC),
			Expires: time.Date(2027, 6, 3, 4, 0, 0, 0, time.UTC), Changed: time.Date(2024, 6, 12, 22, 9, 39, 0, time.UTC),
			Registrar: "Mark [2J Inc.", Status: []string{"active", "client transfer prohibited"}, Source: "rdap.registry.example"}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("got  %+v\nwant %+v", got, want)
		}
	}
	if got := w.requests.Load(); got != 3 {
		t.Errorf("%d requests for two look-ups; want 3: the list is kept", got)
	}
}

func TestWhatAnAnswerBecomes(t *testing.T) {
	const ok = `{"objectClassName":"domain"`
	for _, tt := range []struct {
		title, name string
		answer      http.HandlerFunc
		outcome     registration.Outcome
		reason      registration.Reason
	}{
		{"no such name", "example.com", says(404, `{"errorCode":404}`), registration.NotRegistered, ""},
		{"no such name, said in HTML", "example.com", says(404, `<p>no`), registration.NotRegistered, ""},
		{"nothing told", "example.com", says(200, ok+`}`), registration.Registered, ""},
		{"fields of other types", "example.com", says(200, ok+`,"status":7,"events":{"a":1},"entities":"x"}`), registration.Registered, ""},
		{"a base without a slash", "example.net", says(200, ok+`,"ldhName":"example.net"}`), registration.Registered, ""},
		{"http beside https", "example.dev", says(200, ok+`,"ldhName":"example.dev"}`), registration.Registered, ""},
		{"another name's answer", "example.com", says(200, ok+`,"ldhName":"example.net"}`), registration.Unknown, registration.Broken},
		{"an answer about a server", "example.com", says(200, `{"objectClassName":"nameserver"}`), registration.Unknown, registration.Broken},
		{"no JSON", "example.com", says(200, `<html>`), registration.Unknown, registration.Broken},
		{"cut off", "example.com", says(200, ok, "Content-Length: 5000"), registration.Unknown, registration.Broken},
		{"empty", "example.com", says(200, ``), registration.Unknown, registration.Broken},
		{"a list", "example.com", says(200, `[[[[1]]]]`), registration.Unknown, registration.Broken},
		{"deep", "example.com", says(200, strings.Repeat("[", 200_000)), registration.Unknown, registration.Broken},
		{"too large", "example.com", says(200, ok+`,"x":"`+strings.Repeat("x", MaxBody)+`"}`), registration.Unknown, registration.Broken},
		{"a fault", "example.com", says(500, `{"errorCode":500}`), registration.Unknown, registration.Broken},
		{"too often", "example.com", says(429, ``), registration.Unknown, registration.Refused},
		{"down", "example.com", says(503, ``), registration.Unknown, registration.Refused},
		{"hung up", "example.com", func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, registration.Unknown, registration.Unreached},
		{"over http only", "example.org", says(200, ok+`}`), registration.NoRegistry, registration.NoServer},
		{"with a password", "example.info", says(200, ok+`}`), registration.NoRegistry, registration.NoServer},
		{"not in the list", "example.fr", says(200, ok+`}`), registration.NoRegistry, registration.NoServer},
		{"a private address in the list", "example.io", says(200, ok+`}`), registration.Unknown, registration.Forbidden},
		{"redirected into a private network", "example.com", redirect("https://127.0.0.1:PORT/x"), registration.Unknown, registration.Forbidden},
		{"redirected to a host outside the list", "example.com", redirect("https://elsewhere.example/x"), registration.Unknown, registration.Forbidden},
		{"redirected to http", "example.com", redirect("http://rdap.registry.example/x"), registration.Unknown, registration.Forbidden},
		{"redirected for ever", "example.com", redirect("https://rdap.registry.example/x"), registration.Unknown, registration.Forbidden},
		{"below a private suffix", "somebody.github.io", nil, registration.NoRegistry, registration.HandedOut},
		{"an address", "192.0.2.7", nil, registration.NoRegistry, registration.NotAName},
		{"one label", "localhost", nil, registration.NoRegistry, registration.NotAName},
	} {
		t.Run(tt.title, func(t *testing.T) {
			w := newWeb(t, tt.answer)
			got := w.Lookup(t.Context(), name(t, tt.name))
			if got.Outcome != tt.outcome || got.Reason != tt.reason {
				t.Errorf("Lookup(%s) = %+v; want %s, %q", tt.name, got, tt.outcome, tt.reason)
			}
			if tt.answer == nil && w.requests.Load() != 0 {
				t.Errorf("%d requests went out for it; want none", w.requests.Load())
			}
		})
	}
}

// redirect sends on; PORT is the port of the local server, so that an address would be answered if it were asked.
func redirect(to string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if local, ok := r.Context().Value(http.LocalAddrContextKey).(net.Addr); ok {
			_, port, _ := net.SplitHostPort(local.String())
			to = strings.Replace(to, "PORT", port, 1)
		}
		http.Redirect(w, r, to, http.StatusFound)
	}
}

// The owner of a private suffix has registered it.
func TestAPrivateSuffixIsItselfRegistered(t *testing.T) {
	if why := unregistrable(name(t, "github.io")); why != "" {
		t.Errorf("github.io: %q; want it to be asked about", why)
	}
}

func TestARedirectWithinTheListIsFollowed(t *testing.T) {
	w := newWeb(t, func(rw http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/moved" {
			http.Redirect(rw, r, "/moved", http.StatusMovedPermanently)
			return
		}
		if got := r.Header.Get("Referer"); got != "" {
			t.Errorf("the referrer %q was sent on", got)
		}
		says(200, whole)(rw, r)
	})
	if got := w.Lookup(t.Context(), name(t, "example.com")); got.Outcome != registration.Registered {
		t.Errorf("got %+v", got)
	}
}

func TestARegistryThatAsksToWaitIsLeftAlone(t *testing.T) {
	for _, tt := range []struct {
		retryAfter string
		wait       time.Duration
	}{
		{"", time.Minute}, {"120", 2 * time.Minute}, {"0", 10 * time.Second}, {"99999999999999999999", time.Minute}, {"99999999", time.Hour}, {"-5", 10 * time.Second},
		{"soon", time.Minute}, {noon.Add(3 * time.Minute).Format(http.TimeFormat), 3 * time.Minute}, {"Sun, 06 Nov 1994 08:49:37 GMT", 10 * time.Second},
	} {
		w := newWeb(t, says(429, "", "Retry-After: "+tt.retryAfter))
		n := name(t, "example.com")
		w.Lookup(t.Context(), n)
		w.now = noon.Add(tt.wait - time.Second)
		w.answer = says(200, whole)
		before := w.requests.Load()
		if got := w.Lookup(t.Context(), n); got.Reason != registration.Refused || w.requests.Load() != before {
			t.Errorf("Retry-After %q: %+v and %d requests; want none yet", tt.retryAfter, got, w.requests.Load()-before)
		}
		w.now = noon.Add(tt.wait)
		if got := w.Lookup(t.Context(), n); got.Outcome != registration.Registered {
			t.Errorf("Retry-After %q, when it is over: %+v", tt.retryAfter, got)
		}
	}
}

func TestTheListIsFetchedOnceADayAndKeptWhenThatFails(t *testing.T) {
	w := newWeb(t, says(200, `{"objectClassName":"domain"}`))
	good, n := w.list, name(t, "example.com")
	for _, tt := range []struct {
		title    string
		at       time.Duration
		list     string
		outcome  registration.Outcome
		requests int32
	}{
		{"IANA is down", 0, "", registration.Unknown, 1},
		{"it is not asked again at once", 59 * time.Second, good, registration.Unknown, 0},
		{"then it is", time.Minute, good, registration.Registered, 2},
		{"the copy serves", 24 * time.Hour, good, registration.Registered, 1},
		{"it has not changed", 25 * time.Hour, good, registration.Registered, 2},
		{"IANA is down on the next day", 50 * time.Hour, "", registration.Registered, 2},
		{"its list would forget every registry", 51 * time.Hour, listOf("com http://plain.example/"), registration.Registered, 2},
		{"its list is none", 52 * time.Hour, "<html>", registration.Registered, 2},
		{"another one", 53 * time.Hour, listOf("net https://rdap.registry.example/"), registration.NoRegistry, 1},
	} {
		w.now, w.list = noon.Add(tt.at), tt.list
		if tt.list != good { // a changed list has another ETag
			w.Client.list.forgetTag()
		}
		before := w.requests.Load()
		got := w.Lookup(t.Context(), n)
		if got.Outcome != tt.outcome || w.requests.Load()-before != tt.requests {
			t.Errorf("%s: %+v after %d requests; want %s after %d", tt.title, got, w.requests.Load()-before, tt.outcome, tt.requests)
		}
	}
}

// Time is bounded: a registry that never answers costs the bound, a client that leaves costs nothing more. The bubble's
// clock runs only while everybody waits.
func TestASilentRegistryIsSlow(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		silent := roundTripper(func(r *http.Request) (*http.Response, error) {
			if r.URL.Host == "data.iana.org" {
				return &http.Response{StatusCode: 200, Body: io.NopCloser(strings.NewReader(listOf("com https://rdap.registry.example/"))), Request: r}, nil
			}
			<-r.Context().Done()
			return nil, r.Context().Err()
		})
		c := New(agent, time.Now, silent)
		start := time.Now()
		if got := c.Lookup(t.Context(), name(t, "example.com")); got.Reason != registration.Slow || time.Since(start) != timeout {
			t.Errorf("got %+v after %v; want slow after %v", got, time.Since(start), timeout)
		}
	})
}

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

func TestTheUsualClientIsGuarded(t *testing.T) {
	c := New(agent, time.Now, nil)
	res, err := c.get(t.Context(), "https://127.0.0.1:1/", "")
	if reasonOf(err) != registration.Forbidden {
		t.Errorf("a loopback address: %v, %v; want it refused by the dialer", res, err)
	}
	if u, err := url.Parse(ListURL); err != nil || !isSecure(u) {
		t.Errorf("the list of registries is at %s; want https", ListURL)
	}
}
