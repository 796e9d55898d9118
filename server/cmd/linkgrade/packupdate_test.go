package main

import (
	"bytes"
	"context"
	"crypto/md5"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"linkgrade/server/cmd/linkgrade/update"
	"linkgrade/server/edition"
	"linkgrade/server/feeds"
	"linkgrade/server/starter"
)

// A lists is a web that has these texts, by feed id, at the real addresses and nothing else.
type lists map[string]string

func (l lists) RoundTrip(r *http.Request) (*http.Response, error) {
	w := httptest.NewRecorder()
	for id, text := range l {
		if f, ok := feeds.Find(id); ok && r.URL.String() == f.URLs[0] {
			w.Header().Set("ETag", fmt.Sprintf(`"%x"`, md5.Sum([]byte(text))))
			http.ServeContent(w, r, "", time.Time{}, strings.NewReader(text))
			return sent(w, r), nil
		}
	}
	http.NotFound(w, r)
	return sent(w, r), nil
}

func sent(w *httptest.ResponseRecorder, r *http.Request) *http.Response {
	res := w.Result()
	res.Request = r
	return res
}

// callOn is call with a web.
func callOn(t *testing.T, web http.RoundTripper, args ...string) (code int, out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	code = run(ctx, args, program{out: &o, err: &e, web: web})
	return code, o.String(), e.String()
}

// malware is a list of so many names.
func malware(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "127.0.0.1\tbad%d.org\n", i)
	}
	return b.String()
}

// userCache is a new, empty folder in the place of the user's.
func userCache(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "cache")
	t.Setenv(dataVariable, dir)
	return dir
}

func TestPackUpdate(t *testing.T) {
	dir := userCache(t)
	web := lists{"urlhaus": malware(500), "majestic": "GlobalRank,Domain,RefSubNets,RefIPs\n1,site.org,500,600\n", "parked": "<html>moved",
		"machine-written": malware(10)}
	code, out, errs := callOn(t, web, "pack", "update")
	if code != 0 || !strings.Contains(out, "urlhaus") || !strings.Contains(out, "swot") || !strings.Contains(out, "0 names are no longer listed") {
		t.Fatalf("exit code %d, %q, %q", code, out, errs)
	}
	for _, want := range []string{
		"urlhaus: 0.0 MB, 500 rows\n  URLhaus host file. abuse.ch. Licence: CC0-1.0; may be passed on in an edition: it is dedicated to the public domain. https://urlhaus.abuse.ch/\n",
		"Licence: none stated; may not be passed on in an edition: it states no licence. https://github.com/laylavish/",
		"tranco: the publisher refuses to send it: status 404; there is no copy, so the edition goes without it\n",
		"parked: what was sent is not this list; there is no copy, so the edition goes without it\n",
		"building the edition\n",
	} {
		if !strings.Contains(errs, want) {
			t.Errorf("it says %q; want %q", errs, want)
		}
	}
	if code, out, _ := callOn(t, offline{}, "pack", "info"); code != 0 || !strings.Contains(out, "urlhaus: URLhaus host file. abuse.ch. Licence: CC0-1.0.") {
		t.Errorf("pack info: exit code %d, %q", code, out)
	}
	if code, out, errs := callOn(t, web, "pack", "update", "--json"); code != 0 || !strings.Contains(errs, "urlhaus: unchanged") || !strings.Contains(out, `"diff": null`) {
		t.Errorf("nothing new: exit code %d, %q, %q", code, out, errs)
	}
	if code, out, _ := callOn(t, web, "pack", "update", "--only", "urlhaus"); code != 0 || !strings.HasPrefix(out, "nothing has changed: edition ") {
		t.Errorf("nothing new: exit code %d, %q", code, out)
	}
	id := current(t, dir)
	code, out, errs = callOn(t, offline{}, "pack", "update")
	if code != 1 || out != "" || errs != "linkgrade: no publisher can be reached; what was served before is served on\n" || current(t, dir) != id {
		t.Errorf("without a network: exit code %d, %q, %q; want one sentence", code, out, errs)
	}
	code, _, errs = callOn(t, lists{}, "pack", "update")
	if code != 1 || !strings.Contains(errs, "urlhaus: the publisher refuses to send it: status 404; the copy of ") ||
		!strings.HasSuffix(errs, "linkgrade: no list could be had; what was served before is served on\n") {
		t.Errorf("all failing: exit code %d, %q", code, errs)
	}
}

// current is the id of a folder's current edition, "" where there is none.
func current(t *testing.T, dir string) string {
	t.Helper()
	ids, err := edition.StoreAt(dir).IDs()
	if err != nil {
		t.Fatal(err)
	}
	if len(ids) == 0 {
		return ""
	}
	return ids[0]
}

func TestPackUpdateOfOnesOwnLists(t *testing.T) {
	dir := userCache(t)
	mine := write(t, "sellers.txt", malware(1000))
	code, out, errs := callOn(t, offline{}, "pack", "update", "--feed", "link-sellers="+mine, "--json")
	var built packBuilt
	if err := json.Unmarshal([]byte(out), &built); code != 0 || err != nil || built.Diff.Lost != 0 {
		t.Fatalf("exit code %d, %v, %q, %q", code, err, out, errs)
	}
	if want := "no publisher can be reached; the copies at hand are used\n"; !strings.Contains(errs, want) || strings.Contains(errs, "tranco") {
		t.Errorf("it says %q; want one sentence for all lists", errs)
	}
	less := write(t, "sellers.txt", malware(600))
	code, _, errs = callOn(t, offline{}, "pack", "update", "--feed", "link-sellers="+less)
	if code != 1 || !strings.Contains(errs, "source link-sellers has 600 names where it had 1000") || !strings.Contains(errs, "--force") {
		t.Errorf("a loss: exit code %d, %q", code, errs)
	}
	if got := current(t, dir); got != built.Edition.ID {
		t.Errorf("edition %s is current; want %s", got, built.Edition.ID)
	}
	if code, _, errs := callOn(t, offline{}, "pack", "update", "--feed", "link-sellers="+less, "--force"); code != 0 {
		t.Errorf("forced: exit code %d, %q", code, errs)
	}
}

func TestPackUpdateDryRun(t *testing.T) {
	dir := userCache(t)
	text := malware(1 << 16)
	code, out, errs := callOn(t, lists{"urlhaus": text}, "pack", "update", "--dry-run")
	for _, want := range []string{
		"urlhaus ", fmt.Sprintf("%.1f MB", float64(len(text))/(1<<20)), "CC0-1.0", "https://urlhaus.abuse.ch/downloads/hostfile/",
		"tranco ", "unknown", "none stated",
	} {
		if code != 0 || errs != "" || !strings.Contains(out, want) {
			t.Errorf("exit code %d, %q, %q; want %q", code, out, errs, want)
		}
	}
	if strings.Contains(out, "\nteam ") {
		t.Error("it would ask for a file of one's own")
	}
	if _, err := os.Stat(dir); !os.IsNotExist(err) {
		t.Errorf("the folder: %v; want none", err)
	}
	if _, out, _ := callOn(t, offline{}, "pack", "update", "--dry-run", "--published"); strings.Contains(out, "tranco") || !strings.Contains(out, "urlhaus") {
		t.Errorf("for publication: %q", out)
	}
}

func TestPackUpdateMistakes(t *testing.T) {
	userCache(t)
	html := write(t, "team.csv", "<html>")
	for _, c := range []struct {
		name string
		args []string
		code int
		says string
	}{
		{"an argument", []string{"now"}, 2, `"now"`},
		{"an unknown list", []string{"--only", "tranco,who"}, 2, `no list "who"`},
		{"an unknown list by hand", []string{"--feed", "who=x"}, 2, `no list "who"`},
		{"a list without an address", []string{"--only", "team"}, 2, "--feed team=FILE"},
		{"what may not be published", []string{"--published", "--only", "tranco"}, 2, "may not be published"},
		{"no folder", []string{"--data="}, 2, "--data DIR"},
		{"a size", []string{"--largest", "0"}, 2, "--largest"},
		{"no such file", []string{"--feed", "team=" + html + ".none"}, 1, "no such file"},
		{"another file", []string{"--feed", "team=" + html}, 1, "not this list"},
	} {
		code, out, errs := callOn(t, offline{}, append([]string{"pack", "update"}, c.args...)...)
		if code != c.code || !strings.Contains(errs, c.says) || out != "" || c.code == 1 && strings.Count(errs, "\n") != 1 {
			t.Errorf("%s: exit code %d, %q, %q; want %d and %q", c.name, code, out, errs, c.code, c.says)
		}
	}
	if code, out, errs := callOn(t, offline{}, "pack", "update", "--help"); code != 0 || !strings.Contains(out+errs, "-dry-run") {
		t.Errorf("--help: exit code %d, %q", code, out+errs)
	}
}

func TestCommandsUseTheCurrentEdition(t *testing.T) {
	dir := userCache(t)
	id := buildPack(t, dir, 0, 1000).Edition.ID
	e, err := starter.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	if _, out, _ := callOn(t, offline{}, "trust", "site1.org"); strings.Contains(out, "inside this program") {
		t.Errorf("of a folder's edition it says %q", out)
	}
	page := write(t, "page.html", article)
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"grade", page, "--json"}, `"edition":"` + id + `"`},
		{[]string{"grade", page, "--json", "--data="}, `"edition":"` + e.ID() + `"`},
		{[]string{"trust", "site1.org", "--json"}, `"press"`},
		{[]string{"pack", "verify"}, id + " is whole"},
	} {
		if code, out, errs := callOn(t, offline{}, c.args...); code != 0 || errs != "" || !strings.Contains(out, c.want) {
			t.Errorf("%v: exit code %d, %q, %q; want %q", c.args, code, out, errs, c.want)
		}
	}
	if err := os.Truncate(filepath.Join(dir, id, "pack.lgp"), 10); err != nil {
		t.Fatal(err)
	}
	code, out, errs := callOn(t, offline{}, "grade", page, "--json")
	if code != 0 || !strings.Contains(out, e.ID()) || strings.Count(errs, "\n") != 1 || !strings.Contains(errs, id) {
		t.Errorf("with a damaged edition: exit code %d, %q, %q; want the embedded one and a word about it", code, out, errs)
	}
}

func TestPackHelpNamesEveryWord(t *testing.T) {
	_, out, _ := callOn(t, offline{}, "pack", "--help")
	for word := range packCommands() {
		if !strings.Contains(out, "linkgrade pack "+word+" ") {
			t.Errorf("the help does not name %q:\n%s", word, out)
		}
	}
}

// stepClock is a clock whose waits the test ends.
func stepClock(waits chan time.Duration, again chan time.Time) update.Clock {
	return update.Clock{
		Now:    func() time.Time { return time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC) },
		Chance: func() float64 { return 0.5 },
		After:  func(d time.Duration) <-chan time.Time { waits <- d; return again },
	}
}

func TestServeKeepsItsFolderUpdated(t *testing.T) {
	dir := userCache(t)
	var text bytes.Buffer
	log := slog.New(slog.NewTextHandler(&text, nil))
	web := &changing{}
	web.set(offline{})
	waits, again := make(chan time.Duration), make(chan time.Time)
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { keepUpdated(ctx, stepClock(waits, again), dir, web, log); close(done) }()
	if wait := <-waits; wait != 15*time.Minute || current(t, dir) != "" {
		t.Errorf("without a network the next try comes in %v", wait)
	}
	if got := text.String(); strings.Count(got, "\n") != 1 || !strings.Contains(got, "no publisher can be reached") {
		t.Errorf("the log is %q; want one line", got)
	}
	text.Reset()
	web.set(lists{"urlhaus": malware(500)})
	again <- time.Time{}
	if wait := <-waits; wait != 24*time.Hour+30*time.Minute {
		t.Errorf("the next update comes in %v", wait)
	}
	first := current(t, dir)
	if got := text.String(); first == "" || strings.Count(got, "\n") != 1 || !strings.Contains(got, "tranco: the publisher refuses to send it") || strings.Contains(got, "bad1.org") {
		t.Errorf("edition %q, the log is %q; want one line that names the lists that failed, and why", first, got)
	}
	web.set(lists{"urlhaus": malware(510)})
	again <- time.Time{}
	if <-waits; current(t, dir) == first {
		t.Error("the next day brings no edition")
	}
	stop()
	<-done
}

// changing is a web that becomes another one.
type changing struct{ now http.RoundTripper }

func (c *changing) set(web http.RoundTripper) { c.now = web }

func (c *changing) RoundTrip(r *http.Request) (*http.Response, error) { return c.now.RoundTrip(r) }

func TestServeLeavesAloneWhatSomebodyBuilds(t *testing.T) {
	dir := userCache(t)
	buildPack(t, dir, 0, 1000)
	var text bytes.Buffer
	keepUpdated(t.Context(), update.Clock{}, dir, offline{}, slog.New(slog.NewTextHandler(&text, nil))) // which returns
	if !strings.Contains(text.String(), "not updated") {
		t.Errorf("the log is %q", text.String())
	}
}

// stalling is a web that begins every answer and ends none.
type stalling chan struct{}

func (s stalling) RoundTrip(r *http.Request) (*http.Response, error) {
	from, to := io.Pipe()
	context.AfterFunc(r.Context(), func() { to.CloseWithError(r.Context().Err()) })
	select {
	case s <- struct{}{}:
	default:
	}
	return &http.Response{StatusCode: 200, ContentLength: 1000, Body: from, Request: r, Header: http.Header{}}, nil
}

func TestServeStopsARunningUpdate(t *testing.T) {
	dir := userCache(t)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	web, done := make(stalling, 1), make(chan int, 1)
	line := make(chan string, 1)
	go func() {
		done <- run(ctx, []string{"serve", "--addr", "127.0.0.1:0"}, program{out: &firstLine{line: line}, err: io.Discard, web: web})
	}()
	address := strings.TrimPrefix(<-line, "listening on ")
	<-web // the update is under way
	res, err := http.Get(address + "/v1/edition")
	if err != nil || res.StatusCode != 200 {
		t.Fatalf("GET /v1/edition: %v, %v", res, err)
	}
	res.Body.Close()
	stop()
	if code := <-done; code != 0 {
		t.Errorf("serve ends with %d", code)
	}
	for _, pattern := range []string{".building-*", "sources/*.part*", "sources/*.new"} {
		if left, err := filepath.Glob(filepath.Join(dir, pattern)); err != nil || len(left) > 0 {
			t.Errorf("%v is left, %v", left, err)
		}
	}
}

func TestProgressOnATerminal(t *testing.T) {
	var b bytes.Buffer
	now := time.Unix(0, 0)
	p := newProgress(&b, func() time.Time { now = now.Add(redraw); return now })
	p.live = true
	p.tell(update.Event{Feed: "majestic", Have: 20 << 20, Size: 80 << 20, Total: 4})
	p.tell(update.Event{Feed: "tranco", Have: 1 << 20, Size: -1, Total: 4})
	tranco, _ := feeds.Find("tranco")
	p.tell(update.Event{Feed: "tranco", Done: &update.Result{Feed: tranco, Copy: update.Copy{Bytes: 2 << 20, Rows: 7}}, Total: 4})
	p.end()
	const want = "\r\x1b[K[................] 0 of 4 lists, 20.0 MB · majestic 25 % of 80.0 MB" +
		"\r\x1b[K[................] 0 of 4 lists, 21.0 MB · majestic 25 % of 80.0 MB · tranco 1…" +
		"\r\x1b[K[1/4] tranco: 2.0 MB, 7 rows\n" +
		"\r\x1b[K[####............] 1 of 4 lists, 21.0 MB · majestic 25 % of 80.0 MB" +
		"\r\x1b[K"
	if b.String() != want {
		t.Errorf("it writes %q; want %q", b.String(), want)
	}
}
