package grade

import (
	"strings"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/page"
)

var commercialAnchors = Rule{
	ID: "commercial-anchors", Family: Linking, Kind: Weight, Backing: Primary, Up: 2, Down: 30,
	Title:  "Followed links in the text are worded like search queries to buy",
	Praise: "Links in the text are worded like references",
	Why:    "Keyword-rich commercial anchors in articles are the mark of paid placement.",
	Source: "https://developers.google.com/search/blog/2017/05/a-reminder-about-links-in-large-scale",
	Check: func(in *Input) Outcome {
		names := map[domain.Name]bool{}
		inText := 0
		var ev []Evidence
		for _, l := range in.external() {
			if l.Content < 0.5 {
				continue
			}
			inText++
			if isCommercial(l) && !names[l.Name] {
				names[l.Name] = true
				ev = append(ev, leadingTo(l))
			}
		}
		if inText == 0 {
			return unknown()
		}
		// One such anchor weakens that link's own vote alone; four sites' worth is a pattern.
		return value(1-float64(max(0, len(names)-1))/3, ev...)
	},
}

// isCommercial reports an anchor of two to six words that reads like a query of someone who wants to buy.
func isCommercial(l *page.Link) bool {
	if !l.External {
		return false
	}
	words := strings.Fields(strings.ToLower(l.Text))
	if len(words) < 2 || len(words) > 6 || isInSentence(words) {
		return false
	}
	last := words[len(words)-1]
	switch words[0] {
	case "buy", "cheap", "cheapest", "affordable", "kaufen", "günstige", "billige", "acheter", "comprar", "barato", "tanie",
		"kup", "купить", "заказать":
		return !isStore(last)
	case "best", "top":
		return len(words) > 2 && isTrade(last)
	}
	switch last {
	case "deals", "prices", "loans", "discount", "coupon", "coupons", "cheap", "kaufen", "цена", "недорого":
		return true
	case "me":
		return words[len(words)-2] == "near"
	}
	return len(words) > 2 && isTrade(last) && !namesTarget(words, l.Name) && l.Text[strings.LastIndexByte(l.Text, ' ')+1] >= 'a'
}

// isTrade reports the last words of queries for someone to do a job.
func isTrade(w string) bool {
	switch w {
	case "services", "service", "agency", "agencies", "company", "companies", "supplier", "suppliers", "online", "software":
		return true
	}
	return false
}

// isInSentence reports words that a query does not have and a sentence does.
func isInSentence(words []string) bool {
	for i, w := range words {
		switch w {
		case "the", "a", "an", "of", "and", "our", "this", "these", "that", "is", "are", "was", "has", "have", "by", "from",
			"on", "how", "why", "what":
			return true
		case "me":
			if i == 0 || words[i-1] != "near" {
				return true
			}
		}
	}
	return false
}

// isStore reports shops that honest pages say "buy from" of, without a query in mind.
func isStore(w string) bool {
	switch w {
	case "amazon", "bookshop", "kindle", "etsy", "ebay", "bandcamp", "itunes", "tickets", "now", "here":
		return true
	}
	return false
}

// namesTarget reports whether the words, run together, hold the target's own label: "Little Media Agency" for
// littlemediaagency.com.
func namesTarget(words []string, n domain.Name) bool {
	own, _, _ := strings.Cut(n.String(), ".")
	own = strings.ReplaceAll(own, "-", "")
	return len(own) >= 3 && strings.Contains(strings.Join(words, ""), own)
}
