package vet

import (
	"errors"
	"strings"

	"linkgrade/server/cmd/linkgrade/sheet"
	"linkgrade/wasm/domain"
)

// A place is one page that rows of a list name.
type place struct {
	address string // as it is read
	bare    bool   // the list gives a name alone: https is tried, then http
	line    int    // of the first row that names it
	at      int64  // where its answer stands in the journal; −1 where there is none
	rank    rank
}

// Why a cell is no address, for the person whose list it is.
var (
	errEmpty  = errors.New("there is no address")
	errMail   = errors.New("it is an e-mail address")
	errScheme = errors.New("it is not an address of a web page")
	errHost   = errors.New("it is not the name of a site")
)

// trackers are parameters that say where a visitor comes from and change nothing of the page.
var trackers = []string{"utm_", "gclid=", "fbclid=", "msclkid=", "mc_cid=", "mc_eid=", "yclid=", "igshid="}

// parsePlace reads a cell: an address, or the name of a site alone. Two cells with the same key name the same page: scheme,
// fragment, credentials and what only tracks visitors make no difference.
func parsePlace(cell string) (p place, key string, err error) {
	s := strings.Trim(cell, "<>\"'` \t\u00a0")
	lower := strings.ToLower(s)
	p.at = -1
	switch {
	case s == "":
		return p, "", errEmpty
	case strings.HasPrefix(lower, "http:") || strings.HasPrefix(lower, "https:"):
	case strings.HasPrefix(lower, "mailto:") || strings.Contains(s, "@") && !strings.ContainsAny(s, "/?"):
		return p, "", errMail
	case strings.Contains(s, "://"):
		return p, "", errScheme
	default:
		s, p.bare = "https://"+strings.TrimPrefix(s, "//"), true
	}
	a, err := domain.ParseAddress(s)
	if err != nil || !a.IsWeb() {
		return p, "", errScheme
	}
	if p.bare && !sheet.NamesSite(a, s) {
		return p, "", errHost
	}
	a = a.WithoutFragment()
	a.User, a.Password, a.Query = "", "", withoutTrackers(a.Query)
	p.address = a.String()
	_, key, _ = strings.Cut(p.address, "://")
	return p, key, nil
}

// A Target is what a link is to lead to: one page, or any page of a site.
type Target struct {
	Key  string      // tells it from others
	Name domain.Name // registrable
	site bool
}

// ParseTarget reads a cell: the address of a page, or the name of a site alone.
func ParseTarget(cell string) (Target, error) {
	p, key, err := parsePlace(cell)
	if err != nil {
		return Target{}, err
	}
	a, err := domain.ParseAddress(p.address)
	if err != nil {
		return Target{}, errScheme
	}
	t := Target{pageKey(key), a.Name(), p.bare && a.Path == "/" && a.Query == ""}
	if t.site {
		t.Key = t.Name.String()
	}
	return t, nil
}

// Is reports whether an address is the target: its site, or its page whatever its scheme, a www in front and a slash at the end.
func (t Target) Is(address string) bool {
	p, key, err := parsePlace(address)
	if err != nil {
		return false
	}
	if t.site {
		a, err := domain.ParseAddress(p.address)
		return err == nil && a.Name() == t.Name
	}
	return pageKey(key) == t.Key
}

func pageKey(key string) string { return strings.TrimSuffix(strings.TrimPrefix(key, "www."), "/") }

func withoutTrackers(query string) string {
	if query == "" {
		return ""
	}
	var kept []string
	for part := range strings.SplitSeq(query, "&") {
		if !isTracker(part) {
			kept = append(kept, part)
		}
	}
	return strings.Join(kept, "&")
}

func isTracker(parameter string) bool {
	for _, t := range trackers {
		if strings.HasPrefix(strings.ToLower(parameter), t) {
			return true
		}
	}
	return false
}

// inClear is the address without encryption, for sites that have none.
func (p *place) inClear() string { return "http" + strings.TrimPrefix(p.address, "https") }
