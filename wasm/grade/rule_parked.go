package grade

import (
	"strings"

	"linkgrade/wasm/trust"
)

var parked = Rule{
	ID: "parked", Family: Safety, Kind: Gate, Backing: Primary,
	Title:  "The domain is parked or for sale",
	Praise: "The domain is in use",
	Why:    "A parked domain has no content of its own; search engines leave such pages out.",
	Source: "https://parkingtma.github.io",
	Check: func(in *Input) Outcome {
		if in.hasText() {
			return pass()
		}
		if firstPhrase(strings.ToLower(in.Title), parkedPhrases) != "" {
			return fail(said(in.Title))
		}
		for i := range in.Blocks {
			if in.Blocks[i].Words <= 25 && firstPhrase(in.blockLower(i), parkedPhrases) != "" {
				return fail(said(in.BlockText(i)))
			}
		}
		if in.Listed && in.Record.Categories.Has(trust.Parked|trust.Confirmed) {
			return fail(stated("listed-parked", "listed as parked"))
		}
		return unknown()
	},
}

var parkedPhrases = []string{"domain is for sale", "domain name is for sale", "domain may be for sale", "buy this domain",
	"domain is parked", "domain has been parked", "parked free", "domain has expired", "inquire about this domain", "get this domain",
	"domain steht zum verkauf", "diese domain kaufen", "ce domaine est à vendre", "este dominio está en venta",
	"dominio in vendita", "domena na sprzedaż", "домен продается", "домен продаётся", "このドメインは売り出し中", "此域名出售"}
