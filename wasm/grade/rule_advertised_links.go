package grade

import (
	"strings"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/lexicon"
	"linkgrade/wasm/page"
)

var advertisedLinks = Rule{
	ID: "advertised-links", Family: Selling, Kind: Weight, Backing: Primary, Up: 0, Down: 12,
	Title:  "Advertisements link without saying so to search engines",
	Praise: "No advertisement links unmarked",
	Why:    "A link in an advertisement is bought; a site that lets it count breaks the rules on paid links.",
	Source: "https://developers.google.com/search/docs/crawling-indexing/qualify-outbound-links",
	Check: func(in *Input) Outcome {
		qualified, labels := 0, in.inBlocks(adLabels)
		var ev []Evidence
		names := map[domain.Name]bool{}
		for i := range in.Links {
			l := &in.Links[i]
			if !l.External || !l.Seen() || !isAdvertised(in, l, labels) {
				continue
			}
			if !l.Follow() {
				qualified++
			} else if !names[l.Name] && !in.IsUsual(l) && l.Form&(page.FormTracker|page.FormRedirect) == 0 {
				names[l.Name] = true
				ev = append(ev, leadingTo(l))
			}
		}
		if len(ev) == 0 && qualified == 0 && !in.linksOut() {
			return unknown()
		}
		return value(1-float64(len(ev))/adsMany, ev...)
	},
}

// adsMany is to how many sites' advertisements one slip of the pen does not extend.
const adsMany = 3

// isAdvertised reports a link in an advertisement by the markup, or right under one of labels.
func isAdvertised(in *Input, l *page.Link, labels *search) bool {
	if l.Content >= 0.5 {
		return false // names of classes say "ads" of many things
	}
	if l.Placement == page.PlaceAd {
		return true
	}
	if l.Block < 1 || in.Blocks[l.Block].Words > 30 {
		return false
	}
	before := &in.Blocks[l.Block-1]
	return before.Words <= 3 && before.Links == 0 && labels.is(l.Block-1, strings.Trim(in.blockLower(l.Block-1), " :·-–|"))
}

// adLabels are labels of advertisements.
const adLabels lexicon.Phrases = `
ad, ads, advert, advertisement, advertisements, advertising, sponsored, sponsored links, sponsors, our sponsors, ads by, anzeige,
anzeigen, werbung, publicité, publicidad, anuncio, anuncios, patrocinado, pubblicità, annuncio, publicidade, anúncio, advertentie,
reklama, reklamy, reklam, реклама, annons, annonce, annonse, mainos, hirdetés, publicitate, διαφήμιση, 広告, 广告, 廣告, 광고, quảng cáo,
iklan, โฆษณา, विज्ञापन, إعلان, פרסומת
`
