package export

// ahrefs writes commas in UTF-8, or tabs in UTF-16 under the ending .csv; the headings are those of 2026, and those before 2021.
var ahrefs = tool{"ahrefs", "Ahrefs", []report{
	{
		name:  "backlinks",
		needs: []string{"Referring page URL", "Target URL|Link URL|Anchor|Link anchor|Domain rating|DR"},
		columns: []column{
			{"Referring page URL", pageURL},
			{"Referring page title", pageTitle},
			{"Target URL", targetURL},
			{"Link URL", targetURL},
			{"Anchor", anchorText},
			{"Link anchor", anchorText},
			{"Left context", leftText},
			{"TextPre", leftText},
			{"Right context", rightText},
			{"TextPost", rightText},
			{"Type", kindWord},
			{"Content", inContent},
			{"Nofollow", isNofollow},
			{"UGC", isUGC},
			{"Sponsored", isSponsored},
			{"Sitewide", isSitewide},
			{"First seen", firstDay},
			{"Found", firstDay},
			{"Last seen", lastDay},
			{"Last check", lastDay},
			{"Last checked", lastDay},
			{"Lost", lostDay},
			{"Day lost", lostDay},
			{"Lost status", lostWord},
			{"Drop reason", lostWord},
			{"Links in group", linkCount},
			{"External links", externalCount},
			{"External links count", externalCount},
			{"Referring page HTTP code", httpStatus},
			{"Last HTTP code", httpStatus},
			{"HTTP code", httpStatus},
			{"Language", languageTag},
			{"Platform", platformWord},
			{"Domain rating", rank},
			{"DR", rank},
			{"Is spam", isSpam},
			{"Domain traffic", visitCount},
		},
	},
	{
		name:  "referring domains",
		needs: []string{"Domain|Referring domain", "DR|Domain rating", "Links to target|Dofollow linked domains|Dofollow ref domains|Backlinks|Total backlinks|Total links from target"},
		columns: []column{
			{"Domain", hostName},
			{"Referring domain", hostName},
			{"DR", rank},
			{"Domain rating", rank},
			{"Is spam", isSpam},
			{"Links to target", linkCount},
			{"Backlinks", linkCount},
			{"Total backlinks", linkCount},
			{"Dofollow links", followCount},
			{"Dofollow backlinks", followCount},
			{"First seen", firstDay},
			{"Last seen", lastDay},
			{"Lost", lostDay},
			{"Traffic", visitCount},
			{"Domain traffic", visitCount},
			{"Dofollow ref. domains", nothing},
			{"Dofollow linked domains", nothing},
		},
	},
	{name: "anchors", needs: []string{"Anchor|Anchor text", "Referring domains", "Links to target|Backlinks|Dofollow links"}, refused: noLinks},
	{name: "metrics", needs: []string{"url", "backlinks", "refpages", "refdomains"}, refused: noLinks},
	{name: "best pages by links", needs: []string{"Page URL|Target URL", "Referring domains", "Page HTTP code|UR"}, refused: ownPages},
}}

// What is said of exports that name no links.
const (
	noLinks  = "it has sums and no links; export backlinks or referring domains"
	ownPages = "it names the site's own pages and not who links to them; export backlinks or referring domains"
	siteList = "it is a list of the web's sites and not of links to one"
)
