package grade

import (
	"strings"

	"linkgrade/wasm/lexicon"
	"linkgrade/wasm/page"
)

var pressRelease = Rule{
	ID: "press-release", Family: Linking, Kind: Weight, Backing: Primary, Up: 0, Down: 15,
	Title:  "A press release with followed keyword links",
	Praise: "No followed keyword links in a press release",
	Why:    "Whoever pays for a press release words its links; search engines name such anchors as link spam.",
	Source: "https://developers.google.com/search/docs/essentials/spam-policies#link-spam",
	Check: func(in *Input) Outcome {
		mark := releaseMark(in)
		if mark == "" {
			if in.hasText() {
				return pass()
			}
			return unknown()
		}
		ev := []Evidence{said(mark)}
		keyword, named := 0, 0
		for _, l := range in.external() {
			switch {
			case l.Content < 0.5:
			case isKeyword(l):
				keyword++
				ev = append(ev, leadingTo(l))
			case !l.IsMark():
				named++
			}
		}
		switch {
		case keyword > 0:
			return fail(ev...)
		case named > 0:
			return value(0.6, ev...)
		}
		return pass(ev...)
	},
}

// releaseMark is what shows that the text is a press release sent to whoever prints it: the words that stand in nothing
// else, or the name of a service that sends them in its dateline, its author or its last lines; "" when nothing does.
// A house's own newsroom says "press release", too, and is no syndication: that alone is not enough.
func releaseMark(in *Input) string {
	if hasWord(strings.ToLower(in.Author), lexicon.WireServices) != "" {
		return in.Author
	}
	called := lexicon.ReleaseLabels.In(strings.ToLower(in.Title)) != ""
	mark := ""
	marks, labels, services := in.inBlocks(lexicon.ReleaseMarks), in.inBlocks(lexicon.ReleaseLabels), in.inBlocks(lexicon.WireServices)
	total, past := max(1, in.Words), 0
	for i := range in.Blocks {
		b := &in.Blocks[i]
		first, last := past*3 <= total, past*3 >= 2*total
		past += b.Words
		if b.Place != page.PlaceContent && b.Place != page.PlaceHeader || b.Hidden != "" || b.Words == 0 || b.LinkWords*2 > b.Words {
			continue
		}
		s := in.blockLower(i)
		switch head := s[:min(len(s), 120)]; {
		case b.Words <= labelWords && marks.in(i) != "":
			return in.BlockText(i)
		case services.may(i) && (first && hasDateline(head) || last && b.Words <= 40 && isServiceLine(s)):
			mark = in.BlockText(i)
		case first && b.Words <= 6 && labels.in(i) != "":
			called = true
		}
	}
	if mark != "" || !called {
		return mark
	}
	return ""
}

// hasDateline reports the begin of a text that names a service between slashes, brackets or dashes, as in
// "LONDON, May 3, 2025 /PRNewswire/ --".
func hasDateline(head string) bool {
	return strings.ContainsAny(head, "/(") && strings.ContainsAny(head, "-–—") && hasWord(head, lexicon.WireServices) != ""
}

// isServiceLine reports a last line that says which service the text came by.
func isServiceLine(s string) bool {
	return firstPhrase(s, []string{"source:", "source ", "via ", "press release distribut", "distributed by", "quelle:", "view original content",
		"this content is provided by", "this press release"}) != "" && hasWord(s, lexicon.WireServices) != ""
}
