package rdap

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"
	"time"

	"linkgrade/wasm/domain"
)

// ListURL is where the list of registries is (RFC 9224, section 4).
const ListURL = "https://" + listHost + "/rdap/dns.json"

const listHost = "data.iana.org"

// How long a copy of the list serves before a new one is fetched, and how long a failure is not repeated.
const (
	listFresh = 24 * time.Hour
	listRetry = time.Minute
)

var errNoList = errors.New("the list of registries could not be had")

// registries is one copy of the bootstrap file.
type registries struct {
	servers map[string]*url.URL // by suffix, of https services only; "" is the root
	hosts   map[string]bool     // with port where one is written; theirs
	etag    string
}

// readRegistries reads a bootstrap file. One without any https service is an error: it would turn every name into one
// without a registry.
func readRegistries(b []byte) (*registries, error) {
	var file struct{ Services [][][]string } // suffixes and addresses
	if err := json.Unmarshal(b, &file); err != nil {
		return nil, err
	}
	r := &registries{servers: map[string]*url.URL{}, hosts: map[string]bool{}}
	for _, service := range file.Services {
		if len(service) != 2 {
			return nil, errors.New("the list of registries has a service of another form")
		}
		server := r.secure(service[1])
		for _, suffix := range service[0] {
			if server != nil {
				r.servers[strings.ToLower(suffix)] = server
			}
		}
	}
	if len(r.hosts) == 0 {
		return nil, errors.New("the list of registries names none over https")
	}
	return r, nil
}

// IsList says whether a text is a list of registries that a [Client] would go by, so that who keeps answers keeps no other.
func IsList(b []byte) bool {
	_, err := readRegistries(b)
	return err == nil
}

// secure is the first https address of a service, nil where it has none; it notes the hosts of all.
func (r *registries) secure(addresses []string) (first *url.URL) {
	for _, address := range addresses {
		u, err := url.Parse(address)
		if err != nil || !isSecure(u) {
			continue
		}
		r.hosts[u.Host] = true
		if first == nil {
			first = u
		}
	}
	return first
}

func isSecure(u *url.URL) bool {
	return u.Scheme == "https" && u.Hostname() != "" && u.User == nil && u.Opaque == ""
}

// server is the address of the registry for a name, that of its longest suffix; nil when there is none. Read only.
func (r *registries) server(n domain.Name) *url.URL {
	for suffix := n.String(); ; {
		if server := r.servers[suffix]; server != nil || suffix == "" {
			return server
		}
		_, suffix, _ = strings.Cut(suffix, ".")
	}
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
	res, err := l.get(ctx, ListURL, etag)
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
