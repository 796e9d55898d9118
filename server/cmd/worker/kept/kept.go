// Package kept keeps answers of other servers where all instances of a Worker find them: in the Cache API. One isolate has
// several Go programs and Cloudflare has many isolates; without it each of them would fetch IANA's list of registries, half a
// megabyte, by itself.
//
// The package refuses to keep anything but answers from the one address it is made for, and so anything that could tell
// which name was asked for: a shared cache of registries' answers would be a list of names.
package kept

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"time"
)

// maxBody is the largest answer that is kept, in bytes; it is the most that package rdap reads.
const maxBody = 1 << 20

// A Cache keeps answers by address: the Cache API, or memory in tests.
type Cache interface {
	// Match gives the answer that is kept, nil where there is none.
	Match(ctx context.Context, address string) (*http.Response, error)
	// Put keeps an answer for as long as its Cache-Control says.
	Put(ctx context.Context, address string, answer *http.Response) error
}

// A Transport answers GET requests of one address out of a cache, and asks Next for all others. Where the cache fails it
// asks Next.
type Transport struct {
	Next    http.RoundTripper
	Cache   Cache
	Address string
	For     time.Duration // that an answer is kept
	Fault   func(error)   // the cache failed; may be nil
}

// RoundTrip implements [http.RoundTripper].
func (t *Transport) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.Method != http.MethodGet || r.URL.String() != t.Address {
		return t.Next.RoundTrip(r)
	}
	kept, err := t.Cache.Match(r.Context(), t.Address)
	if err != nil {
		t.fault(err)
	} else if kept != nil {
		return kept, nil
	}
	whole := r.Clone(r.Context())
	whole.Header.Del("If-None-Match") // "nothing new" could not be kept for the others
	answer, err := t.Next.RoundTrip(whole)
	if err != nil || answer.StatusCode != http.StatusOK {
		return answer, err
	}
	return t.keep(r.Context(), answer)
}

// keep puts a copy of an answer into the cache and gives the answer. One that is too large is given as it is.
func (t *Transport) keep(ctx context.Context, answer *http.Response) (*http.Response, error) {
	body, err := io.ReadAll(io.LimitReader(answer.Body, maxBody+1))
	if err != nil {
		_ = answer.Body.Close() // the error at hand says more
		return nil, err
	}
	if len(body) > maxBody {
		answer.Body = rest{io.MultiReader(bytes.NewReader(body), answer.Body), answer.Body}
		return answer, nil
	}
	if err := answer.Body.Close(); err != nil {
		return nil, err
	}
	copied := &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Body: io.NopCloser(bytes.NewReader(body)), ContentLength: int64(len(body))}
	for _, name := range []string{"Content-Type", "Etag", "Last-Modified"} {
		if v := answer.Header.Get(name); v != "" {
			copied.Header.Set(name, v)
		}
	}
	copied.Header.Set("Cache-Control", fmt.Sprintf("public, max-age=%d", int(t.For.Seconds())))
	if err := t.Cache.Put(ctx, t.Address, copied); err != nil {
		t.fault(err)
	}
	answer.Body = io.NopCloser(bytes.NewReader(body))
	return answer, nil
}

func (t *Transport) fault(err error) {
	if t.Fault != nil {
		t.Fault(err)
	}
}

// rest is a body of which the beginning was read.
type rest struct {
	io.Reader
	io.Closer
}
