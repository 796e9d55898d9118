package grade

var boughtLinks = Rule{
	ID: "bought-links", Family: Selling, Kind: Cap, Backing: Primary, Limit: 30,
	Title:  "Links in a text that was paid for are followed",
	Praise: "Links in a text that was paid for are qualified",
	Why:    "Exchanging money for links that count is link spam, whether or not readers are told of it.",
	Source: "https://developers.google.com/search/docs/essentials/spam-policies#link-spam",
	Check:  paidAndFollowed,
}
