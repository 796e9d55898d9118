package grade

import (
	"strings"

	"linkgrade/wasm/lexicon"
	"linkgrade/wasm/page"
)

// menuWords is how many words a link has at most that a menu calls a page by.
const menuWords = 6

// called is what a link is called by, as lists of names write it.
type called struct {
	name string // its words, "" where they are too many for a menu's entry
	slug string // the last part of its address; "" for one to another site
}

// calls is what each link is called by, made when first asked for: a dozen rules look for names among them.
func (in *Input) calls() []called {
	if in.called == nil {
		in.called = make([]called, len(in.Links))
		for i := range in.Links {
			l := &in.Links[i]
			if l.Placement == page.PlaceHidden || !l.Address.IsWeb() {
				continue
			}
			if page.CountWords(l.Text) <= menuWords {
				in.called[i].name = menuName(l.Text)
			}
			if !l.External {
				in.called[i].slug = slugWords(l.Address.Path)
			}
		}
	}
	return in.called
}

// linkCalled is the first link whose words, or the last part of its address, are one of names; nil when there is none.
func (in *Input) linkCalled(names lexicon.Phrases) *page.Link {
	for i, c := range in.calls() {
		if names.Has(c.name) || names.Has(c.slug) {
			return &in.Links[i]
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
	return strings.ReplaceAll(strings.ReplaceAll(strings.ToLower(last), "-", " "), "_", " ")
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

// menuLink is the first link within the site whose words are one of names; nil when there is none.
func (in *Input) menuLink(names lexicon.Phrases) *page.Link {
	for i, c := range in.calls() {
		if !in.Links[i].External && names.Has(c.name) {
			return &in.Links[i]
		}
	}
	return nil
}
