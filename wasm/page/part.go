package page

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// maxParts bounds the hidden parts told apart; what begins beyond it belongs to what surrounds it.
const maxParts = 1 << 14

// part is what one element, rule or script keeps from view, with what tells a closed piece of an interface from links
// that no reader is meant to find.
type part struct {
	way       Hidden
	from      source
	outer     int32  // index of the part around it; 0 when none
	bare      bool   // its element has neither class, id nor role
	id        uint32 // hash of its element's id; 0 for none
	opens     bool   // its names, its role or a control say that readers open it
	furniture int32  // pictures, fields, buttons, headings and the like inside
	plain     int    // bytes of words outside links
	seen      evidence
	concealed bool
}

// source is what says that a part is hidden.
type source uint8

const (
	fromMarkup source = iota // its own style or attribute
	fromClass                // a class name by which frameworks keep text for screen readers
	fromSheet                // a rule
	fromApart                // style made for it alone: by a script, or in a style element with next to nothing else
	fromHints                // the rendered page alone
)

// control notes that a link or a script refers to an element by its id: readers can open it.
func (b *Builder) control(id []byte) { b.controls.put(hashName(byID, clipBytes(id, maxSelector)), 1) }

// openPart begins a hidden part at an element.
func (b *Builder) openPart(f *frame, el *element, way Hidden, from source) {
	if len(b.parts) == 0 {
		b.parts = make([]part, 1, 16) // no part has index 0
	}
	if len(b.parts) >= maxParts {
		return
	}
	p := part{way: way, from: from, outer: f.part}
	if el != nil {
		if len(el.id) > 0 {
			p.id = f.id
		}
		p.bare = len(el.class) == 0 && len(el.id) == 0 && len(el.role) == 0 && from == fromMarkup
		p.opens = among(interfaceRoles, roleOf(el)) || namesInterface(el.id) || namesInterface(el.class)
	}
	f.part = int32(len(b.parts))
	b.parts = append(b.parts, p)
}

// countInPart counts an element inside a hidden part that injected links come without.
func (b *Builder) countInPart(f *frame) {
	switch f.tag {
	case atom.Img, atom.Svg, atom.Picture, atom.Video, atom.Iframe, atom.Input, atom.Button, atom.Select, atom.Textarea,
		atom.Form, atom.Label, atom.Table, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		b.parts[f.part].furniture++
	}
}

// interfaceRoles are those of what opens and closes.
const interfaceRoles = " menu menubar menuitem navigation tabpanel tablist tab dialog alertdialog alert tooltip listbox option " +
	"combobox tree group region search status banner contentinfo "

// interfaceWords are in the class and id names of what opens on demand, waits for a script or is shown on some
// screens only.
const interfaceWords list = `
accordian accordion actionbar alert animated announcement answer banner browser collapse collapsed collapsible consent
cookie cookiebanner cookies country desktop dialog drawer drop dropdown dropmenu error expand expandable expanded fade
faq filter flyout footnote footnotes gdpr language languages less lightbox loading locale locales login mainmenu
megamenu menu message mobile modal more nav navbar navigation notice offcanvas overlay pane panel popover popper popup
print region search selector share sharing sidebar signup skeleton social socials spoiler submenu subnav subscribe tab
tablet tabs template toggle toolbar tooltip transcript upgrade warning wow
`

// among reports whether a list with blanks around its words has a word. Such a list weighs a fifth of a switch in
// engine.wasm, and is asked of few elements and links.
func among(list, word string) bool { return word != "" && strings.Contains(list, " "+word+" ") }

// namesInterface reports class and id names with an interface word.
func namesInterface(names []byte) bool {
	w := words{rest: clipBytes(names, 300)}
	for w.next() {
		if interfaceWords.has(string(w.word.bytes())) {
			return true
		}
	}
	return false
}

// written is the element inside which a script has opened a hiding element by document.write.
type written struct {
	frame  int // index into frames; 0 when none
	mark   uint32
	hidden Hidden
	part   int32
}

// beginWritten hides what follows inside the element around the script being read. One such element is followed at a
// time.
func (b *Builder) beginWritten(css string) {
	var buf styleBuffer
	way := readStyle(&buf, css).hides()
	if at := len(b.frames) - 2; way != "" && at > 0 && !b.isWritten() {
		f := &b.frames[at]
		b.written = written{at, f.mark, f.hidden, f.part}
		b.openPart(f, nil, way, fromApart)
	}
}

// isWritten reports whether the element that a script has changed is still open.
func (b *Builder) isWritten() bool {
	w := &b.written
	return w.frame > 0 && w.frame < len(b.frames) && b.frames[w.frame].mark == w.mark
}

// endWritten ends it, in the same element.
func (b *Builder) endWritten() {
	if w := b.written; b.isWritten() && w.frame == len(b.frames)-2 {
		b.frames[w.frame].hidden, b.frames[w.frame].part = w.hidden, w.part
		b.written = written{}
	}
}
