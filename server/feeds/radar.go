package feeds

import (
	"fmt"
	"io"

	"linkgrade/server/authority"
)

// radar are Cloudflare's rankings by clients that ask its resolver. All but the first
// hundred names come in files without an order, of which each has the names up to one
// rank: that rank is their measure.
func radar() []Feed {
	var all []Feed
	for _, bound := range []string{"10000", "100000", "1000000"} {
		all = append(all, Feed{
			ID: "cloudflare-radar-" + bound, Name: fmt.Sprintf("Cloudflare Radar top %s domains", bound), Publisher: "Cloudflare",
			Page:    "https://radar.cloudflare.com/domains", // a download needs an account's token
			Licence: "CC-BY-NC-4.0",
			Share:   mayNotShare("its licence excludes commercial use"),
			What:    "That the name is among so many that Cloudflare's resolver is asked for most.",
			Family:  "cloudflare-radar",
			parse: func(h *Harvest, r io.Reader) error {
				return h.table(r, ',', columns("domain"), func(cells []string) {
					h.measured(cells[0], figure{authority.RadarRank, bound})
				})
			},
		})
	}
	return all
}
