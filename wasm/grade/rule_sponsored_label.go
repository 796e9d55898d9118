package grade

import "linkgrade/wasm/lexicon"

var sponsoredLabel = Rule{
	ID: "sponsored-label", Family: Linking, Kind: Weight, Backing: Primary, Up: 0, Down: 12,
	Title:  "The page says that somebody paid for it",
	Praise: "The page does not say that it is paid for",
	Why:    "Saying so is honest, but a link in paid content is an advertisement, not a vote.",
	Source: "https://developers.google.com/search/docs/crawling-indexing/qualify-outbound-links",
	Check: func(in *Input) Outcome {
		if text := paidLabel(in); text != "" {
			return fail(said(text))
		}
		if text := affiliateNote(in); text != "" {
			return value(0.6, said(text)) // it pays for the sale, not for the text: the other links are still chosen
		}
		if l := in.menuLink(lexicon.AffiliatePages); l != nil {
			return value(0.8, atLink(l.Text, l.Index))
		}
		if in.hasText() {
			return pass()
		}
		return unknown()
	},
}

// affiliateNote is the sentence by which a page says, over its text or under it, that its links earn it money.
func affiliateNote(in *Input) string {
	total, past := max(1, in.Words), 0
	notes := in.inBlocks(lexicon.AffiliateNotes)
	for i := range in.Blocks {
		b := &in.Blocks[i]
		near := past*3 <= total || past*5 >= 4*total
		past += b.Words
		if !near || b.Words < 4 || b.Words > 80 || b.Hidden != "" {
			continue
		}
		if notes.in(i) == "" {
			continue
		}
		if s := in.blockLower(i); firstPhrase(s, noteStems) != "" && firstPhrase(s, denials) == "" {
			return in.BlockText(i)
		}
	}
	return ""
}

// noteStems are in every affiliate note: few blocks have one of them.
var noteStems = []string{"affili", "afili", "commission", "earn", "compensation", "compensated", "kick", "provision", "партнерск", "アフィリエイト", "제휴"}

var denials = []string{"no affiliate", "not use affiliate", "not contain affiliate", "do not make money", "don't make money", "keine affiliate"}
