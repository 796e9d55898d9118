package grade

import "linkgrade/wasm/lexicon"

var articleDirectory = Rule{
	ID: "article-directory", Family: Selling, Kind: Weight, Backing: Primary, Up: 0, Down: 20,
	Title:  "The site takes articles or bookmarks from anyone",
	Praise: "The site does not take articles and bookmarks from anyone",
	Why:    "Where anybody files what they like, a link says what its owner thinks of themselves.",
	Source: "https://developers.google.com/search/docs/essentials/spam-policies#link-spam",
	Check: func(in *Input) Outcome {
		if in.ownPages() == 0 {
			return unknown()
		}
		if text := in.footnote(lexicon.DirectoryMakers); text != "" {
			return fail(said(text))
		}
		if l := in.menuLink(lexicon.SubmitTexts); l != nil {
			return fail(atLink(l.Text, l.Index))
		}
		if in.menuNames(lexicon.BookmarkMarks) >= leastMarks || in.menuNames(lexicon.SubmitWords) > 1 {
			return fail(stated("menu-of-anybody", "a menu as sites have it that anybody writes for"))
		}
		return pass()
	},
}

// leastMarks is how many of the entries that bookmark programs write a menu has before it is one: each alone is a word
// like any other.
const leastMarks = 3

// menuNames counts the different names that links within the site are called by.
func (in *Input) menuNames(names lexicon.Phrases) int {
	seen := map[string]bool{}
	for i, c := range in.calls() {
		if !in.Links[i].External && names.Has(c.name) {
			seen[c.name] = true
		}
	}
	return len(seen)
}

// footnote is the first short block under the text that holds one of phrases; "" when none does.
func (in *Input) footnote(phrases lexicon.Phrases) string {
	for i := len(in.Blocks) - 1; i >= max(0, len(in.Blocks)-60); i-- {
		b := &in.Blocks[i]
		if b.Words > 0 && b.Words <= 30 && b.Content < 0.5 && b.Hidden == "" && phrases.In(in.blockLower(i)) != "" {
			return in.BlockText(i)
		}
	}
	return ""
}
