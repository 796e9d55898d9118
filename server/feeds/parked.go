package feeds

import "linkgrade/wasm/trust"

// parked names reported scams whose site has since given way to a parking page.
func parked() Feed {
	return Feed{
		ID: "parked", Name: "Parked domains of the Scam Blocklist", Publisher: "Jarelllama",
		Page:    "https://github.com/jarelllama/Parked-Domains",
		URLs:    []string{"https://raw.githubusercontent.com/jarelllama/Parked-Domains/main/parked_domains.txt"},
		Licence: "none stated", Share: mayNotShare("it states no licence"),
		What:   "Names with nothing but a parking page.",
		Family: "parked", parse: hostList(trust.Parked),
	}
}
