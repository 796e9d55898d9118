package audit

import "strconv"

// sharedTexts: it has two of title, anchor and network in common with others that are rated low or not at all.
var sharedTexts = finder{byNetwork, true, func(c *crowd, t *told) (Reason, bool) {
	g, n, found := c.network(t)
	if !found {
		return Reason{}, false
	}
	words := &c.a.words
	switch g.of {
	case [2]matter{titles, anchors}:
		return say("network-title-anchor", strconv.Itoa(n), words.text[g.with[0]], words.text[g.with[1]][1:]), true
	case [2]matter{titles, networks}:
		return say("network-title-address", strconv.Itoa(n), words.text[g.with[0]], words.text[g.with[1]]), true
	}
	return say("network-anchor-address", strconv.Itoa(n), words.text[g.with[0]][1:], words.text[g.with[1]]), true
}}
