package grade

import (
	"unicode"
	"unicode/utf8"
)

// blockLower is the text of block i in lower case.
func (in *Input) blockLower(i int) string {
	if in.lower == nil {
		in.lower = lowered(len(in.Blocks), in.BlockText)
	}
	return in.lower[i]
}

// linkLower are the words of link i in lower case.
func (in *Input) linkLower(i int) string {
	if in.linkText == nil {
		in.linkText = lowered(len(in.Links), func(i int) string { return in.Links[i].Text })
	}
	return in.linkText[i]
}

// pathLower is the path of link i's address in lower case.
func (in *Input) pathLower(i int) string {
	if in.linkPath == nil {
		in.linkPath = lowered(len(in.Links), func(i int) string { return in.Links[i].Address.Path })
	}
	return in.linkPath[i]
}

// lowered are texts in lower case, as [strings.ToLower] writes them, in one piece of memory.
func lowered(count int, at func(i int) string) []string {
	size := 0
	for i := range count {
		size += len(at(i))
	}
	all, ends := make([]byte, 0, size+size/8), make([]int, count)
	for i := range count {
		all = appendLower(all, at(i))
		ends[i] = len(all)
	}
	whole, from, out := string(all), 0, make([]string, count)
	for i, end := range ends {
		out[i] = whole[from:end]
		from = end
	}
	return out
}

func appendLower(b []byte, s string) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c-'A' < 26 {
				c |= 0x20
			}
			b = append(b, c)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		b = utf8.AppendRune(b, lowerRune(r))
		i += n
	}
	return b
}

// lowerRune is [unicode.ToLower] for characters beyond ASCII, without its tables for most that pages have.
func lowerRune(r rune) rune {
	switch {
	case r < 0xC0, r >= 0xDF && r < 0x100, r == 0xD7: // signs and small letters
		return r
	case r < 0xDF:
		return r + 32
	case r >= 0x410 && r < 0x430: // Cyrillic
		return r + 32
	case r >= 0x430 && r < 0x460:
		return r
	case r >= 0x590 && r < 0x10A0, r >= 0x2000 && r < 0x2100, r >= 0x2E80 && r < 0xA640, r >= 0xAC00 && r < 0xD800:
		return r // Hebrew to Myanmar, punctuation, Han, kana and Hangul: no capitals
	}
	return unicode.ToLower(r)
}
