package feeds

import "linkgrade/wasm/trust"

// blockListProject collects lists by subject. Its phishing and malware lists take in
// Phishing.Database and URLhaus, so they count as one with them.
func blockListProject() []Feed {
	var all []Feed
	for _, list := range []struct {
		subject, family, what string
		category              trust.Category
	}{
		{"phishing", "phishing-database", "Names that imitate others to steal.", trust.Phishing},
		{"scam", "block-list-project", "Names of frauds.", trust.Scam},
		{"malware", "urlhaus", "Names that serve malicious software.", trust.Malware},
		{"gambling", "block-list-project", "Bets and casinos.", trust.Gambling},
		{"porn", "block-list-project", "Pornography.", trust.Adult},
		{"piracy", "block-list-project", "Unlicensed copies.", trust.Piracy},
		{"drugs", "block-list-project", "Pharmacies and drugs by mail.", trust.Drugs},
	} {
		all = append(all, Feed{
			ID: "blp-" + list.subject, Name: "Block List Project, " + list.subject, Publisher: "The Block List Project",
			Page:    "https://github.com/blocklistproject/Lists",
			URLs:    []string{"https://blocklistproject.github.io/Lists/alt-version/" + list.subject + "-nl.txt"},
			Licence: "MIT", Share: mayShare("its licence asks for its notice, which an edition's document gives"),
			What:   list.what,
			Family: list.family, parse: hostList(list.category),
		})
	}
	return all
}
