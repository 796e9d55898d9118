package server

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"
)

// counter is a service that takes so many uses of a key.
type counter struct {
	uses map[string]int
	most int
	err  error
}

func (c *counter) count(_ context.Context, key string) (bool, error) {
	if c.uses == nil {
		c.uses = map[string]int{}
	}
	c.uses[key]++
	return c.uses[key] <= c.most, c.err
}

func edgeLimit(c *counter, now *time.Time) *EdgeLimit {
	return &EdgeLimit{Count: c.count, Wait: time.Minute, Secret: []byte(strings.Repeat("s", 16)), Now: func() time.Time { return *now }}
}

func TestEdgeLimitBoundsNamesAndNothingElse(t *testing.T) {
	now, c := time.Unix(1_800_000_000, 0), &counter{most: 3}
	named := telling(registered)
	named.Limit = edgeLimit(c, &now)
	e := testEdition(t)
	h := NewNamed(e, nil, named)
	for i := range 5 {
		w := ask(h, "GET", "/v1/domains/site7.org")
		if want := map[bool]int{true: 200, false: 429}[i < 3]; w.Code != want || (w.Code == 429) != (w.Header().Get("Retry-After") == "60") {
			t.Errorf("request %d: %d, Retry-After %q; want %d", i, w.Code, w.Header().Get("Retry-After"), want)
		}
	}
	counted := c.uses
	for range 100 {
		for _, path := range []string{"/v1/edition", "/v1/pack/" + e.ID(), "/v1/buckets/" + e.ID() + "/0001"} {
			if w := ask(h, "GET", path); w.Code != 200 {
				t.Fatalf("%s: %d", path, w.Code)
			}
		}
	}
	if ask(h, "GET", "/v1/domains/co.uk"); len(counted) != 1 || counted[edgeLimit(c, &now).key("192.0.2.1:1234")] != 5 {
		t.Errorf("it counted %v; want the five look-ups of names alone", counted)
	}
}

// Which requests are one client's, and that no key gives an address away.
func TestEdgeLimitKeys(t *testing.T) {
	now := time.Date(2026, 11, 26, 23, 0, 0, 0, time.UTC)
	l := edgeLimit(&counter{}, &now)
	for _, same := range [][2]string{
		{"192.0.2.1", "192.0.2.1:4321"}, {"192.0.2.1", "::ffff:192.0.2.1"}, {"2001:db8::1", "[2001:db8::ffff]:80"}, {"", ""},
	} {
		if l.key(same[0]) != l.key(same[1]) {
			t.Errorf("%s and %s are two clients", same[0], same[1])
		}
	}
	for _, other := range []string{"192.0.2.2", "2001:db8:0:1::1", "", "2001:db8::1"} {
		if l.key(other) == l.key("192.0.2.1") {
			t.Errorf("%q is the client 192.0.2.1", other)
		}
	}
	key := l.key("192.0.2.1")
	if len(key) != 32 || strings.Contains(key, "192.0.2.1") || strings.Contains(key, "c0000201") {
		t.Errorf("the key is %q", key)
	}
	now = now.Add(time.Hour)
	if l.key("192.0.2.1") == key {
		t.Error("a client has the same key on the next day")
	}
	other := edgeLimit(&counter{}, &now)
	other.Secret = []byte(strings.Repeat("t", 16))
	if other.key("192.0.2.1") == l.key("192.0.2.1") {
		t.Error("a client has the same key with another secret")
	}
	if other.Secret = []byte("short"); other.Check() || !l.Check() {
		t.Error("a short secret is taken, or a long one is not")
	}
}

func TestEdgeLimitWhoseServiceFailsLetsThrough(t *testing.T) {
	now, told := time.Unix(1_800_000_000, 0), 0
	l := edgeLimit(&counter{err: errors.New("no binding")}, &now)
	if wait := l.Take(t.Context(), "192.0.2.1"); wait != 0 {
		t.Errorf("wait %v", wait)
	}
	l.Fault = func(error) { told++ }
	if wait := l.Take(t.Context(), "192.0.2.1"); wait != 0 || told != 1 {
		t.Errorf("wait %v, told of %d faults; want 0 and 1", wait, told)
	}
}
