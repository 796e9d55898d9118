package grade

import "linkgrade/wasm/page"

var linksInSentences = Rule{
	ID: "links-in-sentences", Family: Linking, Kind: Weight, Backing: Claimed, Up: 2, Down: 8,
	Title:  "Links to other sites stand alone, outside of sentences",
	Praise: "Links to other sites stand in sentences",
	Why:    "A link inside a sentence was put there by whoever wrote it, with a reason that readers meet.",
	Source: "https://patents.google.com/patent/US7716225B1/en",
	Check: func(in *Input) Outcome {
		// One real page in 150 has more than half of its sites outside of sentences, one in 1,000 all.
		return in.unlessSources(in.share(5, 0.5, 1, func(l *page.Link) bool { return !inSentence(in, l) && !isExplained(in, l) }))
	},
}

// isExplained reports a link that stands alone over a passage of text, as the name of what the passage is about.
func isExplained(in *Input, l *page.Link) bool {
	for i := l.Block; i >= 0 && i < len(in.Blocks) && i <= l.Block+2; i++ {
		if b := &in.Blocks[i]; b.Hidden == "" && b.Words-b.LinkWords >= passage {
			return true
		}
	}
	return false
}

// passage is how many words beside links make a text.
const passage = 18

// inSentence reports a link with a sentence around it: at least as many words as make one, and more than the anchor's own.
func inSentence(in *Input, l *page.Link) bool {
	words := page.CountWords(in.Sentence(l))
	return words >= sentenceWords && words >= page.CountWords(l.Text)+3
}

// sentenceWords is how many words a sentence has that says something of a link.
const sentenceWords = 8
