package audit

import (
	"strings"

	"linkgrade/wasm/audit/export"
	"linkgrade/wasm/lexicon"
	"linkgrade/wasm/trust"
)

// A pathMark is parts of paths that sites of a type have, in lower case.
type pathMark struct {
	of    SourceType
	parts []string
}

// pathMarks are looked for in their order: what is more telling comes first. Compiled by hand.
var pathMarks = [...]pathMark{
	{Comments, []string{"#comment", "/comment-page", "guestbook", "gaestebuch", "gästebuch", "livre-d-or", "libro-de-visitas", "?replytocom"}},
	{Forum, []string{"/forum", "/foro/", "/foros/", "viewtopic", "showthread", "/thread", "/threads/", "/topic/", "/topics/", "/board/", "/boards/",
		"/community/", "/discussion", "/questions/", "/q/", "/t/", "/r/", "/profile/", "/profiles/", "/member/", "/members/", "/user/", "/users/", "/u/"}},
	{GuestPost, []string{"/guest-post", "/guest-blog", "/guest-author", "/gastbeitrag", "/gastartikel", "/gastblog", "/write-for-us", "/article-invite",
		"/sponsored", "/advertorial", "/publireportage", "/partner-content", "/contributor"}},
	{Press, []string{"/press-release", "/pressrelease", "/pressemitteilung", "/presse/", "/communique", "/nota-de-prensa", "/comunicato", "/news-release"}},
	{Reference, []string{"/wiki/", "/w/index.php", "/glossary", "/lexikon/", "/encyclopedia", "/docs/", "/documentation/"}},
	{Scraper, []string{"/whois", "/domain/", "/domains/", "/site-info", "/siteinfo", "/website-value", "/worth/", "/stats/", "/sites-like", "/similar-sites",
		"/alternativesto", "/backlinks/", "/seo-report", "/dns/", "/ip/"}},
	{Directory, []string{"/directory", "/listing", "/business/", "/businesses/", "/biz/", "/company/", "/companies/", "/place/", "/places/", "/yellow",
		"/firm/", "/firma/", "/firmen", "/branchenbuch", "/eintrag/", "/entreprise", "/annuaire", "/empresa", "/directorio", "/azienda", "/bedrijf", "/firmy/",
		"/katalog", "/catalogo", "/diretorio", "/local/", "/detail/", "/details/", "/vendor", "/provider", "/katalogi/", "/tool/", "/tools/"}},
	{Resource, []string{"/links", "/resource", "/useful-", "/recommended", "/linkliste", "/liens", "/enlaces", "/ressources", "/recursos"}},
	{Editorial, []string{"/blog/", "/article", "/post/", "/posts/", "/story/", "/stories/", "/news/", "/magazine/", "/magazin/", "/artikel/", "/actualit",
		"/noticia", "/notizie", "/nieuws", "/nyheter", "/aktuelles"}},
}

// slugWords is how many words of an address's last part make it an article's.
const slugWords = 4

// rowType is the type of source that one row shows; OtherSource where it shows none. path is the page's in lower case.
func (a *Audit) rowType(r *export.Row, path string) SourceType {
	switch {
	case r.Kind == export.Redirect:
		return Redirects
	case r.Place == export.Comment:
		return Comments
	case r.Place == export.Footer && r.Sitewide == export.Yes:
		return Widget
	}
	if t := platformType(r.Platform); t != OtherSource {
		return t
	}
	mark := uint8(len(pathMarks))
	a.paths.find(path, func(m uint8, _ string) { mark = min(mark, m) })
	if int(mark) < len(pathMarks) {
		return pathMarks[mark].of
	}
	if r.UGC == export.Yes {
		return Comments
	}
	if isSlug(path) {
		return Editorial
	}
	return OtherSource
}

// platformType is what a tool says the page's program or kind is.
func platformType(platform string) SourceType {
	switch platform {
	case "message-boards", "message_boards", "forum", "forums", "discourse", "phpbb", "vbulletin", "xenforo":
		return Forum
	case "news", "organization-news":
		return Press
	case "wiki", "wikis", "mediawiki":
		return Reference
	case "ecommerce", "shopify", "woocommerce", "magento":
		return Company
	case "directory", "directories":
		return Directory
	}
	return OtherSource
}

// isSlug reports a path whose last part is a headline.
func isSlug(path string) bool {
	path, _, _ = strings.Cut(path, "?")
	path = strings.TrimRight(path, "/")
	last := path[strings.LastIndexByte(path, '/')+1:]
	return strings.Count(last, "-")+strings.Count(last, "_") >= slugWords-1
}

// categoryTypes are the types that a list's word on a name settles, the first that holds.
var categoryTypes = [...]struct {
	of   trust.Category
	kind SourceType
}{
	{trust.Government, Government}, {trust.Education, Education}, {trust.Shortener, Redirects}, {trust.Social, Social}, {trust.Forum, Forum},
	{trust.Press, Press}, {trust.Directory, Directory},
}

// typeOf is a domain's type: by lists and its suffix, then by what most of its pages show, then by its title and name.
func (a *Audit) typeOf(t *told) SourceType {
	for _, c := range categoryTypes {
		if t.record.Categories.Has(c.of) {
			return c.kind
		}
	}
	switch officeOf(t.name) {
	case guardGovernment:
		return Government
	case guardEducation:
		return Education
	}
	if isSocialName(t.name) {
		return Social
	}
	if s := titleType(t.says); s != OtherSource {
		return s
	}
	for _, c := range t.all(kinds) {
		if s := SourceType(c.value); s != OtherSource {
			return s
		}
	}
	return nameType(t.label())
}

// titleType is what the phrases of a page's title say of its kind.
func titleType(says *[meanings]string) SourceType {
	switch {
	case says[meansGuest] != "" || says[meansPaid] != "":
		return GuestPost
	case says[meansRelease] != "":
		return Press
	case says[meansDirectory] != "":
		return Directory
	case says[meansCopy] != "":
		return Scraper
	case says[meansResource] != "":
		return Resource
	}
	return OtherSource
}

// nameType is what the name of a site says.
func nameType(label string) SourceType {
	switch {
	case strings.Contains(label, "wiki"):
		return Reference
	case strings.Contains(label, "forum"):
		return Forum
	case strings.Contains(label, "directory") || strings.Contains(label, "yellowpages") || strings.Contains(label, "branchenbuch") || strings.Contains(label, "annuaire"):
		return Directory
	case strings.HasPrefix(label, "blog") || strings.HasSuffix(label, "blog"):
		return Editorial
	}
	for part := range strings.SplitSeq(label, "-") {
		if lexicon.NewsNames.Has(part) {
			return Press
		}
	}
	return OtherSource
}

// Words of titles, compiled by hand in some of the languages that lists of sites are in.
const (
	directoryTitles lexicon.Phrases = `
web directory, business directory, link directory, local directory, directory of, business listing, business listings, company profile, company directory,
yellow pages, branchenbuch, firmenverzeichnis, webverzeichnis, webkatalog, annuaire, annuaire de, directorio, directorio de, guía local, elenco aziende, directory aziende,
diretório, guia de empresas, bedrijvengids, katalog firm, katalog stron, firma rehberi, каталог сайтов, каталог компаний, рейтинг сайтов, företagskatalog, 企業一覧, 目录`
	copyTitles lexicon.Phrases = `
whois, website value, website worth, site worth, domain worth, sites like, similar sites, website stats, domain stats, seo report, seo audit of, domain information, backlinks of,
top alternatives to, competitors of, is it down, dns lookup, ip address of, website review of`
	resourceTitles lexicon.Phrases = `
useful links, resources, recommended links, helpful links, link list, nützliche links, linkliste, liens utiles, enlaces de interés, enlaces útiles, link utili, links úteis, handige links,
przydatne linki, полезные ссылки, yararlı linkler, リンク集, 友情链接`
)
