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

// fill makes a row of cells; a fault says that they do not name who links.
func (f *File) fill(row *Row, cells []string) *fault {
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
		if holds.isAnswer() {
			row.setAnswer(&known, holds, f.answer(cell))
		} else if why := f.put(row, &known, holds, cell); why != nil {
			return why
		}
	}
	if row.Host.IsZero() {
		return &fault{"no-source", "it names no page or domain that links"}
	}
	name, ok := row.Host.Name()
	if !ok {
		return &fault{"not-registrable", "“" + short(row.Host.String()) + "” is no site that can be registered"}
	}
	row.Name = name
	known.finish(row)
	return nil
}

// put puts a cell of anything but an answer into a row.
func (f *File) put(row *Row, k *known, holds holding, cell string) *fault {
	switch holds {
	case pageURL:
		return row.setPage(cell)
	case hostName:
		return row.setHost(cell)
	case firstDay:
		row.First = f.day(row.Line, cell)
	case lastDay:
		row.Last = f.day(row.Line, cell)
	case lostDay:
		if isNone(cell) || answerOf(cell) == No {
			k.lost(No)
			break
		}
		if k.lost(Yes); answerOf(cell) == Unknown {
			row.Lost = f.day(row.Line, cell)
		}
	default:
		row.set(k, holds, cell)
	}
	return nil
}

// day reads a date. What says something and is none is counted.
func (f *File) day(line int, cell string) Day {
	d := f.order.read(cell)
	if d == 0 && !isNone(cell) {
		if f.unread.Days++; f.unread.Days == 1 {
			f.unread.Line, f.unread.Text = line, strings.Clone(short(cell))
		}
	}
	return d
}

// isNone reports what tools write for no date: nothing, a dash, a word, noughts, the first day that computers count.
func isNone(cell string) bool {
	if cell == "" {
		return true
	}
	switch strings.ToLower(cell) {
	case "-", "–", "—", "n/a", "na", "nan", "null", "none", "unknown", "never", "not available", "0":
		return true
	}
	return strings.HasPrefix(cell, "0000") || strings.HasPrefix(cell, "0001-01-01") || strings.HasPrefix(cell, "1970-01-01")
}

// answer reads yes and no as the tool writes it.
func (f *File) answer(cell string) Known {
	switch is := answerOf(cell); {
	case is != Unknown || !f.known.hasFlags:
		return is
	default:
		return KnownOf(cell != "")
	}
}

// setPage reads the address of the linking page; a name alone is the host.
func (r *Row) setPage(cell string) *fault {
	if cell == "" {
		return nil
	}
	a, isPage, err := addressOf(cell)
	if err != nil {
		return &fault{"not-address", "“" + short(cell) + "” is no address"}
	}
	if r.Host = a.Host; isPage {
		r.Page = a.WithoutFragment().String()
	}
	return nil
}

// setHost reads the referring domain, where no page says it.
func (r *Row) setHost(cell string) *fault {
	if cell == "" || !r.Host.IsZero() {
		return nil
	}
	a, _, err := addressOf(cell)
	if err != nil {
		return &fault{"not-domain", "“" + short(cell) + "” is no domain"}
	}
	r.Host = a.Host
	return nil
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
	isLost                                      Known
	followed                                    Known
	text, image, redirect, frame, form, mention Known
}

func (k *known) lost(is Known) {
	if k.isLost != Yes && is != Unknown {
		k.isLost = is
	}
}

// set puts a cell of text into a row.
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
		if r.Kind = kindOf(strings.ToLower(cell)); r.Kind == KindUnknown {
			r.setKind(cell)
			r.setRel(k, cell)
		}
	case placeWord:
		r.Place = placeOf(cell)
	case relWords:
		if says := answerOf(cell); says != Unknown {
			k.followed = says
		} else {
			r.setRel(k, cell)
		}
	case lostWord:
		if cell != "" {
			k.lost(Yes)
		}
	default:
		r.setNumber(k, holds, cell)
	}
}

// setAnswer puts a cell that says yes or no into a row.
func (r *Row) setAnswer(k *known, holds holding, is Known) {
	switch holds {
	case isText:
		k.text = is
	case isImage:
		k.image = is
	case isRedirect:
		k.redirect = is
	case isFrame:
		k.frame = is
	case isForm:
		k.form = is
	case isMention:
		k.mention = is
	case inContent:
		if is == Yes {
			r.Place = Content
		}
	case isFollowed:
		k.followed = is
	case isNofollow:
		r.Nofollow = is
	case isSponsored:
		r.Sponsored = is
	case isUGC:
		r.UGC = is
	case isSitewide:
		r.Sitewide = is
	case isSpam:
		r.Spam = is
	case isLost:
		k.lost(is)
	}
}

// setNumber puts a number, or a word of a few letters, into a row.
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
	case k.mention:
		r.Kind = Mention
	case k.text:
		r.Kind = Text
	default:
		if k.image == No && k.redirect == No && k.frame == No {
			r.Kind = Text
		}
	}
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
