package feeds

import "linkgrade/wasm/trust"

// urlhaus names hosts that were seen serving malicious software in the last days.
func urlhaus() Feed {
	return Feed{
		ID: "urlhaus", Name: "URLhaus host file", Publisher: "abuse.ch",
		Page: "https://urlhaus.abuse.ch/", URLs: []string{"https://urlhaus.abuse.ch/downloads/hostfile/"},
		Licence: "CC0-1.0", Share: mayShare("it is dedicated to the public domain"),
		What:   "Names that serve malicious software.",
		Family: "urlhaus", parse: hostList(trust.Malware),
	}
}
