package page

import (
	"strings"

	"linkgrade/wasm/domain"
)

// Form is what a link's address shows of how it leads to its target: a set of the Form constants.
type Form uint8

// The forms.
const (
	FormAffiliate Form = 1 << iota // it pays whoever sends a reader: an affiliate network's host, or a partner's code
	FormTracker                    // it counts the click: campaign parameters, or a click counter's host
	FormRedirect                   // it forwards: it holds another site's address, or its path is that of a forwarder
	FormShortener                  // it hides its target: a public URL shortener's host
)

var formWords = [...]string{"affiliate", "tracker", "redirect", "shortener"}

// Words are the forms as reports word them, nil for none.
func (f Form) Words() []string {
	var out []string
	for i, w := range formWords {
		if f&(1<<i) != 0 {
			out = append(out, w)
		}
	}
	return out
}

// maxParams is how many parameters of a query are looked at.
const maxParams = 40

// formOf reads a link's address, own being the registrable name of its page. Nobody pays for readers of his own: an
// affiliate's address leads to another name, and not to the same one in another country. inside is the name of the
// address that it forwards to.
func formOf(l *Link, own domain.Name) (form Form, inside domain.Name) {
	a := &l.Address
	if !a.IsWeb() || l.Name.IsZero() {
		return 0, inside
	}
	if l.External {
		form = formOfHost(a.Host.String(), l.Name.String())
	}
	rest := a.Query
	for n := 0; rest != "" && n < maxParams; n++ {
		var param string
		param, rest, _ = strings.Cut(rest, "&")
		key, value, named := strings.Cut(strings.TrimPrefix(param, "amp;"), "=")
		form |= formOfParam(lowered(key), value, l.Name.String())
		if inside.IsZero() && (named && targetParams.has(lowered(key)) || !named && param == a.Query) {
			inside = nameInside(strings.TrimPrefix(param, key+"="))
		}
	}
	if inside.IsZero() && len(a.Path) > len("/http://a.b") {
		if at := addressIn(a.Path); at > 0 {
			inside = nameInside(a.Path[at:])
		}
	}
	if !inside.IsZero() && (inside == l.Name || inside == own || showsOthers(a)) { // a way back, a share button, an archive
		inside = domain.Name{}
	}
	if len(a.Path) > 3 {
		form |= formOfPath(a.Path, l.External)
	}
	if !inside.IsZero() {
		form |= FormRedirect
	}
	if !l.External || label(l.Name) == label(own) {
		form &^= FormAffiliate
	}
	return form, inside
}

// formOfHost knows what hosts are for, name being the registrable name.
func formOfHost(host, name string) (form Form) {
	if affiliateNames.has(name) || affiliateHosts.has(host) || strings.HasPrefix(host, "affiliate") && host != name {
		form |= FormAffiliate
	}
	if trackerNames.has(name) || trackerNames.has(host) {
		form |= FormTracker
	}
	if redirectHosts.has(host) {
		form |= FormRedirect
	}
	if shortenerNames.has(name) {
		form |= FormShortener
	}
	return form
}

// formOfParam reads one parameter of a query, key in lower case, name being the registrable name of its host.
func formOfParam(key, value, name string) Form {
	switch {
	case value == "":
		return 0
	case affiliateParams.has(key), key == "tag" && strings.HasPrefix(name, "amazon."), key == "at" && name == "apple.com",
		key == "aid" && (name == "booking.com" || name == "klook.com"), key == "pid" && name == "viator.com":
		return FormAffiliate
	case strings.HasPrefix(key, "utm_") && strings.Contains(strings.ToLower(value[:min(len(value), 60)]), "affiliate"):
		return FormAffiliate | FormTracker
	case trackerParams.has(key):
		return FormTracker
	}
	for _, prefix := range trackerPrefixes {
		if strings.HasPrefix(key, prefix) {
			return FormTracker
		}
	}
	return 0
}

// label is the first label of a registrable name: "example" of example.co.uk.
func label(n domain.Name) string {
	first, _, _ := strings.Cut(n.String(), ".")
	return first
}

// lowered is a parameter's name in lower case; one longer than any that we know stays as it is.
func lowered(key string) string {
	if len(key) > 40 {
		return key
	}
	return strings.ToLower(key)
}

// formOfPath knows the paths of forwarders: "/out/x", "/out.php", and on the page's own site "/go/x", with a language
// before them or without; and those of Impact's links, which stand on hundreds of names: "/c/123/456/78".
func formOfPath(path string, external bool) Form {
	first, rest, deeper := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	if deeper && first != "go" && isLocale(first) {
		first, rest, _ = strings.Cut(rest, "/")
	}
	if script, isScript := strings.CutSuffix(first, ".php"); isScript && rest == "" {
		first, rest = script, "php"
	}
	switch {
	case first == "aff_c", first == "aff" && rest == "php": // https://help.tune.com; WHMCS
		return FormAffiliate
	case rest == "":
		return 0
	}
	switch {
	case strings.HasPrefix(rest, "post") && first == "goto": // a forum's own post
		return 0
	case forwardPaths.has(first), ownForwardPaths.has(first) && (!external || rest == "php"):
		return FormRedirect
	case first == "c" && isNumberPath(rest):
		return FormAffiliate
	}
	return 0
}

// forwardPaths are first segments of the paths of forwarders, ownForwardPaths those that mean it on a site's own pages
// only.
const (
	forwardPaths    list = "away goto jump leave linkout out outbound outgoing recommends redir redirect"
	ownForwardPaths list = "click exit go link recommend refer"
)

// isLocale reports path segments that name a language: "en", "pt-br".
func isLocale(s string) bool {
	return (len(s) == 2 || len(s) == 5 && (s[2] == '-' || s[2] == '_')) && isLetter(s[0]) && isLetter(s[1])
}

// isNumberPath reports three numbers joined by slashes.
func isNumberPath(s string) bool {
	return strings.Count(s, "/") == 2 && strings.Trim(s, "0123456789/") == "" && s[0] != '/' && !strings.Contains(s, "//") &&
		s[len(s)-1] != '/'
}
