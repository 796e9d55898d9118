package grade

import (
	"strings"

	"linkgrade/wasm/lexicon"
	"linkgrade/wasm/page"
	"linkgrade/wasm/trust"
)

var moneyOrLifeAuthor = Rule{
	ID: "money-or-life-author", Family: Openness, Kind: Weight, Backing: Primary, Up: 2, Down: 5,
	Title:  "Advice on health or money that nobody signs",
	Praise: "Advice on health or money is signed",
	Why:    "Where wrong advice does harm, a page without a qualified author is not one to be recommended by.",
	Source: "https://guidelines.raterhub.com/searchqualityevaluatorguidelines.pdf",
	Check: func(in *Input) Outcome {
		topic := hasWord(strings.ToLower(in.Title), lexicon.LifeWords)
		if topic == "" || in.Type != page.TypeArticle || !in.hasText() {
			return unknown()
		}
		if in.Record.Categories&(trust.Government|trust.Education|trust.Press) != 0 || isOfRecord(in.URL.Host.String()) {
			return pass(said(in.URL.Host.String()))
		}
		if text := in.credential(); text != "" {
			return pass(said(text))
		}
		if author := strings.ToLower(in.Author); author != "" && !isNobody(author) {
			return value(0.75, said(in.Author))
		}
		if in.SiteName != "" { // or its publisher
			return value(0.5, said(in.SiteName))
		}
		return fail(stated("unsigned-advice", "about #, without an author or a reviewer", topic))
	},
}

// credential is where the page shows that somebody qualified wrote or checked it: the author's name, or a short block
// over or under the text, or in the box about the author.
func (in *Input) credential() string {
	if hasWord(strings.ToLower(in.Author), lexicon.Credentials) != "" {
		return in.Author
	}
	for i := range in.Blocks {
		b := &in.Blocks[i]
		if b.Words > 0 && b.Words <= 2*labelWords && b.Hidden == "" && b.Place != page.PlaceComment && b.Place != page.PlaceRelated &&
			hasWord(in.blockLower(i), lexicon.Credentials) != "" {
			return in.BlockText(i)
		}
	}
	return ""
}
