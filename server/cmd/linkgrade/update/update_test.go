package update

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/gofrs/flock"

	"linkgrade/server/edition"
	"linkgrade/server/feeds"
	"linkgrade/server/starter"
)

const (
	ranks = "ranks.example/list"
	gone  = "unplugged.example/list"
)

// options are for two lists of two publishers and one of one's own, in a new folder.
func (w *world) options(t *testing.T) Options {
	t.Helper()
	return Options{
		Dir: t.TempDir(), bare: true, Downloader: w.downloader(), Now: func() time.Time { return today },
		Feeds: []feeds.Feed{feed(t, "tranco", ranks), feed(t, "ut1-press", press), feed(t, "link-sellers")},
	}
}

// ranked is a list of ranks, "1,site0.org" and on.
func ranked(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%d,site%d.org\n", i+1, i)
	}
	return b.String()
}

// current is the document of a folder's current edition, which is read whole.
func current(t *testing.T, dir string) edition.Document {
	t.Helper()
	e, err := edition.StoreAt(dir).Open(func(err error) { t.Error(err) })
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	return e.Document()
}

// sources are the ids of a document's sources that are not the starter's.
func sources(d edition.Document) (ids []string) {
	for _, s := range d.Sources {
		if s.ID == "tranco" || s.ID == "ut1-press" || s.ID == "link-sellers" {
			ids = append(ids, s.ID)
		}
	}
	return ids
}

func TestRun(t *testing.T) {
	w := newWorld(t)
	o := w.options(t)
	o.bare = false
	w.put(press, file(names(0, 100)))
	w.put(ranks, file(ranked(100)))
	var done []string
	o.Tell = func(e Event) {
		if e.Done != nil && e.Total == 2 {
			done = append(done, e.Done.Feed.ID)
		}
	}
	r, err := Run(t.Context(), o)
	if err != nil || !r.Built || len(r.Results) != 2 || !r.Results[0].First || r.Results[0].Same || len(done) != 2 {
		t.Fatalf("the first update: %+v, %v, told of %v", r, err, done)
	}
	// Nothing of the starter edition is lost by it.
	e, err := starter.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	if r.Diff.Old != e.ID() || r.Diff.Lost != 0 || r.Diff.Before != e.Document().Names || r.Diff.Gained < 90 {
		t.Errorf("beside the starter edition: %+v", r.Diff)
	}
	first := current(t, o.Dir)
	if len(first.Sources) != len(e.Document().Sources)+2 || first.Built != "2026-01-02" || !Checked(o.Dir).Equal(today) {
		t.Errorf("the first edition has %d sources, of %s, checked %v", len(first.Sources), first.Built, Checked(o.Dir))
	}
	w.requests()

	if r, err = Run(t.Context(), o); err != nil || r.Built || !r.Results[1].Same {
		t.Errorf("nothing new: %+v, %v", r, err)
	}
	if got := current(t, o.Dir).ID; got != first.ID {
		t.Errorf("nothing new makes edition %s of %s", got, first.ID)
	}

	w.put(press, file(names(0, 120)))
	o.Only = []string{"ut1-press"}
	w.requests()
	if r, err = Run(t.Context(), o); err != nil || !r.Built || len(r.Results) != 1 {
		t.Errorf("a changed list: %+v, %v", r, err)
	}
	if asked := w.requests(); !slices.Equal(asked, []string{press}) {
		t.Errorf("asked for %q; want the one list that was named", asked)
	}
	if got := current(t, o.Dir); got.ID == first.ID || !slices.Equal(sources(got), []string{"tranco", "ut1-press"}) {
		t.Errorf("the edition is of %v; want the other list's copy in it", sources(got))
	}
}

func TestRunWithoutSomeLists(t *testing.T) {
	w := newWorld(t)
	o := w.options(t)
	w.put(press, file(names(0, 1000)))
	r, err := Run(t.Context(), o) // tranco is not there
	if err != nil || !r.Built || r.Results[1].Err != nil {
		t.Fatalf("one failing: %+v, %v", r, err)
	}
	if said := r.Results[0].Sentence(); said != "tranco: the publisher refuses to send it: status 404; there is no copy, so the edition goes without it" {
		t.Errorf("it says %q", said)
	}
	before := current(t, o.Dir).ID
	w.put(press, nil)
	if r, err = Run(t.Context(), o); !errors.Is(err, ErrNothing) || len(r.Results) != 2 {
		t.Errorf("all failing: %+v, %v", r, err)
	}
	o.Feeds = []feeds.Feed{feed(t, "tranco", gone), feed(t, "ut1-press", gone)}
	if _, err = Run(t.Context(), o); !errors.Is(err, ErrOffline) || strings.Contains(err.Error(), "\n") {
		t.Errorf("without a network: %v; want %v", err, ErrOffline)
	}
	if got := current(t, o.Dir).ID; got != before {
		t.Errorf("edition %s is current; want %s", got, before)
	}
}

func TestRunOfflineAtFirstMakesNoEdition(t *testing.T) {
	o := newWorld(t).options(t)
	o.Feeds = []feeds.Feed{feed(t, "tranco", gone)}
	if _, err := Run(t.Context(), o); !errors.Is(err, ErrOffline) {
		t.Errorf("the error is %v", err)
	}
	if ids, err := edition.StoreAt(o.Dir).IDs(); err != nil || len(ids) > 0 || !Checked(o.Dir).IsZero() {
		t.Errorf("editions %v, %v, checked %v", ids, err, Checked(o.Dir))
	}
}

func TestRunRefusesGreatLosses(t *testing.T) {
	o := newWorld(t).options(t)
	mine := filepath.Join(t.TempDir(), "sellers.txt")
	o.ByHand = map[string]string{"link-sellers": mine}
	o.Only = []string{"link-sellers"}
	for _, step := range []struct {
		from, to int
		force    bool
		refused  bool
	}{{0, 1000, false, false}, {0, 600, false, true}, {0, 600, true, false}} {
		if err := os.WriteFile(mine, []byte(names(step.from, step.to)), 0o644); err != nil {
			t.Fatal(err)
		}
		o.Force = step.force
		r, err := Run(t.Context(), o)
		if !Checked(o.Dir).IsZero() || !Keeps(o.Dir) {
			t.Errorf("%+v: nobody was asked, and the folder says %v", step, Checked(o.Dir))
		}
		if errors.Is(err, edition.ErrLoses) != step.refused || r.Built == step.refused || !step.refused && err != nil {
			t.Errorf("%+v: %+v, %v", step, r, err)
		}
		if step.refused && !strings.Contains(err.Error(), "400 of 1000 names (40 %) are no longer listed") {
			t.Errorf("the reason is %q", err)
		}
	}
	if got := current(t, o.Dir); !slices.Equal(sources(got), []string{"link-sellers"}) {
		t.Errorf("the edition is of %v", sources(got))
	}
}

func TestRunForPublication(t *testing.T) {
	w := newWorld(t)
	o := w.options(t)
	o.Published = true
	w.put(press, file(names(0, 1000)))
	w.put(ranks, file(ranked(100)))
	r, err := Run(t.Context(), o)
	if err != nil || len(r.Results) != 1 || !slices.Equal(sources(current(t, o.Dir)), []string{"ut1-press"}) {
		t.Errorf("%+v, %v, %v", r, err, sources(current(t, o.Dir)))
	}
	if asked := w.requests(); !slices.Equal(asked, []string{press}) {
		t.Errorf("asked for %q; want nothing that may not be passed on", asked)
	}
}

func TestRunLeavesOutACopyThatCannotBeRead(t *testing.T) {
	w := newWorld(t)
	o := w.options(t)
	w.put(press, file(names(0, 1000)))
	w.put(ranks, file(ranked(100)))
	if _, err := Run(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	c := cache{filepath.Join(o.Dir, sourcesFolder)}
	about := c.copy("tranco")
	if err := os.WriteFile(c.file("tranco", about), []byte(strings.Repeat("<", int(about.Bytes))), 0o644); err != nil {
		t.Fatal(err)
	}
	w.put(press, file(names(0, 1010)))
	r, err := Run(t.Context(), o)
	if !errors.Is(err, edition.ErrLoses) || len(r.Left) != 1 || r.Left[0].Feed.ID != "tranco" || !errors.Is(r.Left[0].Err, feeds.ErrForeign) {
		t.Errorf("%+v, %v; want a refusal, and the reason", r, err)
	}
	o.Force = true
	if _, err := Run(t.Context(), o); err != nil || !slices.Equal(sources(current(t, o.Dir)), []string{"ut1-press"}) {
		t.Errorf("forced: %v, %v", err, sources(current(t, o.Dir)))
	}
}

func TestRunIsAloneInAFolder(t *testing.T) {
	w := newWorld(t)
	o := w.options(t)
	w.put(press, file(names(0, 1000)))
	dir := filepath.Join(o.Dir, sourcesFolder)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	lock := flock.New(filepath.Join(dir, ".lock"))
	if locked, err := lock.TryLock(); err != nil || !locked {
		t.Fatal(err)
	}
	if _, err := Run(t.Context(), o); !errors.Is(err, edition.ErrBusy) || len(w.requests()) > 0 {
		t.Errorf("beside another: %v; want %v and no request", err, edition.ErrBusy)
	}
	if err := lock.Unlock(); err != nil { // its file stays, as after a kill
		t.Fatal(err)
	}
	if _, err := Run(t.Context(), o); err != nil {
		t.Errorf("with a stale lock file: %v", err)
	}
}

func TestRunStopsAndLeavesNoTemporaryFiles(t *testing.T) {
	for _, when := range []string{"downloading", "building"} {
		w := newWorld(t)
		o := w.options(t)
		ctx, stop := context.WithCancel(t.Context())
		w.put(press, file(names(0, 1000)))
		w.put(ranks, file(ranked(100)))
		whole := make(chan struct{}) // the one list, of which half a download would be kept on purpose
		if when == "downloading" {
			w.put(ranks, func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Length", "100")
				w.(http.Flusher).Flush()
				<-whole
				stop()
				<-r.Context().Done()
			})
		}
		o.Tell = func(e Event) {
			switch {
			case e.Feed == "":
				stop()
			case when == "downloading" && e.Done != nil && e.Done.Err == nil:
				close(whole)
			}
		}
		if _, err := Run(ctx, o); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v; want %v", when, err, context.Canceled)
		}
		for _, dir := range []string{o.Dir, filepath.Join(o.Dir, sourcesFolder)} {
			for _, name := range inside(t, dir) {
				if strings.HasPrefix(name, ".building") || strings.HasSuffix(name, tempSuffix) || strings.Contains(name, partSuffix) {
					t.Errorf("%s: %s is left", when, name)
				}
			}
		}
	}
}

// No host has two requests at a time, and all hosts together have two.
func TestDownloadIsPolite(t *testing.T) {
	w := newWorld(t)
	o := w.options(t)
	o.Feeds = nil
	var mu sync.Mutex
	open, most := map[string]int{}, map[string]int{}
	count := func(host string, by int) {
		mu.Lock()
		defer mu.Unlock()
		for _, key := range []string{host, "all"} {
			open[key] += by
			most[key] = max(most[key], open[key])
		}
	}
	var arrived atomic.Int32
	together := make(chan struct{})
	for i, id := range []string{"ut1-press", "ut1-adult", "ut1-gambling", "blp-scam", "blp-drugs", "urlhaus"} {
		address := fmt.Sprintf("host%d.example/%s", i/2, id)
		o.Feeds = append(o.Feeds, feed(t, id, address))
		w.put(address, func(w http.ResponseWriter, r *http.Request) {
			if count(r.Host, 1); arrived.Add(1) == atOnce {
				close(together)
			}
			select {
			case <-together: // the first ones wait for each other
			case <-r.Context().Done():
			}
			for range 20_000 { // and whoever else may come does
				runtime.Gosched()
			}
			io.WriteString(w, names(0, 10))
			count(r.Host, -1)
		})
	}
	if err := os.MkdirAll(filepath.Join(o.Dir, sourcesFolder), 0o755); err != nil {
		t.Fatal(err)
	}
	o.Most = MostBytes
	for _, r := range o.download(t.Context(), cache{filepath.Join(o.Dir, sourcesFolder)}) {
		if r.Err != nil {
			t.Error(r.Err)
		}
	}
	if most["all"] != atOnce {
		t.Errorf("%d at a time; want %d", most["all"], atOnce)
	}
	for key, n := range most {
		if want := map[bool]int{true: atOnce, false: 1}[key == "all"]; n > want {
			t.Errorf("%s: %d at a time; want at most %d", key, n, want)
		}
	}
}

func TestHostThatAsksForItIsLeftAlone(t *testing.T) {
	w := newWorld(t)
	o := w.options(t)
	o.Most = MostBytes
	o.Feeds = []feeds.Feed{feed(t, "ut1-press", "busy.example/press"), feed(t, "ut1-adult", "busy.example/adult"), feed(t, "tranco", ranks)}
	w.put("busy.example/press", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusTooManyRequests) })
	w.put("busy.example/adult", file(names(0, 10)))
	w.put(ranks, file(ranked(10)))
	dir := filepath.Join(o.Dir, sourcesFolder)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	r := o.download(t.Context(), cache{dir})
	if r[0].Err == nil || r[1].Err == nil || r[2].Err != nil {
		t.Errorf("%v, %v, %v", r[0].Err, r[1].Err, r[2].Err)
	}
	asked := w.requests()
	slices.Sort(asked)
	if !slices.Equal(asked, []string{"busy.example/press", ranks}) {
		t.Errorf("asked for %q", asked)
	}
}

func TestWanted(t *testing.T) {
	for _, c := range []struct {
		name string
		o    Options
		has  string
		not  string
	}{
		{"all", Options{}, "tranco", "team"},
		{"no account", Options{}, "umbrella", "cloudflare-radar-10000"},
		{"some", Options{Only: []string{"majestic"}}, "majestic", "tranco"},
		{"by hand", Options{ByHand: map[string]string{"tranco": "x"}}, "majestic", "tranco"},
		{"published", Options{Published: true}, "majestic", "tranco"},
	} {
		c.o.Feeds = feeds.All()
		var ids []string
		for _, f := range c.o.Wanted() {
			ids = append(ids, f.ID)
		}
		if !slices.Contains(ids, c.has) || slices.Contains(ids, c.not) {
			t.Errorf("%s: %v; want %s in it and not %s", c.name, ids, c.has, c.not)
		}
	}
	for _, f := range (Options{Feeds: feeds.All()}).Wanted() {
		hostOf(f) // panics where there is none
	}
}

// An edition for a host that takes few files is made although its lists have not changed.
func TestShorterPrefixesAreBuilt(t *testing.T) {
	w := newWorld(t)
	o := w.options(t)
	w.put(press, file(names(0, 600)))
	w.put(ranks, file(ranked(600)))
	for _, step := range []struct {
		most, bits int
		built      bool
	}{{0, 1, true}, {1, 1, false}, {0, 1, false}} {
		o.MostBits = step.most
		r, err := Run(t.Context(), o)
		if d := current(t, o.Dir); err != nil || r.Built != step.built || d.Bits != step.bits {
			t.Errorf("at most %d bits: built %v, %d bits, %v; want %v, %d", step.most, r.Built, d.Bits, err, step.built, step.bits)
		}
	}
	w.put(press, file(names(0, 1200)))
	o.MostBits = 0
	if _, err := Run(t.Context(), o); err != nil || current(t, o.Dir).Bits != 2 {
		t.Fatalf("1,200 names: %v, %d bits; want 2", err, current(t, o.Dir).Bits)
	}
	o.MostBits = 1
	if r, err := Run(t.Context(), o); err != nil || !r.Built || current(t, o.Dir).Bits != 1 {
		t.Errorf("the same lists with at most 1 bit: built %v, %v, %d bits", r.Built, err, current(t, o.Dir).Bits)
	}
}
