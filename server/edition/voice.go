package edition

import (
	"math/bits"

	"linkgrade/server/authority"
	"linkgrade/wasm/trust"
)

// A voice is one source that says one thing: its place among the edition's sources in the upper bits, and in the lower six
// 0 for figures that authority rests on, or n for the category 1 << (n-1). Voices compare by source, then by what is said.
type voice uint32

const (
	aboutBits = 6
	aboutTop  = 32 // the last category that a record has room for
	figures   = 0
)

func voiceAbout(source, about int) voice { return voice(source<<aboutBits | about) }

func (v voice) source() int { return int(v >> aboutBits) }
func (v voice) about() int  { return int(v & (1<<aboutBits - 1)) }

// category is what the source says; 0 where it gives figures.
func (v voice) category() trust.Category {
	if v.about() == figures {
		return 0
	}
	return 1 << (v.about() - 1)
}

// appendVoices adds what statements in the order of their sources say: rising voices.
func appendVoices(to []voice, said []statement) []voice {
	for _, s := range said {
		if _, known := s.record.Authority.Known(); known || s.measures != (authority.Measures{}) {
			to = append(to, voiceAbout(s.source, figures))
		}
		for rest := uint32(s.record.Categories); rest != 0; rest &= rest - 1 {
			to = append(to, voiceAbout(s.source, bits.TrailingZeros32(rest)+1))
		}
	}
	return to
}

// statements are what rising voices say of categories, one statement a source, and the sources that give figures.
func statements(voices []voice) (said []statement, measuring []int) {
	for _, v := range voices {
		if v.about() == figures {
			measuring = append(measuring, v.source())
			continue
		}
		if last := len(said) - 1; last < 0 || said[last].source != v.source() {
			said = append(said, statement{source: v.source()})
		}
		said[len(said)-1].record.Categories |= v.category()
	}
	return said, measuring
}

// shared are the voices in both of two rising rows of them, in a's place.
func shared(a, b []voice) []voice {
	both := a[:0]
	for _, v := range a {
		for len(b) > 0 && b[0] < v {
			b = b[1:]
		}
		if len(b) > 0 && b[0] == v {
			both = append(both, v)
		}
	}
	return both
}
