package feeds

import "linkgrade/wasm/trust"

// linkSellers takes a list of one's own: hosts from which links were offered for money,
// out of one's outreach mail or a market place's catalogue. Nobody publishes one.
func linkSellers() Feed {
	return Feed{
		ID: "link-sellers", Name: "Your list of link sellers", Publisher: "you",
		Licence: "yours", Share: mayNotShare("it is yours"),
		What:   "Names that offer links for money.",
		Family: "link-sellers", parse: hostList(trust.LinkSeller),
	}
}
