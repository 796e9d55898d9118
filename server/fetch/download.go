package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// What may become of a download out in the world.
var (
	ErrUnreached = errors.New("the publisher cannot be reached")
	ErrRefused   = errors.New("the publisher refuses to send it")        // any status but 2xx and 304
	ErrTooMany   = errors.New("the publisher asks to be left alone")     // 429 and 503
	ErrBroken    = errors.New("the download broke off")                  // and can be resumed
	ErrIdle      = errors.New("the publisher stopped sending")           // and can be resumed
	ErrOversize  = errors.New("the file is larger than it may be")       // Most
	ErrDowngrade = errors.New("it redirects to an unencrypted address")  // from https
	errForgotten = errors.New("the publisher resumes with another file") // asked for anew
)

// idleTime is how long a publisher may send nothing before a download is given up.
const idleTime = 30 * time.Second

// A Downloader gets files that no person named the address of, so it dials public addresses only, on every hop. It sends
// no cookie and keeps no connection. It may be used by several goroutines at once.
type Downloader struct {
	agent string
	idle  time.Duration
	http  *http.Client
}

// NewDownloader introduces itself as agent, which names the project. Nil transport is [Public]; another one is for tests.
func NewDownloader(agent string, transport http.RoundTripper) *Downloader {
	if transport == nil {
		transport = Public()
	}
	return &Downloader{agent, idleTime, &http.Client{Transport: transport, CheckRedirect: func(r *http.Request, via []*http.Request) error {
		if via[0].URL.Scheme == "https" && r.URL.Scheme == "http" {
			return ErrDowngrade
		}
		return checkRedirect(r, via)
	}}}
}

// A Version tells one state of a file from another: what its server sent with it, as it stood.
type Version struct {
	ETag     string `json:"etag,omitempty"`
	Modified string `json:"modified,omitempty"` // Last-Modified
}

// resumes is the version as If-Range takes it, "" where it is too weak for that (RFC 9110, section 13.1.5).
func (v Version) resumes() string {
	if v.ETag == "" {
		return v.Modified
	}
	if strings.HasPrefix(v.ETag, "W/") {
		return ""
	}
	return v.ETag
}

// A Wish is a file, and what is at hand of it.
type Wish struct {
	Address string
	Have    Version // of a whole copy; the zero Version where there is none
	Part    Version // of a download that broke off
	From    int64   // its length in bytes; 0 where there is none
	Most    int64   // how many bytes the file may have
}

// An Answer is what the publisher sends.
type Answer struct {
	Same    bool          // the copy at hand is still current, and Body is nil
	Body    io.ReadCloser // the file's bytes as they are, packed or not; its errors are this package's
	From    int64         // where in the file Body begins: the Wish's From, or 0 when it is sent anew
	Size    int64         // of the whole file; -1 when the publisher does not say
	Version Version
}

// Open asks for a file: whole, what is missing of it, or whether it has changed. The time until Body ends is bounded by
// ctx and by nothing being sent for half a minute.
func (d *Downloader) Open(ctx context.Context, w Wish) (*Answer, error) {
	a, err := d.open(ctx, w)
	if errors.Is(err, errForgotten) {
		w.From = 0
		a, err = d.open(ctx, w)
	}
	return a, err
}

func (d *Downloader) open(ctx context.Context, w Wish) (a *Answer, err error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer func() {
		if err != nil || a.Same {
			cancel(nil)
		}
	}()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, w.Address, nil)
	if err != nil {
		return nil, ErrAddress
	}
	w.head(req.Header)
	res, err := d.do(req)
	if err != nil {
		return nil, err
	}
	a, err = w.answer(res)
	if err != nil || a.Same {
		return a, errors.Join(err, res.Body.Close())
	}
	if a.Size > w.Most {
		return nil, errors.Join(fmt.Errorf("%w: %d MB", ErrOversize, a.Size>>20), res.Body.Close())
	}
	a.Body = &body{from: res.Body, left: w.Most - a.From, ctx: ctx, cancel: cancel, idle: d.idle,
		timer: time.AfterFunc(d.idle, func() { cancel(ErrIdle) })}
	return a, nil
}

// head says what is at hand. Where both stand, the whole copy is compared first (RFC 9110, section 13.2.2).
func (w Wish) head(h http.Header) {
	if w.Have.ETag != "" {
		h.Set("If-None-Match", w.Have.ETag)
	} else if w.Have.Modified != "" {
		h.Set("If-Modified-Since", w.Have.Modified)
	}
	if version := w.Part.resumes(); w.From > 0 && version != "" {
		h.Set("Range", fmt.Sprintf("bytes=%d-", w.From))
		h.Set("If-Range", version)
	}
}

// answer reads the head of what the publisher sends.
func (w Wish) answer(res *http.Response) (*Answer, error) {
	a := &Answer{Size: -1, Version: Version{res.Header.Get("ETag"), res.Header.Get("Last-Modified")}}
	switch {
	case res.StatusCode == http.StatusNotModified && w.Have != Version{}:
		a.Same = true
	case res.StatusCode == http.StatusPartialContent:
		start, size, ok := contentRange(res.Header.Get("Content-Range"))
		if !ok || start != w.From || w.From == 0 || a.Version.ETag != "" && a.Version.ETag != w.Part.ETag {
			return nil, errForgotten
		}
		a.From, a.Size, a.Version = start, size, w.Part
	case res.StatusCode == http.StatusRequestedRangeNotSatisfiable && w.From > 0:
		return nil, errForgotten
	case res.StatusCode == http.StatusTooManyRequests, res.StatusCode == http.StatusServiceUnavailable:
		return nil, ErrTooMany
	case res.StatusCode != http.StatusOK:
		return nil, fmt.Errorf("%w: status %d", ErrRefused, res.StatusCode)
	default:
		a.Size = res.ContentLength
	}
	switch packed := res.Header.Get("Content-Encoding"); packed {
	case "", "identity", "gzip", "x-gzip": // the last two are what some servers say of a file that is packed for good
		return a, nil
	default:
		return nil, fmt.Errorf("%w: packed as %q", ErrRefused, packed)
	}
}

// contentRange reads "bytes 5-9/10"; the size is -1 for "bytes 5-9/*".
func contentRange(s string) (start, size int64, ok bool) {
	rest, found := strings.CutPrefix(s, "bytes ")
	span, total, cut := strings.Cut(rest, "/")
	first, _, dash := strings.Cut(span, "-")
	start, err := strconv.ParseInt(first, 10, 64)
	if !found || !cut || !dash || err != nil || start < 0 {
		return 0, 0, false
	}
	if total == "*" {
		return start, -1, true
	}
	size, err = strconv.ParseInt(total, 10, 64)
	return start, size, err == nil && size > start
}

// Size asks how many bytes a file has, -1 where the publisher does not say, without asking for the file.
func (d *Downloader) Size(ctx context.Context, address string) (int64, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodHead, address, nil)
	if err != nil {
		return -1, ErrAddress
	}
	res, err := d.do(req)
	if err != nil {
		return -1, err
	}
	if res.StatusCode != http.StatusOK {
		return -1, errors.Join(fmt.Errorf("%w: status %d", ErrRefused, res.StatusCode), res.Body.Close())
	}
	return res.ContentLength, res.Body.Close()
}

// do sends a request; the error is in a person's words.
func (d *Downloader) do(req *http.Request) (*http.Response, error) {
	req.Header.Set("User-Agent", d.agent)
	req.Header.Set("Accept-Encoding", "identity") // the file as it is: half of it must fit the other half
	res, err := d.http.Do(req)
	if err == nil {
		return res, nil
	}
	var dns *net.DNSError
	var op *net.OpError
	switch {
	case errors.Is(err, ErrPrivate), errors.Is(err, ErrDowngrade), errors.Is(err, context.Canceled):
		return nil, plain(err)
	case errors.As(err, &dns), errors.As(err, &op) && op.Op == "dial":
		return nil, fmt.Errorf("%w: %w", ErrUnreached, plain(err))
	}
	return nil, plain(err)
}

// A body counts what comes, and ends when nothing does.
type body struct {
	from   io.ReadCloser
	left   int64 // bytes that may come
	ctx    context.Context
	cancel context.CancelCauseFunc
	idle   time.Duration
	timer  *time.Timer
}

func (b *body) Read(p []byte) (int, error) {
	n, err := b.from.Read(p)
	b.timer.Reset(b.idle)
	if b.left -= int64(n); b.left < 0 {
		return 0, ErrOversize
	}
	if err == nil || err == io.EOF {
		return n, err
	}
	if cause := context.Cause(b.ctx); cause != nil {
		return n, cause // idle, or the caller's
	}
	return n, fmt.Errorf("%w: %w", ErrBroken, plain(err))
}

// Close ends the download.
func (b *body) Close() error {
	b.timer.Stop()
	b.cancel(nil)
	return b.from.Close()
}
