package site

import (
	"bytes"
	"strings"

	"linkgrade/wasm/domain"
)

// maxRobots is how much of a robots.txt is read, in bytes: what crawlers read at least (RFC 9309, section 2.5).
const maxRobots = 500 << 10

// maxMaps is how many sitemaps of a robots.txt are kept.
const maxMaps = 10

// ReadRobots reads the sitemaps that a robots.txt names (sitemaps.org/protocol.html#submit_robots). Whether a page may be
// fetched is not asked here: that is the fetcher's to know, before any page.
func ReadRobots(src []byte, at domain.Address) (maps []domain.Address) {
	rest := src[:min(len(src), maxRobots)]
	for len(rest) > 0 && len(maps) < maxMaps {
		var line []byte
		line, rest, _ = bytes.Cut(rest, []byte{'\n'})
		key, value, ok := strings.Cut(string(line[:min(len(line), maxText)]), ":")
		if !ok || !strings.EqualFold(strings.Trim(key, " \t\ufeff"), "sitemap") {
			continue
		}
		if a, err := at.Resolve(strings.TrimSpace(value)); err == nil && a.IsWeb() {
			maps = append(maps, a)
		}
	}
	return maps
}
