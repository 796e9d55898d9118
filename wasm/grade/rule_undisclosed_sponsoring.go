package grade

import (
	"strings"

	"linkgrade/wasm/page"
)

var undisclosedSponsoring = Rule{
	ID: "undisclosed-sponsoring", Family: Selling, Kind: Weight, Backing: Primary, Up: 3, Down: 45,
	Title:  "The page is marked as paid for, but its links are followed",
	Praise: "Paid content qualifies its links with rel=sponsored or nofollow",
	Why:    "Links in paid content must be qualified; followed ones break the rules and carry no honest vote.",
	Source: "https://developers.google.com/search/docs/crawling-indexing/qualify-outbound-links",
	Check: func(in *Input) Outcome {
		label := sponsoredLabel(in)
		if label < 0 {
			return unknown()
		}
		followed := 0
		ev := []Evidence{said(in.BlockText(label))}
		for _, l := range in.external() {
			if l.Content >= 0.5 {
				followed++
				ev = append(ev, atLink(l.Text, l.Index))
			}
		}
		if followed == 0 {
			return pass(ev...)
		}
		return fail(ev...)
	},
}

// sponsoredLabel is the block that labels the page's own content as paid, or -1. A label is short and stands before the
// text or, where it says "this …", right after it; talk of sponsored posts elsewhere is none, nor is the heading of an
// advertisement. A page that lists others is labelled by none of them.
func sponsoredLabel(in *Input) int {
	if in.Type == page.TypeHome || in.Type == page.TypeListing {
		return -1
	}
	total := max(1, in.Words)
	past := 0
	for i := range in.Blocks {
		b := &in.Blocks[i]
		first, last := past*5 <= total, past*5 >= 4*total
		past += b.Words
		if !first && !last || b.Words == 0 || b.Words > 14 || b.Hidden != "" || b.LinkWords*2 > b.Words {
			continue
		}
		switch b.Place {
		case page.PlaceContent, page.PlaceHeader, page.PlaceBio:
			if s := in.blockLower(i); isLabel(s) && (first || ofItself(s)) {
				return i
			}
		}
	}
	return -1
}

// isLabel reports words that label paid content: a plain label, or "sponsored by" with a name after it. The same words
// without a name stand over the logo of whoever pays for the section.
func isLabel(s string) bool {
	if firstPhrase(s, paidPhrases) != "" {
		return true
	}
	for _, p := range paidByPhrases {
		if i := strings.Index(s, p); i >= 0 && len(strings.TrimSpace(s[i+len(p):])) > 1 {
			return true
		}
	}
	return false
}

// ofItself reports a label that speaks of the text it stands under.
func ofItself(s string) bool {
	return firstPhrase(s, []string{"this ", "dieser ", "cet article", "este ", "questo ", "dit artikel", "ten artykuł"}) != ""
}

var paidPhrases = []string{"sponsored post", "sponsored content", "sponsored article", "sponsored feature", "paid partnership", "paid post",
	"paid content", "advertorial", "partner content", "gesponserter", "gesponsert", "article sponsorisé", "publi-rédactionnel",
	"publireportage", "contenu sponsorisé", "publirreportaje", "post patrocinado", "contenido patrocinado",
	"pubbliredazionale", "contenuto sponsorizzato", "publieditorial", "publipost", "conteúdo patrocinado", "betaalde samenwerking",
	"gesponsord", "artykuł sponsorowany", "materiał partnera", "sponsorlu içerik", "на правах рекламы", "партнерский материал",
	"на правах реклами", "betalt samarbete", "annonsørinnhold", "kaupallinen yhteistyö",
	"komerční sdělení", "placená spolupráce", "szponzorált tartalom", "articol sponsorizat", "pr記事", "スポンサー記事", "赞助内容",
	"유료 광고 포함", "được tài trợ", "artikel bersponsor", "محتوى برعاية", "תוכן ממומן"}

var paidByPhrases = []string{"sponsored by", "brought to you by", "in paid partnership with", "created in partnership with",
	"in kooperation mit", "en partenariat avec", "i samarbete med", "i samarbejde med"}
