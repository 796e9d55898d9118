package grade

import "strings"

var placeholderText = Rule{
	ID: "placeholder-text", Family: Writing, Kind: Weight, Backing: Practice, Up: 0, Down: 20,
	Title:  "Text of an unfinished template stands on the page",
	Praise: "No text of an unfinished template stands on the page",
	Why:    "A site whose template was never finished is not looked after, and its votes are not editorial.",
	Source: "https://guidelines.raterhub.com/searchqualityevaluatorguidelines.pdf",
	Check: func(in *Input) Outcome {
		if in.Words < 50 || firstPhrase(strings.ToLower(in.Title), fillerTopics) != "" {
			return unknown()
		}
		filler := 0
		var ev []Evidence
		for i := range in.Blocks {
			b := &in.Blocks[i]
			if b.Hidden != "" || b.Words >= 200 {
				continue
			}
			s := in.blockLower(i)
			if b.Words <= 16 && firstPhrase(s, taglines) != "" {
				return fail(said(in.BlockText(i)))
			}
			if firstPhrase(s, fillers) != "" {
				filler += b.Words
				ev = append(ev, said(in.BlockText(i)))
			}
		}
		return fillerOutcome(filler, in.Words, ev)
	},
}

// fillerOutcome fails from a tenth of the page's words: large sites forget a line of filler in a part that a
// stylesheet hides.
func fillerOutcome(filler, words int, ev []Evidence) Outcome {
	switch {
	case filler == 0:
		return pass()
	case filler*10 < words:
		return unknown(ev...)
	}
	return fail(append([]Evidence{counted("filler-words", "# of # words", filler, words)}, ev...)...)
}

var taglines = []string{"just another wordpress site", "welcome to wordpress. this is your first post"}

var fillers = []string{"lorem ipsum dolor", "this is an example page. it's different from a blog post", "add your content here",
	"replace this text with your own"}

// fillerTopics in a title make filler what the page is about.
var fillerTopics = []string{"lorem ipsum", "placeholder", "dummy text", "filler text", "blindtext"}
