package export

// dataForSEO answers in JSON (https://docs.dataforseo.com/v3/backlinks/overview/); its keys are the headings. What it leaves
// out of an element is unknown there. Ranks are of 1000.
var dataForSEO = tool{"dataforseo", "DataForSEO", []report{
	{
		name:  "backlinks",
		needs: []string{"url_from", "url_to", "domain_from|dofollow|anchor"},
		columns: []column{
			{"url_from", pageURL},
			{"domain_from", hostName},
			{"page_from_title", pageTitle},
			{"url_to", targetURL},
			{"anchor", anchorText},
			{"alt", anchorText},
			{"text_pre", leftText},
			{"text_post", rightText},
			{"item_type", kindWord},
			{"semantic_location", placeWord},
			{"dofollow", isFollowed},
			{"attributes", relWords},
			{"first_seen", firstDay},
			{"last_seen", lastDay},
			{"is_lost", isLost},
			{"links_count", linkCount},
			{"page_from_external_links", externalCount},
			{"page_from_status_code", httpStatus},
			{"page_from_language", languageTag},
			{"domain_from_platform_type", platformWord},
			{"domain_from_ip", ipAddress},
			{"domain_from_rank", rank1000},
		},
	},
	{
		name:  "referring domains",
		needs: []string{"domain", "backlinks", "referring_pages", "referring_links_types|referring_links_tld"},
		columns: []column{
			{"domain", hostName},
			{"backlinks", linkCount},
			{"first_seen", firstDay},
			{"lost_date", lostDay},
			{"referring_pages", nothing},
			{"rank", nothing}, // of the links together, not of the domain
		},
	},
	{name: "pages of the site", needs: []string{"page", "main_domain|page_summary"}, refused: ownPages},
	{name: "summary", needs: []string{"target", "backlinks", "referring_domains", "referring_pages", "crawled_pages|broken_backlinks"}, refused: noLinks},
	{name: "anchors", needs: []string{"backlinks", "referring_pages", "referring_domains", "referring_links_tld"}, refused: noLinks},
}}
