package page

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"linkgrade/wasm/domain"
)

// Attr is one attribute of an element; name in lower case, value with its character references resolved. The bytes
// belong to the caller and are read during the call only.
type Attr struct{ Key, Val []byte }

// Builder makes Facts from a stream of Open, Text and Close calls, well nested, in document order. A Builder is used
// once; after Finish it is empty.
type Builder struct {
	facts    Facts
	frames   []frame
	base     []byte // href of the first base element
	deep     int    // open elements beyond MaxDepth
	deepMute int    // the value of deep at which text stopped being page text; 0 while it is
	bodySeen bool   // whether the head is over: a canonical in the body does not count

	text     []byte // Facts.text as it grows
	gap      bool   // white space is owed before the next visible character
	run      run
	links    []pending
	resolved int // bytes of the addresses that links were resolved to
	open     int // index into links of the link being read; -1 when none
	sections []section
	signs    signs
	names    []nameFacts // remembered, by their key
	study    *study      // set while a model learns; nil otherwise
	anchor   []byte
	alt      []byte
	heading  int32
	said     said

	parts    []part
	sheet    sheet
	controls nameTable // ids that links and scripts refer to
	written  written
	ended    bool // the page's end tag has been read
}

// frame is one open element with what its descendants inherit.
type frame struct {
	tag     atom.Atom
	block   blockTag
	place   Placement
	flags   flag
	item    item  // whose microdata stand inside
	take    taken // what its text is taken for when it ends; not inherited
	hidden  Hidden
	part    int32     // index into Builder.parts of the hidden part around; 0 when none
	id      uint32    // hash of the nearest id, its own or one around it
	ground  rgb       // background that its style or one around it paints
	link    int       // index of the link that this element is; -1 when it is none
	section int32     // index of the section that text here belongs to
	own     Placement // the part of the page that the element itself says it is
	marked  bool      // whether it says one
	like    uint32    // of a block: its likeness; 0 for what is no section
	class   int16
	mark    uint32 // length of text when the element opened, for headings and bylines
}

type flag uint16

const (
	flagMute    flag = 1 << iota // text inside is not page text: script, style, select…
	flagMain                     // inside main, article or role=main
	flagForeign                  // inside svg or math
	flagBlock                    // its start and end are block boundaries
	flagTitle                    // the document's title
	flagLD                       // a JSON-LD script
	flagHeading
	flagByline
	flagStrong // inside b or strong
	inherited  = flagMute | flagMain | flagForeign | flagStrong
)

// pending is a link whose block, address and probabilities are settled in Finish.
type pending struct {
	href       string
	rel        []string
	text       string
	image      bool
	strong     bool
	block      int32
	start, end uint32
	place      Placement
	hidden     Hidden
	part       int32
	id         uint32
	ended      bool // after the page's end tag
	hint       Hint
	class      int16 // what its class and id names speak for
	ahead      int32 // words before it in its block
	alike      int32 // the first link with the same href; its own index where it is the first
	same       int32 // how many links lead to the same address, fragments included
}

// NewBuilder starts a page.
func NewBuilder(m Meta) *Builder {
	b := &Builder{open: -1, heading: -1}
	b.facts.Meta = m
	b.facts.Name = m.URL.Name()
	b.frames = make([]frame, 1, 64)
	b.frames[0].link = -1
	b.sections = append(make([]section, 0, 64), section{parent: -1})
	if m.Robots != "" {
		b.facts.Robots.readHeader(m.Robots)
	}
	return b
}

// expect makes room for what a page of size bytes mostly holds.
func (b *Builder) expect(size int) {
	size = min(size, 1<<20)
	b.text = make([]byte, 0, size/4)
	b.links = make([]pending, 0, size/1024)
	b.facts.Blocks = make([]Block, 0, size/256)
	b.sections = append(make([]section, 0, 64+size/256), b.sections...)
}

func (b *Builder) top() *frame { return &b.frames[len(b.frames)-1] }

// Open begins an element. Void elements are opened and closed like any other.
func (b *Builder) Open(tag atom.Atom, name []byte, attrs []Attr) {
	var el element
	el.read(attrs)
	b.openElement(tag, name, &el)
}

// openElement is Open for a feeder that keeps the attributes that matter itself.
func (b *Builder) openElement(tag atom.Atom, name []byte, el *element) {
	b.facts.Elements++
	if len(b.frames) > MaxDepth {
		b.openTooDeep(tag, el)
		return
	}
	up := b.top()
	f := frame{tag: tag, link: -1, place: up.place, flags: up.flags & inherited, hidden: up.hidden, part: up.part, id: up.id,
		ground: up.ground, block: up.block, section: up.section, item: up.item, mark: uint32(len(b.text))}
	if tag == atom.Svg || tag == atom.Math {
		f.flags |= flagForeign | flagMute
		if tag == atom.Svg && b.open >= 0 {
			b.links[b.open].image = true
		}
	}
	if f.part > 0 {
		b.countInPart(&f)
	}
	if f.flags&flagForeign == 0 {
		b.openHTML(&f, name, el)
	}
	switch {
	case tag == atom.A && el.href != nil:
		b.openLink(&f, el)
	case tag == atom.A && el.onclick && f.hidden == "":
		b.facts.Scripted++
	}
	b.frames = append(b.frames, f)
}

// openTooDeep counts an element nested deeper than MaxDepth; its text goes to the last element kept. A link there is
// still listed, with no anchor text.
func (b *Builder) openTooDeep(tag atom.Atom, el *element) {
	b.deep++
	if b.deepMute == 0 && (isMute(tag) || tag == atom.Svg || tag == atom.Math) {
		b.deepMute = b.deep
	}
	if tag == atom.A && el.href != nil {
		b.openLink(b.top(), el)
		b.EndLink()
		b.top().link = -1
	}
}

// openHTML applies what an element of HTML means for itself and its descendants.
func (b *Builder) openHTML(f *frame, name []byte, el *element) {
	el.names = b.namesOf(el)
	b.readHead(f, el)
	if isMute(f.tag) {
		f.flags |= flagMute
	}
	if isBlock(f.tag, name) {
		f.flags |= flagBlock
		f.block = blockTagOf(f.tag, f.block)
		b.flush()
	}
	if f.tag == atom.B || f.tag == atom.Strong {
		f.flags |= flagStrong
		if b.open >= 0 && len(b.anchor) == 0 {
			b.links[b.open].strong = true
		}
	}
	if f.tag == atom.Br {
		b.gap = true
	}
	if f.tag != atom.Body && f.tag != atom.Html && f.tag != atom.Head {
		b.hide(f, el)
	}
	b.place(f, el)
	if f.flags&flagBlock != 0 {
		b.note(f, el)
	}
	if f.tag == atom.Input && f.hidden == "" && bytes.EqualFold(el.typ, []byte("password")) {
		b.facts.Password = true
	}
	b.readItem(f, el)
	b.readVisible(f, el)
	if f.tag == atom.Img && b.open >= 0 {
		b.links[b.open].image = true
		if len(b.alt) == 0 {
			b.alt = append(b.alt, clipBytes(el.alt, maxAnchor)...)
		}
	}
}

// Close ends the innermost open element.
func (b *Builder) Close() {
	if b.deep > 0 {
		b.deep--
		if b.deep < b.deepMute {
			b.deepMute = 0
		}
		return
	}
	if len(b.frames) == 1 {
		return
	}
	f := b.top()
	if f.link >= 0 && f.link == b.open {
		b.EndLink()
	}
	if f.flags&(flagHeading|flagByline|flagTitle|flagLD) != 0 {
		b.closeNoted(f)
	}
	if f.take != takenNot {
		b.closeTaken(f)
	}
	if f.flags&flagBlock != 0 {
		b.flush()
	}
	b.frames = b.frames[:len(b.frames)-1]
}

// Text adds the characters of a text node.
func (b *Builder) Text(s []byte) {
	f := b.top()
	if f.flags&flagMute != 0 {
		b.mutedText(f, s)
		return
	}
	if b.deepMute > 0 {
		return
	}
	if !utf8.Valid(s) {
		s = []byte(valid(s))
	}
	if !b.bodySeen && !isSpace(s) {
		b.bodySeen = true
	}
	b.appendVisible(f, s)
}

// Finish ends the page and returns its Facts.
func (b *Builder) Finish() *Facts {
	b.settle()
	b.settleContent()
	b.settlePlacements()
	out := b.facts
	*b = Builder{}
	return &out
}

// settle ends what is open and resolves what the page said; where links sit is still open.
func (b *Builder) settle() {
	for b.deep, b.deepMute = 0, 0; len(b.frames) > 1; {
		b.Close()
	}
	b.flush()
	f := &b.facts
	f.text, f.whole = b.text, string(b.text)
	base := f.URL
	if b.base != nil {
		if a, err := f.URL.Resolve(string(b.base)); err == nil && a.IsWeb() {
			base = a
		}
	}
	b.settleSaid(base)
	b.settleLinks(base)
	b.settleRepeats()
	b.settleHidden()
	b.settleNear()
	b.sumUp()
	b.settleLists()
}

func (b *Builder) resolve(base domain.Address, ref string) Target {
	a, err := base.Resolve(ref)
	if err != nil {
		return Target{Said: true}
	}
	return Target{Address: a, Name: a.Name(), Said: true}
}
