package rdap

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"sync/atomic"
	"time"

	"github.com/openrdap/rdap/bootstrap"

	"linkgrade/wasm/domain"
)

// bootstrapURL is the list of registries (RFC 9224, section 4).
const (
	bootstrapHost = "data.iana.org"
	bootstrapURL  = "https://" + bootstrapHost + "/rdap/dns.json"
)

// How long a copy of the list serves before a new one is fetched, and how long a failure is not repeated.
const (
	listFresh = 24 * time.Hour
	listRetry = time.Minute
)

var errNoList = errors.New("the list of registries could not be had")

// registries is one copy of the bootstrap file.
type registries struct {
	file  *bootstrap.DNSRegistry
	hosts map[string]bool // with port where one is written; those of https services only
	etag  string
}

// readRegistries reads a bootstrap file. One without any https service is an error: it would turn every name into one
// without a registry.
func readRegistries(b []byte) (*registries, error) {
	file, err := bootstrap.NewDNSRegistry(b)
	if err != nil {
		return nil, err
	}
	r := &registries{file: file, hosts: map[string]bool{}}
	for _, urls := range file.File().Entries {
		for _, u := range urls {
			if isSecure(u) {
				r.hosts[u.Host] = true
			}
		}
	}
	if len(r.hosts) == 0 {
		return nil, errors.New("the list of registries names none over https")
	}
	return r, nil
}

func isSecure(u *url.URL) bool {
	return u.Scheme == "https" && u.Hostname() != "" && u.User == nil && u.Opaque == ""
}

// server is the address of the registry for a name, a copy that may be changed; nil when there is none.
func (r *registries) server(n domain.Name) *url.URL {
	answer, err := r.file.Lookup(&bootstrap.Question{RegistryType: bootstrap.DNS, Query: n.String()})
	if err != nil {
		return nil
	}
	for _, u := range answer.URLs {
		if isSecure(u) {
			server := *u
			return &server
		}
	}
	return nil
}

// A list keeps the newest copy of the bootstrap file. At most one fetch is under way.
type list struct {
	now    func() time.Time
	get    func(context.Context, string, string) (*http.Response, error) // address, ETag
	newest atomic.Pointer[registries]
	next   atomic.Int64  // when to fetch again, in unix seconds
	turn   chan struct{} // holds one while a fetch is under way
}

// current is the newest copy; errNoList when there has never been one. With an old copy at hand nobody waits but the
// caller who fetches.
func (l *list) current(ctx context.Context) (*registries, error) {
	have := l.newest.Load()
	if l.now().Unix() < l.next.Load() {
		return have, missing(have)
	}
	if have != nil {
		select {
		case l.turn <- struct{}{}:
		default:
			return have, nil
		}
	} else {
		select {
		case l.turn <- struct{}{}:
		case <-ctx.Done():
			return nil, errNoList
		}
	}
	defer func() { <-l.turn }()
	if l.now().Unix() >= l.next.Load() { // else it came while we waited
		l.refresh(ctx)
	}
	have = l.newest.Load()
	return have, missing(have)
}

func missing(r *registries) error {
	if r == nil {
		return errNoList
	}
	return nil
}

func (l *list) refresh(ctx context.Context) {
	wait := listFresh
	if r, err := l.fetch(ctx); err != nil {
		wait = listRetry
	} else {
		l.newest.Store(r)
	}
	l.next.Store(l.now().Add(wait).Unix())
}

func (l *list) fetch(ctx context.Context) (*registries, error) {
	have, etag := l.newest.Load(), ""
	if have != nil {
		etag = have.etag
	}
	res, err := l.get(ctx, bootstrapURL, etag)
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	if res.StatusCode == http.StatusNotModified && have != nil {
		return have, nil
	}
	if res.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("the list of registries: status %d", res.StatusCode)
	}
	b, err := io.ReadAll(res.Body) // bounded by the transport
	if err != nil {
		return nil, err
	}
	r, err := readRegistries(b)
	if err == nil {
		r.etag = res.Header.Get("ETag")
	}
	return r, err
}
