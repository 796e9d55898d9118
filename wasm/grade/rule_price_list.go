package grade

var priceList = Rule{
	ID: "price-list", Family: Selling, Kind: Cap, Backing: Primary, Limit: 25,
	Title:  "The page offers links for money",
	Praise: "The page offers no links for money",
	Why:    "Buying and selling links for ranking is link spam; a vote from a page that sells them is bought.",
	Source: "https://developers.google.com/search/docs/essentials/spam-policies#link-spam",
	Check: func(in *Input) Outcome {
		var prices, offers []Evidence
		outright := false
		things, offering := in.anyInBlocks(soldThings), in.anyInBlocks(offerings)
		for i := range in.Blocks {
			b := &in.Blocks[i]
			if b.Hidden != "" || b.Words < 2 || b.Words > 60 {
				continue // prose about link selling is not an offer
			}
			priced := b.Words <= 30 && things.in(i) != "" && namesPrice(in.blockLower(i))
			offered := offering.in(i) != ""
			outright = outright || priced && offered
			if priced {
				prices = append(prices, said(in.BlockText(i)))
			} else if offered {
				offers = append(offers, said(in.BlockText(i)))
			}
		}
		switch {
		case in.MainWords < longPage && (outright || len(prices) > 1 && len(offers) > 0):
			return fail(append(prices, offers...)...)
		case len(prices) > 0:
			return unknown(prices...) // as likely a text about the trade as a part of it
		case in.hasText():
			return pass()
		}
		return unknown()
	},
}

// longPage is from how many words of main content a page reads like an article about the trade rather than a shop.
const longPage = 900

var soldThings = []string{"dofollow", "do-follow", "do follow link", "link insertion", "guest post", "sponsored post",
	"sponsored article", "backlink", "permanent link", "niche edit", "gastbeitrag", "article sponsorisé", "post patrocinado",
	"artykuł sponsorowany"}

// offerings are the words of someone who sells: a price alone is also what a study of prices names.
var offerings = []string{"we accept", "we offer", "we sell", "we publish your", "we will publish", "our prices", "our rates",
	"our price list", "price list", "order now", "buy now", "add to cart", "place an order", "place your order",
	"payment via", "pay via", "paypal", "usdt", "contact us to", "email us", "e-mail us", "write to us",
	"wir bieten", "unsere preise", "nos tarifs", "nuestros precios", "nasza oferta", "cennik"}

// namesPrice reports a currency with a figure beside it: "$50", "50 €", "USD 120".
func namesPrice(s string) bool {
	for i, r := range s {
		switch r {
		case '$', '€', '£', '₹':
			if digitNear(s, i) {
				return true
			}
		}
	}
	for _, code := range [...]string{"usd", "eur", "gbp", "pln", "inr", "zł"} {
		if i := wordAt(s, code); i >= 0 && digitNear(s, i) {
			return true
		}
	}
	return false
}

// digitNear reports a digit within six bytes of position i.
func digitNear(s string, i int) bool {
	for _, c := range []byte(s[max(0, i-6):min(len(s), i+9)]) {
		if c >= '0' && c <= '9' {
			return true
		}
	}
	return false
}
