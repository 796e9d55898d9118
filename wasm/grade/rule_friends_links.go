package grade

import (
	"strings"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/lexicon"
	"linkgrade/wasm/page"
)

var friendsLinks = Rule{
	ID: "friends-links", Family: Linking, Kind: Weight, Backing: Primary, Up: 0, Down: 10,
	Title:  "The page keeps a long list of friends and partners",
	Praise: "The list of friends and partners is short",
	Why:    "Sites that list each other as friends exchange links; search engines call much of it link spam.",
	Source: "https://developers.google.com/search/docs/essentials/spam-policies#link-spam",
	Check: func(in *Input) Outcome {
		label, labelled := friendLabels(in)
		var ev []Evidence
		names := map[domain.Name]bool{}
		for _, l := range in.external() {
			if l.Block >= 0 && label[l.Block] != "" && l.Text != "" && !in.IsUsual(l) && !names[l.Name] {
				names[l.Name] = true
				ev = append(ev, atLink(label[l.Block]+": "+l.Text+" → "+l.Name.String(), l.Index))
			}
		}
		if len(names) == 0 && !labelled {
			return unknown()
		}
		// One real page in 1,000 has more than 3.
		return value((10-float64(len(names)))/(10-3), ev...)
	},
}

// friendLabels is, for every block, the label of friends or partners that it stands under; "" where none does. A label is
// a heading or a short block, and holds for the linked labels that follow it. found is whether there is one.
func friendLabels(in *Input) (labels []string, found bool) {
	labels = make([]string, len(in.Blocks))
	above, names := "", in.inBlocks(friendNames)
	for i := range in.Blocks {
		b := &in.Blocks[i]
		switch s := ""; {
		case b.Hidden != "":
		case b.Words <= 4 && b.Links == 0:
			if s = strings.Trim(in.blockLower(i), " :·-–|"); names.is(i, s) {
				above, found = s, true
			} else if b.Words > 0 && isHeadingBlock(in.Facts, i) {
				above = ""
			}
		case b.Words > b.LinkWords+20:
			above = "" // a text begins
		}
		labels[i] = above
	}
	return labels, found
}

// isHeadingBlock reports a block that is a heading's text.
func isHeadingBlock(f *page.Facts, block int) bool {
	h := int(f.Blocks[block].Heading)
	return h >= 0 && h < len(f.Headings) && f.Headings[h].Block == block+1
}

// friendNames are labels of lists of friends and partners.
const friendNames lexicon.Phrases = `
blogroll, friends, our friends, friends & partners, friends and partners, partners, our partners, partner sites, partner websites,
partner links, friendly sites, link partners, link exchange, links exchange, recommended sites, favorite sites, favourite sites,
freunde, unsere partner, partnerseiten, linkpartner, linktausch, amis, nos amis, nos partenaires, partenaires, sites amis, amigos,
nuestros amigos, nuestros socios, sitios amigos, enlaces amigos, amici, siti amici, i nostri partner, parceiros, sites parceiros,
onze partners, vrienden, zaprzyjaźnione strony, polecane strony, nasi partnerzy, partnerzy, друзья, наши друзья, партнеры,
партнёры, наши партнеры, наши партнёры, друзі, партнери, dostlar, partnerlerimiz, přátelé, spřátelené weby, vänner, venner,
ystävät, 友情链接, 友情鏈接, 友情連結, 友链, 合作伙伴, 相互リンク, リンク集, 링크
`
