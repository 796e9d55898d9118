package feeds

import "linkgrade/wasm/trust"

// referrerSpam names hosts that advertise themselves in other sites' visitor statistics.
func referrerSpam() Feed {
	return Feed{
		ID: "referrer-spam", Name: "Matomo referrer spam list", Publisher: "Matomo and contributors",
		Page:    "https://github.com/matomo-org/referrer-spam-list",
		URLs:    []string{"https://raw.githubusercontent.com/matomo-org/referrer-spam-list/master/spammers.txt"},
		Licence: "LicenseRef-Public-Domain", Share: mayShare("its readme says: public domain, no copyright"),
		What:   "Names that advertise themselves by false referrers.",
		Family: "referrer-spam", parse: hostList(trust.Spam),
	}
}
