package page

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// item is whose properties the elements inside a microdata item are (html.spec.whatwg.org, "Microdata").
type item uint8

const (
	itemPage      item = iota // the page's own: an article, a product, or no item at all
	itemAuthor                // its author's
	itemPublisher             // its publisher's
	itemOther                 // something else's: a comment's, a picture's, a rating's
)

// taken is what an element's text is to be taken for when it ends.
type taken uint8

const (
	takenNot taken = iota
	takenAuthor
	takenPublisher
	takenPublished
	takenModified
	takenDate // a date that the page shows
)

// readItem reads an element's itemprop, and settles whose properties stand inside it.
func (b *Builder) readItem(f *frame, el *element) {
	if el.itemprop == nil && !el.itemscope || f.hidden == byTemplate ||
		f.tag == atom.Body || f.tag == atom.Html { // their ends are not told by every feeder
		return
	}
	within := f.item
	if el.itemscope {
		f.item = itemUnder(within, el)
	}
	if f.item == itemOther && within == itemOther || f.place == PlaceComment || f.place == PlaceRelated || f.place == PlaceAd {
		return
	}
	if el.itemscope && f.item == itemPage {
		b.said.item.declares |= declaredTypes.of(itemKind(el))
	}
	switch take := propertyOf(within, el); {
	case take == takenNot:
	case f.tag == atom.Meta || el.content != nil && f.tag != atom.Time:
		b.said.item.take(take, collapse(el.content, maxValue))
	case f.tag == atom.Time && el.datetime != nil:
		b.said.item.take(take, collapse(el.datetime, 60))
	default:
		f.take = take
	}
}

// itemKind is the last part of an element's itemtype: "Article".
func itemKind(el *element) string {
	kind := strings.TrimRight(string(clipBytes(el.itemtype, 200)), "/ ")
	return kind[strings.LastIndexAny(kind, "/#")+1:]
}

// itemUnder is the item that an element with itemscope begins inside another. One with no itemprop is an item of its
// own; a page's may stand in each other, but for comments and reviews.
func itemUnder(within item, el *element) item {
	kind := itemKind(el)
	switch {
	case within != itemPage || strings.HasSuffix(kind, "Comment") || strings.HasSuffix(kind, "Review") || strings.HasSuffix(kind, "Answer"):
		return itemOther
	case el.itemprop == nil || hasToken(el.itemprop, "mainEntity") || hasToken(el.itemprop, "mainEntityOfPage"):
		return itemPage
	case hasToken(el.itemprop, "author"), hasToken(el.itemprop, "creator"):
		return itemAuthor
	case hasToken(el.itemprop, "publisher"):
		return itemPublisher
	}
	return itemOther
}

// propertyOf is what the value of an element's itemprop says of the page.
func propertyOf(within item, el *element) taken {
	for prop, rest := cutField(clipBytes(el.itemprop, 200)); len(prop) > 0; prop, rest = cutField(rest) {
		switch string(prop) {
		case "name":
			if within == itemAuthor {
				return takenAuthor
			}
			if within == itemPublisher {
				return takenPublisher
			}
		case "author", "creator":
			if within == itemPage && el.content != nil { // else its text is read as any byline's
				return takenAuthor
			}
		case "publisher":
			if within == itemPage && !el.itemscope {
				return takenPublisher
			}
		case "datePublished":
			if within == itemPage {
				return takenPublished
			}
		case "dateModified":
			if within == itemPage {
				return takenModified
			}
		}
	}
	return takenNot
}

// take keeps a property's value; the first of each counts. An address names nobody.
func (l *linked) take(what taken, value string) {
	switch isAddress := strings.HasPrefix(value, "http"); what {
	case takenAuthor:
		if !isAddress {
			setOnce(&l.author, withoutBy(value))
		}
	case takenPublisher:
		if !isAddress {
			setOnce(&l.publisher, value)
		}
	case takenPublished, takenDate:
		setOnce(&l.published, value)
	case takenModified:
		setOnce(&l.modified, value)
	case takenNot:
	}
}

// closeTaken takes the text of an element that ends.
func (b *Builder) closeTaken(f *frame) {
	text := string(clipBytes(b.text[min(int(f.mark), len(b.text)):], 300))
	switch f.take {
	case takenAuthor:
		b.said.item.take(f.take, bylineName(text))
	case takenPublisher:
		if text = collapse([]byte(text), maxValue); CountWords(text) <= 12 {
			b.said.item.take(f.take, text)
		}
	case takenDate:
		if text = collapse([]byte(text), maxValue); len(text) <= dateBytes/2 && !ParseDate(text).IsZero() {
			b.said.visible.take(f.take, text)
		}
	case takenPublished, takenModified:
		if text = collapse([]byte(text), maxValue); !ParseDate(text).IsZero() {
			b.said.item.take(f.take, text)
		}
	case takenNot:
	}
}

// isDateline reports an element whose text says when the page was published.
func isDateline(f *frame, el *element) bool {
	if f.place != PlaceContent && f.place != PlaceHeader || f.item == itemOther || f.hidden != "" || f.flags&flagMute != 0 {
		return false
	}
	if f.tag == atom.Time {
		return true
	}
	return el.names.dateline
}
