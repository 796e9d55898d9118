package page

import (
	"bytes"
	"strings"
)

// isByline reports an element whose text names the author: rel=author, itemprop=author, or a class that says so.
func isByline(el *element) bool {
	if hasToken(el.rel, "author") || string(el.itemprop) == "author" {
		return true
	}
	for _, class := range bytes.Fields(clipBytes(el.class, 300)) {
		switch strings.ToLower(string(class)) {
		case "byline", "author", "author-name", "entry-author", "post-author", "article-author", "byline__name", "by-author",
			"author__name", "c-byline", "autor", "auteur", "autore":
			return true
		}
	}
	return false
}

// mayHoldByline reports the parts of a page where a byline is that of the page itself.
func mayHoldByline(p Placement) bool {
	switch p {
	case PlaceContent, PlaceHeader, PlaceSidebar, PlaceBio, PlaceWidget, PlaceList:
		return true
	case PlaceNav, PlaceFooter, PlaceRelated, PlaceComment, PlaceAd, PlaceHidden:
	}
	return false
}

// bylineName finds the name in a byline's text, whose blocks stand one a line; "" when it holds none.
func bylineName(text string) string {
	for line := range strings.SplitSeq(text, "\n") {
		if name := authorName(strings.TrimSpace(line)); name != "" {
			return name
		}
	}
	return ""
}

// authorName takes the name out of one line: "By Jane Doe · 3 May" gives "Jane Doe"; "" when it holds no name.
func authorName(line string) string {
	name := withoutBy(line)
	if first, _, _ := strings.Cut(name, " "); isCredit(strings.ToLower(strings.TrimRight(first, ":"))) {
		return ""
	}
	name = withoutTail(name)
	for _, mark := range [...]string{"|", "·", "•", ",", "(", ";", "/", " - ", " – ", " — "} {
		name, _, _ = strings.Cut(name, mark)
	}
	name = strings.TrimSpace(name)
	if n := CountWords(name); n == 0 || n > 6 || len(name) > 80 || isLabel(strings.ToLower(strings.TrimRight(name, ":"))) {
		return ""
	}
	return name
}

// leads are how bylines begin, in lower case.
var leads = [...]string{"by ", "by: ", "written by ", "written by: ", "posted by ", "published by ", "words by ", "story by ",
	"reported by ", "article by ", "view all posts by ", "more posts by ", "posts by ", "more by ", "articles by ", "author ",
	"author: ", "von ", "par ", "por ", "di ", "door ", "av ", "autor: ", "autor ", "auteur: ", "auteur : ", "autore: ",
	"автор: ", "автор ", "作者:", "作者：", "文："}

// withoutBy takes the words off that lead to a name.
func withoutBy(s string) string {
	lower := strings.ToLower(s)
	for _, lead := range leads {
		if strings.HasPrefix(lower, lead) && len(lower) == len(s) {
			return strings.TrimSpace(s[len(lead):])
		}
	}
	return s
}

// withoutTail cuts a name where a number, a handle or an address begins, with the words of a date before the number.
func withoutTail(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		isNumber := w[0] >= '0' && w[0] <= '9'
		if !isNumber && !strings.ContainsAny(w, "@") && !strings.Contains(w, "://") {
			continue
		}
		for isNumber && i > 0 && isTimeWord(strings.ToLower(strings.TrimRight(words[i-1], ".:"))) {
			i--
		}
		return strings.Join(words[:i], " ")
	}
	return s
}

func isTimeWord(w string) bool {
	switch w {
	case "on", "at", "am", "le", "el", "il", "den", "updated", "published", "posted", "last", "date", "january", "february", "march",
		"april", "may", "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun",
		"jul", "aug", "sep", "sept", "oct", "nov", "dec", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
		"sunday", "mon", "tue", "wed", "thu", "fri", "sat", "sun":
		return true
	}
	return false
}

// isCredit reports first words of a picture's credit, which stands in elements of the same names as an author's.
func isCredit(first string) bool {
	switch first {
	case "photo", "photos", "photograph", "photography", "image", "images", "picture", "pictures", "illustration", "credit", "credits",
		"courtesy", "video", "source", "via", "foto", "fotos", "bild", "bilder", "quelle", "crédit", "crédits", "fuente",
		"фото", "видео", "источник", "写真", "图片", "사진", "zdjęcie", "fot":
		return true
	}
	return false
}

// isLabel reports what stands in a byline's place without being a name.
func isLabel(s string) bool {
	switch s {
	case "by", "author", "authors", "the author", "about", "about the author", "about author", "written by", "posted by", "posted",
		"published", "updated", "share", "follow", "comments", "more", "read more", "view all posts", "contact", "subscribe",
		"reviewed by", "edited by", "autor", "auteur", "über den autor", "автор":
		return true
	}
	return false
}

// chooseAuthor takes the first name of a person or a house, else the first role, else "".
func chooseAuthor(names ...string) string {
	role := ""
	for _, name := range names {
		switch {
		case name == "":
		case isRole(strings.ToLower(name)):
			setOnce(&role, name)
		default:
			return name
		}
	}
	return role
}

// isRole reports names that content management systems put in where nobody has signed.
func isRole(name string) bool {
	switch name {
	case "admin", "administrator", "editor", "staff", "webmaster", "guest", "author", "root", "user", "redaktion", "editorial staff",
		"editorial team", "staff writer":
		return true
	}
	return false
}
