package grade

import (
	"linkgrade/wasm/trust"
)

var listedKind = Rule{
	ID: "listed-kind", Pillar: Trust, Kind: Weight, Up: 20, Down: 40,
	Title:  "Public lists call the site a source of spam",
	Praise: "The site belongs to an institution",
	Why:    "Universities, public authorities and press answer for what they publish; link sellers and content farms do not.",
	Source: "https://www.vldb.org/conf/2004/RS15P3.PDF",
	Check: func(in *Input) Outcome {
		c := in.Record.Categories
		good := c & (trust.Government | trust.Education | trust.Press)
		bad := c & (trust.LinkSeller | trust.ContentFarm | trust.Spam | trust.Scam | trust.DisposableMail | trust.Piracy)
		switch {
		case good != 0 && bad == 0:
			return pass(said("listed: " + good.String()))
		case bad != 0 && good == 0:
			return fail(said("listed: " + bad.String()))
		}
		return unknown()
	},
}
