package grade

import (
	"strings"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/lexicon"
	"linkgrade/wasm/page"
)

var hackedBlock = Rule{
	ID: "hacked-block", Family: Safety, Kind: Cap, Backing: Primary, Limit: 30,
	Title:  "Links to pills or bets stand on a page about something else",
	Praise: "No links to pills, bets or copies stand on a page about something else",
	Why:    "Such blocks are put into sites that were broken into; a link beside them is in their company.",
	Source: "https://developers.google.com/search/docs/essentials/spam-policies#hacked-content",
	Check: func(in *Input) Outcome {
		var ev []Evidence
		outside, outright := 0, 0
		trades := in.inLinks(lexicon.SpamTrades)
		names, words := map[domain.Name]bool{}, map[string]bool{}
		for i := range in.Links {
			l := &in.Links[i]
			if !l.External || l.Placement == page.PlaceComment { // those are their writers'
				continue
			}
			outside++
			word, plain := spamWord(in, l, trades)
			if word == "" {
				continue
			}
			names[l.Name], words[word] = true, true
			ev = append(ev, leadingTo(l))
			if plain {
				outright++
			}
		}
		switch {
		case outside == 0:
			return unknown()
		case len(ev) < leastBlock || len(names) < 2 && outright < leastOutright:
			return pass()
		case in.speaksOf(words):
			return unknown(ev...)
		}
		return fail(ev...)
	},
}

const (
	leastBlock    = 3 // such links make a block
	leastOutright = 2 // of them say the trade outright where all lead to one site
)

// spamWord is the word of one of trades that a link shows, or what else counts its target as a risk, and whether that says
// the trade outright; "" when nothing does.
func spamWord(in *Input, l *page.Link, trades *search) (word string, outright bool) {
	if why := riskOf(in, l); why != "" {
		return why, true
	}
	word = trades.word(l.Index)
	if word == "" || in.isRanked(l.Name) || page.CountWords(l.Text) > 8 {
		return "", false
	}
	return word, false
}

// speaksOf reports a page that is about a trade: its title, its address or its name say one, or its text has the words
// of the links more than once beside them.
func (in *Input) speaksOf(words map[string]bool) bool {
	own := strings.ToLower(in.Title + "\n" + in.Description + "\n" + strings.ReplaceAll(in.URL.Path, "-", " ") + "\n" + in.Name.String())
	if hasWord(own, lexicon.SpamTrades) != "" || firstPhrase(own, lexicon.RiskNames) != "" {
		return true
	}
	mentions := 0
	for i := range in.Blocks {
		b := &in.Blocks[i]
		if b.Hidden != "" || b.Words < 12 || b.LinkWords*3 > b.Words {
			continue
		}
		for w := range words {
			if wordAt(in.blockLower(i), w) >= 0 {
				mentions++
				break
			}
		}
	}
	return mentions >= 2
}
