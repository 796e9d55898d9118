package grade

import (
	"strings"

	"linkgrade/wasm/page"
)

var creditLinks = Rule{
	ID: "credit-links", Family: Linking, Kind: Weight, Backing: Primary, Up: 0, Down: 8,
	Title:  "A credit line links with keywords instead of a name",
	Praise: "Credit lines name whom they credit",
	Why:    "Keyword-rich links in themes, widgets and credits are spread over many sites to be counted, not to be read.",
	Source: "https://developers.google.com/search/docs/essentials/spam-policies#link-spam",
	Check: func(in *Input) Outcome {
		credits := 0
		var ev []Evidence
		for _, l := range in.external() {
			if !isCredit(in, l) {
				continue
			}
			credits++
			if isKeyworded(l) || isCommercial(l) {
				ev = append(ev, atLink(in.Sentence(l), l.Index))
			}
		}
		switch {
		case credits == 0:
			return unknown()
		case len(ev) > 0:
			return fail(ev...)
		}
		return pass()
	},
}

// isCredit reports a link in a short line outside the content that says who made the site.
func isCredit(in *Input, l *page.Link) bool {
	if l.Content >= 0.5 || l.Block < 0 || in.Blocks[l.Block].Words > 40 || l.Text == "" {
		return false
	}
	before, _, _ := strings.Cut(strings.ToLower(in.Sentence(l)), strings.ToLower(l.Text))
	return firstPhrase(before, credits) != ""
}

var credits = []string{"powered by", "theme by", "theme:", "template by", "designed by", "design by", "developed by", "web design",
	"website by", "site by", "hosted by", "made by", "built by", "created by", "widget by", "realisiert von", "webdesign",
	"erstellt von", "réalisé par", "réalisation", "création", "diseño web", "desarrollado por", "diseñado por", "realizzato da",
	"sviluppato da", "desenvolvido por", "gemaakt door", "ontwikkeld door", "wykonanie", "projekt i wykonanie", "разработка",
	"создание сайт", "розробка", "tasarım", "制作", "技术支持"}

// isKeyworded reports an anchor of two to six words, all in lower case, none of which stands in its target's address.
func isKeyworded(l *page.Link) bool {
	n := page.CountWords(l.Text)
	return n >= 2 && n <= 6 && l.Anchor == page.AnchorOther && l.Text == strings.ToLower(l.Text) && l.Text != strings.ToUpper(l.Text) &&
		l.AnchorInTarget() == 0 && !strings.Contains(l.Address.Host.String(), strings.Join(strings.FieldsFunc(l.Text, isNameGap), ""))
}

func isNameGap(r rune) bool { return r == ' ' || r == '.' || r == '-' }
