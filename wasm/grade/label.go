package grade

import (
	"strings"

	"linkgrade/wasm/lexicon"
	"linkgrade/wasm/page"
)

// label is what a page says of its own text in a place where labels stand.
type label struct {
	text  string // as the page has it
	lower string
	at    labelPlace
	block int // of which it is the text; -1 for one that is no block
}

// labelPlace is where a label stands.
type labelPlace uint8

const (
	ownMark   labelPlace = iota // it is the page's author or category: what it says, it says of the page
	overText                    // a short block in the first fifth of the words
	underText                   // or in the last
)

// eachLabel calls yield with the labels of the page's own text until it returns false: its author, its own categories,
// and the short blocks over the text and right under it. Talk elsewhere is none, nor is the heading of an advertisement.
// A page that lists others is labelled by none of what it lists.
func (in *Input) eachLabel(yield func(label) bool) {
	if in.Type == page.TypeHome || in.Type == page.TypeListing || in.Type == page.TypeForum {
		return
	}
	if in.Author != "" && !yield(label{in.Author, strings.ToLower(in.Author), ownMark, -1}) {
		return
	}
	if in.eachCategory(yield) {
		in.eachShortBlock(yield)
	}
}

// eachCategory yields what the page is filed under, which links marked by rel say (html.spec.whatwg.org, "tag";
// WordPress writes "category tag"). It reports whether to go on.
func (in *Input) eachCategory(yield func(label) bool) bool {
	for i := range in.Links {
		l := &in.Links[i]
		if l.External || !l.HasRel("tag") && !l.HasRel("category") || page.CountWords(l.Text) > 5 {
			continue
		}
		if !yield(label{l.Text, in.linkLower(i), ownMark, -1}) {
			return false
		}
	}
	return true
}

// labelWords is how many words a block has at most that is a label.
const labelWords = 14

// kickerWords is how many words a label has at most that may be a headline's own: "Sponsored content".
const kickerWords = 3

// eachShortBlock yields the short blocks in the first and the last fifth of the page's words.
func (in *Input) eachShortBlock(yield func(label) bool) {
	total, past := max(1, in.Words), 0
	for i := range in.Blocks {
		b := &in.Blocks[i]
		first, last := past*5 <= total, past*5 >= 4*total
		past += b.Words
		if !first && !last || b.Words == 0 || b.Words > labelWords || b.Hidden != "" || b.LinkWords*2 > b.Words {
			continue
		}
		if b.Words > kickerWords && strings.Contains(in.Title, in.BlockText(i)) {
			continue // a headline about the trade
		}
		switch b.Place {
		case page.PlaceContent, page.PlaceHeader, page.PlaceBio:
			at := underText
			if first {
				at = overText
			}
			if !yield(label{in.BlockText(i), in.blockLower(i), at, i}) {
				return
			}
		}
	}
}

// paidLabel is the label that says that somebody paid for the page's text; "" when none does.
func paidLabel(in *Input) string {
	if in.paid == nil { // two rules ask
		text := findPaidLabel(in)
		in.paid = &text
	}
	return *in.paid
}

func findPaidLabel(in *Input) string {
	if in.Type != page.TypeHome && in.Type != page.TypeListing && isPaidTitle(strings.ToLower(in.Title)) {
		return in.Title
	}
	plain, by := in.inBlocks(lexicon.PaidLabels), in.inBlocks(lexicon.PaidBy)
	for l := range in.eachLabel {
		if l.block >= 0 && !plain.may(l.block) && !by.may(l.block) {
			continue
		}
		if l.at == ownMark && lexicon.AdWords.Has(l.lower) || isPaid(l.lower) && (l.at != underText || ofItself(l.lower)) {
			return l.text
		}
	}
	if said, own := in.paidStatement(); said != "" && !own {
		return said
	}
	return ""
}

// statement is what a text says of itself; see paidStatement.
type statement struct {
	text string
	own  bool
}

// paidStatement is the block over the text or under it by which the text says of itself that somebody paid for it; "" when
// none does. own is whether it adds that the words remain the house's. It is looked for once: three rules ask.
func (in *Input) paidStatement() (text string, own bool) {
	if in.stated == nil {
		text, own := in.findPaidStatement()
		in.stated = &statement{text, own}
	}
	return in.stated.text, in.stated.own
}

func (in *Input) findPaidStatement() (text string, own bool) {
	if in.Type == page.TypeHome || in.Type == page.TypeListing || in.Type == page.TypeForum {
		return "", false
	}
	past := 0
	for i := range in.Blocks {
		b := &in.Blocks[i]
		if !in.isText(i) || b.Words == 0 {
			continue
		}
		edge := past <= edgeWords || past+max(edgeWords, in.MainWords/5) >= in.MainWords
		past += b.Words
		if edge && b.Words >= 4 && b.Words <= statementWords && lexicon.PaidStatements.In(in.blockLower(i)) != "" {
			return in.BlockText(i), lexicon.OwnWords.In(in.blockLower(i)) != ""
		}
	}
	return "", false
}

const (
	edgeWords      = 120 // words from the text's beginning or end within which it speaks of itself; at the end a fifth, if that is more
	statementWords = 80  // of a block that states it
)

// isPaid reports words that label paid content: a plain label, or "sponsored by" with a name after it. The same words
// without a name stand over the logo of whoever pays for the section.
func isPaid(s string) bool {
	for p := range lexicon.PaidLabels.All {
		if i := strings.Index(s, p); i >= 0 && !strings.HasPrefix(s[i+len(p):], "s") { // several of them are talk
			return true
		}
	}
	p := lexicon.PaidBy.In(s)
	return p != "" && len(strings.TrimSpace(s[strings.Index(s, p)+len(p):])) > 1
}

// ofItself reports a label that speaks of the text it stands under.
func ofItself(s string) bool {
	return firstPhrase(s, []string{"this ", "dieser ", "cet article", "este ", "questo ", "dit artikel", "ten artykuł"}) != ""
}

// isPaidTitle reports titles that carry the label: "[Anzeige] …", "Sponsored: …", "… (Werbung)".
func isPaidTitle(title string) bool {
	if first, _, ok := cutAny(strings.TrimLeft(title, "[(【（ "), "]", ")", "】", "）", ":", "："); ok && isPaidMark(first) {
		return true
	}
	last := strings.TrimRight(title, "])】） ")
	i := strings.LastIndexAny(last, "[(【（")
	return last != title && i >= 0 && isPaidMark(last[i:])
}

// cutAny cuts s at the first of marks that it holds.
func cutAny(s string, marks ...string) (before, after string, found bool) {
	at, size := len(s), 0
	for _, m := range marks {
		if i := strings.Index(s, m); i >= 0 && i < at {
			at, size = i, len(m)
		}
	}
	return s[:at], s[at+size:], size > 0
}

func isPaidMark(s string) bool {
	s = strings.Trim(s, " #*【】[]()（）")
	return lexicon.PaidLabels.Has(s) || lexicon.AdWords.Has(s)
}
