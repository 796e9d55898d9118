package cloud

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"strings"
	"syscall/js"
	"time"

	"github.com/syumai/workers/cloudflare/cache"
	"github.com/syumai/workers/cloudflare/fetch"

	"linkgrade/server/rdap"
)

// transport is the runtime's fetch as an [http.RoundTripper]: it follows no redirect, and gives up when the request's context
// ends, which bounds the reading, too. IANA's list of registries, which every instance needs, is kept in the cache
// of Cloudflare's place for as long as an instance would believe it.
type transport struct{}

var errFetch = errors.New("cloud: the request failed")

// RoundTrip implements [http.RoundTripper].
func (transport) RoundTrip(r *http.Request) (*http.Response, error) {
	kept := r.URL.String() == rdap.ListURL
	if kept {
		if res, err := cache.New().Match(r, nil); err == nil {
			return res, nil
		}
	}
	timed := js.Global().Get("context").Get("timed") // of pool.mjs: the library's fetch knows no end of a context
	if deadline, bound := r.Context().Deadline(); bound {
		timed.Set("ms", max(1, time.Until(deadline).Milliseconds()))
	}
	res, err := fetch.NewClient(fetch.WithBinding(timed)).Do(&fetch.Request{Request: r}, &fetch.RequestInit{Redirect: fetch.RedirectModeManual})
	switch {
	case r.Context().Err() != nil:
		return nil, r.Context().Err()
	case err != nil:
		return nil, errFetch // its text may have the address
	}
	for name, parts := range res.Header { // the library divides at each comma
		res.Header[name] = []string{strings.Join(parts, ",")}
	}
	if err := readBody(res); err != nil {
		return nil, err
	}
	if kept && res.StatusCode == http.StatusOK {
		keep(r, res)
	}
	return res, nil
}

// readBody reads a body whole, so that none is left open, up to one byte more than package rdap reads of any.
func readBody(res *http.Response) error {
	if stream, ok := res.Body.(interface{ GetRawJSBody() js.Value }); ok && stream.GetRawJSBody().IsNull() {
		res.Body = http.NoBody
		return nil
	}
	b, err := io.ReadAll(io.LimitReader(res.Body, rdap.MaxBody+1))
	_ = res.Body.Close() // what is left of it is not fetched
	if err != nil {
		return errFetch
	}
	res.Body = io.NopCloser(bytes.NewReader(b))
	return nil
}

// keep puts a list into the cache for a day. One that cannot be kept is fetched again, and so is what is no list: kept, it
// would be the answer for all instances until tomorrow.
func keep(r *http.Request, res *http.Response) {
	b, err := io.ReadAll(res.Body)
	res.Body = io.NopCloser(bytes.NewReader(b))
	if err != nil || !rdap.IsList(b) {
		return
	}
	header := http.Header{"Content-Type": {"application/json"}, "Cache-Control": {"max-age=86400"}}
	_ = cache.New().Put(r, &http.Response{StatusCode: http.StatusOK, Header: header, Body: io.NopCloser(bytes.NewReader(b)), ContentLength: int64(len(b))})
}
