package grade

import (
	"strings"
	"unicode/utf8"

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
		in.names = &texts{count: len(in.Links)}
		for i := range in.Links {
			l := &in.Links[i]
			if l.Placement == page.PlaceHidden || !l.Address.IsWeb() {
				continue
			}
			if page.CountWords(l.Text) <= menuWords {
				in.called[i].name = menuName(in.linkLower(i))
			}
			if !l.External {
				in.called[i].slug = slugWords(l.Address.Path)
			}
			in.addName(i)
		}
	}
	return in.called
}

// addName makes searches know what link i is called by, in both ways of writing "and".
func (in *Input) addName(i int) {
	c, part := &in.called[i], in.names.part(i)
	in.names.grams.Add(c.name, part)
	in.names.grams.Add(c.slug, part)
	if signed := withSign(c.name); signed != c.name {
		in.names.grams.Add(signed, part)
	}
}

// linkCalled is the first link whose words, or the last part of its address, are one of names; nil when there is none.
func (in *Input) linkCalled(names lexicon.Phrases) *page.Link {
	all, s := in.calls(), in.names.seek(names)
	for i, c := range all {
		if s.is(i, c.name) || s.is(i, c.slug) {
			return &in.Links[i]
		}
	}
	return nil
}

// menuName is a link's text, in lower case, as lists of names write it: without the marks that menus add.
func menuName(lower string) string {
	return strings.Trim(lower, " .:!?»›→>|…")
}

// slugWords are the words of the last part of a path: "about us" of /en/about-us.html.
func slugWords(path string) string {
	path = strings.Trim(path, "/")
	last := path[strings.LastIndexByte(path, '/')+1:]
	last, _, _ = strings.Cut(last, ".")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '-', r == '_':
			return ' '
		case r >= 'A' && r <= 'Z':
			return r | 0x20
		case r < utf8.RuneSelf:
			return r
		}
		return lowerRune(r)
	}, last)
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
	all, s := in.calls(), in.names.seek(names)
	for i, c := range all {
		if !in.Links[i].External && s.is(i, c.name) {
			return &in.Links[i]
		}
	}
	return nil
}
