package grade

import (
	"strings"

	"linkgrade/wasm/lexicon"
	"linkgrade/wasm/trust"
)

var thirdPartySection = Rule{
	ID: "third-party-section", Family: Selling, Kind: Weight, Backing: Primary, Up: 0, Down: 20,
	Title:  "The page is filed under a trade foreign to the site",
	Praise: "The page is filed where the site's own pages are",
	Why:    "Sections of vouchers, casinos or loans on a site about something else are rented; its standing is not theirs.",
	Source: "https://developers.google.com/search/docs/essentials/spam-policies#site-reputation",
	Check: func(in *Input) Outcome {
		if len(in.URL.Path) <= 1 && in.Name.IsZero() {
			return unknown()
		}
		where := in.URL.Host.String() + in.URL.Path
		vouchers, vetoed := in.isFiled(lexicon.VoucherSections), in.isFiled(lexicon.VetoedSections)
		switch {
		case !vouchers && !vetoed:
			return pass()
		case in.isTrade():
			return unknown(said(where))
		case in.Record.Categories&(trust.Press|trust.Government|trust.Education) != 0:
			return fail(said(where), stated("listed", "listed: #", in.Record.Categories.String()))
		case vetoed && in.isElsewhere():
			return value(0.4, said(where))
		}
		return unknown(said(where)) // a shop's own vouchers stand there, too
	},
}

// isFiled reports that a folder of the address, or the host's first label, is one of sections.
func (in *Input) isFiled(sections lexicon.Phrases) bool {
	if sections.In(strings.ToLower(in.URL.Path)+"/") != "" {
		return true
	}
	first, rest, _ := strings.Cut(in.URL.Host.String(), ".")
	return strings.Contains(rest, ".") && sections.Has("/"+first+"/")
}

// isElsewhere reports a full menu of which hardly anything is about such a trade.
func (in *Input) isElsewhere() bool {
	own, about := 0, 0
	for i := range in.Links {
		if l := &in.Links[i]; !l.External && l.First == i {
			own++
			if firstPhrase(strings.ToLower(l.Text+" "+l.Address.Path), tradeStems) != "" {
				about++
			}
		}
	}
	return own >= fullMenu && about*10 <= own
}

// isTrade reports that the site's own name says such a trade.
func (in *Input) isTrade() bool {
	return firstPhrase(in.Name.String(), tradeStems) != ""
}

var tradeStems = []string{"coupon", "promo", "discount", "deal", "voucher", "gutschein", "code", "cupon", "cupom", "sconto", "korting", "rabat", "kupon",
	"slev", "casino", "kasino", "bet", "wett", "apuesta", "scommess", "aposta", "bukmacher", "gambl", "poker", "slot", "loan", "lend", "bank", "credit",
	"cbd", "hemp", "cannab", "essay", "shop", "store"}
