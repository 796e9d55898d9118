package main

import (
	"bytes"
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// linkRow is what the tests read of a row that was verified.
type linkRow struct {
	Row                                   map[string]string
	Link, What, Anchor, Rel, Seen         string
	Followed, Placement, Indexable, Final string
	Found                                 int
	Last                                  *string
}

// verifying runs "linkgrade verify" in a web, and has the rows by their note.
func verifying(t *testing.T, w *localWeb, args ...string) (rows map[string]linkRow, order []string, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	p := program{in: strings.NewReader(""), out: &o, err: &e, web: offline{}, net: w.network(), backoff: 10 * time.Millisecond}
	if code := run(t.Context(), append([]string{"verify", "--delay=1ms", "--timeout=3s", "--format=jsonl"}, args...), p); code != 0 {
		t.Fatalf("exit code %d, %s", code, e.String())
	}
	rows = map[string]linkRow{}
	for line := range strings.Lines(o.String()) {
		var r linkRow
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			t.Fatalf("%.200q: %v", line, err)
		}
		rows[r.Row["Note"]] = r
		order = append(order, r.Link)
	}
	return rows, order, e.String()
}

func TestVerify(t *testing.T) {
	t.Parallel()
	text := strings.Repeat("<p>Some words of an ordinary text on bees and on what they do all day long in their hives.</p>", 20)
	pages := map[string]string{
		"live.example":     text + `<p>Read <a href="https://www.shop.example/bees/?utm_source=x">our bees</a> for more.</p>`,
		"nofollow.example": text + `<p>Read <a rel="nofollow sponsored" href="https://shop.example/bees">our bees</a>.</p>`,
		"hidden.example":   text + `<p style="display:none">Read <a href="https://shop.example/bees">our bees</a>.</p>`,
		"noindex.example":  `<meta name=robots content="noindex, nofollow">` + text + `<p><a href="https://shop.example/bees">our bees</a></p>`,
		"other.example":    text + `<p><a href="https://shop.example/wasps">our wasps</a></p>`,
		"none.example":     text,
		"two.example":      text + `<footer><a rel=nofollow href="https://shop.example/bees">x</a></footer><p><a href="https://shop.example/bees">Our  Bees</a></p>`,
	}
	sites := map[string]http.Handler{"gone.example": status(410), "wall.example": without(status(403).ServeHTTP)}
	serve := func() {
		for host, body := range pages {
			sites[host] = page200([]byte(body))
		}
	}
	serve()
	w := newLocalWeb(t, sites)
	dir := t.TempDir()
	list := filepath.Join(dir, "links.csv")
	if err := os.WriteFile(list, []byte(`Target URL,Source URL,Anchor,Rel,Note
https://shop.example/bees,http://live.example/,our bees,follow,live
https://shop.example/bees,http://nofollow.example/,,,nofollow
https://shop.example/bees,http://nofollow.example/,our bees,dofollow,nofollow unexpected
https://shop.example/bees,http://nofollow.example/,,"nofollow, ugc",ugc unexpected
https://shop.example/bees,http://hidden.example/,,,hidden
https://shop.example/bees,http://noindex.example/,,,noindex
https://shop.example/bees,http://other.example/,,,other page
shop.example,http://other.example/,,,any page
https://shop.example/bees,http://none.example/,,,none
https://shop.example/bees,http://two.example/,our bees,,two
https://shop.example/bees,http://gone.example/,,,gone
https://shop.example/bees,http://wall.example/,,,wall
https://shop.example/bees,http://nowhere.example/,,,nowhere
,http://live.example/,,,no target
https://shop.example/bees,,,,no page
`), 0o600); err != nil {
		t.Fatal(err)
	}
	state := filepath.Join(dir, "state")
	rows, order, errs := verifying(t, w, list, "--state", state)
	check := func(rows map[string]linkRow, note, link, what string) {
		t.Helper()
		if r := rows[note]; r.Link != link || r.What != what {
			t.Errorf("%s: %s, %q; want %s, %q", note, r.Link, r.What, link, what)
		}
	}
	check(rows, "live", "live", "")
	check(rows, "nofollow", "live", "(the same page as line 3)"[:0])
	check(rows, "nofollow unexpected", "changed", "it is not followed, expected to be (the same page as line 3)")
	check(rows, "ugc unexpected", "changed", "its rel is “nofollow sponsored”, expected “ugc” (the same page as line 3)")
	check(rows, "hidden", "live", "")
	check(rows, "noindex", "live", "")
	check(rows, "other page", "lost", "the page has no link to it")
	check(rows, "any page", "live", "(the same page as line 8)")
	check(rows, "none", "lost", "the page has no link to it")
	check(rows, "two", "live", "")
	check(rows, "gone", "lost", "the page is gone (410)")
	check(rows, "wall", "UNKNOWN", "the server refuses to show it (403)")
	check(rows, "nowhere", "UNKNOWN", "no such host")
	check(rows, "no target", "UNKNOWN", "the target: there is no address (the same page as line 2)")
	check(rows, "no page", "UNKNOWN", "NOT READ: there is no address")
	if r := rows["live"]; r.Anchor != "our bees" || r.Followed != "yes" || r.Seen != "yes" || r.Indexable != "yes" || r.Placement != "content" || r.Found != 1 || r.Last != nil {
		t.Errorf("live: %+v", r)
	}
	if r := rows["nofollow"]; r.Rel != "nofollow sponsored" || r.Followed != "no" {
		t.Errorf("nofollow: %+v", r)
	}
	if r := rows["hidden"]; !strings.HasPrefix(r.Seen, "no: ") {
		t.Errorf("hidden: %+v", r)
	}
	if r := rows["noindex"]; r.Indexable != "no" || r.Followed != "no" {
		t.Errorf("noindex: %+v", r)
	}
	if r := rows["two"]; r.Found != 2 || r.Anchor != "Our Bees" || r.Followed != "yes" {
		t.Errorf("two: %+v", r)
	}
	if got := strings.Join(order, " "); got != "lost lost lost changed changed UNKNOWN UNKNOWN UNKNOWN UNKNOWN live live live live live live" {
		t.Errorf("order: %s", got)
	}
	if !strings.Contains(errs, "pages in column 2, targets in column 1") || !strings.Contains(errs, "15 rows: 3 lost, 2 changed, 4 unknown, 6 live") {
		t.Errorf("words:\n%s", errs)
	}

	// The next time: what has changed is said; an error is no loss; the same run once more says the same.
	pages["live.example"] = text + `<p>Read <a rel=nofollow href="https://shop.example/bees">the bees</a> for more.</p>`
	pages["two.example"] = text
	serve()
	sites["hidden.example"] = without(status(500).ServeHTTP)
	time.Sleep(1100 * time.Millisecond) // runs are told apart by the second
	var before string
	for _, args := range [][]string{{"--anew"}, {}} {
		rows, _, errs = verifying(t, w, append(args, list, "--state", state)...)
		day := time.Now().UTC().Format(time.DateOnly)
		check(rows, "live", "changed", "its anchor is “the bees”, expected “our bees”; it is not followed, expected to be; its anchor was “our bees” on "+day+
			", now “the bees”; its rel was “” on "+day+", now “nofollow”; it is followed no more")
		check(rows, "two", "lost", "the page has no link to it")
		check(rows, "hidden", "UNKNOWN", "the server has a fault (500)")
		check(rows, "nofollow", "live", "")
		if r := rows["two"]; r.Last == nil || *r.Last != day {
			t.Errorf("a link that is lost was seen last: %+v", r)
		}
		if r := rows["hidden"]; r.Last == nil {
			t.Errorf("a link that is unknown was seen before: %+v", r)
		}
		tally := errs[strings.LastIndex(errs, "15 rows"):]
		if before != "" && tally != before {
			t.Errorf("the same run once more: %s; want %s", tally, before)
		}
		before = tally
	}
	rows, _, _ = verifying(t, w, list, "--state", filepath.Join(dir, "other"), "--to", "shop.example")
	check(rows, "other page", "live", "(the same page as line 8)"[:0])
	w.onlyPublic(t)
}

func TestVerifyMisuse(t *testing.T) {
	list := write(t, "list.csv", "Source,Anchor\nhttp://a.example/,x\n")
	for _, tt := range []struct {
		args []string
		code int
		want string
	}{
		{nil, 2, "give one list"}, {[]string{list}, 1, "no column of targets"}, {[]string{list, "--target=None"}, 1, `no column "None"`},
		{[]string{list, "--to=what is this"}, 1, "not an address of a web page"}, {[]string{list, "--to=a.example", "--out=x.doc"}, 2, ".xlsx"},
	} {
		code, out, errs := call(t, "", append([]string{"verify"}, tt.args...)...)
		if code != tt.code || out != "" || !strings.Contains(errs, tt.want) {
			t.Errorf("verify %q: exit code %d, %q, %q; want %d, %q", tt.args, code, out, errs, tt.code, tt.want)
		}
	}
	bad := write(t, "last.jsonl", "{\"page\":\"x\"}\n")
	w := newLocalWeb(t, map[string]http.Handler{"a.example": page200([]byte(vetArticle))})
	var o, e bytes.Buffer
	p := program{in: strings.NewReader(""), out: &o, err: &e, web: offline{}, net: w.network()}
	if code := run(t.Context(), []string{"verify", list, "--to=bees.example", "--last", bad, "--delay=1ms", "--state", t.TempDir()}, p); code != 1 || !strings.Contains(e.String(), "entry 1 is none of a link that was seen") {
		t.Errorf("a file that is none: exit code %d, %s", code, e.String())
	}
	private := write(t, "list.csv", "source,target\n10.0.0.1,a.example\n")
	if code, out, errs := call(t, "", "verify", private, "--format=jsonl", "--state", t.TempDir()); code != 0 || !strings.Contains(out, `"found":null`) {
		t.Errorf("links found on a page that was not read: exit code %d, %s, %s; want null", code, errs, out)
	}
	folder := t.TempDir()
	if code, _, errs := call(t, "", "verify", private, "--last", folder, "--state", t.TempDir()); code != 1 || !strings.Contains(errs, folder+": not a file of what was seen; name another with --last") {
		t.Errorf("a folder for what was seen: exit code %d, %s", code, errs)
	}
	if code, _, errs := call(t, "", "help", "verify"); code != 0 || !strings.Contains(errs, "that is no loss") {
		t.Errorf("help: exit code %d, %s", code, errs)
	}
}
