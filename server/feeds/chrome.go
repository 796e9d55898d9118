package feeds

import (
	"io"
	"strings"

	"linkgrade/server/authority"
)

// chrome is the top million origins by completed page loads of Chrome's users, in
// buckets: 1,000, 5,000, 10,000 and so on (developer.chrome.com/docs/crux/methodology).
func chrome() Feed {
	return Feed{
		ID: "chrome-ux-report", Name: "Chrome UX Report top origins", Publisher: "Google; as CSV by Zakir Durumeric",
		Page:    "https://developer.chrome.com/docs/crux",
		URLs:    []string{"https://raw.githubusercontent.com/zakird/crux-top-lists/main/data/global/current.csv.gz"},
		Licence: "CC-BY-SA-4.0",
		Share:   mayShare("its licence lets what is made of it be passed on under the same licence, with attribution"),
		What:    "The best rank bucket among a name's origins, by page loads in Chrome.",
		Family:  "chrome-ux-report", parse: parseChrome,
	}
}

func parseChrome(h *Harvest, r io.Reader) error {
	return h.table(r, ',', columns("origin", "rank"), func(cells []string) {
		_, host, _ := strings.Cut(cells[0], "://")
		host, _, _ = strings.Cut(host, ":") // a port
		h.measured(host, figure{authority.ChromeRank, cells[1]})
	})
}
