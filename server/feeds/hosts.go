package feeds

import (
	"io"
	"strings"
	"time"

	"linkgrade/server/edition"
	"linkgrade/wasm/trust"
)

// hostList parses a list of hosts that all are of one category. "#" and "!" begin
// comments, which are not rows.
func hostList(c trust.Category) func(*Harvest, io.Reader) error {
	return func(h *Harvest, r io.Reader) error {
		return h.eachLine(r, func(line string) { h.host(line, trust.Record{Categories: c}) })
	}
}

// host takes a line of a host list in one of the forms that lists are published in:
//
//	example.com                one a line
//	0.0.0.0 example.com        hosts file (hosts(5))
//	*://*.example.com/*        uBlacklist
//	domain:example.com         disavow file (support.google.com/webmasters/answer/2648487)
//	https://example.com/page   a page, which says nothing of its host: left out
func (h *Harvest) host(line string, r trust.Record) {
	if line[0] == '#' || line[0] == '!' {
		h.comment(line)
		return
	}
	line, _, _ = strings.Cut(line, " #")
	line, _, _ = strings.Cut(line, "\t#")
	if address, rest, ok := cutSpace(line); ok {
		h.hostsFile(address, rest, r)
		return
	}
	if rest, ok := strings.CutPrefix(line, "*://"); ok {
		h.pattern(rest, r)
		return
	}
	if strings.Contains(line, "://") {
		h.Drop(edition.Below)
		return
	}
	h.Exact(strings.TrimPrefix(line, "domain:"), r)
}

// comment takes the date of a file from a line such as "# Last modified: 2026-07-06" or
// "// VERSION: 2026-07-06_10-00-00_UTC". The first that there is counts.
func (h *Harvest) comment(line string) {
	const form = "YYYY-MM-DD"
	words := strings.ToLower(line)
	for _, word := range []string{"last modified:", "last updated:", "version:"} {
		_, date, found := strings.Cut(words, word)
		if date = strings.TrimSpace(date); !found || len(date) < len(form) || h.count.Dated != "" {
			continue
		}
		if at, err := time.Parse(time.DateOnly, date[:len(form)]); err == nil {
			h.count.Dated = at.Format(time.DateOnly)
		}
	}
}

// hostsFile takes the hosts beside an address. Single labels ("localhost") are no rows
// of the list but of the form.
func (h *Harvest) hostsFile(address, hosts string, r trust.Record) {
	switch address {
	case "0.0.0.0", "127.0.0.1", "::", "::1", "255.255.255.255", "fe80::1%lo0", "ff00::0", "ff02::1", "ff02::2":
	default:
		h.Drop(edition.Malformed)
		return
	}
	for _, host := range strings.Fields(hosts) {
		if !strings.Contains(host, ".") || host == "0.0.0.0" || host == "localhost.localdomain" {
			h.Drop(edition.Irrelevant)
			continue
		}
		h.Exact(host, r)
	}
}

// pattern takes what follows the scheme of a uBlacklist match pattern: all pages of a
// host, and with "*." all hosts below too.
func (h *Harvest) pattern(rest string, r trust.Record) {
	host, path, _ := strings.Cut(rest, "/")
	if path != "*" {
		h.Drop(edition.Below)
		return
	}
	h.Exact(strings.TrimPrefix(host, "*."), r)
}

// cutSpace cuts a line at its first run of space.
func cutSpace(line string) (before, after string, ok bool) {
	i := strings.IndexAny(line, " \t")
	if i < 0 {
		return line, "", false
	}
	return line[:i], strings.TrimSpace(line[i:]), true
}
