package page

import "strings"

// isByline reports an element whose text names the author: rel=author, itemprop=author, or a class that says so.
func isByline(el *element) bool {
	if hasToken(el.rel, "author") || string(el.itemprop) == "author" {
		return true
	}
	return el.names.byline
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
	if first, _, _ := strings.Cut(name, " "); creditWords.has(strings.ToLower(strings.TrimRight(first, ":"))) {
		return ""
	}
	name = withoutTail(name)
	for _, mark := range [...]string{"|", "·", "•", ",", "(", ";", "/", " - ", " – ", " — "} {
		name, _, _ = strings.Cut(name, mark)
	}
	name = strings.TrimSpace(name)
	if n := CountWords(name); n == 0 || n > 6 || len(name) > 80 || bylineLabels.hasPhrase(strings.ToLower(strings.TrimRight(name, ":"))) {
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
		for isNumber && i > 0 && timeWords.has(strings.ToLower(strings.TrimRight(words[i-1], ".:"))) {
			i--
		}
		return strings.Join(words[:i], " ")
	}
	return s
}

// timeWords stand before the number of a date or a time.
const timeWords list = `
am apr april at aug august date dec december den el feb february fri friday il jan january jul july jun june last le
mar march may mon monday nov november oct october on posted published sat saturday sep sept september sun sunday thu
thursday tue tuesday updated wed wednesday
`

// creditWords are first words of a picture's credit, which stands in elements of the same names as an author's.
const creditWords list = `
bild bilder courtesy credit credits crédit crédits fot foto fotos fuente illustration image images photo photograph
photography photos picture pictures quelle source via video zdjęcie видео источник фото 写真 图片 사진
`

// bylineLabels stand in a byline's place without being a name; _ is a blank.
const bylineLabels list = `
about about_author about_the_author auteur author authors autor by comments contact edited_by follow more posted
posted_by published read_more reviewed_by share subscribe the_author updated view_all_posts written_by über_den_autor
автор
`

// chooseAuthor takes the first name of a person or a house, else the first role, else "".
func chooseAuthor(names ...string) string {
	role := ""
	for _, name := range names {
		switch {
		case name == "":
		case roles.hasPhrase(strings.ToLower(name)):
			setOnce(&role, name)
		default:
			return name
		}
	}
	return role
}

// roles are names that content management systems put in where nobody has signed; _ is a blank.
const roles list = `
admin administrator author editor editorial_staff editorial_team guest redaktion root staff staff_writer user
webmaster
`
