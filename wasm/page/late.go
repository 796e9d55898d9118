package page

// lateSign is why a link with no hidden part around it is hidden after all.
type lateSign struct {
	way  Hidden
	from source
	id   uint32 // of the rule; 0 for the rendered page
}

// findLateParts makes parts of neighbouring links that only a rule read after them, or the rendered page, hides.
func (b *Builder) findLateParts() {
	var before lateSign
	block := int32(-1)
	for i := range b.links {
		l := &b.links[i]
		sign := l.lateSign(b.sheet.rule(l.id))
		if sign.way != "" {
			f := frame{part: int32(len(b.parts) - 1)}
			if sign != before {
				f.part = 0
				b.openPart(&f, nil, sign.way, sign.from)
				block = -1
			}
			if l.part = f.part; l.part > 0 && l.block != block {
				block = l.block
				b.parts[l.part].plain += b.plainBytes(block)
			}
		}
		before = sign
	}
}

// lateSign is what the rule for the nearest id, or the rendered page, says of a link.
func (l *pending) lateSign(r rule) lateSign {
	switch {
	case l.part > 0:
	case l.hint.Known && !l.hint.Visible:
		return lateSign{Hidden(l.hint.Why), fromHints, 0}
	case l.hint.Known, r.way == "", r.tag != 0:
	case r.apart:
		return lateSign{r.way, fromApart, l.id}
	default:
		return lateSign{r.way, fromSheet, l.id}
	}
	return lateSign{}
}

// plainBytes is about how long the words outside links are in a block.
func (b *Builder) plainBytes(block int32) int {
	if block < 0 || int(block) >= len(b.facts.Blocks) {
		return 0
	}
	return b.facts.Blocks[block].plain() * wordBytes
}
