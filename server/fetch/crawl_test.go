package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// A web is sites in memory, at public addresses. Its connections are pipes, so that a test's clock runs by itself.
type web struct {
	mu      sync.Mutex
	sites   map[string]http.Handler
	answers map[string][]string // addresses of hosts that have others than their own, one for each time they are looked up
	asked   []request
	dialled map[string]int
	under   map[string]int // requests under way, by host
	most    map[string]int
	servers []*http.Server
}

type request struct {
	at   time.Duration // since the web was made
	what string        // host and path
	head http.Header
}

func newWeb(t *testing.T, sites map[string]http.Handler) *web {
	w := &web{sites: sites, answers: map[string][]string{}, dialled: map[string]int{}, under: map[string]int{}, most: map[string]int{}}
	t.Cleanup(func() {
		for _, s := range w.servers {
			s.Close()
		}
	})
	return w
}

func (w *web) lookup(_ context.Context, host string) ([]netip.Addr, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if all := w.answers[host]; len(all) > 0 {
		if len(all) > 1 {
			w.answers[host] = all[1:]
		}
		var to []netip.Addr
		for s := range strings.FieldsSeq(all[0]) {
			to = append(to, netip.MustParseAddr(s))
		}
		return to, nil
	}
	if w.sites[host] == nil {
		return nil, &net.DNSError{Err: "no such host", Name: host, IsNotFound: true}
	}
	return []netip.Addr{netip.MustParseAddr("93.184.215.14")}, nil
}

func (w *web) dial(_ context.Context, _, address string) (net.Conn, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.dialled[address]++
	if strings.HasSuffix(address, ":443") {
		return nil, &net.OpError{Op: "dial", Err: errors.New("refused")}
	}
	here, there := net.Pipe()
	s := &http.Server{Handler: w}
	w.servers = append(w.servers, s)
	go s.Serve(&oneConn{c: there})
	return here, nil
}

// oneConn is a listener that hands out one connection.
type oneConn struct {
	c    net.Conn
	gone bool
}

func (l *oneConn) Accept() (net.Conn, error) {
	if l.gone {
		return nil, net.ErrClosed
	}
	l.gone = true
	return l.c, nil
}
func (l *oneConn) Close() error   { return nil }
func (l *oneConn) Addr() net.Addr { return l.c.LocalAddr() }

func (w *web) ServeHTTP(rw http.ResponseWriter, r *http.Request) {
	w.mu.Lock()
	w.asked = append(w.asked, request{time.Since(w.begun()), r.Host + r.URL.RequestURI(), r.Header.Clone()})
	w.under[r.Host]++
	w.most[r.Host] = max(w.most[r.Host], w.under[r.Host])
	h := w.sites[r.Host]
	w.mu.Unlock()
	defer func() { w.mu.Lock(); w.under[r.Host]--; w.mu.Unlock() }()
	h.ServeHTTP(rw, r)
}

// begun is when a bubble's clock begins.
func (w *web) begun() time.Time { return time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC) }

// requests are those that came so far.
func (w *web) requests() []request {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.asked)
}

// when are the times, in whole seconds, at which something was asked for.
func (w *web) when(what string) (all []int) {
	for _, r := range w.requests() {
		if r.what == what {
			all = append(all, int(r.at.Seconds()))
		}
	}
	return all
}

// pages answers by path: a text is a page, a number a status, "→ address" a redirect. What is not there is 404.
type pages map[string]any

func (p pages) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch what := p[r.URL.RequestURI()].(type) {
	case func(http.ResponseWriter, *http.Request):
		what(w, r)
	case int:
		w.WriteHeader(what)
	case string:
		if to, ok := strings.CutPrefix(what, "→ "); ok {
			w.Header().Set("Location", to)
			w.WriteHeader(http.StatusFound)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		io.WriteString(w, what)
	default:
		http.NotFound(w, r)
	}
}

var manners = Manners{Agent: "linkgrade-test", Token: "linkgrade", Delay: time.Second, MostDelay: 10 * time.Second,
	Timeout: 20 * time.Second, Tries: 3, Backoff: 2 * time.Second, AtOnce: 8}

// crawl reads addresses and says of each what came: the final address, or the error.
func (w *web) crawl(ctx context.Context, m Manners, addresses ...string) map[string]string {
	var tasks []Task
	for i, a := range addresses {
		tasks = append(tasks, Task{ID: i, Address: a})
	}
	return w.crawlTasks(ctx, m, tasks...)
}

func (w *web) crawlTasks(ctx context.Context, m Manners, tasks ...Task) map[string]string {
	m.Network = Network{Lookup: w.lookup, Dial: w.dial}
	var mu sync.Mutex
	got := map[string]string{}
	NewCrawler(m).Run(ctx, tasks, func(t Task, p *Page, err error) []Task {
		mu.Lock()
		defer mu.Unlock()
		if err != nil {
			got[t.Address] = err.Error()
		} else {
			got[t.Address] = p.URL
		}
		return nil
	})
	return got
}

func TestCrawlAnswersEverything(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		slow := func(w http.ResponseWriter, r *http.Request) {
			io.WriteString(w, "<p>begun")
			w.(http.Flusher).Flush()
			<-r.Context().Done()
		}
		endless := func(w http.ResponseWriter, r *http.Request) { io.Copy(w, blanks{}) }
		trap := func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.URL.Path+"x", http.StatusFound) }
		w := newWeb(t, map[string]http.Handler{
			"good.test":  pages{"/": "<p>good", "/a?b=c": "<p>query", "/moved": "→ /", "/far": "→ http://www.other.test/x"},
			"other.test": pages{"/": "→ //www.other.test/"}, "www.other.test": pages{"/": "<p>www", "/x": "<p>x"},
			"ban.test":      pages{"/robots.txt": "User-agent: *\nDisallow: /", "/": "<p>no"},
			"partly.test":   pages{"/robots.txt": "User-agent: *\nDisallow: /no", "/": "<p>yes", "/no": "<p>no"},
			"into-ban.test": pages{"/": "→ http://ban.test/"},
			"circle.test":   pages{"/": "→ /b", "/b": "→ /"},
			"trap.test": http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path != "/robots.txt" {
					trap(w, r)
				}
			}),
			"mail.test": pages{"/": "→ mailto:a@b.example"},
			"403.test":  pages{"/": 403}, "404.test": pages{}, "500.test": pages{"/": 500}, "503.test": pages{"/": 503},
			"robots-500.test": pages{"/robots.txt": 500, "/": "<p>no"}, "robots-403.test": pages{"/robots.txt": 403, "/": "<p>yes"},
			"robots-moved.test": pages{"/robots.txt": "→ http://ban.test/robots.txt", "/": "<p>no"},
			"slow.test":         pages{"/": slow}, "silent.test": pages{"/": func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() }},
			"endless.test": pages{"/": endless}, "endless-robots.test": pages{"/robots.txt": endless, "/": "<p>yes"},
			"private.test": pages{"/": "→ http://127.0.0.1/"}, "metadata.test": pages{"/": "→ http://169.254.169.254/latest"},
			"inside.test": pages{"/": "<p>secret"}, "rebind.test": pages{"/": "<p>once", "/again": "<p>twice"}, "both.test": pages{"/": "<p>public"},
		})
		w.answers["inside.test"] = []string{"10.0.0.1"}
		w.answers["rebind.test"] = []string{"93.184.215.14", "127.0.0.1"}
		w.answers["both.test"] = []string{"192.168.0.1 93.184.215.15"}
		m := manners
		m.Delay = 20 * time.Second // connections do not last as long, so that names are looked up anew
		want := map[string]string{
			"http://good.test/":           "http://good.test/",
			"http://good.test/a?b=c":      "http://good.test/a?b=c",
			"http://good.test/moved#top":  "http://good.test/",
			"http://good.test/far":        "http://www.other.test/x",
			"http://good.test/none":       "there is no such page (404)",
			"http://u:p@other.test/":      "http://www.other.test/",
			"http://ban.test/":            "robots.txt forbids it",
			"http://partly.test/":         "http://partly.test/",
			"http://partly.test/no/1":     "robots.txt forbids it",
			"http://into-ban.test/":       "robots.txt forbids it",
			"http://circle.test/":         "it redirects in a circle",
			"http://trap.test/":           "too many redirects",
			"http://mail.test/":           "it redirects to what is not an address of a web page",
			"http://403.test/":            "the server refuses to show it (403)",
			"http://404.test/":            "there is no such page (404)",
			"http://500.test/":            "the server has a fault (500)",
			"http://503.test/":            "the server is not available (503)",
			"http://robots-500.test/":     "its robots.txt cannot be read: the server has a fault (500)",
			"http://robots-403.test/":     "http://robots-403.test/",
			"http://robots-moved.test/":   "robots.txt forbids it",
			"http://slow.test/":           "the answer broke off: no answer in time",
			"http://silent.test/":         "no answer in time",
			"http://endless.test/":        "the page is larger than 4 MB",
			"http://endless-robots.test/": "http://endless-robots.test/",
			"http://private.test/":        "the address leads into a private network",
			"http://metadata.test/":       "the address leads into a private network",
			"http://inside.test/":         "the address leads into a private network",
			"http://10.1.2.3/":            "the address leads into a private network",
			"http://localhost/":           "no such host",
			"http://rebind.test/":         "http://rebind.test/",
			"http://rebind.test/again":    "the address leads into a private network",
			"http://both.test/":           "http://both.test/",
			"http://nowhere.test/":        "no such host",
			"https://good.test/tls":       "the connection failed",
			"ftp://good.test/":            "not an address of a web page",
			"nonsense":                    "not an address of a web page",
		}
		got := w.crawl(t.Context(), m, slices.Sorted(maps.Keys(want))...)
		for address, is := range want {
			if got[address] != is {
				t.Errorf("%s: %q; want %q", address, got[address], is)
			}
		}
		if len(got) != len(want) {
			t.Errorf("%d answers; want %d", len(got), len(want))
		}
		for address := range w.dialled {
			if ap := netip.MustParseAddrPort(address); !isPublic(ap.Addr()) {
				t.Errorf("%s was dialled", address)
			}
		}
		for _, r := range w.requests() {
			if strings.HasPrefix(r.what, "ban.test/") && !strings.HasSuffix(r.what, "/robots.txt") {
				t.Errorf("%s was asked for, which robots.txt forbids", r.what)
			}
			if r.head.Get("User-Agent") != "linkgrade-test" || r.head.Get("Referer") != "" || r.head.Get("Authorization") != "" || r.head.Get("Cookie") != "" {
				t.Errorf("%s was asked with %v", r.what, r.head)
			}
		}
	})
}

func TestCrawlIsPolite(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		lingers := func(w http.ResponseWriter, r *http.Request) {
			time.Sleep(200 * time.Millisecond)
			io.WriteString(w, "<p>x")
		}
		slowly := pages{"/robots.txt": "User-agent: *\nCrawl-delay: 5\n\nUser-agent: LinkGrade\nCrawl-delay: 3", "/1": lingers, "/2": lingers, "/3": lingers}
		bounded := pages{"/robots.txt": "User-agent: *\nCrawl-delay: 86400", "/1": lingers, "/2": lingers}
		w := newWeb(t, map[string]http.Handler{"a.test": pages{"/1": lingers, "/2": lingers}, "www.a.test": pages{"/": lingers},
			"b.test": slowly, "c.test": bounded, "d.test": pages{"/": "→ http://a.test/1"}})
		w.crawl(t.Context(), manners, "http://a.test/1", "http://a.test/2", "http://www.a.test/", "http://b.test/1", "http://b.test/2", "http://b.test/3",
			"http://c.test/1", "http://c.test/2", "http://d.test/")
		for what, want := range map[string][]int{
			"b.test/1": {0}, "b.test/2": {3}, "b.test/3": {6}, // what it says to this crawler
			"c.test/1": {0}, "c.test/2": {10}, // and no longer than is reasonable
		} {
			if got := w.when(what); !slices.Equal(got, want) {
				t.Errorf("%s was asked for at %v s; want %v", what, got, want)
			}
		}
		var a []time.Duration // all pages of a's name, the one that d leads to among them
		for _, r := range w.requests() {
			if strings.Contains(r.what, "a.test/") && !strings.HasSuffix(r.what, "robots.txt") {
				a = append(a, r.at)
			}
		}
		for i := range a[1:] {
			if a[i+1]-a[i] < manners.Delay {
				t.Errorf("a.test was asked at %v", a)
			}
		}
		if len(a) != 4 || w.most["a.test"] != 1 || len(w.when("a.test/robots.txt")) != 1 {
			t.Errorf("a.test: asked at %v, %d at once, robots.txt at %v", a, w.most["a.test"], w.when("a.test/robots.txt"))
		}
	})
}

func TestCrawlTriesAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		fails := func(times, status int, header ...string) http.Handler {
			return pages{"/": func(w http.ResponseWriter, r *http.Request) {
				if times--; times < 0 {
					io.WriteString(w, "<p>at last")
					return
				}
				if len(header) > 0 {
					w.Header().Set("Retry-After", header[0])
				}
				w.WriteHeader(status)
			}}
		}
		hangsUp := pages{"/": func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }}
		w := newWeb(t, map[string]http.Handler{"once.test": fails(1, 429), "twice.test": fails(2, 503), "ever.test": fails(9, 503),
			"later.test": fails(1, 429, "30"), "date.test": fails(1, 503, "Sat, 01 Jan 2000 00:00:40 GMT"), "tomorrow.test": fails(1, 429, "86400"),
			"fault.test": fails(1, 500), "anew.test": fails(1, 503), "unwell.test": fails(9, 503), "hangs-up.test": hangsUp})
		got := w.crawl(t.Context(), manners, "http://once.test/", "http://twice.test/", "http://ever.test/", "http://later.test/", "http://date.test/",
			"http://tomorrow.test/", "http://fault.test/", "http://hangs-up.test/")
		for host, want := range map[string]struct {
			tries int
			says  string
		}{
			"once.test": {2, "http://once.test/"}, "twice.test": {3, "http://twice.test/"}, "ever.test": {3, "the server is not available (503)"},
			"later.test": {2, "http://later.test/"}, "date.test": {2, "http://date.test/"},
			"tomorrow.test": {1, "the server asks to be left alone for 1440 minutes (429)"}, "fault.test": {1, "the server has a fault (500)"},
		} {
			if at := w.when(host + "/"); len(at) != want.tries || got["http://"+host+"/"] != want.says {
				t.Errorf("%s: asked at %v s, %q; want %d times, %q", host, at, got["http://"+host+"/"], want.tries, want.says)
			}
		}
		w.crawlTasks(t.Context(), manners, Task{Address: "http://anew.test/", Once: true}, Task{Address: "https://unwell.test/", Once: true})
		if at := w.when("anew.test/"); len(at) != 2 || w.dialled["93.184.215.14:443"] != 1 {
			t.Errorf("asked %d times what answers, %d times what does not; want two and one", len(at), w.dialled["93.184.215.14:443"])
		}
		// A transport asks again by itself where a connection that was used before is closed.
		if at := w.when("hangs-up.test/"); len(at) < 3 || got["http://hangs-up.test/"] != "the server hung up" {
			t.Errorf("hangs-up.test: asked at %v s, %q", at, got["http://hangs-up.test/"])
		}
		if at := w.when("later.test/"); at[1] < 30 || at[1] > 31 {
			t.Errorf("later.test was asked at %v s; want 30 s later", at)
		}
		if at := w.when("date.test/"); at[1] < 40 || at[1] > 41 {
			t.Errorf("date.test was asked at %v s; want it 40 s later", at)
		}
		if at := w.when("twice.test/"); at[1] < 1 || at[1] > 3 || at[2]-at[1] < 2 || at[2]-at[1] > 6 {
			t.Errorf("twice.test was asked at %v s; want 1 to 3 s, then 2 to 6 s later", at)
		}
	})
}

// A slow or dead site keeps none of the others from being read.
func TestCrawlGoesOnBesideSlowSites(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		sites := map[string]http.Handler{}
		var all []string
		for i := range 40 {
			host := fmt.Sprintf("s%d.test", i)
			sites[host] = pages{"/": "<p>x"}
			all = append(all, "http://"+host+"/")
		}
		sites["s0.test"] = pages{"/": func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() }}
		for i := range 30 { // and a site with many pages does not stand in the way
			all = append([]string{fmt.Sprintf("http://s1.test/%d", i)}, all...)
		}
		w := newWeb(t, sites)
		m := manners
		m.AtOnce = 2
		if got := w.crawl(t.Context(), m, all...); len(got) != 70 {
			t.Errorf("%d answers; want 70", len(got))
		}
		for i := 2; i < 40; i++ {
			if at := w.when(fmt.Sprintf("s%d.test/", i)); len(at) != 1 || at[0] > 1 {
				t.Errorf("s%d.test was asked at %v s", i, at)
			}
		}
	})
}

func TestCrawlFollowsUpAndStops(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWeb(t, map[string]http.Handler{"a.test": pages{"/1": "<p>1", "/2": "<p>2", "/3": "<p>3"}, "b.test": pages{"/": "<p>b"}})
		m := manners
		m.Network = Network{Lookup: w.lookup, Dial: w.dial}
		ctx, cancel := context.WithCancel(t.Context())
		var got []string
		var mu sync.Mutex
		err := NewCrawler(m).Run(ctx, []Task{{ID: 1, Address: "http://a.test/1"}, {ID: 2, Address: "http://a.test/3"}, {ID: 3, Address: "http://b.test/"}}, func(t Task, p *Page, err error) []Task {
			mu.Lock()
			defer mu.Unlock()
			got = append(got, t.Address)
			if t.Address == "http://a.test/1" {
				return []Task{{ID: 1, Address: "http://a.test/2"}}
			}
			if t.Address == "http://a.test/2" {
				cancel()
			}
			return nil
		})
		slices.Sort(got)
		if want := []string{"http://a.test/1", "http://a.test/2", "http://b.test/"}; !slices.Equal(got, want) || !errors.Is(err, context.Canceled) {
			t.Errorf("%v, %v; want %v and the context's error", got, err, want)
		}
	})
}

// memoryKeeper keeps pages for a test.
type memoryKeeper struct {
	mu  sync.Mutex
	all map[string]Kept
}

func (k *memoryKeeper) Kept(address string) (Kept, bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	kept, ok := k.all[address]
	return kept, ok
}

func (k *memoryKeeper) Keep(address string, kept Kept) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.all[address] = kept
}

func TestCrawlAsksWhetherItHasChanged(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		page := func(head, version, more string) func(http.ResponseWriter, *http.Request) {
			return func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set(head, version)
				w.Header().Set("Cache-Control", more)
				w.Header().Set("X-Robots-Tag", "nofollow")
				if r.Header.Get("If-None-Match") == version || r.Header.Get("If-Modified-Since") == version {
					w.Header().Del("X-Robots-Tag")
					w.WriteHeader(http.StatusNotModified)
					return
				}
				io.WriteString(w, "<p>"+version)
			}
		}
		modified := "Sat, 01 Jan 2000 00:00:00 GMT"
		w := newWeb(t, map[string]http.Handler{"a.test": pages{"/tag": page("ETag", `"1"`, ""), "/date": page("Last-Modified", modified, ""),
			"/secret": page("ETag", `"2"`, "no-store"), "/none": "<p>none", "/liar": 304}})
		m := manners
		m.Keeper = &memoryKeeper{all: map[string]Kept{}}
		all := []string{"http://a.test/tag", "http://a.test/date", "http://a.test/secret", "http://a.test/none", "http://a.test/liar"}
		first := w.crawl(t.Context(), m, all...)
		asked := len(w.requests())
		if again := w.crawl(t.Context(), m, all...); !maps.Equal(first, again) {
			t.Errorf("the second time: %v; want %v", again, first)
		}
		conditional := map[string]bool{}
		for _, r := range w.requests()[asked:] {
			conditional[r.what] = r.head.Get("If-None-Match") != "" || r.head.Get("If-Modified-Since") != ""
		}
		want := map[string]bool{"a.test/robots.txt": false, "a.test/tag": true, "a.test/date": true, "a.test/secret": false, "a.test/none": false, "a.test/liar": false}
		if !maps.Equal(conditional, want) {
			t.Errorf("asked on condition: %v; want %v", conditional, want)
		}
		if says := first["http://a.test/liar"]; says != "the server answers with an error (304)" {
			t.Errorf("not changed, without having been asked: %q", says)
		}
		if k, _ := m.Keeper.Kept("http://a.test/tag"); k.Robots != "nofollow" || string(k.Body) != `<p>"1"` {
			t.Errorf("kept: %+v", k)
		}
	})
}

func TestGatesForgetSites(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var g gates
		for i := range 10 * sweepEvery {
			leave, err := g.enter(t.Context(), fmt.Sprint(i))
			if err != nil {
				t.Fatal(err)
			}
			leave(time.Second)
			time.Sleep(time.Second / 10)
		}
		if len(g.sites) > 2*sweepEvery {
			t.Errorf("%d sites are remembered", len(g.sites))
		}
	})
}
