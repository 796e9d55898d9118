package feeds

import (
	"bufio"
	"io"
	"strconv"
	"strings"

	"linkgrade/server/authority"
	"linkgrade/server/edition"
	"linkgrade/server/lines"
	"linkgrade/wasm/trust"
)

// team is a table of one's own: a column of names and any of the figures that link
// indexes sell, under the headings their exports have.
func team() Feed {
	return Feed{
		ID: "team", Name: "Your own figures", Publisher: "you",
		Licence: "yours", Share: mayNotShare("the figures are their vendors'"),
		What:   "DA, DR, TF and AS of the names in your own table.",
		Family: "team", parse: parseTeam,
	}
}

// The headings of the columns, in lower case.
var (
	nameHeadings = []string{"domain", "domain name", "root domain", "target", "site", "website", "url", "referring domain", "host"}
	teamHeadings = map[string]authority.Kind{
		"da": authority.TeamDA, "domain authority": authority.TeamDA, "moz da": authority.TeamDA,
		"dr": authority.TeamDR, "domain rating": authority.TeamDR, "ahrefs dr": authority.TeamDR,
		"tf": authority.TeamTF, "trust flow": authority.TeamTF, "majestic tf": authority.TeamTF, "trustflow": authority.TeamTF,
		"as": authority.TeamAS, "authority score": authority.TeamAS, "semrush as": authority.TeamAS, "domain ascore": authority.TeamAS,
	}
)

// parseTeam reads a table with commas, semicolons or tabs between its cells, whichever
// its first line has most of.
func parseTeam(h *Harvest, r io.Reader) error {
	b := bufio.NewReaderSize(r, lines.Max)
	comma, err := separator(b)
	if err != nil {
		return err
	}
	var kinds []authority.Kind
	choose := func(headings []string) (wanted []int, ok bool) {
		wanted, kinds = teamColumns(headings)
		return wanted, len(kinds) > 0
	}
	return h.table(b, comma, choose, func(cells []string) { h.team(cells, kinds) })
}

// separator is what stands between the cells of a table's first line.
func separator(b *bufio.Reader) (rune, error) {
	head, err := b.Peek(lines.Max)
	if err != nil && err != io.EOF {
		return 0, err
	}
	first, _, _ := strings.Cut(string(head), "\n")
	best := ','
	for _, c := range ";\t" {
		if strings.Count(first, string(c)) > strings.Count(first, string(best)) {
			best = c
		}
	}
	return best, nil
}

// teamColumns is the place of the names, the places of the figures after it, and what
// the figures are. Without a column of names there are none.
func teamColumns(headings []string) (wanted []int, kinds []authority.Kind) {
	name := -1
	for _, heading := range nameHeadings {
		for i, have := range headings {
			if name < 0 && have == heading {
				name = i
			}
		}
	}
	if name < 0 {
		return nil, nil
	}
	wanted = []int{name}
	seen := map[authority.Kind]bool{}
	for i, heading := range headings {
		if kind, ok := teamHeadings[heading]; ok && !seen[kind] {
			seen[kind] = true
			wanted, kinds = append(wanted, i), append(kinds, kind)
		}
	}
	return wanted, kinds
}

// team takes one row. An empty cell is unknown, a figure outside 0 to 100 malformed.
func (h *Harvest) team(cells []string, kinds []authority.Kind) {
	var ms []authority.Measure
	for i, text := range cells[1:] {
		if text == "" || text == "-" || strings.EqualFold(text, "n/a") {
			continue
		}
		v, err := strconv.ParseFloat(text, 32)
		if err != nil || !(v >= 0 && v <= 100) {
			h.Drop(edition.Malformed)
			return
		}
		ms = append(ms, authority.Measure{Kind: kinds[i], Value: float32(v)})
	}
	if len(ms) == 0 {
		h.Drop(edition.Irrelevant)
		return
	}
	host := cells[0]
	if _, rest, ok := strings.Cut(host, "://"); ok {
		host = rest
	}
	host, _, _ = strings.Cut(host, "/")
	h.Exact(host, trust.Record{}, ms...)
}
