package page

import (
	"strings"

	"linkgrade/wasm/domain"
)

// openLink starts a link at an a[href]. A link still open ends first: links do not nest.
func (b *Builder) openLink(f *frame, el *element) {
	b.EndLink()
	if len(el.href) > 1 && el.href[0] == '#' {
		b.control(el.href[1:])
	}
	if len(b.links) >= MaxLinks {
		b.facts.Dropped.Links++
		return
	}
	p := pending{href: valid(clipBytes(el.href, maxHref+1)), block: -1, place: f.place, hidden: f.hidden,
		strong: f.flags&flagStrong != 0 || f.block == tagHeading,
		part:   f.part, id: f.id, ended: b.ended, rel: relTokens(el.rel), start: uint32(len(b.text))}
	f.link = len(b.links)
	b.open = f.link
	b.anchor, b.alt = b.anchor[:0], b.alt[:0]
	p.class = linkWord.weighNames(el)
	b.links = append(b.links, p)
	if b.study != nil {
		b.study.links = append(b.study.links, uniqueWords(func(do func(uint32)) { linkWord.eachName(el, do) }))
	}
}

// relTokens splits a rel attribute into at most 16 lower-case tokens.
func relTokens(rel []byte) []string {
	if len(rel) == 0 {
		return nil
	}
	tokens := strings.Fields(strings.ToLower(collapse(rel, 200)))
	return tokens[:min(len(tokens), 16)]
}

// addAnchor takes a visible word into the open link, and the link into the run where its first word stands.
func (b *Builder) addAnchor(word []byte) {
	if b.open < 0 {
		return
	}
	l := &b.links[b.open]
	if l.block < 0 {
		b.joinRun(l)
	}
	if len(b.anchor) < maxAnchor {
		if len(b.anchor) > 0 && (b.gap || len(b.text) == b.run.start) { // a blank, or a block ended between
			b.anchor = append(b.anchor, ' ')
		}
		b.anchor = append(b.anchor, word...)
	}
}

// joinRun makes the open run the link's block.
func (b *Builder) joinRun(l *pending) {
	l.block = int32(len(b.facts.Blocks))
	l.start = uint32(len(b.text))
	if b.gap && len(b.text) > b.run.start {
		l.start++ // past the blank that comes with the word
	}
	l.end = l.start
	b.run.links++
}

// leaveBlock is called when a block ends inside the open link.
func (b *Builder) leaveBlock(end int) {
	l := &b.links[b.open]
	if l.block != int32(len(b.facts.Blocks)) {
		if l.block >= 0 {
			b.run.linkWords = countWords(b.text[b.run.start:end])
		}
		return
	}
	l.end = uint32(end)
	l.start = min(l.start, l.end)
	b.run.linkWords += countWords(b.text[l.start:end])
}

// EndLink ends the link being read, wherever its element ends: browsers end one when another begins.
func (b *Builder) EndLink() {
	if b.open < 0 {
		return
	}
	l := &b.links[b.open]
	if l.block < 0 { // no words: the link belongs to the run it stands in
		b.use(b.top())
		b.joinRun(l)
	}
	if l.block == int32(len(b.facts.Blocks)) {
		l.end = uint32(len(b.text))
		l.start = min(l.start, l.end) // no word came
		b.run.linkWords += countWords(b.text[l.start:l.end])
	} else {
		b.run.linkWords += countWords(b.text[b.run.start:])
	}
	l.text = valid(clipBytes(b.anchor, maxAnchor))
	if l.text == "" && len(b.alt) > 0 {
		l.text = collapse(b.alt, maxAnchor)
	} else if l.text != "" {
		l.image = false
	}
	b.open = -1
}

// Hint gives the link opened last what the rendered page knows of it.
func (b *Builder) Hint(h Hint) {
	if b.open >= 0 {
		b.links[b.open].hint = h
	}
}

// settleLinks makes Links of what was read, their addresses resolved against the page's base. Where they sit is settled
// later, by settlePlacements.
func (b *Builder) settleLinks(base domain.Address) {
	f := &b.facts
	f.Links = make([]Link, len(b.links))
	firsts := make(map[string]int32, len(b.links))
	home := base.Name()
	for i := range b.links {
		p := &b.links[i]
		l := &f.Links[i]
		*l = Link{Index: i, Href: p.href, Text: p.text, Rel: p.rel, Placement: p.place, Block: int(p.block),
			Hidden: p.hidden, Hint: p.hint, AfterEnd: p.ended, Strong: p.strong, start: p.start, end: p.end}
		if l.Block >= len(f.Blocks) {
			l.Block = -1 // its block went over maxBlocks
		}
		p.alike = int32(i)
		if b.resolved > maxResolved {
			b.resolveShort(l, base)
		} else if first, ok := firsts[p.href]; ok {
			p.alike = first
			b.goesAsWell(l, &f.Links[first])
		} else {
			firsts[p.href] = int32(i)
			b.resolveLink(l, base, home)
		}
		l.Anchor = AnchorOf(p.text, p.image, l.Name)
	}
}

// goesAsWell makes a link lead where another with the same href leads.
func (b *Builder) goesAsWell(l, to *Link) {
	l.Href, l.Address, l.Name, l.External, l.Form, l.Redirects = to.Href, to.Address, to.Name, to.External, to.Form, to.Redirects
	if l.Address.Scheme != "" {
		b.resolved += len(l.Href)
	}
}

// resolveLink says where a link leads whose href, as written, is in Href; home is the name of the base.
func (b *Builder) resolveLink(l *Link, base domain.Address, home domain.Name) {
	if len(l.Href) > maxHref {
		return
	}
	a, err := base.Resolve(l.Href)
	if err != nil {
		return
	}
	l.Address, l.Href, l.Name = a, a.String(), home
	if a.Host != base.Host {
		l.Name = a.Name()
	}
	b.resolved += len(l.Href)
	b.settleTarget(l)
}

// resolveShort is resolveLink for short hrefs under a long base, where there are too many of them: the host is all that
// is worth its memory.
func (b *Builder) resolveShort(l *Link, base domain.Address) {
	written := l.Href
	base = domain.Address{Scheme: base.Scheme, Host: base.Host, Port: base.Port, Path: "/"}
	b.resolveLink(l, base, base.Name())
	if a := l.Address; a.Scheme != "" {
		l.Href, l.Address = written, domain.Address{Scheme: a.Scheme, Host: a.Host}
		b.facts.Dropped.Addresses++
		b.settleTarget(l)
	}
}

// settleTarget says of a link whose address is known what it leads to.
func (b *Builder) settleTarget(l *Link) {
	own := b.facts.Name
	l.External = l.Address.IsWeb() && !l.Name.IsZero() && !own.IsZero() && l.Name != own
	l.Form, l.Redirects = formOf(l, own)
}

// settlePlacements says of every link where it sits, once the blocks know.
func (b *Builder) settlePlacements() {
	for i := range b.facts.Links {
		l := &b.facts.Links[i]
		if l.Block >= 0 {
			k := &b.facts.Blocks[l.Block]
			if l.WordsPast = k.past; k.isMain() {
				l.WordsPast += min(int(b.links[i].ahead), k.Words)
			}
		}
		if l.concealed || l.Hint.Known && !l.Hint.Visible {
			l.Content = 0
		}
		l.Placement = b.placementOf(l)
	}
}

// placementOf reconciles what the markup calls a link's surroundings with what the model takes it for. A box about the
// author and an advertisement stay what they are called, wherever they stand.
func (b *Builder) placementOf(l *Link) Placement {
	switch {
	case l.concealed:
		return PlaceHidden
	case l.Content >= 0.5 && l.Placement != PlaceBio && l.Placement != PlaceAd:
		return PlaceContent
	case l.Content >= 0.5 || l.Placement != PlaceContent:
		return l.Placement
	case b.facts.isListed(l.Block):
		return PlaceList
	}
	return PlaceWidget
}

// isListed reports whether a block is little but links.
func (f *Facts) isListed(block int) bool {
	if block < 0 {
		return false
	}
	blk := &f.Blocks[block]
	return blk.Links > 0 && blk.LinkWords*10 >= blk.Words*7
}

// AnchorOf tells the form that an anchor shows by itself: its text, blanks joined, or that it is a picture. The form of
// one that leads to target is AnchorURL where the text is its address. It never answers what needs a profile to tell.
func AnchorOf(text string, isImage bool, target domain.Name) Anchor {
	if n := len(text); n > 0 && !(isWordByte(text[0]) && isWordByte(text[n-1])) {
		text = strings.Trim(text, " .…»›>→:!()[]\"'")
	}
	isShort := len(text) <= longestGeneric
	if isShort || !hasBlank(text) {
		text = strings.ToLower(text)
	}
	switch {
	case isImage:
		return AnchorImage
	case text == "":
		return AnchorEmpty
	case looksLikeAddress(text, target):
		return AnchorURL
	case isShort && genericAnchors.hasPhrase(text):
		return AnchorGeneric
	case len(text) >= leastLong && CountWords(text) > 12:
		return AnchorLong
	}
	return AnchorOther
}

// leastLong is how many bytes thirteen words take at least, with what parts them.
const leastLong = 25

func hasBlank(s string) bool {
	return strings.IndexByte(s, ' ') >= 0 || strings.IndexByte(s, '\t') >= 0
}

// looksLikeAddress reports whether an anchor is an address: with a scheme, with www, or the target's own host name.
func looksLikeAddress(text string, target domain.Name) bool {
	if hasBlank(text) {
		return false
	}
	if strings.HasPrefix(text, "http://") || strings.HasPrefix(text, "https://") || strings.HasPrefix(text, "www.") {
		return true
	}
	host, _, _ := strings.Cut(text, "/")
	name := target.String()
	return name != "" && (host == name || strings.HasSuffix(host, "."+name))
}
