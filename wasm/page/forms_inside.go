package page

import (
	"strings"

	"linkgrade/wasm/domain"
)

// addressIn is where an address begins inside a path, as it is or escaped; 0 when none does.
func addressIn(path string) int {
	if strings.IndexByte(path, ':') < 0 && strings.IndexByte(path, '%') < 0 {
		return 0
	}
	for from := 1; from < len(path); {
		i := strings.Index(path[from:], "http")
		if i < 0 {
			return 0
		}
		from += i
		rest := strings.ToLower(strings.TrimPrefix(path[from+4:min(len(path), from+12)], "s"))
		if strings.HasPrefix(rest, ":/") || strings.HasPrefix(rest, "%3a%2f") || strings.HasPrefix(rest, "%3a/") {
			return from
		}
		from += 4
	}
	return 0
}

// maxInside is how many bytes of an address inside another are read: enough for its host.
const maxInside = 600

// nameInside is the registrable name of an address that stands inside another, escaped once or twice; zero when s
// begins with none.
func nameInside(s string) (name domain.Name) {
	if len(s) < len("http://a.b") || s[0]|0x20 != 'h' && s[0] != '/' && s[0] != '%' {
		return name
	}
	s = domain.Unescape(string(clipBytes([]byte(s[:min(len(s), maxInside)]), maxInside)))
	if strings.Contains(s[:min(len(s), 12)], "%") {
		s = domain.Unescape(s)
	}
	scheme, rest, ok := strings.Cut(s, ":")
	switch scheme = strings.ToLower(scheme); {
	case strings.HasPrefix(s, "//"):
		rest = s
	case !ok || scheme != "http" && scheme != "https":
		return name
	}
	a, err := domain.ParseAddress("http://" + strings.TrimLeft(rest, "/"))
	if err != nil {
		return name
	}
	return a.Name()
}

// showsOthers reports addresses that hold another site's without forwarding to it: share buttons, which take what they
// share, archives, translators, validators and picture servers, which show it.
func showsOthers(a *domain.Address) bool {
	switch host := a.Host.String(); {
	case strings.HasPrefix(host, "translate."), strings.HasPrefix(host, "validator."), strings.HasPrefix(host, "webcache."),
		strings.HasPrefix(host, "pagespeed."), host == "web.archive.org", strings.HasPrefix(host, "archive."):
		return true
	}
	path := strings.ToLower(a.Path[:min(len(a.Path), 80)])
	for _, word := range [...]string{"share", "intent/", "submit", "pin/create", "bookmark", "compose", "/send", "/post", "login",
		"signin", "sign-in", "signup", "auth", "oembed", "/widget", "/embed", "/image", "/img", "dialog/", "timeline/", "flipboard", "/add"} {
		if strings.Contains(path, word) {
			return true
		}
	}
	return false
}
