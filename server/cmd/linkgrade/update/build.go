package update

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"linkgrade/server/edition"
	"linkgrade/server/feeds"
	"linkgrade/server/starter"
	"linkgrade/server/starter/rows"
)

// A held list is one that an edition is made of.
type held struct {
	feed feeds.Feed
	copy Copy
}

// held are the lists of which there are copies, in the order of the feeds.
func (o Options) held(c cache) []held {
	var all []held
	for _, f := range o.Feeds {
		if about := c.copy(f.ID); about.there() && o.mayHold(f) {
			all = append(all, held{f, about})
		}
	}
	return all
}

// build makes an edition of all copies the current one, unless the current one is made of them already.
func (o Options) build(ctx context.Context, c cache, r *Report) error {
	lists := o.held(c)
	packaged, err := o.packagedBeside(lists)
	if err != nil {
		return err
	}
	store := edition.StoreAt(o.Dir)
	if !o.Force && o.isMadeOf(store, lists, packaged) {
		return nil
	}
	if o.Tell != nil {
		o.Tell(Event{})
	}
	limits := edition.DefaultLimits
	if o.Force {
		limits = edition.AnyLoss
	}
	var first *edition.Diff
	r.Diff, err = store.Update(ctx, limits, func(ctx context.Context, dir string) error {
		left, err := o.write(ctx, c, dir, lists, packaged)
		r.Left = left
		if err != nil {
			return err
		}
		if !o.bare {
			first, err = besideStarter(store, dir, limits)
		}
		return err
	})
	if first != nil {
		r.Diff = *first
	}
	r.Built = err == nil
	return err
}

// packagedBeside are the starter edition's sources that no list takes the place of.
func (o Options) packagedBeside(lists []held) ([]edition.Source, error) {
	if o.bare {
		return nil, nil
	}
	all, err := rows.Sources()
	if err != nil {
		return nil, err
	}
	var beside []edition.Source
	for _, s := range all {
		taken := false
		for _, l := range lists {
			taken = taken || l.feed.ID == s.ID
		}
		if !taken {
			beside = append(beside, s)
		}
	}
	return beside, nil
}

// isMadeOf says whether a store's current edition is made of just these files, with prefixes that are short enough.
func (o Options) isMadeOf(store edition.Store, lists []held, packaged []edition.Source) bool {
	ids, err := store.IDs()
	if err != nil || len(ids) == 0 {
		return false
	}
	e, err := edition.Open(os.DirFS(store.Folder(ids[0])))
	if err != nil {
		return false
	}
	defer e.Close()
	if o.MostBits > 0 && e.Bits() > o.MostBits {
		return false
	}
	made := map[string]string{}
	for _, s := range e.Document().Sources {
		made[s.ID] = s.SHA256
	}
	for _, s := range packaged {
		if made[s.ID] != s.SHA256 {
			return false
		}
	}
	for _, l := range lists {
		if made[l.feed.ID] != l.copy.SHA256 {
			return false
		}
	}
	return len(made) == len(lists)+len(packaged)
}

// write builds an edition in a folder. A copy that cannot be read is left out, and the edition begun anew: that a list
// is missing then is for the limits to judge.
func (o Options) write(ctx context.Context, c cache, dir string, lists []held, packaged []edition.Source) (left []Result, err error) {
	for {
		bad, err := o.tryWrite(ctx, c, dir, lists, packaged)
		if bad < 0 || ctx.Err() != nil {
			return left, err
		}
		left = append(left, Result{Feed: lists[bad].feed, Err: err})
		lists = append(lists[:bad:bad], lists[bad+1:]...)
	}
}

// tryWrite builds an edition; bad is the place of the list whose copy the error is about, or -1.
func (o Options) tryWrite(ctx context.Context, c cache, dir string, lists []held, packaged []edition.Source) (bad int, err error) {
	b, err := edition.NewBuilder(dir, o.Now().UTC().Format(time.DateOnly))
	if err != nil {
		return -1, err
	}
	defer func() { err = errors.Join(err, b.Close()) }()
	b.MostBits = o.MostBits
	var sources []edition.Source
	for i, l := range lists {
		var full error // of the builder, which is about no list
		s, err := ReadFile(ctx, l.feed, c.file(l.feed.ID, l.copy), func(r edition.Row) error {
			full = b.Add(r)
			return full
		})
		if full != nil {
			return -1, full
		}
		if err != nil {
			return i, err
		}
		s.Dated = l.copy.Dated
		sources = append(sources, s)
	}
	if sources, err = addPackaged(b, sources, packaged); err != nil {
		return -1, err
	}
	_, err = b.Finish(ctx, sources, dir)
	return -1, err
}

// addPackaged gives the builder the rows of the starter edition's sources.
func addPackaged(b *edition.Builder, sources, packaged []edition.Source) ([]edition.Source, error) {
	if len(packaged) == 0 {
		return sources, nil
	}
	wanted := map[string]bool{}
	for _, s := range packaged {
		wanted[s.ID] = true
	}
	err := rows.Each(func(r edition.Row) error {
		if !wanted[r.Source] {
			return nil
		}
		return b.Add(r)
	})
	return append(sources, packaged...), err
}

// besideStarter compares the first edition of a store with the embedded one, in whose place it is going to be served.
// Later ones are compared by the store; nil then.
func besideStarter(store edition.Store, dir string, l edition.Limits) (*edition.Diff, error) {
	if ids, err := store.IDs(); err != nil || len(ids) > 0 {
		return nil, err
	}
	old, err := starter.Open()
	if err != nil {
		return nil, err
	}
	defer old.Close()
	made, err := edition.Open(os.DirFS(dir))
	if err != nil {
		return nil, err
	}
	defer made.Close()
	d, err := edition.Compare(old, made)
	if err != nil {
		return nil, fmt.Errorf("beside the embedded edition: %w", err)
	}
	return &d, d.Check(l)
}
