package grade

import (
	"strings"

	"linkgrade/wasm/lexicon"
)

var metricBoasts = Rule{
	ID: "metric-boasts", Family: Selling, Kind: Weight, Backing: Practice, Up: 0, Down: 12,
	Title:  "The page advertises its authority figures",
	Praise: "The page does not advertise authority figures",
	Why:    "Readers have no use for domain metrics; who prints them sells links by them.",
	Source: "https://developers.google.com/search/docs/essentials/spam-policies#link-spam",
	Check: func(in *Input) Outcome {
		var ev []Evidence
		sold, names := in.inBlocks(lexicon.SoldThings), in.inBlocks(metricNames)
		for i := range in.Blocks {
			b := &in.Blocks[i]
			if b.Words < 2 || b.Words > 30 || b.Hidden != "" {
				continue // prose about metrics is no advertisement
			}
			text := in.BlockText(i)
			if !names.may(i) && !hasInitials(text) {
				continue
			}
			n := metricsIn(text)
			if n >= 2 || n == 1 && sold.in(i) != "" {
				ev = append(ev, said(text))
			}
		}
		switch {
		case len(ev) > 0 && in.MainWords < longPage:
			return fail(ev...)
		case len(ev) > 0:
			return value(0.5, ev...) // or a long text about the trade
		case in.hasText():
			return pass()
		}
		return unknown()
	},
}

// metricsIn counts the different authority metrics that text gives a figure for: "DA 50+ | DR: 61".
func metricsIn(text string) (n int) {
	for _, metric := range [...][]string{{"DA", "Domain Authority", "domain authority", "Moz DA"}, {"DR", "Domain Rating", "domain rating", "Ahrefs DR"},
		{"Trust Flow", "trust flow", "TF"}, {"Spam Score", "spam score"}, {"Authority Score", "authority score"}} {
		for _, name := range metric {
			if i := wordAt(text, name); i >= 0 && hasFigure(text[i+len(name):]) {
				n++
				break
			}
		}
	}
	return n
}

// metricNames are the names of metricsIn that are longer than initials, in lower case.
const metricNames lexicon.Phrases = "domain authority, domain rating, trust flow, spam score, authority score"

// hasInitials reports whether the initials of metricsIn stand anywhere in text.
func hasInitials(text string) bool {
	for i := 1; i < len(text); i++ {
		switch text[i-1 : i+1] {
		case "DA", "DR", "TF":
			return true
		}
	}
	return false
}

// hasFigure reports a number up to 100 right after a name.
func hasFigure(rest string) bool {
	rest = strings.TrimLeft(rest[:min(len(rest), 20)], " :=-–>≥~|()+")
	rest = strings.TrimPrefix(rest, "of ")
	digits := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
	return digits >= 1 && digits <= 3
}
