package e2e

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"linkgrade/extension/browser"
	"linkgrade/wasm/trust"
)

// fewPages is how many pages TestRequests grades in each browser where $LINKGRADE_PAGES does not say another number.
const fewPages = 12

// allowed is every header that a request to the trust server may have, and what it may say: what the browser sends of
// itself, alike for all its users.
var allowed = map[string]*regexp.Regexp{
	"Accept":           regexp.MustCompile(`^\*/\*$`),
	"Accept-Encoding":  regexp.MustCompile(`^gzip, deflate(, br)?(, zstd)?$`),
	"Accept-Language":  regexp.MustCompile(`^\*$`),
	"Cache-Control":    regexp.MustCompile(`^no-cache$`),
	"Connection":       regexp.MustCompile(`^keep-alive$`),
	"Pragma":           regexp.MustCompile(`^no-cache$`),
	"Priority":         regexp.MustCompile(`^u=\d(, i)?$`),
	"Proxy-Connection": regexp.MustCompile(`^keep-alive$`), // to the test's proxy
	"Sec-Fetch-Dest":   regexp.MustCompile(`^empty$`),
	"Sec-Fetch-Mode":   regexp.MustCompile(`^(cors|same-origin)$`),
	"Sec-Fetch-Site":   regexp.MustCompile(`^(cross-site|same-origin)$`),
	"User-Agent":       regexp.MustCompile(`^Mozilla/5\.0 \([A-Za-z0-9 ;:._]+\) [A-Za-z0-9/. (),]+$`),
	"Origin":           regexp.MustCompile(`^chrome-extension://nlfhcblecpnbjogpfpknpagagdfnndhd$`), // Chromium's, in every installation
}

// TestRequests grades many pages of distinct names by hand, with every request of the browser recorded. A quarter of
// the names are in the pack, a quarter in the server's buckets, the rest nowhere; every fifth page is graded twice.
func TestRequests(t *testing.T) {
	t.Parallel()
	n := fewPages
	if more, err := strconv.Atoi(os.Getenv("LINKGRADE_PAGES")); err == nil {
		n = more
	}
	names := make([]string, n)
	kinds := [4][]string{}
	for i := range names {
		names[i] = fmt.Sprintf("visited-%d.example", i)
		kinds[i%4] = append(kinds[i%4], names[i])
	}
	memory := serving(t, "one", kinds[0], kinds[1])
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			r := record(t, memory)
			ctx, d := begin(t, time.Minute+time.Duration(n)*5*time.Second, b.start, browser.Options{Extension: dist(t, b.name), Proxy: r.address()})
			set(ctx, t, d)
			awaitPack(ctx, t, d, memory.ID())
			if got, want := r.ofTrust(), []string{"GET /v1/edition", "GET /v1/pack/" + memory.ID()}; !slices.Equal(got, want) {
				t.Fatalf("a new server was asked %q; want %q", got, want)
			}
			// The alarm asks for the edition whether or not a page is graded: what is left is due to grades.
			if _, err := d.Background(ctx, "(globalThis.browser ?? chrome).alarms.clear('update')"); err != nil {
				t.Fatal(err)
			}
			prefixes := map[string]bool{} // that have been asked for
			for i, name := range names {
				report := gradeOnce(ctx, t, d, r, memory, name, i%4 == 0, prefixes)
				if listed := i%4 < 2; listed != (report.Pillars["authority"].Score != nil) {
					t.Errorf("%s: authority %v; want it known: %v", name, report.Pillars["authority"].Score, listed)
				}
				if i%5 == 0 {
					gradeOnce(ctx, t, d, r, memory, name, true, prefixes)
				}
			}
			checkRecorded(t, r, memory, names)
			if len(prefixes) == 0 || b.name == "chromium" != slices.ContainsFunc(r.requests(), func(r *http.Request) bool { return r.Header.Get("Origin") != "" }) {
				t.Error("no bucket was asked for, or the browsers' Origin header is not what README.md says")
			}
			t.Logf("%d pages: the trust server was asked %d times, for %d buckets", n, len(r.ofTrust()), len(prefixes))
		})
	}
}

// gradeOnce grades a page of the name and holds what was asked meanwhile against what may be asked: nothing for a name
// that is in the pack or was graded before, else the one bucket that the name is in, unless that has been asked for.
// Before a bucket the edition is asked for when the last answer is a quarter of an hour old.
func gradeOnce(ctx context.Context, t *testing.T, d driver, r *recorder, memory *trustServer, name string, silent bool, prefixes map[string]bool) *report {
	t.Helper()
	before := len(r.ofTrust())
	press(ctx, t, d, "http://"+name+"/")
	prefix := trust.KeyOf(mustName(t, name)).Prefix(memory.Bits()).String()
	var want []string
	if !silent && !prefixes[prefix] {
		want = []string{"GET /v1/buckets/" + memory.ID() + "/" + prefix}
		prefixes[prefix] = true
	}
	got := r.ofTrust()[before:]
	if !silent {
		got = slices.DeleteFunc(got, func(line string) bool { return strings.HasSuffix(line, " /v1/edition") })
	}
	if !slices.Equal(got, want) {
		t.Errorf("grading %s asked %q; want %q", name, got, want)
	}
	return storedReport(ctx, t, d)
}

// checkRecorded looks at all requests of the browser: pages themselves, and those to the trust server, which have
// nothing in them that says who asks or what about.
func checkRecorded(t *testing.T, r *recorder, memory *trustServer, names []string) {
	t.Helper()
	path := regexp.MustCompile(`^/v1/(edition|pack/` + memory.ID() + `|buckets/` + memory.ID() + `/[0-9a-f]{4})$`)
	for _, asked := range r.requests() {
		if asked.Host != trustAddress {
			if asked.Method != http.MethodGet || asked.URL.Path != "/" || !slices.Contains(names, asked.Host) {
				t.Errorf("the browser asked for %s %s; want pages and the trust server alone", asked.Method, asked.RequestURI)
			}
			continue
		}
		if asked.Method != http.MethodGet || asked.ContentLength != 0 {
			t.Errorf("%s %s of %d bytes; want GET without a body", asked.Method, asked.RequestURI, asked.ContentLength)
		}
		if !path.MatchString(asked.URL.RequestURI()) {
			t.Errorf("the trust server was asked for %s", asked.URL.RequestURI())
		}
		checkHeaders(t, asked)
	}
}

// checkHeaders holds a request against the list; pages' names are looked for once more, in all of it.
func checkHeaders(t *testing.T, asked *http.Request) {
	t.Helper()
	for name, values := range asked.Header {
		said := strings.Join(values, "\n")
		if rule := allowed[name]; rule == nil || !rule.MatchString(said) {
			t.Errorf("%s %s sent %s: %q, which is not on the list", asked.Method, asked.URL.Path, name, said)
		}
		if strings.Contains(said, "visited-") || strings.Contains(said, "1234") {
			t.Errorf("%s %s sent a name or what the server handed out in %s: %q", asked.Method, asked.URL.Path, name, said)
		}
	}
}
