package site

import (
	"strings"
	"unicode/utf8"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/lexicon"
	"linkgrade/wasm/page"
)

// homePosts are the posts that a front page leads to, in its order: links in sight to pages of the site that are worded like
// headlines or have addresses like posts.
func homePosts(f *page.Facts) []Entry {
	var found entries
	for i := range f.Links {
		l := &f.Links[i]
		if !l.Seen() || !sameSite(l.Address, f.URL) || !isPost(l.Address) || l.Address.WithoutFragment() == f.URL.WithoutFragment() {
			continue
		}
		switch l.Placement {
		case page.PlaceFooter, page.PlaceNav, page.PlaceHidden, page.PlaceAd:
			continue
		case page.PlaceContent, page.PlaceHeader, page.PlaceSidebar, page.PlaceRelated, page.PlaceComment, page.PlaceBio, page.PlaceWidget, page.PlaceList:
		}
		found.add(Entry{Address: l.Address, Title: l.Text})
	}
	return found.newest()
}

// slugParts is how many words joined by hyphens make the last part of a path a headline.
const slugParts = 3

// longTitle is how many letters of a script without blanks do.
const longTitle = 6

// isPost reports addresses by which sites file posts: a headline as the last part, or a date or a number that counts them.
func isPost(a domain.Address) bool {
	if isFurniture(a) {
		return false
	}
	path := strings.Trim(domain.Unescape(a.Path), "/")
	if path == "" {
		return isNumbered(a.Query)
	}
	last := path[strings.LastIndexByte(path, '/')+1:]
	last, _, _ = strings.Cut(last, ".")
	words := strings.FieldsFunc(last, func(r rune) bool { return r == '-' || r == '_' })
	switch {
	case len(words) >= slugParts, isDated(path):
		return true
	case len(last) > utf8.RuneCountInString(last): // beyond ASCII
		return utf8.RuneCountInString(last) >= longTitle
	}
	return isDigits(last) && len(last) > 2 && !isYear(last)
}

// isNumbered reports the queries of sites that count their posts: "p=123".
func isNumbered(query string) bool {
	key, value, _ := strings.Cut(query, "=")
	return (key == "p" || key == "id" || key == "article" || key == "post") && isDigits(value)
}

func isDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

func isYear(s string) bool {
	return len(s) == 4 && isDigits(s) && (s[:2] == "19" || s[:2] == "20")
}

// isDated reports a path with a year and something behind it.
func isDated(path string) bool {
	for rest := path; rest != ""; {
		var part string
		var more bool
		part, rest, more = strings.Cut(rest, "/")
		if more && isYear(part) {
			return rest != "" && !isDigits(strings.ReplaceAll(strings.Trim(rest, "/"), "/", "")) // an archive of a month
		}
	}
	return false
}

// isFurniture reports addresses of what is no text of the site's: files, lists of posts, shops, and the pages that every
// site has.
func isFurniture(a domain.Address) bool {
	path := strings.ToLower(strings.Trim(domain.Unescape(a.Path), "/"))
	last := path[strings.LastIndexByte(path, '/')+1:]
	name, ending, _ := strings.Cut(last, ".")
	switch ending {
	case "", "html", "htm", "php", "asp", "aspx", "jsp", "shtml":
	default:
		return true
	}
	for rest := path; rest != ""; {
		var part string
		part, rest, _ = strings.Cut(rest, "/")
		if furniture.Has(part) {
			return true
		}
	}
	called := strings.ReplaceAll(strings.ReplaceAll(name, "-", " "), "_", " ")
	for _, list := range [...]lexicon.Phrases{lexicon.AboutWords, lexicon.ContactWords, lexicon.EditorialPolicies, lexicon.Invitations} {
		if list.Has(called) {
			return true
		}
	}
	return lexicon.InvitationSlugs.In("/"+path) != ""
}

// furniture are parts of paths under which no posts stand.
const furniture lexicon.Phrases = `
tag, tags, category, categories, kategorie, kategorien, categoria, categorie, kategoria, author, authors, autor, user, users, profile, page, pages, search, feed, comments,
cart, checkout, account, login, register, wp-content, wp-admin, wp-json, wp-login, cdn-cgi, product, products, product-category, shop, store, produkt, produkte, producto,
productos, produkty, sklep, tienda, privacy, privacy-policy, terms, terms-of-service, terms-and-conditions, cookie-policy, cookies, disclaimer, datenschutz, datenschutzerklaerung, datenschutzerklärung,
agb, impressum, politica-de-privacidad, aviso-legal, polityka-prywatnosci, regulamin, プライバシーポリシー, 利用規約, sitemap, newsletter, subscribe, jobs, careers, events, gallery, print, amp
`
