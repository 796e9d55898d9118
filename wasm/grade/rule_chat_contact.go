package grade

import (
	"linkgrade/wasm/lexicon"
)

var chatContact = Rule{
	ID: "chat-contact", Family: Selling, Kind: Weight, Backing: Practice, Up: 0, Down: 12,
	Title:  "Posts and links are arranged by messenger or free mail address",
	Praise: "Nobody offers posts or links through a messenger",
	Why:    "A publisher has an office; who sells links by the piece gives a messenger.",
	Source: "https://developers.google.com/search/docs/essentials/spam-policies#link-spam",
	Check: func(in *Input) Outcome {
		// A messenger alone is how many small businesses are reached: it counts only beside the offer.
		names := in.inBlocks(lexicon.ChatNames)
		for i := range in.Blocks {
			b := &in.Blocks[i]
			if b.Words == 0 || b.Words > 60 || b.Hidden != "" || names.in(i) == "" {
				continue
			}
			if near := in.nearbyText(i); lexicon.SoldThings.In(near) != "" && firstPhrase(near, contactAsks) != "" {
				return fail(said(in.BlockText(i)))
			}
		}
		if in.hasText() {
			return pass()
		}
		return unknown()
	},
}

// contactAsks are how an offer asks to be answered.
var contactAsks = []string{"contact", "email", "e-mail", "mail us", "reach", "write to", "message", "dm ", "kontakt", "contacto", "contatt", "contato",
	"iletişim", "пишите", "связ", "联系", ":"}

// nearbyText is block i and the two on either side, when they are as short, in lower case.
func (in *Input) nearbyText(i int) string {
	s := ""
	for j := max(0, i-2); j <= min(len(in.Blocks)-1, i+2); j++ {
		if in.Blocks[j].Words <= 60 && in.Blocks[j].Hidden == "" {
			s += in.blockLower(j) + "\n"
		}
	}
	return s
}
