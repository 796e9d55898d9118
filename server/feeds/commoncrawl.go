package feeds

import (
	"io"
	"slices"
	"strings"

	"linkgrade/server/authority"
)

// commonCrawl orders the names of Common Crawl's web graph. Its positions are taken, not
// its values: harmonic centrality grows with the graph and PageRank shrinks with it, so
// that neither can be compared from one release to the next. A release has its own
// address, so the one below is raised by hand.
func commonCrawl() Feed {
	const release = "cc-main-2025-26-dec-jan-feb"
	return Feed{
		ID: "common-crawl", Name: "Common Crawl domain ranks", Publisher: "Common Crawl Foundation",
		Page:    "https://commoncrawl.org/web-graphs",
		URLs:    []string{"https://data.commoncrawl.org/projects/hyperlinkgraph/" + release + "/domain/" + release + "-domain-ranks.txt.gz"},
		Licence: "LicenseRef-Common-Crawl-Terms-of-Use",
		Share:   mayNotShare("its terms grant use, and do not speak of passing on what is made of it"),
		What:    "A name's position by harmonic centrality and by PageRank in the graph of links between names.",
		Family:  "common-crawl", parse: parseCommonCrawl,
	}
}

func parseCommonCrawl(h *Harvest, r io.Reader) error {
	wanted := columns("#host_rev", "#harmonicc_pos", "#pr_pos")
	return h.table(r, '\t', wanted, func(cells []string) {
		labels := strings.Split(cells[0], ".") // com.example
		slices.Reverse(labels)
		h.measured(strings.Join(labels, "."),
			figure{authority.HarmonicRank, cells[1]}, figure{authority.PageRankRank, cells[2]})
	})
}
