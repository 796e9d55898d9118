package backlink

import (
	"errors"
	"strings"

	"linkgrade/wasm/domain"
)

// Why a text is no address, for the person who wrote it.
var (
	ErrEmpty  = errors.New("there is no address")
	ErrMail   = errors.New("it is an e-mail address")
	ErrScheme = errors.New("it is not an address of a web page")
	ErrHost   = errors.New("it is not the name of a site")
)

// trackers are parameters that say where a visitor comes from and change nothing of the page.
var trackers = [...]string{"utm_", "gclid=", "fbclid=", "msclkid=", "mc_cid=", "mc_eid=", "yclid=", "igshid="}

// A Place is an address as people write it: whole, or the name of a site alone.
type Place struct {
	Address domain.Address // without fragment, credentials and what only tracks visitors
	Bare    bool           // it was written without a scheme, and has been given https
}

// ParsePlace reads what somebody has written. It fails with one of this package's errors.
func ParsePlace(text string) (Place, error) {
	s := strings.Trim(text, "<>\"'` \t\u00a0")
	lower := strings.ToLower(s)
	bare := false
	switch {
	case s == "":
		return Place{}, ErrEmpty
	case strings.HasPrefix(lower, "http:") || strings.HasPrefix(lower, "https:"):
	case strings.HasPrefix(lower, "mailto:") || strings.Contains(s, "@") && !strings.ContainsAny(s, "/?"):
		return Place{}, ErrMail
	case strings.Contains(s, "://"):
		return Place{}, ErrScheme
	default:
		s, bare = "https://"+strings.TrimPrefix(s, "//"), true
	}
	a, err := domain.ParseAddress(s)
	if err != nil || !a.IsWeb() {
		return Place{}, ErrScheme
	}
	if bare && !NamesSite(a, s) {
		return Place{}, ErrHost
	}
	a = a.WithoutFragment()
	a.User, a.Password, a.Query = "", "", withoutTrackers(a.Query)
	return Place{a, bare}, nil
}

// Key is the same for two places that are one page: their scheme makes no difference.
func (p Place) Key() string {
	_, key, _ := strings.Cut(p.Address.String(), "://")
	return key
}

// NamesSite reports whether an address that was written without its scheme, and has been given one, begins with the name of a
// site, and not with a word or a number: "12.5" is an address to a browser.
func NamesSite(a domain.Address, s string) bool {
	if a.Host.IsIP() {
		return strings.HasPrefix(s, "https://"+a.Host.String())
	}
	_, ok := a.Host.Name()
	return ok && strings.Contains(a.Host.String(), ".")
}

// A Target is what a link is to lead to: one page, or any page of a site.
type Target struct {
	Key  string      // tells it from others
	Name domain.Name // registrable
	site bool
}

// ParseTarget reads what somebody has written: the address of a page, or the name of a site alone. It fails as [ParsePlace] does.
func ParseTarget(text string) (Target, error) {
	p, err := ParsePlace(text)
	if err != nil {
		return Target{}, err
	}
	t := Target{pageKey(p), p.Address.Name(), p.Bare && p.Address.Path == "/" && p.Address.Query == ""}
	if t.site {
		t.Key = t.Name.String()
	}
	return t, nil
}

// Is reports whether an address is the target: its site, or its page whatever its scheme, a www in front and a slash at the end.
func (t Target) Is(address string) bool {
	p, err := ParsePlace(address)
	if err != nil {
		return false
	}
	if t.site {
		return p.Address.Name() == t.Name
	}
	return pageKey(p) == t.Key
}

func pageKey(p Place) string { return strings.TrimSuffix(strings.TrimPrefix(p.Key(), "www."), "/") }

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
