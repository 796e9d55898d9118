package grade

import (
	"strings"

	"linkgrade/wasm/lexicon"
	"linkgrade/wasm/page"
)

// menuWords is how many words a link has at most that a menu calls a page by.
const menuWords = 6

// linkCalled is the first link whose words, or the last part of its address, are one of names; nil when there is none.
func (in *Input) linkCalled(names lexicon.Phrases) *page.Link {
	for i := range in.Links {
		l := &in.Links[i]
		if l.Hidden != "" && l.Placement == page.PlaceHidden || !l.Address.IsWeb() {
			continue
		}
		if page.CountWords(l.Text) <= menuWords && names.Has(menuName(l.Text)) || !l.External && names.Has(slugWords(l.Address.Path)) {
			return l
		}
	}
	return nil
}

// menuName is a link's text as lists of names write it: lower case, without the marks that menus add.
func menuName(text string) string {
	return strings.Trim(strings.ToLower(text), " .:!?»›→>|…")
}

// slugWords are the words of the last part of a path: "about us" of /en/about-us.html.
func slugWords(path string) string {
	path = strings.Trim(path, "/")
	last := path[strings.LastIndexByte(path, '/')+1:]
	last, _, _ = strings.Cut(last, ".")
	return strings.NewReplacer("-", " ", "_", " ").Replace(strings.ToLower(last))
}

// fullMenu is how many different pages of its own site a page must lead to before what its menu lacks means anything:
// a small site has few pages, and a leaf of a large one may have no menu.
const fullMenu = 15

// ownPages counts the different pages of its own site that the page leads to, up to fullMenu.
func (in *Input) ownPages() int {
	n := 0
	for i := range in.Links {
		if l := &in.Links[i]; !l.External && l.First == i && l.Address.IsWeb() && l.Address.Path != in.URL.Path {
			if n++; n == fullMenu {
				break
			}
		}
	}
	return n
}

// menuLink is the first link within the site that is called by one of names; nil when there is none.
func (in *Input) menuLink(names lexicon.Phrases) *page.Link {
	for i := range in.Links {
		if l := &in.Links[i]; !l.External && page.CountWords(l.Text) <= menuWords && names.Has(menuName(l.Text)) {
			return l
		}
	}
	return nil
}
