package export

import (
	"math"
	"strings"

	"linkgrade/wasm/domain"
)

// Bounds of what is kept of a cell, in bytes.
const (
	maxText = 1 << 10 // anchors, titles and the words around a link
	maxWord = 64
)

// fill makes a row of cells. It is false, with the reason, where they do not name who links.
func (f *File) fill(row *Row, cells []string) (why string, ok bool) {
	*row = Row{Line: row.Line, Links: 1}
	known := known{}
	for i, holds := range f.holds {
		if holds == nothing {
			continue
		}
		cell := ""
		if i < len(cells) {
			cell = cells[i]
		}
		switch holds {
		case pageURL:
			if why = row.setPage(cell); why != "" {
				return why, false
			}
		case hostName:
			if why = row.setHost(cell); why != "" {
				return why, false
			}
		case firstDay:
			row.First = f.order.read(cell)
		case lastDay:
			row.Last = f.order.read(cell)
		case lostDay:
			row.Lost = f.order.read(cell)
			known.lost(KnownOf(cell != ""))
		default:
			row.set(&known, holds, cell)
		}
	}
	if row.Host.IsZero() {
		return "it names no page or domain that links", false
	}
	if row.Name, ok = row.Host.Name(); !ok {
		return "“" + short(row.Host.String()) + "” is no site that can be registered", false
	}
	known.finish(row)
	return "", true
}

// setPage reads the address of the linking page; a name alone is the host.
func (r *Row) setPage(cell string) (why string) {
	if cell == "" {
		return ""
	}
	a, isPage, err := addressOf(cell)
	if err != nil {
		return "“" + short(cell) + "” is no address"
	}
	if r.Host = a.Host; isPage {
		r.Page = a.WithoutFragment().String()
	}
	return ""
}

// setHost reads the referring domain, where no page says it.
func (r *Row) setHost(cell string) (why string) {
	if cell == "" || !r.Host.IsZero() {
		return ""
	}
	a, _, err := addressOf(cell)
	if err != nil {
		return "“" + short(cell) + "” is no domain"
	}
	r.Host = a.Host
	return ""
}

// addressOf reads an address as people write it, and whether it is one of a page: with a scheme or a path.
func addressOf(cell string) (a domain.Address, isPage bool, err error) {
	isPage = strings.Contains(cell, "://") || strings.HasPrefix(cell, "//")
	if !isPage {
		if strings.ContainsAny(cell, " \t\n@") {
			return a, false, domain.ErrAddress
		}
		isPage = strings.Contains(strings.TrimRight(cell, "/"), "/")
		cell = "https://" + cell
	} else if cell[0] == '/' {
		cell = "https:" + cell
	}
	if a, err = domain.ParseAddress(cell); err == nil && !a.IsWeb() {
		err = domain.ErrAddress
	}
	return a, isPage, err
}

// known is what a row's cells say of one matter together.
type known struct {
	isLost                                    Known
	followed                                  Known
	text, image, redirect, frame, form, aside Known
}

func (k *known) lost(is Known) {
	if k.isLost != Yes && is != Unknown {
		k.isLost = is
	}
}

// set puts a cell into a row.
func (r *Row) set(k *known, holds holding, cell string) {
	switch holds {
	case pageTitle:
		r.Title = cut(cell, maxText)
	case targetURL:
		if a, _, err := addressOf(cell); err == nil && cell != "" {
			r.Target = a.String()
		}
	case anchorText:
		r.Anchor, r.HasAnchor = cut(cell, maxText), true
	case leftText:
		r.Left = cutLeft(cell, maxText)
	case rightText:
		r.Right = cut(cell, maxText)
	case kindWord:
		r.Kind = kindOf(cell)
		r.setRel(k, cell)
	case isText:
		k.text = answerOf(cell)
	case isImage:
		k.image = answerOf(cell)
	case isRedirect:
		k.redirect = answerOf(cell)
	case isFrame:
		k.frame = answerOf(cell)
	case isForm:
		k.form = answerOf(cell)
	case isMention:
		k.aside = answerOf(cell)
	case inContent:
		if answerOf(cell) == Yes {
			r.Place = Content
		}
	case placeWord:
		r.Place = placeOf(cell)
	case isFollowed:
		k.followed = answerOf(cell)
	case isNofollow:
		r.Nofollow = answerOf(cell)
	case isSponsored:
		r.Sponsored = answerOf(cell)
	case isUGC:
		r.UGC = answerOf(cell)
	case relWords:
		if says := answerOf(cell); says != Unknown {
			k.followed = says
		} else {
			r.setRel(k, cell)
		}
	case isSitewide:
		r.Sitewide = answerOf(cell)
	case lostWord:
		if cell != "" {
			k.lost(Yes)
		}
	case isLost:
		k.lost(answerOf(cell))
	default:
		r.setNumber(k, holds, cell)
	}
}

func (r *Row) setNumber(k *known, holds holding, cell string) {
	n, ok := countOf(cell)
	switch holds {
	case linkCount:
		r.Links = max(n, 1)
	case followCount:
		if ok {
			k.followed = KnownOf(n > 0)
		}
	case externalCount:
		r.External = n
	case httpStatus:
		if n >= 100 && n < 1000 {
			r.Status = n
		}
	case visitCount:
		r.Visits = n
	case languageTag:
		r.Lang = strings.ToLower(strings.ReplaceAll(cut(cell, maxWord), "_", "-"))
	case platformWord:
		if r.Platform = strings.ToLower(cut(cell, maxWord)); r.Platform == "unknown" {
			r.Platform = ""
		}
	case ipAddress:
		r.Address = cut(cell, maxWord)
	case rank, rank1000:
		v, known := numberOf(cell)
		if holds == rank1000 {
			v /= 10
		}
		if known {
			r.Rank = RankOf(int(math.Round(min(v, 100))))
		}
	case isSpam:
		r.Spam = answerOf(cell)
	}
}

// setRel reads words of a rel attribute, and those that tools have for it.
func (r *Row) setRel(k *known, cell string) {
	for word := range strings.FieldsFuncSeq(strings.ToLower(cell), func(c rune) bool { return c == ' ' || c == ',' || c == ';' || c == '|' || c == '/' }) {
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

// finish draws from the cells what they say together.
func (k *known) finish(r *Row) {
	r.IsLost = k.isLost
	if r.Lost != 0 {
		r.IsLost = Yes
	}
	switch {
	case r.Nofollow == Yes || r.Sponsored == Yes || r.UGC == Yes || k.followed == No:
		r.Follow = No
	case r.Nofollow == No || k.followed == Yes:
		r.Follow = Yes
	}
	if r.Kind != KindUnknown {
		return
	}
	switch Yes { // the rarer ones say more
	case k.redirect:
		r.Kind = Redirect
	case k.frame:
		r.Kind = Frame
	case k.form:
		r.Kind = Form
	case k.image:
		r.Kind = Image
	case k.aside:
		r.Kind = Mention
	case k.text:
		r.Kind = Text
	default:
		if k.image == No && k.redirect == No && k.frame == No {
			r.Kind = Text
		}
	}
}

func kindOf(word string) Kind {
	switch strings.ToLower(word) {
	case "text", "anchor", "link", "textlink", "text link", "href":
		return Text
	case "image", "imagelink", "image link":
		return Image
	case "redirect", "301", "302":
		return Redirect
	case "frame", "iframe":
		return Frame
	case "form":
		return Form
	case "canonical", "rel canonical":
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

func cut(s string, most int) string {
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "")
}

func cutLeft(s string, most int) string {
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[len(s)-most:], "")
}

// short is a text to be quoted in a sentence.
func short(s string) string {
	if len(s) <= 80 {
		return s
	}
	return cut(s, 80) + "…"
}
