package feeds

import (
	"io"
	"strings"

	"linkgrade/server/edition"
	"linkgrade/wasm/domain"
	"linkgrade/wasm/trust"
)

// freeHosts are the private suffixes: github.io is one because anyone can have a name
// below it. What is below is nobody's guest in an edition, but a name of its own.
func freeHosts() Feed {
	return Feed{
		ID: "public-suffix-list", Name: "Public Suffix List, private section",
		Publisher: "Mozilla Foundation and contributors",
		Page:      "https://publicsuffix.org/", URLs: []string{"https://publicsuffix.org/list/public_suffix_list.dat"},
		Licence: "MPL-2.0", Share: mayShare("its licence lets it be passed on, with the notice an edition's document gives"),
		What:   "Names whose owners hand out names below them: blog and site hosts, cloud endpoints, dynamic DNS.",
		Family: "public-suffix-list", parse: parseSuffixes,
	}
}

// parseSuffixes reads the list's private section. Wildcards and exceptions are rules
// about hosts below, not suffixes themselves.
func parseSuffixes(h *Harvest, r io.Reader) error {
	private := false
	return h.eachLine(r, func(line string) {
		switch {
		case strings.HasPrefix(line, "// ===BEGIN PRIVATE DOMAINS==="):
			private = true
		case strings.HasPrefix(line, "// ===END PRIVATE DOMAINS==="):
			private = false
		case strings.HasPrefix(line, "//"):
			h.comment(line)
		case !private:
		case strings.ContainsAny(line, "*!"):
			h.Drop(edition.Irrelevant)
		default:
			h.FreeHost(line)
		}
	})
}

// FreeHost takes a private suffix that is a name itself: github.io is one, and
// s3.amazonaws.com is a host of amazonaws.com of which it says nothing.
func (h *Harvest) FreeHost(suffix string) {
	name, err := domain.ParseName(suffix)
	if err != nil {
		h.Drop(edition.Below)
		return
	}
	h.row(name, trust.Record{Categories: trust.FreeHost}, nil, "")
}
