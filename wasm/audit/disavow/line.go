package disavow

import (
	"strings"
	"sync"
	"unicode/utf8"

	"linkgrade/wasm/domain"
)

// MaxURL is the longest address that a line may hold, in characters (Google's help page, "Create a list of links").
const MaxURL = 2048

// kind is what a line is.
type kind uint8

const (
	blank   kind = iota
	comment      // begins with "#"
	site         // "domain:" and a host: every page of it and of the hosts below
	page         // an address: that page alone
	odd          // says nothing to Google
)

// line is one line without its end.
type line struct {
	text string
	key  string // of a site its host, of a page its address as a browser writes it; "" for others
	kind kind
	fault
}

// fault is Fault, under a name that embeds.
type fault = Fault

// A Fault is what is wrong with a line; the zero Fault is none.
type Fault uint8

// The faults. A line with NotText, NotLine, NotHost, SubPath or Address disavows nothing.
const (
	NoFault Fault = iota
	NotText       // bytes that are not UTF-8
	NotLine       // neither a comment, a domain: line nor an address
	NotHost       // what follows domain: is no host
	SubPath       // what follows domain: has a path
	Shared        // the name is a public suffix, or one lies below it: it stands for the sites of many owners
	Address       // what follows domain: is an IP address
	Long          // an address over MaxURL
)

var faultWords = [...]string{"", "not-text", "not-line", "not-host", "sub-path", "shared", "address", "long"}

var faultSentences = [...]string{"",
	"It is not UTF-8 text.",
	"It is neither a comment, a domain: line nor a web address.",
	"What follows domain: is not the name of a host.",
	"A domain: line takes a whole host; a path of one cannot be disavowed.",
	"Many owners have sites below this name, and the line would stand for them all.",
	"It is an IP address: Google takes domain: lines of names, and addresses of single pages.",
	"The address has more than 2,048 characters.",
}

// String is a word for the fault, the same in every version; "" for none.
func (f Fault) String() string { return faultWords[f] }

// Sentence says in English what is wrong.
func (f Fault) Sentence() string { return faultSentences[f] }

const sitePrefix = "domain:"

// readLine finds out what a line is.
func readLine(text string) line {
	said := strings.TrimSpace(text)
	l := line{text: text, kind: odd}
	switch {
	case said == "":
		l.kind = blank
	case !utf8.ValidString(text):
		l.fault = NotText
	case said[0] == '#':
		l.kind = comment
	case strings.HasPrefix(said, sitePrefix):
		l.readSite(said[len(sitePrefix):])
	default:
		l.readPage(said)
	}
	return l
}

func (l *line) readSite(said string) {
	host, err := domain.ParseHost(said)
	switch {
	case err == nil && host.IsIP():
		l.fault = Address
	case err == nil:
		l.kind, l.key = site, host.String()
		if _, owned := host.Name(); !owned || sharedNames()[l.key] {
			l.fault = Shared
		}
	case strings.Contains(said, "/"):
		l.fault = SubPath
	default:
		l.fault = NotHost
	}
}

func (l *line) readPage(said string) {
	key, ok := pageKey(said)
	if !ok {
		l.fault = NotLine
		return
	}
	l.kind, l.key = page, key
	if utf8.RuneCountInString(said) > MaxURL {
		l.fault = Long
	}
}

// pageKey is an address as a browser writes it, without fragment; false for what no browser opens as a page.
func pageKey(said string) (string, bool) {
	a, err := domain.ParseAddress(said)
	if err != nil || !a.IsWeb() {
		return "", false
	}
	return a.WithoutFragment().String(), true
}

// hostOf is the host of a page's key.
func hostOf(key string) domain.Host {
	a, err := domain.ParseAddress(key)
	if err != nil {
		return domain.Host{}
	}
	return a.Host
}

// sharedNames are the names that hand out names below them, and their owners' registrable names: a domain: line for
// "amazonaws.com" would reach every site under "s3.amazonaws.com". They are made at the first call, in some milliseconds.
var sharedNames = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for suffix := range domain.PrivateSuffixes() {
		all[suffix] = true
		if h, err := domain.ParseHost(suffix); err == nil {
			if n, ok := h.Name(); ok {
				all[n.String()] = true
			}
		}
	}
	return all
})

// siteName is the name that a host's whole site is disavowed at; false where others have sites below it, and for an IP address:
// Google's help page has domain: for a domain or subdomain, and its Search Central office hours of June 2023 say that there is no
// disavowing by IP address.
func siteName(h domain.Host) (domain.Name, bool) {
	n, ok := h.Name()
	return n, ok && !h.IsIP() && !sharedNames()[h.String()] && !sharedNames()[n.String()]
}
