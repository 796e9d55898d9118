package vet

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/gofrs/flock"

	"linkgrade/server/cmd/linkgrade/sheet"
	"linkgrade/server/fetch"
)

// How long answers are taken again by a run of the same name: of a run that was interrupted, and of one that ended.
const (
	unfinishedFor = 7 * 24 * time.Hour
	finishedFor   = 24 * time.Hour
	forgottenFor  = 30 * 24 * time.Hour // a run's files are removed
)

// ErrBusy says that another program is at the same run.
var ErrBusy = errors.New("another vet of this list is running")

// ErrUnkept says that the disk takes no more rows or answers. Answers before it are kept.
var ErrUnkept = errors.New("what was read cannot be kept")

// A Judge says what a page is worth. It is called for a place's page, and then for each page that it asked for by more,
// addresses of the same site, before its answer counts: the last one does. Asked is the address that was asked for, before
// redirects; the error says why a page of more could not be read. Calls for one place come one after the other, those for
// several places at once. The IDs of more need not be set.
type Judge func(place, asked string, p *fetch.Page, err error) (a Answer, more []fetch.Task)

// Options are what a run needs.
type Options struct {
	Dir     string   // of journals and kept pages
	Name    []string // what tells the run from others: the list's name, and all that answers depend on
	List    *sheet.List
	Crawler *fetch.Crawler
	Judge   func(at int64) Judge // for reports of a time, in unix seconds
	Now     func() time.Time
	Anew    bool // take no answer from before
	Retry   bool // ask again for what could not be read for a reason that may have passed
	Sites   bool // answers say what kind of site it is
	Tell    func(Progress)
	Warn    func(string) // a sentence on the list
}

// Progress is how far a run is.
type Progress struct {
	Done, All int // places
	Unread    int // of those done
	Before    int // of those done, by an earlier run
}

// A Run is a list with all its answers.
type Run struct {
	Head    []string // of the list's own columns
	Began   time.Time
	Resumed bool // it went on with what an earlier one had begun

	column int  // of addresses
	sites  bool // whether answers say what kind of site it is
	rows   *rows
	log    *journal
	lock   *flock.Flock
	spool  string
}

// Counts are what became of the rows.
type Counts struct {
	Rows, Places, Graded, Thin, Unread, NoAddress, Repeats int
}

// New reads the list and finds what is known of it from before. Close the run in the end.
func New(o Options) (_ *Run, err error) {
	if err := os.MkdirAll(o.Dir, 0o700); err != nil {
		return nil, err
	}
	sum := sha256.Sum256([]byte(strings.Join(o.Name, "\x00")))
	base := filepath.Join(o.Dir, hex.EncodeToString(sum[:12]))
	r := &Run{lock: flock.New(base + ".lock"), spool: base + ".rows", column: o.List.Address, sites: o.Sites}
	if ok, err := r.lock.TryLock(); err != nil {
		return nil, err
	} else if !ok {
		return nil, ErrBusy
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, r.Close())
		}
	}()
	forget(o.Dir, base, o.Now())
	f, err := os.OpenFile(r.spool, os.O_CREATE|os.O_TRUNC|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	warnings := &warnings{say: o.Warn}
	if r.rows, err = spool(f, o.List, warnings.row); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	warnings.end()
	r.Head = columnNames(o.List.Heading, r.rows.width)
	return r, r.open(base+".journal", o)
}

// columnNames are the headings of a list's columns; a column without one is called by its number.
func columnNames(heading []string, width int) []string {
	names := make([]string, width)
	copy(names, heading)
	for i, n := range names {
		if n == "" {
			names[i] = fmt.Sprintf("column %d", i+1)
		}
	}
	return names
}

// open takes from the journal what still counts.
func (r *Run) open(path string, o Options) (err error) {
	byAddress := map[string]*place{}
	for i := range r.rows.places {
		byAddress[r.rows.places[i].address] = &r.rows.places[i]
	}
	now, done, anew := o.Now(), int64(0), o.Anew
	for {
		r.log, err = openJournal(path, now, anew, func(e *entry, at int64) {
			done = max(done, e.Done)
			if p := byAddress[e.Key]; p != nil && e.Answer != nil {
				p.at, p.rank = at, rankOf(e.Answer)
				if o.Retry && e.Answer.Passing {
					p.at = -1
				}
			}
		})
		if err != nil {
			return err
		}
		r.Began = time.Unix(r.log.head.At, 0)
		age := now.Sub(r.Began)
		if anew || age < unfinishedFor && (done == 0 || now.Sub(time.Unix(done, 0)) < finishedFor) {
			break
		}
		for _, p := range byAddress {
			p.at = -1
		}
		if err := r.log.close(); err != nil {
			return err
		}
		anew = true
	}
	for _, p := range byAddress {
		r.Resumed = r.Resumed || p.at >= 0
	}
	return nil
}

// forget removes what old runs left.
func forget(dir, but string, now time.Time) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return // they are removed another time
	}
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() && now.Sub(info.ModTime()) > forgottenFor && !strings.HasPrefix(path, but) {
			os.Remove(path)
		}
	}
}

// Read reads the pages that are not known yet. It ends early with ctx, and says so by its error; what was read is kept.
func (r *Run) Read(ctx context.Context, o Options) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	b := &reading{Run: r, o: o, judge: o.Judge(r.log.head.At), more: map[int]int{}, stop: stop}
	var tasks []fetch.Task
	for i := range r.rows.places {
		p := &r.rows.places[i]
		if p.at < 0 {
			tasks = append(tasks, fetch.Task{ID: i, Address: p.address, Once: p.bare})
			continue
		}
		b.now.Before++
		if p.rank.class == unread {
			b.now.Unread++
		}
	}
	b.now.Done, b.now.All = b.now.Before, len(r.rows.places)
	o.Tell(b.now)
	err := o.Crawler.Run(ctx, tasks, b.visited)
	if cause := context.Cause(ctx); cause != nil && err != nil {
		return cause
	}
	return err
}

// reading is a run while its pages are read.
type reading struct {
	*Run
	o     Options
	judge Judge
	stop  context.CancelCauseFunc

	mu   sync.Mutex
	now  Progress
	more map[int]int // pages that are still to be read of a place, where it needs several
}

// visited makes an answer of a page. A site that does not answer over https is asked without, where the list does not say how.
func (b *reading) visited(t fetch.Task, p *fetch.Page, err error) []fetch.Task {
	at := &b.rows.places[t.ID]
	if at.bare && t.Address == at.address && fetch.Unanswered(err) {
		return []fetch.Task{{ID: t.ID, Address: at.inClear()}}
	}
	var a Answer
	var more []fetch.Task
	isFirst := b.left(t.ID) == 0
	if isFirst && err != nil {
		a = Answer{Reason: err.Error(), Passing: fetch.Passing(err), Gone: fetch.Gone(err)}
	} else {
		a, more = b.judge(at.address, t.Address, p, err)
	}
	if left := b.settle(t.ID, isFirst, len(more)); left == 0 {
		b.keep(at, a)
		return nil
	}
	for i := range more {
		more[i].ID = t.ID
	}
	return more
}

// left is how many pages are still to be read of a place after its first.
func (b *reading) left(id int) int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.more[id]
}

// settle counts a page as read and more as to be read, and says how many are left.
func (b *reading) settle(id int, isFirst bool, more int) int {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !isFirst {
		b.more[id]--
	}
	b.more[id] += more
	left := b.more[id]
	if left == 0 {
		delete(b.more, id)
	}
	return left
}

// keep writes an answer down. A disk that takes none ends the run.
func (b *reading) keep(at *place, a Answer) {
	where, err := b.log.append(entry{Key: at.address, Answer: &a})
	if err != nil {
		b.stop(fmt.Errorf("%w: %w", ErrUnkept, err))
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	at.at, at.rank = where, rankOf(&a)
	b.now.Done++
	if a.Reason != "" {
		b.now.Unread++
	}
	b.o.Tell(b.now)
}

// Done says that the result was written: a run of the same name goes on with it for a day only.
func (r *Run) Done(now time.Time) error {
	_, err := r.log.append(entry{Done: now.Unix()})
	return err
}

// Close ends a run. Its journal stays.
func (r *Run) Close() error {
	var errs []error
	if r.rows != nil {
		errs = append(errs, r.rows.f.Close(), os.Remove(r.spool))
	}
	if r.log != nil {
		errs = append(errs, r.log.close())
	}
	return errors.Join(append(errs, r.lock.Unlock())...)
}
