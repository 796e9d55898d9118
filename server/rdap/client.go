package rdap

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"linkgrade/server/registration"
	"linkgrade/wasm/domain"
)

// Agent is how our programs introduce themselves to registries.
const Agent = "linkgrade (asks for one registration on a person's request)"

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
	web   http.RoundTripper // no http.Client, which a Worker may not link
	list  list

	mu    sync.Mutex
	pause map[string]time.Time // by host, until when it is left alone; hosts of the list only
}

// New is a client that introduces itself as agent, which names the project, and reads the time from now. Nil transport is
// the guarded one of package fetch, which a Worker does not have; another one must follow no redirect and give up when a
// request's context ends.
func New(agent string, now func() time.Time, transport http.RoundTripper) *Client {
	if transport == nil {
		transport = usual()
	}
	c := &Client{agent: agent, now: now, web: bounded{transport}, pause: map[string]time.Time{}}
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
func (c *Client) ask(ctx context.Context, n domain.Name, server *url.URL) registration.Registration {
	res, err := c.get(ctx, server.JoinPath("domain", n.String()).String(), "")
	if err != nil {
		return unknown(reasonOf(err))
	}
	defer res.Body.Close()
	switch res.StatusCode {
	case http.StatusNotFound:
		return registration.Registration{Outcome: registration.NotRegistered, Source: server.Hostname()}
	case http.StatusTooManyRequests, http.StatusServiceUnavailable:
		c.leaveAlone(server.Host, res.Header.Get("Retry-After"))
		return unknown(registration.Refused)
	case http.StatusOK:
	default:
		return unknown(registration.Broken)
	}
	body, err := io.ReadAll(res.Body)
	if err != nil {
		return unknown(brokenOr(reasonOf(err)))
	}
	d := decode(body)
	if d == nil || d.name != "" && !strings.EqualFold(strings.TrimSuffix(d.name, "."), n.String()) {
		return unknown(registration.Broken)
	}
	r := read(d, c.now())
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
	case isPrivate(err), errors.Is(err, errForbidden):
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

// get fetches an address of this package's own choice, and follows redirects to where they may lead.
func (c *Client) get(ctx context.Context, address, etag string) (*http.Response, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	r.Header.Set("User-Agent", c.agent)
	r.Header.Set("Accept", "application/rdap+json, application/json")
	if etag != "" {
		r.Header.Set("If-None-Match", etag)
	}
	for range maxRedirects + 1 {
		res, err := c.web.RoundTrip(r)
		if err != nil || !isRedirect(res.StatusCode) {
			return res, err
		}
		_ = res.Body.Close() // nothing of it is read
		next, err := r.URL.Parse(res.Header.Get("Location"))
		if err != nil || !c.mayLead(address, next) {
			return nil, errForbidden
		}
		r = r.Clone(ctx)
		r.URL, r.Host = next, ""
	}
	return nil, errForbidden
}

// isRedirect says whether an answer sends a GET elsewhere (RFC 9110, section 15.4).
func isRedirect(status int) bool {
	switch status {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return true
	}
	return false
}

// mayLead lets a registry send us to the hosts of the list only, and IANA to its own.
func (c *Client) mayLead(from string, to *url.URL) bool {
	if !isSecure(to) {
		return false
	}
	if from == ListURL {
		return to.Host == listHost
	}
	all := c.list.newest.Load()
	return all != nil && all.hosts[to.Host]
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
