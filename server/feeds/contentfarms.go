package feeds

import "linkgrade/wasm/trust"

// contentFarms is one person's list of Chinese content farms, for search results. It and machineWritten are all there is
// of farms, and each is weak: no name of the one stands in the other, so an edition calls nobody a farm by them. They are a
// hint and nothing more.
func contentFarms() Feed {
	return Feed{
		ID: "content-farms", Name: "chinese-internet-is-dead", Publisher: "obgnail and contributors",
		Page:    "https://github.com/obgnail/chinese-internet-is-dead",
		URLs:    []string{"https://raw.githubusercontent.com/obgnail/chinese-internet-is-dead/master/blocklist.txt"},
		Licence: "none stated", Share: mayNotShare("it states no licence"),
		What:   "Names of content farms; weak: a hint only.",
		Family: "content-farms", Weak: true, parse: hostList(trust.ContentFarm),
	}
}

// machineWritten lists sites of generated pictures and text, and also the companies that
// sell the generators.
func machineWritten() Feed {
	return Feed{
		ID: "machine-written", Name: "HUGE AI Blocklist, hosts", Publisher: "laylavish and contributors",
		Page:    "https://github.com/laylavish/uBlockOrigin-HUGE-AI-Blocklist",
		URLs:    []string{"https://raw.githubusercontent.com/laylavish/uBlockOrigin-HUGE-AI-Blocklist/main/noai_hosts.txt"},
		Licence: "none stated", Share: mayNotShare("it states no licence"),
		What:   "Names of sites with machine-made contents; weak: a hint only.",
		Family: "machine-written", Weak: true, parse: hostList(trust.ContentFarm),
	}
}
