package grade

var scriptRedirect = Rule{
	ID: "script-redirect", Family: Safety, Kind: Gate, Backing: Primary,
	Title:  "A script sends visitors to another site at once",
	Praise: "A script sends visitors on within the site",
	Why:    "Neither readers nor search engines stay on a page that leaves for another site as soon as it is read.",
	Source: "https://developers.google.com/search/docs/essentials/spam-policies#sneaky-redirects",
	Check: func(in *Input) Outcome {
		to := &in.ScriptedTo
		switch {
		case !to.Said || !isPublic(to.Name) || in.Name.IsZero():
			return unknown()
		case to.Name == in.Name, sameHouse(in.URL.Host.String(), to.Name), sameHouse(to.Address.Host.String(), in.Name):
			return pass(stated("script-goes-to", "script goes to #", to.Address.String()))
		}
		return fail(stated("script-goes-to", "script goes to #", to.Address.String()))
	},
}
