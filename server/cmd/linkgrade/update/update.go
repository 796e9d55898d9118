package update

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/gofrs/flock"

	"linkgrade/server/edition"
	"linkgrade/server/feeds"
	"linkgrade/server/fetch"
)

// The weather of an update. [edition.ErrBusy] is another program that updates the same folder.
var (
	ErrOffline = errors.New("no publisher can be reached; what was served before is served on")
	ErrNothing = errors.New("no list could be had; what was served before is served on")
)

// MostBytes is how large a list may be unless the caller says otherwise. All but Common Crawl's ranks are far below.
const MostBytes = 512 << 20

// atOnce is how many lists are downloaded at a time; of one host, one.
const atOnce = 2

// Options say what to update, and from where.
type Options struct {
	Dir        string            // the folder of editions
	Feeds      []feeds.Feed      // all there are: [feeds.All]
	Only       []string          // ids of those to ask for; none: all that have an address
	ByHand     map[string]string // files of one's own, by feed id; they become the copies
	Published  bool              // leave out lists with which an edition may not be passed on
	Force      bool              // take losses, and build even when nothing has changed
	Most       int64             // bytes of one list; 0 is MostBytes
	MostBits   int               // of the edition's prefixes; 0 is no bound, see [edition.Builder]
	Downloader *fetch.Downloader
	Now        func() time.Time
	Tell       func(Event) // may be nil; called from one goroutine at a time

	bare bool // without the starter edition's rows, which take a second: for tests that are about something else
}

// An Event is progress: bytes of a list that is coming, its end, or the edition being built.
type Event struct {
	Feed       string // "" while the edition is built
	Have, Size int64  // bytes; size -1 where the publisher does not say
	Done       *Result
	Total      int // lists that are asked for
}

// A Result is what became of one list.
type Result struct {
	Feed  feeds.Feed
	Copy  Copy  // what the edition is built of; the zero Copy where there is none
	Same  bool  // the copy is the one from before
	First bool  // and there was none
	Part  int64 // bytes of a download that broke off, which the next update goes on after
	Err   error
}

// Why says in one clause why a list could not be had; "" where all went well.
func (r Result) Why() string {
	if r.Err == nil {
		return ""
	}
	return sayWhy(r.Err)
}

// Sentence says what became of a list that could not be had; "" where all went well.
func (r Result) Sentence() string {
	if r.Err == nil {
		return ""
	}
	instead := "there is no copy, so the edition goes without it"
	if r.Copy.there() {
		instead = fmt.Sprintf("the copy of %s is used", r.Copy.Fetched)
	}
	if r.Part > 0 {
		instead += fmt.Sprintf(", and the next update goes on after the %d KB that came", (r.Part+1023)>>10)
	}
	return fmt.Sprintf("%s: %s; %s", r.Feed.ID, r.Why(), instead)
}

// A Report is what an update did.
type Report struct {
	Results []Result     // of the lists that were asked for, in the order of the feeds
	Left    []Result     // copies that could not be read when the edition was built, with the reason
	Diff    edition.Diff // to the edition before; the embedded one at first
	Built   bool         // else nothing had changed
}

// Wanted are the feeds that an update asks publishers for. "Whose terms allow it" is decided in package feeds: a list has
// an address there when its publisher offers it to everybody without an account.
func (o Options) Wanted() []feeds.Feed {
	var wanted []feeds.Feed
	for _, f := range o.Feeds {
		_, byHand := o.ByHand[f.ID]
		named := len(o.Only) == 0 || slices.Contains(o.Only, f.ID)
		if len(f.URLs) > 0 && named && !byHand && o.mayHold(f) {
			wanted = append(wanted, f)
		}
	}
	return wanted
}

// mayHold says whether a list may be part of the edition.
func (o Options) mayHold(f feeds.Feed) bool { return !o.Published || f.Share.Allowed }

// Run updates a folder. The report says what became of the lists whatever the error is: ErrOffline, ErrNothing,
// [edition.ErrBusy], [edition.ErrLoses] with the reason, [edition.ErrNoSpace], ctx's, or the disk's. On any error the
// edition before stays current.
func Run(ctx context.Context, o Options) (r Report, err error) {
	if o.Most == 0 {
		o.Most = MostBytes
	}
	c := cache{filepath.Join(o.Dir, sourcesFolder)}
	if err := os.MkdirAll(c.dir, 0o755); err != nil {
		return r, err
	}
	lock := flock.New(c.path(".lock"))
	if locked, err := lock.TryLock(); err != nil || !locked {
		return r, errors.Join(err, fmt.Errorf("%s: %w", o.Dir, edition.ErrBusy))
	}
	defer func() { err = errors.Join(err, lock.Close()) }()
	if err := c.clean(); err != nil {
		return r, err
	}
	if err := o.takeByHand(ctx, c); err != nil {
		return r, err
	}
	r.Results = o.download(ctx, c)
	if err := ctx.Err(); err != nil {
		return r, err
	}
	missed := nothing(r.Results)
	if missed != nil && len(o.ByHand) == 0 {
		return r, missed
	}
	if err := o.build(ctx, c, &r); err != nil || missed != nil {
		return r, err
	}
	return r, c.check(o.Now())
}

// takeByHand makes one's own files copies. One that is not the list is the caller's mistake and ends the update.
func (o Options) takeByHand(ctx context.Context, c cache) error {
	for _, f := range o.Feeds {
		path, given := o.ByHand[f.ID]
		if !given {
			continue
		}
		if _, err := o.source(f, c, nil).take(ctx, path); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	return nil
}

func (o Options) source(f feeds.Feed, c cache, s *sums) source {
	loss := edition.DefaultLimits.Source
	if o.Force {
		loss = 1
	}
	return source{feed: f, cache: c, from: o.Downloader, sums: s, most: o.Most, loss: loss,
		today: o.Now().UTC().Format(time.DateOnly), tell: func(int64, int64) {}}
}

// nothing is the error of an update that had nothing to ask for, or of which every list failed.
func nothing(results []Result) error {
	unreached := 0
	for _, r := range results {
		if r.Err == nil {
			return nil
		}
		if errors.Is(r.Err, fetch.ErrUnreached) {
			unreached++
		}
	}
	if len(results) > 0 && unreached == len(results) {
		return ErrOffline
	}
	return ErrNothing
}

// download asks for all wanted lists, and leaves a host alone that asks for it.
func (o Options) download(ctx context.Context, c cache) []Result {
	wanted := o.Wanted()
	results := make([]Result, len(wanted))
	var tell sync.Mutex
	say := func(e Event) {
		if o.Tell != nil {
			tell.Lock()
			defer tell.Unlock()
			e.Total = len(wanted)
			o.Tell(e)
		}
	}
	s := &sums{from: o.Downloader}
	politely(wanted, func(i int, leave error) error {
		one := o.source(wanted[i], c, s)
		one.tell = func(have, size int64) { say(Event{Feed: one.feed.ID, Have: have, Size: size}) }
		results[i] = one.result(ctx, leave)
		say(Event{Feed: one.feed.ID, Done: &results[i]})
		if errors.Is(results[i].Err, fetch.ErrTooMany) {
			return results[i].Err
		}
		return nil
	})
	return results
}

// politely does something for each feed: atOnce at a time, and one of each host. An error is given to all that follow
// of the same host.
func politely(all []feeds.Feed, do func(i int, leave error) error) {
	hosts := map[string][]int{}
	for i, f := range all {
		hosts[hostOf(f)] = append(hosts[hostOf(f)], i)
	}
	turns := make(chan struct{}, atOnce)
	var lanes sync.WaitGroup
	for _, places := range hosts {
		lanes.Go(func() {
			var leave error
			for _, i := range places {
				turns <- struct{}{}
				if err := do(i, leave); err != nil {
					leave = err
				}
				<-turns
			}
		})
	}
	lanes.Wait()
}

// A Prospect is a list that an update would ask for.
type Prospect struct {
	Feed feeds.Feed
	Size int64 // bytes; -1 where its publisher does not say or cannot be reached
	Copy Copy  // the one at hand; see Copy.Fetched
}

// Survey asks how large the lists are that an update would ask for, and fetches none.
func Survey(ctx context.Context, o Options) []Prospect {
	wanted := o.Wanted()
	prospects := make([]Prospect, len(wanted))
	c := cache{filepath.Join(o.Dir, sourcesFolder)}
	politely(wanted, func(i int, leave error) error {
		f := wanted[i]
		prospects[i] = Prospect{Feed: f, Size: -1, Copy: c.copy(f.ID)}
		if leave != nil {
			return leave
		}
		size, err := o.Downloader.Size(ctx, f.URLs[0])
		if err == nil {
			prospects[i].Size = size
		}
		return err
	})
	return prospects
}

// result asks for the list, unless its host is to be left alone.
func (s source) result(ctx context.Context, leave error) Result {
	before := s.cache.copy(s.feed.ID)
	r := Result{Feed: s.feed, Copy: before, Same: true, Err: leave}
	if leave == nil {
		r.Err = ctx.Err()
	}
	if r.Err != nil {
		return r
	}
	c, same, err := s.update(ctx)
	if err != nil {
		r.Err, r.Part = err, s.left()
		return r
	}
	return Result{Feed: s.feed, Copy: c, Same: same, First: !before.there()}
}

// hostOf is the host of a feed's first address.
func hostOf(f feeds.Feed) string {
	u, err := url.Parse(f.URLs[0])
	if err != nil {
		panic("update: feed " + f.ID + " has no address but " + f.URLs[0]) // the tests of package feeds parse all
	}
	return u.Hostname()
}
