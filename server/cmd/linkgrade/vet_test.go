package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// vetRow is what the tests read of a row as JSON.
type vetRow struct {
	Row                                     map[string]string
	Line                                    int
	Address, Final, Letter, Advice, Outcome string
	Findings, Weakest, Title                *string
	Score, Relevance, Authority, Trust      *float64
	Placement, NewLinkVote, Confidence      *float64
}

// vetting runs "linkgrade vet" in a web.
func vetting(t *testing.T, ctx context.Context, w *localWeb, stdin string, args ...string) (code int, out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	p := program{in: strings.NewReader(stdin), out: &o, err: &e, web: offline{}, net: w.network(), backoff: 10 * time.Millisecond}
	code = run(ctx, append([]string{"vet", "--data=", "--delay=1ms", "--timeout=3s", "--profile="}, args...), p)
	return code, o.String(), e.String()
}

func rowsOf(t *testing.T, out string) (all []vetRow) {
	t.Helper()
	for line := range strings.Lines(out) {
		var r vetRow
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			t.Fatalf("%.300q: %v", line, err)
		}
		all = append(all, r)
	}
	return all
}

// A row on each kind of trouble says what it is; none is lost, nothing private is asked.
func TestVetAnswersEveryRow(t *testing.T) {
	t.Parallel()
	sites, says := troubles()
	w := newLocalWeb(t, sites)
	list := strings.Join(slices.Sorted(maps.Keys(says)), "\n") + "\nhttp://GOOD.example:80/?utm_source=x#top\njane@mail.example\n<script>\n"
	code, out, errs := vetting(t, t.Context(), w, list, "-", "--format=jsonl", "--state", t.TempDir())
	if code != 0 {
		t.Fatalf("exit code %d, %s", code, errs)
	}
	rows := rowsOf(t, out)
	if len(rows) != len(says)+3 {
		t.Errorf("%d rows; want %d", len(rows), len(says)+3)
	}
	for _, r := range rows {
		host := r.Row["column 1"]
		want, ok := says[host]
		switch {
		case !ok:
			want = map[string]string{"http://GOOD.example:80/?utm_source=x#top": "graded (the same page as line 4)",
				"jane@mail.example": "NOT READ: it is an e-mail address", "<script>": "NOT READ: it is not the name of a site"}[host]
		case want != "graded":
			want = "UNKNOWN: " + want
		}
		if r.Outcome != want {
			t.Errorf("%s: %q; want %q", host, r.Outcome, want)
		}
		if strings.HasPrefix(want, "graded") != (r.Score != nil && r.Letter != "" && r.Trust != nil) || r.Score == nil && r.Letter != "" {
			t.Errorf("%s: %+v", host, r)
		}
	}
	w.onlyPublic(t)
	if n := w.times("good.example/"); n != 1 {
		t.Errorf("a page that two rows name was asked for %d times", n)
	}
	for _, want := range []string{"text, UTF-8, addresses in column 1", "line 26: it is an e-mail address", "27 rows: 4 graded, 21 unknown, 2 without an address; 1 name a page that another row names"} {
		if !strings.Contains(errs, want) {
			t.Errorf("the words lack %q:\n%s", want, errs)
		}
	}
}

func TestVetOrdersByTheWeakestPillar(t *testing.T) {
	t.Parallel()
	poor := strings.Replace(vetArticle, "<h1>", `<p style="display:none"><a href="https://casino.example/">casino bonus</a></p><h1>`, 1)
	sites := map[string]http.Handler{"a.example": page200([]byte(poor)), "b.example": page200([]byte(vetArticle)),
		"c.example": page200([]byte(strings.Replace(vetArticle, "<meta", `<meta name=robots content=noindex><meta`, 1))), "d.example": page200([]byte("<p>x"))}
	w := newLocalWeb(t, sites)
	_, out, errs := vetting(t, t.Context(), w, "Name;Site\nAnn;a.example\nBob;b.example\nCy;c.example\nDi;d.example\nEd;nowhere.example\nFay;-\n", "-", "--format=jsonl", "--state", t.TempDir())
	var order []string
	last := 101.0
	for _, r := range rowsOf(t, out) {
		order = append(order, r.Row["Name"])
		if r.Score == nil {
			continue
		}
		weakest := *r.Score
		for _, pillar := range []*float64{r.Relevance, r.Authority, r.Trust, r.Placement} {
			if pillar != nil {
				weakest = min(weakest, *pillar)
			}
		}
		if weakest > last {
			t.Errorf("%s with %v comes after %v", r.Row["Name"], weakest, last)
		}
		last = weakest
	}
	if !slices.Equal(order[len(order)-2:], []string{"Ed", "Fay"}) || order[0] != "Bob" {
		t.Errorf("order %v\n%s", order, errs)
	}
}

// What was read is not read again: after Ctrl-C, after the end for a day, and pages that have not changed.
func TestVetResumes(t *testing.T) {
	t.Parallel()
	sites := map[string]http.Handler{}
	var list strings.Builder
	var w *localWeb
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	for i := range 30 {
		host := fmt.Sprintf("s%02d.example", i)
		h := page200([]byte(vetArticle + strings.Repeat("<p>", i)))
		sites[host] = http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
			if i == 12 && r.URL.Path == "/" {
				cancel()
			}
			h.ServeHTTP(rw, r)
		})
		fmt.Fprintln(&list, host)
	}
	fmt.Fprintln(&list, "broken.example")
	sites["broken.example"] = without(status(503).ServeHTTP)
	w = newLocalWeb(t, sites)
	dir := t.TempDir()
	file, result, whole := filepath.Join(dir, "list.txt"), filepath.Join(dir, "result.csv"), filepath.Join(dir, "whole.csv")
	if err := os.WriteFile(file, []byte(list.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	state := filepath.Join(dir, "state")
	code, _, errs := vetting(t, ctx, w, "", file, "--out", result, "--state", state, "--at-once=2")
	if code != 1 || !strings.Contains(errs, "of 31 pages are read; the same command goes on with the others") {
		t.Fatalf("interrupted: exit code %d, %s", code, errs)
	}
	if _, err := os.Stat(result); err == nil {
		t.Error("an interrupted run wrote a result")
	}
	code, _, errs = vetting(t, t.Context(), w, "", file, "--out", result, "--state", state)
	if code != 0 || !strings.Contains(errs, "going on with what was read since") {
		t.Fatalf("gone on with: exit code %d, %s", code, errs)
	}
	total := 0
	for i := range 30 {
		n := w.times(fmt.Sprintf("s%02d.example/", i))
		if total += n; n < 1 || n > 2 {
			t.Errorf("s%02d.example was asked for %d times", i, n)
		}
	}
	if total > 32 { // those that were under way when it was interrupted
		t.Errorf("%d pages were asked for; want 30, and those that were under way", total)
	}
	if code, _, errs = vetting(t, t.Context(), w, "", file, "--out", whole, "--state", filepath.Join(dir, "other")); code != 0 {
		t.Fatalf("in one go: exit code %d, %s", code, errs)
	}
	if a, b := read(t, result), read(t, whole); a != b {
		t.Errorf("a run that was interrupted ends with\n%s\nanother with\n%s", a, b)
	}
	before := w.times("s00.example/")
	if code, _, _ = vetting(t, t.Context(), w, "", file, "--out", whole, "--state", state); code != 0 || w.times("s00.example/") != before {
		t.Errorf("the same run once more: exit code %d, asked again: %t", code, w.times("s00.example/") != before)
	}
	broken := w.times("broken.example/")
	if code, _, _ = vetting(t, t.Context(), w, "", file, "--out", whole, "--state", state, "--retry"); code != 0 || w.times("s00.example/") != before || w.times("broken.example/") == broken {
		t.Errorf("--retry: exit code %d; want it to ask for what could not be reached, and no other", code)
	}
	if code, _, _ = vetting(t, t.Context(), w, "", file, "--out", whole, "--state", state, "--anew"); code != 0 || w.times("s00.example/") != before+1 {
		t.Errorf("--anew: exit code %d, asked %d times more", code, w.times("s00.example/")-before)
	}
	if a, b := read(t, result), read(t, whole); a != b { // pages that a server says are the same
		t.Errorf("of pages that have not changed\n%s\nafter\n%s", b, a)
	}
}

func read(t *testing.T, file string) string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// 300 sites and more, of real pages, with all kinds of trouble between them: every row is answered, nothing private is asked, and
// memory is bounded.
func TestVetRealPages(t *testing.T) {
	if testing.Short() {
		t.Skip("grades some hundred real pages: not under -short")
	}
	pages := realPages(t, 320)
	sites, says := troubles()
	rows := slices.Sorted(maps.Keys(says))
	for i, body := range pages {
		host := fmt.Sprintf("real%03d.example", i)
		sites[host] = page200(body)
		rows = append(rows, host)
		if i%10 == 0 {
			rows = append(rows, fmt.Sprintf("http://%s/page/%d?utm_source=list", host, i))
		}
	}
	w := newLocalWeb(t, sites)
	t.Setenv(webVariable, w.server.Listener.Addr().String())
	size := 0
	for _, p := range pages {
		size += len(p)
	}
	begun := time.Now()
	code, out, errs, memory := process(t, strings.Join(rows, "\n"), "vet", "--data=", "--delay=1ms", "--timeout=3s", "--profile=", "-", "--format=jsonl", "--state", t.TempDir())
	took := time.Since(begun)
	if code != 0 {
		t.Fatalf("exit code %d, %s", code, errs)
	}
	got := rowsOf(t, out)
	graded := 0
	for _, r := range got {
		host := r.Row["column 1"]
		if want, ok := says[host]; ok && r.Outcome != want && r.Outcome != "UNKNOWN: "+want {
			t.Errorf("%s: %q; want %q", host, r.Outcome, want)
		}
		if r.Outcome == "graded" {
			graded++
		}
		if r.Outcome == "" {
			t.Errorf("line %d has no outcome", r.Line)
		}
	}
	if len(got) != len(rows) || graded < len(pages) {
		t.Errorf("%d rows, %d graded; want %d rows", len(got), graded, len(rows))
	}
	w.onlyPublic(t)
	if memory > maxMemory {
		t.Errorf("%d MB of memory; want at most %d", memory>>20, maxMemory>>20)
	}
	t.Logf("%d sites, %d rows, %d graded in %v; pages of %d MB, %d MB of memory", len(sites), len(rows), graded, took.Round(time.Millisecond), size>>20, memory>>20)
}

func TestVetMisuse(t *testing.T) {
	list := write(t, "list.txt", "a.example\n")
	for _, tt := range []struct {
		args []string
		code int
		want string
	}{
		{nil, 2, "give one list"}, {[]string{list, list}, 2, "give one list"}, {[]string{list, "--out=x.pdf"}, 2, ".xlsx"}, {[]string{list, "--format=pdf"}, 2, `no format "pdf"`},
		{[]string{list, "--at-once=0"}, 2, "--at-once is from 1 to 64"}, {[]string{list, "--delay=-1s"}, 2, "are times"}, {[]string{list, "--state="}, 2, "--state FOLDER"},
		{[]string{list, "--contact=a\nb"}, 2, "--contact is one line"}, {[]string{"no-such.csv"}, 1, "no such file"}, {[]string{list, "--column=7"}, 1, `no column "7"`},
		{[]string{list, "--out=/no/such/folder/x.csv"}, 1, "cannot be written"}, {[]string{list, "--profile=none-such"}, 1, "no such profile"},
	} {
		code, out, errs := call(t, "", append([]string{"vet", "--data="}, tt.args...)...)
		if code != tt.code || out != "" || !strings.Contains(errs, tt.want) {
			t.Errorf("vet %q: exit code %d, %q, %q; want %d, %q", tt.args, code, out, errs, tt.code, tt.want)
		}
	}
	for _, args := range [][]string{{"help", "vet"}, {"vet", "--help"}} {
		if code, _, errs := call(t, "", args...); code != 0 || !strings.Contains(errs, "Best first: by the weakest pillar") || !strings.Contains(errs, "-at-once") {
			t.Errorf("%v: exit code %d, %s", args, code, errs)
		}
	}
}
