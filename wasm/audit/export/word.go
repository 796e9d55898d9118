package export

import (
	"iter"
	"strings"
)

// wordsOf are the words of a list of them.
func wordsOf(cell string) iter.Seq[string] {
	return strings.FieldsFuncSeq(strings.ToLower(cell), func(c rune) bool { return c == ' ' || c == ',' || c == ';' || c == '|' || c == '/' })
}

// setRel reads words of a rel attribute, and those that tools have for it.
func (r *Row) setRel(k *known, cell string) {
	for word := range wordsOf(cell) {
		switch word {
		case "nofollow", "no-follow":
			r.Nofollow = Yes
		case "sponsored":
			r.Sponsored = Yes
		case "ugc":
			r.UGC = Yes
		case "follow", "dofollow", "do-follow", "followed":
			k.followed = Yes
		}
	}
}

// setKind reads the form of a link.
func (r *Row) setKind(cell string) {
	for word := range wordsOf(cell) {
		if kind := kindOf(word); kind != KindUnknown {
			r.Kind = kind
		}
	}
}

func kindOf(word string) Kind {
	switch word {
	case "text", "anchor", "textlink", "href":
		return Text
	case "image", "imagelink":
		return Image
	case "redirect", "301", "302":
		return Redirect
	case "frame", "iframe":
		return Frame
	case "form":
		return Form
	case "canonical":
		return Canonical
	case "rss", "alternate", "feed":
		return Feed
	case "mention":
		return Mention
	}
	return KindUnknown
}

// placeOf is the part of a page that an element of HTML most often is.
func placeOf(element string) Place {
	switch strings.ToLower(element) {
	case "main", "article":
		return Content
	case "nav":
		return Nav
	case "header":
		return Header
	case "footer":
		return Footer
	case "aside":
		return Sidebar
	case "comment", "comments":
		return Comment
	}
	return PlaceUnknown
}
