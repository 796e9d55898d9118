package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"linkgrade/server/edition"
	"linkgrade/wasm/trust"
)

const (
	swotFolder = "data/lib/domains/"
	swotSuffix = ".txt"
)

// parseSwot reads the tree data/lib/domains: one file a school, its path the host's
// labels from the right (uk/ac/example.txt is example.ac.uk). stoplist.txt and
// abused.txt name what the publisher takes back; tlds.txt names suffixes that are
// academic as a whole, which no row can say, and is not read.
func parseSwot(h *harvest, a archive) error {
	withdrawn := map[string]bool{}
	for _, list := range []string{"stoplist.txt", "abused.txt"} {
		b, ok := a.files[swotFolder+list]
		if !ok {
			return fmt.Errorf("%s%s: not in the package", swotFolder, list)
		}
		for line := range strings.Lines(string(b)) {
			withdrawn[strings.ToLower(strings.TrimSpace(line))] = true
		}
	}
	for _, path := range slices.Sorted(maps.Keys(a.files)) {
		rest, ok := strings.CutPrefix(path, swotFolder)
		if !ok || !strings.Contains(rest, "/") {
			continue
		}
		rest, ok = strings.CutSuffix(rest, swotSuffix)
		if !ok {
			h.Drop(edition.Malformed)
			continue
		}
		labels := strings.Split(rest, "/")
		slices.Reverse(labels)
		host := strings.ToLower(strings.Join(labels, "."))
		if under(host, withdrawn) {
			h.Drop(edition.Withdrawn)
			continue
		}
		h.Exact(host, trust.Record{Categories: trust.Education})
	}
	return nil
}

// under says whether the host or a host above it is in the set.
func under(host string, set map[string]bool) bool {
	for {
		if set[host] {
			return true
		}
		_, above, ok := strings.Cut(host, ".")
		if !ok {
			return false
		}
		host = above
	}
}
