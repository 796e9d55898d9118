package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"linkgrade/server"
	"linkgrade/server/edition"
)

// listOf is a file of names, "site<from>.org" and on.
func listOf(t *testing.T, from, to int) string {
	t.Helper()
	var b strings.Builder
	for i := from; i < to; i++ {
		fmt.Fprintf(&b, "site%d.org\n", i)
	}
	return write(t, "list", b.String())
}

// packBuilt is what "pack build --json" prints.
type packBuilt struct {
	Edition edition.Document
	Diff    edition.Diff
}

// buildPack builds an edition of press names into a folder.
func buildPack(t *testing.T, dir string, from, to int, more ...string) packBuilt {
	t.Helper()
	args := append([]string{"pack", "build", "--feed", "ut1-press=" + listOf(t, from, to), "--built", "2026-01-02", "-o", dir, "--json"}, more...)
	code, out, errs := call(t, "", args...)
	var b packBuilt
	if err := json.Unmarshal([]byte(out), &b); code != 0 || err != nil {
		t.Fatalf("%v: exit code %d, %v, %q, %q", args, code, err, out, errs)
	}
	return b
}

func TestPackBuildMakesAnEditionAndSaysWhatChanged(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	first := buildPack(t, dir, 0, 1000, "--dated", "ut1-press=2026-01-01")
	s := first.Edition.Sources[0]
	if first.Edition.Names != 1000 || first.Edition.Built != "2026-01-02" || s.ID != "ut1-press" || s.Dated != "2026-01-01" ||
		s.Kept != 1000 || len(s.SHA256) != 64 || s.Publisher == "" || first.Diff.Gained != 1000 || first.Diff.Old != "" {
		t.Errorf("the first edition is %+v", first)
	}
	if again := buildPack(t, t.TempDir(), 0, 1000, "--dated", "ut1-press=2026-01-01"); again.Edition.ID != first.Edition.ID {
		t.Error("the same lists make another edition")
	}
	second := buildPack(t, dir, 5, 1010)
	if d := second.Diff; d.Old != first.Edition.ID || d.Lost != 5 || d.Gained != 10 || d.New != second.Edition.ID {
		t.Errorf("the second edition changes %+v", d)
	}
	for _, c := range []struct {
		args []string
		says []string
	}{
		{[]string{"info", dir}, []string{second.Edition.ID, "1005 names", "ut1-press", "CC-BY-SA", "evidence 1 KB", "warning: No list of this edition ranks names"}},
		{[]string{"info", filepath.Join(dir, first.Edition.ID), "--json"}, []string{`"id": "` + first.Edition.ID, `"names": 1000`}},
		{[]string{"verify", dir}, []string{second.Edition.ID + " is whole", first.Edition.ID + " is whole"}},
		{[]string{"verify", dir, "--json"}, []string{`"id": "` + second.Edition.ID, `"names": 1000`}},
		{[]string{"diff", dir}, []string{"5 names are no longer listed, 10 are new, 0 changed, of 0 other lists say the same"}},
		{[]string{"diff", dir, filepath.Join(dir, first.Edition.ID), "--json"}, []string{`"lost": 10`, `"gained": 5`}},
	} {
		code, out, errs := call(t, "", append([]string{"pack"}, c.args...)...)
		for _, want := range c.says {
			if code != 0 || errs != "" || !strings.Contains(out, want) {
				t.Errorf("pack %v: exit code %d, %q, %q; want %q", c.args, code, out, errs, want)
			}
		}
	}
}

func TestPackBuildSaysWhyRowsAreLeftOut(t *testing.T) {
	var ranks strings.Builder
	for i := range 300 {
		fmt.Fprintf(&ranks, "%d,site%d.org\n", i+1, i)
	}
	list := write(t, "tranco.csv", ranks.String()+"301,gov.uk\n302,site1.org\n")
	code, out, errs := call(t, "", "pack", "build", "--feed", "tranco="+list, "-o", t.TempDir())
	for _, want := range []string{" 300   1 duplicate, 1 suffix", "\nduplicate  named by the list before\nsuffix     a public suffix such as co.uk or gov.uk"} {
		if code != 0 || !strings.Contains(out, want) {
			t.Errorf("exit code %d, %q, %q; want %q", code, out, errs, want)
		}
	}
	if strings.Contains(out, "warning") || strings.Contains(out, "malformed") {
		t.Errorf("it says more than there is:\n%s", out)
	}
}

func TestPackBuildRefusesGreatLosses(t *testing.T) {
	dir := t.TempDir()
	first := buildPack(t, dir, 0, 1000)
	args := []string{"pack", "build", "--feed", "ut1-press=" + listOf(t, 0, 600), "-o", dir}
	code, out, errs := call(t, "", args...)
	if code != 1 || out != "" || !strings.Contains(errs, "400 of 1000 names (40 %)") || !strings.Contains(errs, "--force") {
		t.Errorf("exit code %d, %q, %q; want a refusal", code, out, errs)
	}
	if _, info, _ := call(t, "", "pack", "info", dir); !strings.Contains(info, first.Edition.ID) {
		t.Errorf("another edition is current: %s", info)
	}
	if code, _, errs := call(t, "", append(args, "--force")...); code != 0 {
		t.Errorf("with --force: exit code %d, %q", code, errs)
	}
	if _, out, _ := call(t, "", "pack", "diff", dir); !strings.Contains(out, "refused unless it is forced") {
		t.Errorf("pack diff says %q", out)
	}
}

func TestPackMistakes(t *testing.T) {
	list, empty, dir := listOf(t, 0, 1000), t.TempDir(), t.TempDir()
	damaged := t.TempDir()
	id := buildPack(t, damaged, 0, 1000).Edition.ID
	if err := os.Truncate(filepath.Join(damaged, id, "buckets.lgb"), 900); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		args []string
		code int
		says string
	}{
		{"nothing", nil, 2, "build"},
		{"an unknown word", []string{"dance"}, 2, `"dance"`},
		{"no folder", []string{"build", "--feed", "ut1-press=" + list}, 2, "-o DIR"},
		{"no list", []string{"build", "-o", dir}, 2, "--feed id=FILE"},
		{"an unknown list", []string{"build", "-o", dir, "--feed", "who=" + list}, 2, `no list "who"`},
		{"no id", []string{"build", "-o", dir, "--feed", list}, 2, "not id=FILE"},
		{"a list twice", []string{"build", "-o", dir, "--feed", "ut1-press=" + list, "--feed", "ut1-press=" + list}, 2, "given twice"},
		{"a wrong date", []string{"build", "-o", dir, "--built", "yesterday"}, 2, "not a date"},
		{"a date of no list", []string{"build", "-o", dir, "--feed", "ut1-press=" + list, "--dated", "tranco=2026-01-01"}, 2, `"tranco"`},
		{"an argument", []string{"build", list}, 2, "--feed id=FILE"},
		{"only what may not be published", []string{"build", "-o", dir, "--published", "--feed", "team=" + list}, 2, "needs a list"},
		{"no such file", []string{"build", "-o", dir, "--feed", "ut1-press=" + list + ".none"}, 1, "no such file"},
		{"another list", []string{"build", "-o", dir, "--feed", "tranco=" + list}, 1, "not this list"},
		{"too few names", []string{"build", "-o", dir, "--feed", "ut1-press=" + listOf(t, 0, 255)}, 1, "fewer than 256"},
		{"info of nothing", []string{"info", empty}, 1, "no edition yet"},
		{"info of too much", []string{"info", empty, empty}, 2, "the folder of an edition"},
		{"verify of what is damaged", []string{"verify", damaged}, 1, "buckets.lgb"},
		{"diff of one", []string{"diff", damaged}, 1, "one edition only"},
	} {
		code, out, errs := call(t, "", append([]string{"pack"}, c.args...)...)
		if code != c.code || !strings.Contains(errs, c.says) || out != "" {
			t.Errorf("%s: exit code %d, %q, %q; want %d and %q", c.name, code, out, errs, c.code, c.says)
		}
		if c.code == 1 && strings.Count(errs, "\n") != 1 {
			t.Errorf("%s: %q; want one sentence", c.name, errs)
		}
	}
	for _, args := range [][]string{{"pack", "--help"}, {"pack", "build", "-h"}, {"pack", "info", "--help"}, {"pack", "diff", "-h"}} {
		if code, out, errs := call(t, "", args...); code != 0 || out+errs == "" {
			t.Errorf("%v: exit code %d, %q", args, code, out+errs)
		}
	}
}

// document asks a shelf which edition is current.
func document(t *testing.T, shelf *server.Shelf) edition.Document {
	t.Helper()
	w := httptest.NewRecorder()
	shelf.Handler(nil, server.Named{}).ServeHTTP(w, httptest.NewRequest("GET", "/v1/edition", nil))
	var d edition.Document
	if err := json.Unmarshal(w.Body.Bytes(), &d); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestServePicksUpANewEdition(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	var text bytes.Buffer
	log := slog.New(slog.NewTextHandler(&text, nil))
	shelf, err := openShelf(dir, log)
	if err != nil {
		t.Fatal(err)
	}
	starterID := document(t, shelf).ID
	if !strings.Contains(text.String(), "no edition to serve") {
		t.Errorf("the log is %q; want that the starter edition is served", text.String())
	}
	ctx, stop := context.WithCancel(context.Background())
	ticks, done := make(chan time.Time), make(chan struct{})
	go func() { (&watcher{store: edition.StoreAt(dir), shelf: shelf, log: log}).watch(ctx, ticks); close(done) }()
	tick := func() { // twice: the second is taken when the first was seen to
		ticks <- time.Time{}
		ticks <- time.Time{}
	}
	tick()
	if document(t, shelf).ID != starterID {
		t.Error("an edition comes from an empty folder")
	}
	var ids []string
	for i := range 2 {
		ids = append(ids, buildPack(t, dir, i, 1000).Edition.ID)
		tick()
		if got := document(t, shelf).ID; got != ids[i] {
			t.Errorf("edition %d is not served but %s", i, got)
		}
	}
	damaged := buildPack(t, dir, 2, 1000).Edition.ID
	if err := os.Truncate(filepath.Join(dir, damaged, "pack.lgp"), 100); err != nil {
		t.Fatal(err)
	}
	tick()
	if got := document(t, shelf).ID; got != ids[1] {
		t.Errorf("a damaged edition takes the place: %s", got)
	}
	stop()
	<-done
	shelf.Close()
	if !strings.Contains(text.String(), "a new edition is served") || !strings.Contains(text.String(), "is damaged") {
		t.Errorf("the log is %q", text.String())
	}
	// Started anew it serves what is whole.
	if shelf, err = openShelf(dir, log); err != nil || document(t, shelf).ID != ids[1] {
		t.Errorf("started anew: %v", err)
	}
	shelf.Close()
}

func TestPackDiffRefusesADamagedEdition(t *testing.T) {
	dir := t.TempDir()
	buildPack(t, dir, 0, 1000)
	id := buildPack(t, dir, 1, 1000).Edition.ID
	if code, out, _ := call(t, "", "pack", "diff", dir); code != 0 || out == "" {
		t.Fatalf("exit code %d, %q; want what changed", code, out)
	}
	path := filepath.Join(dir, id, "pack.lgp")
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	b[len(b)/2] ^= 4
	if err := os.WriteFile(path, b, 0o644); err != nil {
		t.Fatal(err)
	}
	if code, out, errs := call(t, "", "pack", "diff", dir); code != 1 || out != "" || !strings.Contains(errs, id) {
		t.Errorf("exit code %d, %q, %q; want 1 and which one is damaged", code, out, errs)
	}
}

// An edition that could not be opened for a while is served once it can be, without a restart.
func TestServeTriesAnEditionAgain(t *testing.T) {
	dir := t.TempDir()
	before := buildPack(t, dir, 0, 1000).Edition.ID
	var text bytes.Buffer
	log := slog.New(slog.NewTextHandler(&text, nil))
	shelf, err := openShelf(dir, log)
	if err != nil {
		t.Fatal(err)
	}
	defer shelf.Close()
	ctx, stop := context.WithCancel(context.Background())
	ticks, done := make(chan time.Time), make(chan struct{})
	go func() { (&watcher{store: edition.StoreAt(dir), shelf: shelf, log: log}).watch(ctx, ticks); close(done) }()
	defer func() { stop(); <-done }()

	next := buildPack(t, dir, 1, 1000).Edition.ID
	pack := filepath.Join(dir, next, "pack.lgp")
	if err := os.Rename(pack, pack+".away"); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		ticks <- time.Time{}
	}
	if got := document(t, shelf).ID; got != before {
		t.Errorf("%s is served; want the one before", got)
	}
	if err := os.Rename(pack+".away", pack); err != nil {
		t.Fatal(err)
	}
	for range 3 { // the first may be the look before; the third is taken when the second was seen to
		ticks <- time.Time{}
	}
	if got := document(t, shelf).ID; got != next {
		t.Errorf("%s is served; want the new edition, which is whole by now", got)
	}
	stop()
	<-done
	if n := strings.Count(text.String(), "is damaged"); n != 1 {
		t.Errorf("the log tells %d times of the edition; want once:\n%s", n, text.String())
	}
}

// A damaged edition is read once, and again when its files have changed.
func TestServeReadsADamagedEditionOnce(t *testing.T) {
	dir := t.TempDir()
	before := buildPack(t, dir, 0, 1000).Edition.ID
	var text bytes.Buffer
	shelf, err := openShelf(dir, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	defer shelf.Close()
	next := buildPack(t, dir, 1, 1000).Edition.ID
	buckets := filepath.Join(dir, next, "buckets.lgb")
	whole, err := os.ReadFile(buckets)
	if err != nil {
		t.Fatal(err)
	}
	damaged, at := bytes.Clone(whole), time.Unix(1_800_000_000, 0)
	damaged[len(damaged)/2] ^= 1
	w := &watcher{store: edition.StoreAt(dir), shelf: shelf, log: slog.New(slog.NewTextHandler(&text, nil)), seen: before}
	for _, step := range []struct {
		what string
		b    []byte
		at   time.Time
		want string
	}{
		{"damaged", damaged, at, before},
		{"mended without a trace, so that reading it would show", whole, at, before},
		{"damaged and changed", damaged, at.Add(time.Second), before},
		{"mended", whole, at.Add(2 * time.Second), next},
	} {
		if err := errors.Join(os.WriteFile(buckets, step.b, 0o644), os.Chtimes(buckets, step.at, step.at)); err != nil {
			t.Fatal(err)
		}
		if w.look(); document(t, shelf).ID != step.want {
			t.Errorf("%s: %s is served; want %s", step.what, document(t, shelf).ID, step.want)
		}
	}
	if n := strings.Count(text.String(), "is damaged"); n != 1 {
		t.Errorf("the log tells %d times of the edition; want once:\n%s", n, text.String())
	}
}

func TestServeStartsWithBothEditionsOfAFolder(t *testing.T) {
	dir := t.TempDir()
	before, current := buildPack(t, dir, 0, 1000).Edition.ID, buildPack(t, dir, 1, 1000).Edition.ID
	shelf, err := openShelf(dir, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	defer shelf.Close()
	for _, id := range []string{current, before} {
		w := httptest.NewRecorder()
		shelf.Handler(nil, server.Named{}).ServeHTTP(w, httptest.NewRequest("GET", "/v1/pack/"+id, nil))
		if w.Code != http.StatusOK {
			t.Errorf("the pack of %s: %d", id, w.Code)
		}
	}
	if got := document(t, shelf).ID; got != current {
		t.Errorf("%s is current; want %s", got, current)
	}
}
