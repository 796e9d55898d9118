package site

import (
	"strings"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/jsontext"
	"linkgrade/wasm/page"
)

// ReadFeed reads the posts that a feed lists, the newest first and at most 40: RSS 2.0 and 1.0 (rssboard.org/rss-specification,
// web.resource.org/rss/1.0/spec), Atom (RFC 4287) or JSON Feed (jsonfeed.org/version/1.1). at is the feed's own address, which
// relative ones are resolved against. What is no feed, or a broken one, gives what could be read of it.
func ReadFeed(src []byte, at domain.Address) []Entry {
	src = src[:min(len(src), MaxRead)]
	if text := strings.TrimLeft(string(src[:min(len(src), 100)]), "\ufeff \t\r\n"); strings.HasPrefix(text, "{") {
		return readJSONFeed(src[strings.IndexByte(string(src[:min(len(src), 100)]), '{'):], at)
	}
	f := feed{m: newMarkup(src), at: at}
	f.m.walk(f.open, f.text, f.shut)
	return f.found.newest()
}

// feed reads RSS and Atom, whose names do not collide.
type feed struct {
	m     *markup
	at    domain.Address
	found entries
	item  int // depth of the open item; 0 outside of one
	now   draft
	value []byte // text of the item's child that is open
}

// draft is the item being read.
type draft struct {
	title, link, guid, date, changed, author string
}

func (f *feed) open() {
	name := f.m.inner(0)
	switch {
	case f.item == 0 && (name == "item" || name == "entry"):
		f.item, f.now = f.m.depth, draft{}
	case f.item > 0 && f.m.depth <= f.item+2:
		f.value = f.value[:0]
		if f.m.depth == f.item+1 && (name == "link" || name == "guid") {
			f.reference(name)
		}
	}
}

// reference reads what stands in the attributes of Atom's link and RSS's guid.
func (f *feed) reference(name string) {
	href, rel, permanent := "", "alternate", true
	f.m.attrs(func(key, value string) {
		switch key {
		case "href":
			href = value
		case "rel":
			rel = value
		case "ispermalink":
			permanent = value != "false"
		}
	})
	switch {
	case name == "link" && href != "" && rel == "alternate":
		setOnce(&f.now.link, href)
	case name == "guid" && !permanent:
		f.now.guid = " " // its text is no address
	}
}

func (f *feed) text(t []byte) {
	if f.item > 0 && f.m.depth <= f.item+2 {
		f.value = append(f.value, t[:min(len(t), maxText-min(maxText, len(f.value)))]...)
	}
}

func (f *feed) shut() {
	switch f.m.depth {
	case f.item + 1:
		f.field(f.m.inner(0), strings.TrimSpace(string(f.value)))
		f.value = f.value[:0]
	case f.item + 2:
		if f.m.inner(0) == "name" && f.m.inner(1) == "author" {
			setOnce(&f.now.author, strings.TrimSpace(string(f.value)))
		}
		f.value = f.value[:0]
	case f.item:
		if f.item > 0 {
			f.end()
		}
	}
}

// field takes a child of an item.
func (f *feed) field(name, value string) {
	if f.item == 0 || value == "" {
		return
	}
	switch name {
	case "title":
		setOnce(&f.now.title, value)
	case "link":
		setOnce(&f.now.link, value)
	case "guid":
		setOnce(&f.now.guid, value)
	case "feedburner:origlink":
		f.now.link = value
	case "pubdate", "published", "dc:date":
		setOnce(&f.now.date, value)
	case "updated", "modified", "dcterms:modified":
		setOnce(&f.now.changed, value)
	case "dc:creator", "author", "itunes:author":
		setOnce(&f.now.author, authorIn(value))
	}
}

// end adds the item.
func (f *feed) end() {
	d := f.now
	f.item = 0
	if d.link == "" {
		d.link = strings.TrimSpace(d.guid)
	}
	if d.date == "" {
		d.date = d.changed
	}
	if f.found.seen >= maxListed {
		return
	}
	if a, err := f.at.Resolve(d.link); err == nil && d.link != "" && a.IsWeb() {
		f.found.add(Entry{Address: a, Title: d.title, Date: page.ParseDate(d.date), Author: d.author})
	}
}

func setOnce(p *string, v string) {
	if *p == "" {
		*p = v
	}
}

// authorIn takes the name out of what RSS puts into author: "someone@example.com (Ann Lee)".
func authorIn(s string) string {
	before, name, ok := strings.Cut(s, "(")
	if ok && strings.Contains(before, "@") {
		return strings.TrimSpace(strings.TrimSuffix(name, ")"))
	}
	return s
}

// readJSONFeed reads a JSON Feed; the reader passes over what it does not know and stops at the first mistake.
func readJSONFeed(src []byte, at domain.Address) []Entry {
	var found entries
	r := jsontext.Read(src)
	r.Object(func(key string) {
		if key != "items" {
			r.Skip()
			return
		}
		r.Array(func() {
			var d draft
			r.Object(func(key string) { d.field(r, key) })
			if a, err := at.Resolve(d.link); err == nil && d.link != "" && a.IsWeb() {
				found.add(Entry{Address: a, Title: d.title, Date: page.ParseDate(d.date), Author: d.author})
			}
		})
	})
	return found.newest()
}

func (d *draft) field(r *jsontext.Reader, key string) {
	switch key {
	case "url":
		d.link = textOrNull(r)
	case "title":
		d.title = textOrNull(r)
	case "date_published":
		d.date = textOrNull(r)
	case "author":
		d.name(r)
	case "authors":
		if !r.Null() {
			r.Array(func() { d.name(r) })
		}
	default:
		r.Skip()
	}
}

// name reads an author object.
func (d *draft) name(r *jsontext.Reader) {
	if r.Null() {
		return
	}
	r.Object(func(key string) {
		if key == "name" {
			setOnce(&d.author, textOrNull(r))
			return
		}
		r.Skip()
	})
}

func textOrNull(r *jsontext.Reader) string {
	if r.Null() {
		return ""
	}
	return clip(r.Text(), maxText)
}
