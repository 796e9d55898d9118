package rdap

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/openrdap/rdap"

	"linkgrade/server/fetch"
	"linkgrade/server/registration"
	"linkgrade/wasm/domain"
)

// timeout bounds one look-up, the list of registries and redirects included.
const timeout = 12 * time.Second

// How long a registry that answers 429 or 503 is left alone: what it says, within bounds.
const (
	waitUsual = time.Minute
	waitLeast = 10 * time.Second
	waitMost  = time.Hour
)

// A Client asks registries. It may be used by several goroutines at once.
type Client struct {
	agent string
	now   func() time.Time
	http  *http.Client
	list  list

	mu    sync.Mutex
	pause map[string]time.Time // by host, until when it is left alone; hosts of the list only
}

// New is a client that introduces itself as agent, which names the project, and reads the time from now. Nil transport is
// the guarded one of package fetch; another one is for tests and must bound the time until an answer begins.
func New(agent string, now func() time.Time, transport http.RoundTripper) *Client {
	if transport == nil {
		transport = fetch.Public()
	}
	c := &Client{agent: agent, now: now, pause: map[string]time.Time{}}
	c.http = &http.Client{Transport: bounded{transport}, CheckRedirect: c.checkRedirect}
	c.list = list{now: now, get: c.get, turn: make(chan struct{}, 1)}
	return c
}

// Lookup asks the registry of a name, as a [registration.Source].
func (c *Client) Lookup(ctx context.Context, n domain.Name) registration.Registration {
	if reason := unregistrable(n); reason != "" {
		return registration.Registration{Outcome: registration.NoRegistry, Reason: reason}
	}
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	all, err := c.list.current(ctx)
	if err != nil {
		return unknown(registration.NoList)
	}
	server := all.server(n)
	if server == nil {
		return registration.Registration{Outcome: registration.NoRegistry, Reason: registration.NoServer}
	}
	if c.paused(server.Host) {
		return unknown(registration.Refused)
	}
	return c.ask(ctx, n, server)
}

// unregistrable says why no registry is asked about a name; "" when one is.
func unregistrable(n domain.Name) registration.Reason {
	if n.IsIP() || !strings.Contains(n.String(), ".") {
		return registration.NotAName
	}
	host, err := domain.ParseHost(n.String())
	if err != nil {
		return registration.NotAName
	}
	if suffix, private := host.Suffix(); private && suffix != n.String() {
		return registration.HandedOut
	}
	return ""
}

// ask sends one request to one registry and reads what comes back.
func (c *Client) ask(ctx context.Context, n domain.Name, server *url.URL) (r registration.Registration) {
	defer func() {
		if recover() != nil { // the library's, on an answer that it was not written for: outside bytes must not end the program
			r = unknown(registration.Broken)
		}
	}()
	client := rdap.Client{HTTP: c.http, UserAgent: c.agent}
	request := &rdap.Request{Type: rdap.DomainRequest, Query: n.String(), Server: server}
	answer, err := client.Do(request.WithContext(ctx))
	if answer == nil || len(answer.HTTP) != 1 {
		return unknown(registration.Unreached)
	}
	res := answer.HTTP[0].Response
	switch {
	case res == nil:
		return unknown(reasonOf(answer.HTTP[0].Error))
	case res.StatusCode == http.StatusNotFound:
		return registration.Registration{Outcome: registration.NotRegistered, Source: server.Hostname()}
	case res.StatusCode == http.StatusTooManyRequests, res.StatusCode == http.StatusServiceUnavailable:
		c.leaveAlone(server.Host, res.Header.Get("Retry-After"))
		return unknown(registration.Refused)
	case err != nil:
		return unknown(brokenOr(reasonOf(answer.HTTP[0].Error)))
	}
	d, ok := answer.Object.(*rdap.Domain)
	if !ok || d.LDHName != "" && !strings.EqualFold(strings.TrimSuffix(d.LDHName, "."), n.String()) {
		return unknown(registration.Broken)
	}
	r = read(d, c.now())
	r.Source = server.Hostname()
	return r
}

func unknown(why registration.Reason) registration.Registration {
	return registration.Registration{Outcome: registration.Unknown, Reason: why}
}

// reasonOf says in one word what kept an answer from coming.
func reasonOf(err error) registration.Reason {
	var wait net.Error
	switch {
	case errors.Is(err, fetch.ErrPrivate), errors.Is(err, errForbidden):
		return registration.Forbidden
	case errors.Is(err, errLarge):
		return registration.Broken
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled), errors.As(err, &wait) && wait.Timeout():
		return registration.Slow
	}
	return registration.Unreached
}

// brokenOr is the reason for an answer that began: it was reached.
func brokenOr(why registration.Reason) registration.Reason {
	if why == registration.Unreached {
		return registration.Broken
	}
	return why
}

// get fetches an address of this package's own choice.
func (c *Client) get(ctx context.Context, address, etag string) (*http.Response, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	r.Header.Set("User-Agent", c.agent)
	if etag != "" {
		r.Header.Set("If-None-Match", etag)
	}
	return c.http.Do(r)
}

// checkRedirect lets a registry send us to the hosts of the list only, and IANA to its own.
func (c *Client) checkRedirect(r *http.Request, via []*http.Request) error {
	r.Header.Del("Referer")
	switch {
	case len(via) > maxRedirects, !isSecure(r.URL):
		return errForbidden
	case via[0].URL.String() == bootstrapURL:
		if r.URL.Host == via[0].URL.Host {
			return nil
		}
		return errForbidden
	}
	if all := c.list.newest.Load(); all == nil || !all.hosts[r.URL.Host] {
		return errForbidden
	}
	return nil
}

func (c *Client) paused(host string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	until, ok := c.pause[host]
	if ok && !c.now().Before(until) {
		delete(c.pause, host)
		return false
	}
	return ok
}

// leaveAlone keeps a host from being asked for as long as it said in Retry-After (RFC 9110, section 10.2.3).
func (c *Client) leaveAlone(host, retryAfter string) {
	wait, now := waitUsual, c.now()
	if seconds, err := strconv.Atoi(retryAfter); err == nil {
		wait = time.Duration(min(max(seconds, 0), int(waitMost/time.Second))) * time.Second
	} else if at, err := http.ParseTime(retryAfter); err == nil {
		wait = at.Sub(now)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.pause[host] = now.Add(min(max(wait, waitLeast), waitMost))
}
