package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"linkgrade/server/fetch"
	"linkgrade/wasm/domain"
	"linkgrade/wasm/page"
)

// agent is how the command line introduces itself to servers.
const agent = "Mozilla/5.0 (compatible; linkgrade; reads one page for a person)"

// maxFile is the largest saved page, unpacked, in bytes.
const maxFile = 32 << 20

// errLarge says that a saved page goes over its bound.
var errLarge = errors.New("the most a page may have")

// source is a saved page: a line of --jsonl, or an argument.
type source struct {
	URL     string `json:"url"`
	File    string `json:"file"`
	Charset string `json:"charset"`
}

// fetchPage gets a page's text from the web, in UTF-8, and what its server said.
func fetchPage(ctx context.Context, address string) ([]byte, page.Meta, error) {
	p, err := fetch.Get(ctx, address, agent)
	if err != nil {
		return nil, page.Meta{}, err
	}
	m, err := metaOf(p)
	if err != nil {
		return nil, m, fmt.Errorf("%s: %w", p.URL, err)
	}
	return p.Text, m, nil
}

// metaOf is what is known of a page that was fetched beside its text. An error is the address that it redirects to.
func metaOf(p *fetch.Page) (page.Meta, error) {
	a, err := domain.ParseAddress(p.URL)
	return page.Meta{URL: a, Status: p.Status, ContentType: p.ContentType, Robots: p.Robots}, err
}

// openPage gets a saved page's text in UTF-8 and what is known of where it came from; "-" is standard input. A page of
// more than most bytes, unpacked, is errLarge.
func openPage(s source, stdin io.Reader, most int) (text []byte, m page.Meta, err error) {
	if s.URL != "" {
		if m.URL, err = domain.ParseAddress(s.URL); err != nil {
			return nil, m, fmt.Errorf("the address %q: %w; give it as https://host/path", s.URL, err)
		}
	}
	body, err := readFile(s.File, stdin, most)
	if err != nil {
		return nil, m, err
	}
	if text, err = decodeFile(body, s.Charset); err != nil {
		return nil, m, fmt.Errorf("%s: %w", s.File, err)
	}
	return text, m, nil
}

func decodeFile(body []byte, charset string) ([]byte, error) {
	if charset != "" {
		return fetch.DecodeAs(body, charset)
	}
	text, _, err := fetch.Decode(body, "")
	return text, err
}

// readFile reads a file or standard input, unpacking gzip, up to most bytes.
func readFile(name string, stdin io.Reader, most int) ([]byte, error) {
	in := stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, openError(name, err)
		}
		defer f.Close()
		in = f
	}
	b, err := readBounded(name, in, most)
	if err != nil || !bytes.HasPrefix(b, []byte{0x1F, 0x8B}) {
		return b, err
	}
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, fmt.Errorf("%s: not a whole gzip file", name)
	}
	b, err = readBounded(name, z, most)
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, gzip.ErrChecksum) || errors.Is(err, gzip.ErrHeader) {
		return nil, fmt.Errorf("%s: not a whole gzip file", name)
	}
	return b, err
}

func readBounded(name string, r io.Reader, most int) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, int64(most)+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(b) > most {
		return nil, fmt.Errorf("%s: larger than %d MB: %w", name, most>>20, errLarge)
	}
	return b, nil
}

// openError says what to do about a file that is not there: most often an address was meant.
func openError(name string, err error) error {
	if errors.Is(err, fs.ErrNotExist) && strings.Contains(name, ".") && !strings.ContainsAny(name, " \\") {
		return fmt.Errorf("%s: no such file; an address begins with https://", name)
	}
	return err
}
