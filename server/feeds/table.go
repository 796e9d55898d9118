package feeds

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"linkgrade/server/edition"
)

// maxColumns is how many columns of a table are looked at.
const maxColumns = 256

// table reads a table whose first line has headings. choose gets them in lower case
// without space around, and gives the places of the columns it wants and false where one
// is missing, which makes the file [ErrForeign]. do gets the wanted cells; a row that
// lacks one is malformed. Cells with line ends in them are not read.
func (h *Harvest) table(r io.Reader, comma rune, choose func(headings []string) ([]int, bool), do func(cells []string)) error {
	var wanted []int
	var foreign error
	first := true
	var failed error
	for line := range h.lines(r, &failed) {
		cells, ok := split(line, comma)
		if first {
			first = false
			for i := range cells {
				cells[i] = strings.ToLower(strings.TrimSpace(cells[i]))
			}
			if wanted, ok = choose(cells); !ok {
				foreign = fmt.Errorf("%w: its first line has no such headings", ErrForeign)
				break
			}
			continue
		}
		if chosen, complete := pick(cells, wanted); ok && complete {
			do(chosen)
		} else {
			h.Drop(edition.Malformed)
		}
	}
	if failed != nil {
		return failed
	}
	return foreign
}

// pick is the cells at the wanted places.
func pick(cells []string, wanted []int) ([]string, bool) {
	chosen := make([]string, len(wanted))
	for i, at := range wanted {
		if at >= len(cells) {
			return nil, false
		}
		chosen[i] = strings.TrimSpace(cells[at])
	}
	return chosen, true
}

// split is the cells of one line. Lines without quotes, nearly all, need no CSV reader.
func split(line string, comma rune) ([]string, bool) {
	if !strings.Contains(line, `"`) {
		return strings.SplitN(line, string(comma), maxColumns), true
	}
	c := csv.NewReader(strings.NewReader(line))
	c.Comma, c.FieldsPerRecord, c.LazyQuotes = comma, -1, true
	cells, err := c.Read()
	return cells, err == nil
}

// columns chooses the columns of the given headings, all of which must be there.
func columns(headings ...string) func([]string) ([]int, bool) {
	return func(have []string) ([]int, bool) {
		places := map[string]int{}
		for i, heading := range have {
			if _, twice := places[heading]; !twice {
				places[heading] = i
			}
		}
		var wanted []int
		for _, heading := range headings {
			at, ok := places[heading]
			if !ok {
				return nil, false
			}
			wanted = append(wanted, at)
		}
		return wanted, true
	}
}
