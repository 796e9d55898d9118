package feeds

import "linkgrade/wasm/trust"

// phishingDatabase tests reported names and lists those that still answer.
func phishingDatabase() Feed {
	return Feed{
		ID: "phishing-database", Name: "Phishing.Database, active domains", Publisher: "Mitchell Krog, Nissar Chababy and contributors",
		Page:    "https://github.com/Phishing-Database/Phishing.Database",
		URLs:    []string{"https://raw.githubusercontent.com/Phishing-Database/Phishing.Database/master/phishing-domains-ACTIVE.txt"},
		Licence: "MIT", Share: mayShare("its licence asks for its notice, which an edition's document gives"),
		What:   "Names that imitate others to steal.",
		Family: "phishing-database", parse: hostList(trust.Phishing),
	}
}
