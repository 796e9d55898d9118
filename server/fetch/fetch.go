package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// Bounds of one fetch.
const (
	MaxBytes     = 16 << 20 // of a page, unpacked
	maxRedirects = 10
	timeout      = 30 * time.Second
)

// Page is what the server sent.
type Page struct {
	URL         string // the final address, after redirects
	Status      int
	ContentType string
	Robots      string // X-Robots-Tag headers, one a line
	Text        []byte // decoded to UTF-8; nil where an error's answer has none that could be read
	Charset     string
}

// Sentinels of what goes wrong out in the world.
var (
	ErrAddress = errors.New("not an address of a web page")
	ErrPrivate = errors.New("the address leads into a private network")
	ErrLarge   = errors.New("the page is larger than 16 MB")
)

// Get fetches a page for a person who named it: a private address is fetched when the person gave it, never when a
// redirect leads there. Any status is an answer; errors are for pages that could not be read. They are written for
// the person: the address, then what went wrong.
func Get(ctx context.Context, address, agent string) (*Page, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil, fmt.Errorf("%s: %w", address, ErrAddress)
	}
	u.User = nil
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", address, ErrAddress)
	}
	req.Header.Set("User-Agent", agent)
	req.Header.Set("Accept", "text/html,application/xhtml+xml,*/*;q=0.5")
	res, err := client(u.Host).Do(req)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", address, plain(err))
	}
	defer res.Body.Close()
	p, err := read(res)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", address, err)
	}
	return p, nil
}

// read makes a Page of an answer. The answer to an error needs no text.
func read(res *http.Response) (*Page, error) {
	p := &Page{URL: res.Request.URL.String(), Status: res.StatusCode, ContentType: res.Header.Get("Content-Type"),
		Robots: strings.Join(res.Header.Values("X-Robots-Tag"), "\n")}
	body, err := readBody(res, MaxBytes, ErrLarge)
	if err == nil {
		p.Text, p.Charset, err = Decode(body, p.ContentType)
	}
	if err != nil && (p.Status < 400 || !errors.Is(err, ErrNotPage)) {
		return nil, err
	}
	return p, nil
}

// readBody reads a page's bytes, unpacked, and nothing of what says that it is no page. One of more than most is tooLarge.
func readBody(res *http.Response, most int64, tooLarge error) ([]byte, error) {
	if kind, _, err := mime.ParseMediaType(res.Header.Get("Content-Type")); err == nil && !isPage(kind) {
		return nil, fmt.Errorf("it is %s: %w", kindWord(kind), ErrNotPage)
	}
	if packed := res.Header.Get("Content-Encoding"); packed != "" && packed != "identity" {
		return nil, fmt.Errorf("it is packed as %q, which was not asked for", packed)
	}
	body, err := io.ReadAll(io.LimitReader(res.Body, most+1))
	switch {
	case err != nil:
		return nil, brokeOff("", err)
	case int64(len(body)) > most:
		return nil, tooLarge
	}
	return body, nil
}

func isPage(kind string) bool {
	switch kind {
	case "text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml":
		return true
	}
	return false
}

// kindWord says what a media type is, in a person's words where there are some.
func kindWord(kind string) string {
	switch family, _, _ := strings.Cut(kind, "/"); {
	case kind == "application/pdf":
		return "a PDF"
	case family == "image":
		return "an image"
	case family == "audio", family == "video":
		return "a media file"
	}
	return "a file of type " + kind
}
