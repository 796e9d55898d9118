package update

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"syscall"
	"time"

	"linkgrade/server/feeds"
	"linkgrade/server/fetch"
)

// Bounds of one list's download.
const (
	maxTime    = 2 * time.Hour
	maxResumes = 20 // in one update; each must have brought something
)

// ErrShrunk is a list that lost so many rows that a fault of its publisher is likelier than a changed web.
var ErrShrunk = errors.New("it lost too many rows")

// A source downloads one list.
type source struct {
	feed  feeds.Feed
	cache cache
	from  *fetch.Downloader
	sums  *sums
	most  int64 // bytes
	loss  float64
	today string
	tell  func(have, size int64) // size -1: unknown
}

// update gets the list from its first address that gives it. The copy before is returned as it was when nothing has
// changed, and on every error.
func (s source) update(ctx context.Context) (c Copy, same bool, err error) {
	ctx, cancel := context.WithTimeout(ctx, maxTime)
	defer cancel()
	before := s.cache.copy(s.feed.ID)
	var faults []error
	for _, address := range s.feed.URLs {
		c, same, err := s.complete(ctx, address, before)
		if err == nil {
			return c, same, nil
		}
		if faults = append(faults, err); ctx.Err() != nil {
			break
		}
	}
	return before, true, worst(faults)
}

// worst is the error to tell of those of several addresses: one about the list itself before one about the way to it.
func worst(faults []error) error {
	for _, err := range faults {
		if !errors.Is(err, fetch.ErrUnreached) {
			return err
		}
	}
	return faults[0]
}

// complete downloads from one address, and goes on where the connection was cut as long as each turn brings something.
func (s source) complete(ctx context.Context, address string, before Copy) (Copy, bool, error) {
	for turn := 0; ; turn++ {
		had := s.cache.part(s.feed.ID, address).length
		version, same, err := s.transfer(ctx, address, before)
		if same {
			return before, true, s.cache.dropPart(s.feed.ID)
		}
		if err == nil {
			c, err := s.accept(ctx, address, version, before)
			return c, false, err
		}
		cut := errors.Is(err, fetch.ErrBroken)
		if !cut || turn >= maxResumes || s.cache.part(s.feed.ID, address).length <= had || !resumable(version) {
			return Copy{}, false, err
		}
	}
}

// resumable says whether a version can be asked for in parts.
func resumable(v fetch.Version) bool { return v != fetch.Version{} }

// left is how many bytes stand of a download that broke off, and can be gone on after.
func (s source) left() int64 {
	for _, address := range s.feed.URLs {
		if p := s.cache.part(s.feed.ID, address); resumable(p.Version) {
			return p.length
		}
	}
	return 0
}

// transfer brings what is missing of the list into its part.
func (s source) transfer(ctx context.Context, address string, before Copy) (v fetch.Version, same bool, err error) {
	id := s.feed.ID
	p := s.cache.part(id, address)
	wish := fetch.Wish{Address: address, Part: p.Version, From: p.length, Most: s.most}
	if before.Address == address {
		wish.Have = before.Version
	}
	a, err := s.from.Open(ctx, wish)
	if err != nil || a.Same {
		return v, err == nil, err
	}
	f, err := s.cache.openPart(id, part{Address: address, Version: a.Version}, a.From)
	if err != nil {
		return v, false, errors.Join(err, a.Body.Close())
	}
	_, err = io.Copy(f, &counted{a.Body, a.From, a.Size, s.tell})
	err = errors.Join(err, f.Sync(), f.Close(), a.Body.Close())
	useless := errors.Is(err, fetch.ErrOversize) || errors.Is(err, syscall.ENOSPC) || !resumable(a.Version)
	if err != nil && useless {
		err = errors.Join(err, s.cache.dropPart(id))
	}
	return a.Version, false, err
}

// accept makes a whole download the copy, if it is the list that was meant. What is refused is removed.
func (s source) accept(ctx context.Context, address string, v fetch.Version, before Copy) (c Copy, err error) {
	file := s.cache.path(s.feed.ID + partSuffix)
	defer func() { err = errors.Join(err, s.cache.dropPart(s.feed.ID)) }()
	c, err = inspect(ctx, s.feed, file)
	if err != nil {
		return c, err
	}
	if c.Verified, err = s.sums.verify(ctx, s.feed.Sums, address, file); err != nil {
		return c, err
	}
	if lost := 1 - float64(c.Rows)/float64(max(before.Rows, 1)); lost > s.loss {
		return c, fmt.Errorf("%w: %d where there were %d", ErrShrunk, c.Rows, before.Rows)
	}
	c.Address, c.Version, c.Fetched = address, v, s.today
	if at, err := http.ParseTime(v.Modified); err == nil && c.Dated == "" {
		c.Dated = at.UTC().Format(time.DateOnly)
	}
	return c, s.cache.put(s.feed.ID, file, c)
}

// take copies a file of one's own into the cache.
func (s source) take(ctx context.Context, path string) (Copy, error) {
	in, err := os.Open(path)
	if err != nil {
		return Copy{}, err
	}
	defer in.Close()
	temp := s.cache.path(s.feed.ID + tempSuffix)
	defer os.Remove(temp) // gone already when all went well
	out, err := os.Create(temp)
	if err != nil {
		return Copy{}, err
	}
	_, err = io.Copy(out, in)
	if err = errors.Join(err, out.Sync(), out.Close()); err != nil {
		return Copy{}, err
	}
	c, err := inspect(ctx, s.feed, temp)
	if err != nil {
		return c, err
	}
	c.Fetched = s.today
	return c, s.cache.put(s.feed.ID, temp, c)
}

// sayWhy words the errors that people meet in one clause.
func sayWhy(err error) string {
	switch {
	case errors.Is(err, feeds.ErrForeign):
		return "what was sent is not this list"
	case errors.Is(err, context.DeadlineExceeded):
		return "the download took too long"
	case errors.Is(err, context.Canceled):
		return "stopped"
	case errors.Is(err, syscall.ENOSPC):
		return "no space is left on the disk"
	}
	return strings.ReplaceAll(err.Error(), "\n", "; ") // joined errors stand on lines of their own
}

// counted tells how much of a file has come.
type counted struct {
	from       io.Reader
	have, size int64
	tell       func(have, size int64)
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.from.Read(p)
	c.have += int64(n)
	c.tell(c.have, c.size)
	return n, err
}
