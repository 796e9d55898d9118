package feeds

import "linkgrade/wasm/trust"

// universityOfToulouse are the categories of UT1 that say what a site is. Its phishing
// and malware lists are copies of others' and left out.
func universityOfToulouse() []Feed {
	var all []Feed
	for _, list := range []struct {
		subject, what string
		category      trust.Category
	}{
		{"gambling", "Bets and casinos.", trust.Gambling},
		{"adult", "Pornography.", trust.Adult},
		{"warez", "Unlicensed copies.", trust.Piracy},
		{"drogue", "Drugs.", trust.Drugs},
		{"press", "News publishers.", trust.Press},
		{"forums", "Discussion boards.", trust.Forum},
		{"shortener", "Addresses that forward elsewhere.", trust.Shortener},
	} {
		all = append(all, Feed{
			ID: "ut1-" + list.subject, Name: "UT1 blacklists, " + list.subject, Publisher: "Université Toulouse Capitole",
			Page:    "https://dsi.ut-capitole.fr/blacklists/",
			URLs:    []string{"https://dsi.ut-capitole.fr/blacklists/download/" + list.subject + ".tar.gz"},
			Sums:    "https://dsi.ut-capitole.fr/blacklists/download/MD5SUM.LST",
			Licence: "CC-BY-SA-4.0",
			Share:   mayShare("its licence lets what is made of it be passed on under the same licence, with attribution"),
			What:    list.what,
			Family:  "ut1", parse: hostList(list.category),
		})
	}
	return all
}
