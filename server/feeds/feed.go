package feeds

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"linkgrade/server/edition"
)

// ErrForeign is a file that is not of the feed's form: empty, a web page, another list.
var ErrForeign = errors.New("not this list")

// A Feed is one list of one publisher.
type Feed struct {
	ID        string // a–z, 0–9 and "-"
	Name      string
	Publisher string
	Page      string   // where people read about it; "" for files of one's own
	URLs      []string // where it can be downloaded without an account, mirrors after the first; none: bring the file
	Sums      string   // where its publisher lists checksums, as md5sum and sha256sum write them; "" where none are known
	Licence   string   // SPDX, where it has an identifier; "none stated" says so
	Share     Share    // whether an edition with it may be passed on
	What      string   // what an edition takes from it, for people

	// Family is shared by lists of which one is made from another, or both from a
	// third: together they count as one list. It is the id where there is no other.
	Family string

	// Weak lists are published by few, without saying how a name came onto them. What
	// only weak lists of one family say is not believed of anybody.
	Weak bool

	parse func(*Harvest, io.Reader) error
	whole bool // parse decodes one document, which has no lines
}

// Share says whether an edition that contains a feed may be passed on, and why.
type Share struct {
	Allowed bool
	Because string
}

func mayShare(because string) Share    { return Share{true, because} }
func mayNotShare(because string) Share { return Share{false, because} }

// Source is what an edition's document says of the feed before its rows are counted.
func (f Feed) Source() edition.Source {
	return edition.Source{
		ID: f.ID, Name: f.Name, Publisher: f.Publisher, URL: f.Page, Licence: f.Licence, What: f.What,
		Family: f.Family, Weak: f.Weak,
	}
}

// A Count is what became of a file's rows: Rows = those taken + all of Dropped.
type Count struct {
	Rows    int
	Dropped map[edition.Drop]int
	Dated   string // YYYY-MM-DD, where a comment in the file says when it was made; else empty
}

// Read is [Feed.ReadContext] that nothing stops.
func (f Feed) Read(r io.Reader, take func(edition.Row) error) (Count, error) {
	return f.ReadContext(context.Background(), r, take)
}

// ReadContext reads a file of the feed to its end, plain or packed (gzip, zip, tar), in
// UTF-8 or with a byte order mark in UTF-16, and gives each row to take, whose error ends it. A file that is not of the feed's form is
// [ErrForeign]; its first rows may have been taken by then. Other errors are ctx's, the
// reader's and those of packing that is damaged or unpacks to more than any list would.
func (f Feed) ReadContext(ctx context.Context, r io.Reader, take func(edition.Row) error) (Count, error) {
	h := NewHarvest(f.ID, take)
	err := f.read(h, &source{ctx: ctx, r: r})
	if h.err != nil {
		err = h.err // reading stopped for it
	}
	if err == nil && h.taken == 0 {
		err = fmt.Errorf("%w: none of its %d rows can be read", ErrForeign, h.count.Rows)
	}
	if err != nil {
		return h.Count(), fmt.Errorf("feed %s: %w", f.ID, err)
	}
	return h.Count(), nil
}

func (f Feed) read(h *Harvest, from *source) error {
	text, err := unpack(from)
	if err == nil {
		text, err = inUTF8(text, from)
	}
	if err != nil {
		return err
	}
	if err := refuseForeign(text, f.whole); err != nil {
		return err
	}
	if err := f.parse(h, text); err != nil || h.err != nil {
		return err
	}
	_, err = io.Copy(io.Discard, from) // what unpacking left unread
	return err
}

// All are the feeds, in a fixed order: ranks, harm, kinds of business, kinds of site, one's own.
func All() []Feed {
	return slices.Concat(
		[]Feed{tranco(), majestic(), commonCrawl(), chrome()}, radar(), []Feed{umbrella()},
		[]Feed{urlhaus(), phishingDatabase()}, blockListProject(),
		[]Feed{referrerSpam(), contentFarms(), machineWritten(), disavow(), linkSellers(), parked()},
		universityOfToulouse(),
		[]Feed{shorteners(), freeHosts(), universities(), government(), team()},
	)
}

// Find is the feed of an id, and whether there is one.
func Find(id string) (Feed, bool) {
	all := All()
	i := slices.IndexFunc(all, func(f Feed) bool { return f.ID == id })
	if i < 0 {
		return Feed{}, false
	}
	return all[i], true
}
