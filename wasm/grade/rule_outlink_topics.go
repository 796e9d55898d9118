package grade

import (
	"math"
	"slices"
	"strconv"
)

var outlinkTopics = Rule{
	ID: "outlink-topics", Family: Economy, Kind: Weight, Backing: Claimed, Down: 10,
	Title:  "Links in the text lead to very different subjects",
	Praise: "Links in the text keep to few subjects",
	Why:    "Who chooses links for readers keeps to a subject; who sells them takes what comes.",
	Source: "https://patents.google.com/patent/US7716225B1/en",
	Check: func(in *Input) Outcome {
		counts := map[string]int{}
		known := 0
		for _, l := range in.external() {
			if l.Content < 0.5 || l.First != l.Index || known >= mostTopicLinks {
				continue
			}
			if a := in.topics().areaOf(l); a != "" {
				counts[a]++
				known++
			}
		}
		if known < leastTopicLinks {
			return unknown()
		}
		spread := perplexity(counts, known)
		// The widest of 117 real pages whose links say it has 6.4, nineteen in twenty at most 4.6.
		return value((12-spread)/(12-5), stated("subjects", "# links that say what they are about, spread as if evenly over # subjects", strconv.Itoa(known), strconv.FormatFloat(spread, 'f', 1, 64)))
	},
}

// How many links must say their subject for a spread to mean something, and how many are looked at.
const (
	leastTopicLinks = 6
	mostTopicLinks  = 100
)

// perplexity is over how many kinds something is spread: n kinds of one share each have n, and one kind that has nearly
// all has little over 1.
func perplexity(counts map[string]int, all int) float64 {
	var shares []float64
	for _, n := range counts {
		shares = append(shares, float64(n)/float64(all))
	}
	slices.Sort(shares) // sums of floats depend on their order
	entropy := 0.0
	for _, p := range shares {
		entropy -= p * math.Log(p)
	}
	return math.Exp(entropy)
}
