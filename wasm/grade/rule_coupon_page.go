package grade

import (
	"strings"

	"linkgrade/wasm/lexicon"
)

var couponPage = Rule{
	ID: "coupon-page", Family: Economy, Kind: Weight, Backing: Practice, Up: 0, Down: 6,
	Title:  "The page lists codes and vouchers",
	Praise: "The page is no list of vouchers",
	Why:    "A list of vouchers links to whoever pays commission; its links vouch for nothing.",
	Source: "https://developers.google.com/search/docs/essentials/spam-policies#site-reputation",
	Check: func(in *Input) Outcome {
		if lexicon.CouponWords.In(strings.ToLower(in.Title)) == "" && lexicon.CouponWords.In(strings.ToLower(in.URL.Path)) == "" {
			if in.Words < enoughText {
				return unknown()
			}
			return pass()
		}
		ev := []Evidence{said(in.Title)}
		boxes, buttons := 0, in.inBlocks(lexicon.CouponButtons)
		for i := range in.Blocks {
			b := &in.Blocks[i]
			if b.Words > 0 && b.Words <= 10 && b.Hidden == "" && buttons.in(i) != "" {
				boxes++
				ev = append(ev, said(in.BlockText(i)))
			}
		}
		if boxes >= leastCoupons {
			return fail(ev...)
		}
		return unknown(ev...)
	},
}

// leastCoupons is how many boxes with a code make a list of them; an article about saving has one or two.
const leastCoupons = 3
