package export

// semrush writes commas from its pages and semicolons from its API. The score of the linking page is not that of its domain, and
// left out.
var semrush = tool{"semrush", "Semrush", []report{
	{
		name:  "backlinks",
		needs: []string{"Source url", "Target url", "Source title|Page ascore|External links|external_num"},
		columns: []column{
			{"Source url", pageURL},
			{"Source title", pageTitle},
			{"Target url", targetURL},
			{"Anchor", anchorText},
			{"External links", externalCount},
			{"external_num", externalCount},
			{"Nofollow", isNofollow},
			{"Sponsored", isSponsored},
			{"Ugc", isUGC},
			{"Text", isText},
			{"Frame", isFrame},
			{"Form", isForm},
			{"Image", isImage},
			{"Sitewide", isSitewide},
			{"First seen", firstDay},
			{"Last seen", lastDay},
			{"Lost link", isLost},
			{"Response code", httpStatus},
			{"Domain ascore", rank},
			{"Page ascore", nothing},
			{"New link", nothing},
			{"Internal links", nothing},
		},
	},
	{
		name:  "referring domains",
		needs: []string{"Domain", "Domain ascore|ascore|Authority score", "Backlinks|links|backlinks_num"},
		columns: []column{
			{"Domain", hostName},
			{"Domain ascore", rank},
			{"ascore", rank},
			{"Authority score", rank},
			{"Backlinks", linkCount},
			{"links", linkCount},
			{"backlinks_num", linkCount},
			{"IP Address", ipAddress},
			{"ip", ipAddress},
			{"First seen", firstDay},
			{"Last seen", lastDay},
			{"Country", nothing},
		},
	},
	{name: "anchors", needs: []string{"Anchor", "Domains|domains_num", "Backlinks|backlinks_num"}, refused: noLinks},
	{name: "indexed pages", needs: []string{"Source url", "Source title", "Domains|domains_num", "Backlinks|backlinks_num"}, refused: ownPages},
}}
