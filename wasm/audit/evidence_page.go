package audit

import (
	"strings"

	"linkgrade/wasm/lexicon"
)

// sellingPage: the linking page's title offers links.
var sellingPage = finder{byPage, true, func(c *crowd, t *told) (Reason, bool) {
	if t.says[meansSale] == "" && (t.says[meansSoldThing] == "" || t.says[meansOffer] == "") {
		return Reason{}, false
	}
	return say("page-sells-links", t.best.title), true
}}

// Titles of pages that sell links or are lists made for search engines, and the words that make an offer of what is sold.
// "Directory pages index", "buy dofollow" and "top 100 sites" are footprints that people who write disavow files go by
// (github.com/aysenatilgann/toxic-backlink-disavow-skill).
const (
	sellingTitles lexicon.Phrases = `
buy dofollow, buy backlinks, buy backlink, buy links, buy pbn, cheap backlinks, dofollow backlinks list, free backlinks list, dofollow links list, high da backlinks, pbn links, pbn backlinks,
backlink satın al, backlinks kaufen, linkverkauf, acheter des backlinks, comprar backlinks, comprar enlaces, acquistare backlink, купить ссылки, вечные ссылки,
directory pages index, top-100-sites, instant approval directory, free submission sites list, auto approve list, seo backlinks service, scrapebox, gsa list, xrumer`
	sellingWords lexicon.Phrases = `
buy, cheap, sell, selling, for sale, package, packages, pricing, price, prices, order, instant approval, kaufen, günstig, acheter, comprar, kup, купить, satın al`
)

// asWords makes an address's parts words.
func asWords(path string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '-', '_', '/', '+', '.', '=':
			return ' '
		}
		return r
	}, path)
}

// hackedPage: the linking page lies where no site keeps pages, but break-ins leave them.
var hackedPage = finder{byPage, true, func(c *crowd, t *told) (Reason, bool) {
	if !t.hacked {
		return Reason{}, false
	}
	return say("page-hacked", cut(pathPart(t.best.page), 100)), true
}}

// isHacked reports the path of a page, in lower case, inside the folders of a content system's program.
func isHacked(path string) bool {
	path, query, _ := strings.Cut(path, "?")
	for _, folder := range programFolders {
		if i := strings.Index(path, folder); i >= 0 {
			rest := path[i+len(folder):]
			dot := strings.LastIndexByte(rest, '.')
			isProgram := folder == "/cgi-bin/" // where a site's own programs answer queries since before there were others
			return dot < 0 && query != "" && !isProgram || dot >= 0 && isPage(rest[dot:])
		}
	}
	return false
}

// programFolders hold what runs or decorates a site, not what it publishes: WordPress, Joomla, and what hosts put beside them.
var programFolders = [...]string{"/wp-content/plugins/", "/wp-content/themes/", "/wp-content/uploads/", "/wp-includes/", "/wp-admin/", "/.well-known/", "/cgi-bin/",
	"/components/com_", "/modules/mod_", "/administrator/", "/images/stories/", "/vendor/phpunit/", "/tmp/", "/.git/"}

func isPage(ending string) bool {
	switch ending {
	case ".php", ".html", ".htm", ".asp", ".aspx", ".shtml", ".phtml":
		return true
	}
	return false
}

// tradePage: the linking page's title or address sells a trade that the audited site has nothing to do with.
var tradePage = finder{byTrade, true, func(c *crowd, t *told) (Reason, bool) {
	p := t.says[meansTrade]
	if p == "" && t.best.page != "" {
		p = c.a.look.said(asWords(lowerPath(t.best.page)))[meansTrade]
	}
	if p == "" || c.a.reader.isOwnTrade(p) {
		return Reason{}, false
	}
	return say("page-of-a-trade", p), true
}}
