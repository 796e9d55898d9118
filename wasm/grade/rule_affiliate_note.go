package grade

import "linkgrade/wasm/lexicon"

var affiliateNote = Rule{
	ID: "affiliate-note", Family: Linking, Kind: Note, Backing: Primary,
	Title:  "The page says that some of its links earn it money",
	Praise: "The page does not say that its links earn it money",
	Why:    "Saying so is what the law asks for, and costs nothing: the links that earn are looked at themselves.",
	Source: "https://www.ftc.gov/business-guidance/resources/ftcs-endorsement-guides-what-people-are-asking",
	Check: func(in *Input) Outcome {
		if text := affiliateText(in); text != "" {
			return fail(said(text))
		}
		if l := in.menuLink(lexicon.AffiliatePages); l != nil {
			return fail(atLink(l.Text, l.Index))
		}
		if in.hasText() {
			return pass()
		}
		return unknown()
	},
}

// affiliateText is the sentence by which a page says, over its text or under it, that its links earn it money.
func affiliateText(in *Input) string {
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
