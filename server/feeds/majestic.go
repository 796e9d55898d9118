package feeds

import (
	"io"

	"linkgrade/server/authority"
)

// majestic is the million names with links from the most class C networks.
func majestic() Feed {
	return Feed{
		ID: "majestic", Name: "Majestic Million", Publisher: "Majestic-12 Ltd",
		Page: "https://majestic.com/reports/majestic-million", URLs: []string{"https://downloads.majestic.com/majestic_million.csv"},
		Licence: "CC-BY-3.0",
		Share:   mayShare("its licence asks for attribution, which an edition's document gives"),
		What:    "RefSubNets and RefIPs: how many networks and addresses hold pages with links to the name.",
		Family:  "majestic", parse: parseMajestic,
	}
}

func parseMajestic(h *Harvest, r io.Reader) error {
	return h.table(r, ',', columns("domain", "refsubnets", "refips"), func(cells []string) {
		h.measured(cells[0], figure{authority.MajesticSubNets, cells[1]}, figure{authority.MajesticIPs, cells[2]})
	})
}
