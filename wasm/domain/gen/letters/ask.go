package main

import (
	"fmt"
	"unicode/utf8"

	"golang.org/x/net/idna"
	"golang.org/x/text/unicode/bidi"
	"golang.org/x/text/unicode/norm"
)

// A letter is what is known of one code point.
type letter struct {
	class  class
	mapped string // what UTS 46 maps it to, in NFC; "" for what is not mapped
}

// A class is what the rules ask of a code point that is not mapped to another. Nothing
// but ignored is said of a code point that is not valid.
type class struct {
	valid, ignored bool
	initial        bool // not a combining mark: a label may begin with it
	composes       bool // NFC may join it to a code point before it
	joining        joining
	direction      direction
	ccc            uint8 // Canonical_Combining_Class; 9 is a virama
}

// joining is Joining_Type as far as RFC 5892, appendix A, asks and x/net/idna can tell:
// it lets a zero width non-joiner stand before R as before U.
type joining uint8

const (
	joinsNot    joining = iota // R, C, U
	joinsLeft                  // L
	joinsBoth                  // D
	transparent                // T
)

// direction is Bidi_Class as far as RFC 5893, section 2, asks.
type direction uint8

const (
	otherwise  direction = iota // in no label of a name that has right-to-left labels
	left                        // L
	right                       // R, AL
	arabic                      // AN
	european                    // EN
	neutral                     // ES, CS, ET, ON, BN
	nonspacing                  // NSM
)

// mapping and joiners are UTS 46 as package domain's tests use it, but for one label and
// without the bidi rule; joiners looks at first letters and at joiners, mapping does not.
var (
	mapping = idna.New(idna.MapForLookup(), idna.Transitional(false), idna.StrictDomainName(false),
		idna.CheckHyphens(false), idna.CheckJoiners(false))
	joiners = idna.New(idna.MapForLookup(), idna.Transitional(false), idna.StrictDomainName(false),
		idna.CheckHyphens(false), idna.CheckJoiners(true))
)

func passes(p *idna.Profile, s string) bool {
	_, err := p.ToUnicode(s)
	return err == nil
}

// ask learns all there is to know of each code point.
func ask() []letter {
	all := make([]letter, utf8.MaxRune+1)
	for r := range all {
		if utf8.ValidRune(rune(r)) {
			all[r] = askOne(rune(r))
		}
	}
	return all
}

func askOne(r rune) letter {
	text := string(r)
	to, err := mapping.ToUnicode(text)
	switch {
	case err != nil:
		return letter{}
	case to == "":
		return letter{class: class{ignored: true}}
	case to != text:
		return letter{mapped: to}
	}
	p := norm.NFC.PropertiesString(text)
	joiner := text == nonJoiner || text == "\u200d"
	return letter{class: class{
		valid:     true,
		initial:   joiner || passes(joiners, text),
		joining:   askJoining(text),
		direction: askDirection(r),
		ccc:       p.CCC(),
	}}
}

const nonJoiner = "\u200c"

// askJoining tells by which labels pass: a non-joiner stands between what joins on its
// left side and what joins on its right side, transparent letters aside.
func askJoining(text string) joining {
	const beh, alef = "\u0628", "\u0627" // D, R
	if norm.NFC.PropertiesString(text).CCC() == virama {
		// Joiners may follow a virama in any case: a mark after it tells.
		if passes(joiners, beh+text+"\u064e"+nonJoiner+alef) {
			return transparent
		}
		return joinsNot
	}
	switch {
	case text == nonJoiner || text == "\u200d":
		return joinsNot
	case passes(joiners, "a"+text+nonJoiner+alef):
		if passes(joiners, beh+nonJoiner+text) {
			return joinsBoth
		}
		return joinsLeft
	case passes(joiners, beh+text+nonJoiner+alef):
		return transparent
	}
	return joinsNot
}

const virama = 9

func askDirection(r rune) direction {
	p, _ := bidi.LookupRune(r)
	switch p.Class() {
	case bidi.L:
		return left
	case bidi.R, bidi.AL:
		return right
	case bidi.AN:
		return arabic
	case bidi.EN:
		return european
	case bidi.ES, bidi.CS, bidi.ET, bidi.ON, bidi.BN:
		return neutral
	case bidi.NSM:
		return nonspacing
	}
	return otherwise
}

// A pair is a primary composite of UAX 15: whole is first and second, composed.
type pair struct{ first, second, whole rune }

// Jamo that follow others in a Hangul syllable; the syllables are told by arithmetic.
const (
	firstVowel, lastVowel = 0x1161, 0x1175
	firstFinal, lastFinal = 0x11a8, 0x11c2
)

// askPairs finds the pairs of valid code points that compose, and marks the letters that
// are second in one.
func askPairs(all []letter) (pairs []pair, err error) {
	for r := range all {
		full := norm.NFC.PropertiesString(string(rune(r))).Decomposition()
		if !all[r].class.valid || full == nil {
			continue
		}
		second, size := utf8.DecodeLastRune(full)
		first := []rune(norm.NFC.String(string(full[:len(full)-size])))
		if len(first) != 1 || norm.NFC.String(string(first)+string(second)) != string(rune(r)) {
			return nil, fmt.Errorf("%U: not composed of two", r)
		}
		if !all[first[0]].class.valid || !all[second].class.valid || all[r].class.ccc != 0 {
			return nil, fmt.Errorf("%U: composed of what no name holds, or a mark", r)
		}
		pairs = append(pairs, pair{first[0], second, rune(r)})
		all[second].class.composes = true
	}
	for r := firstVowel; r <= lastFinal; r++ {
		if r <= lastVowel || r >= firstFinal {
			all[r].class.composes = true
		}
	}
	return pairs, nil
}
