package table

import (
	"strings"
	"unicode/utf8"
)

// Delimiter is what parts a text's cells, by the start of it: 0 where it is one cell a line. A first line "sep=;" says so and is to be
// skipped. A file's ending (".csv") decides only between what the lines allow: lists come as .csv with tabs in them and as .txt
// with commas.
func Delimiter(start, ending string) (comma byte, skip int) {
	lines := strings.FieldsFunc(start, func(r rune) bool { return r == '\n' || r == '\r' })
	if len(lines) > 1 && len(start) >= SampleBytes-utf8.UTFMax {
		lines = lines[:len(lines)-1] // the last one is cut
	}
	if len(lines) > 0 {
		if sep, ok := strings.CutPrefix(strings.ToLower(lines[0]), "sep="); ok && len(sep) == 1 && sep != `"` {
			return sep[0], 1
		}
	}
	lines = lines[:min(len(lines), 200)]
	best, most := byte(0), 0.0
	for _, c := range []byte("\t;,|") {
		if share := sharesCount(lines, c); share > most {
			best, most = c, share
		}
	}
	switch {
	case most >= 0.6:
		return best, 0
	case ending == ".csv" && best != 0:
		return best, 0
	case ending == ".csv":
		return ',', 0
	case ending == ".tsv", ending == ".tab":
		return '\t', 0
	}
	return 0, 0
}

// sharesCount is the share of lines that have a delimiter as often as most lines do that have it, outside quotes.
func sharesCount(lines []string, c byte) float64 {
	if len(lines) == 0 {
		return 0
	}
	counts := map[int]int{}
	for _, line := range lines {
		n, isQuoted := 0, false
		for i := range len(line) {
			if line[i] == '"' {
				isQuoted = !isQuoted
			} else if line[i] == c && !isQuoted {
				n++
			}
		}
		if n > 0 {
			counts[n]++
		}
	}
	most := 0
	for _, n := range counts {
		most = max(most, n)
	}
	return float64(most) / float64(len(lines))
}

// Called is a delimiter's name for a person: "commas"; "" for none.
func Called(comma byte) string {
	switch comma {
	case 0:
		return ""
	case ',':
		return "commas"
	case '\t':
		return "tabs"
	case ';':
		return "semicolons"
	case '|':
		return "bars"
	}
	return "“" + string(rune(comma)) + "”"
}
