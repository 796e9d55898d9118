package disavow

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"linkgrade/wasm/domain"
)

// An Entry is one thing to disavow, a whole site or one page, and why.
type Entry struct {
	Domain domain.Host // any host of the site
	Page   string      // address of one page; it counts where both are given
	Why    string      // a sentence for a comment; "" for none
}

// A Refusal is an entry that Add did not take.
type Refusal struct {
	Entry Entry
	Fault Fault // Shared, Address, NotHost or NotLine
}

// Refused are the entries that the Add which made this file did not take.
func (f *File) Refused() []Refusal { return slices.Clone(f.refused) }

// Add is the file with entries merged into it. What the file has stays where it is. New lines stand under a comment with
// their reason, one comment for all that share it, at the end or where that comment stands already; in the order of reasons
// and names, whatever order they are given in. A whole site is disavowed at its registrable name ("www.x.blogspot.com" at
// "x.blogspot.com"). What is covered by another line is not added, so that adding twice adds nothing.
func (f *File) Add(entries ...Entry) *File {
	groups, refused := f.groups(entries)
	lines := slices.Clone(f.lines)
	for _, g := range groups {
		lines = g.into(lines)
	}
	out := fileOf(lines)
	out.refused = refused
	return out
}

// group are the new lines that share a reason.
type group struct {
	why   string
	lines []line
}

// groups are the lines that entries come to and the file does not cover, by reason.
func (f *File) groups(entries []Entry) (groups []group, refused []Refusal) {
	type one struct {
		line
		why string
	}
	var all []one
	for _, e := range entries {
		l := e.line()
		if l.kind == odd {
			refused = append(refused, Refusal{e, l.fault})
			continue
		}
		all = append(all, one{l, reasonLine(e.Why)})
	}
	slices.SortFunc(all, func(a, b one) int { // whole sites first: they cover pages
		return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.key, b.key), cmp.Compare(a.why, b.why))
	})
	covered := fileOf(nil)
	by := map[string][]line{}
	for _, o := range all {
		host, address := o.reach()
		if f.Has(host, address) || covered.Has(host, address) {
			continue
		}
		if o.kind == site {
			covered.sites[o.key] = true
		} else {
			covered.pages[o.key] = true
		}
		by[o.why] = append(by[o.why], o.line)
	}
	for why, lines := range by {
		groups = append(groups, group{why, lines})
	}
	slices.SortFunc(groups, func(a, b group) int { return cmp.Compare(a.why, b.why) })
	return groups, refused
}

// line is what an entry comes to; an odd line with its fault where it cannot stand in a file.
func (e Entry) line() line {
	if e.Page != "" {
		key, ok := pageKey(e.Page)
		if !ok {
			return line{kind: odd, fault: NotLine}
		}
		return readLine(key)
	}
	switch {
	case e.Domain.IsZero():
		return line{kind: odd, fault: NotHost}
	case e.Domain.IsIP():
		return line{kind: odd, fault: Address}
	}
	n, ok := siteName(e.Domain)
	if !ok {
		return line{kind: odd, fault: Shared}
	}
	return line{text: sitePrefix + n.String(), key: n.String(), kind: site}
}

// reach is what a site's or page's line stands for, as Has asks for it.
func (l *line) reach() (host domain.Host, address string) {
	if l.kind == page {
		return hostOf(l.key), l.key
	}
	host, err := domain.ParseHost(l.key)
	if err != nil {
		return domain.Host{}, ""
	}
	return host, ""
}

// into puts a group's lines under their comment, or at the end after a blank line.
func (g group) into(lines []line) []line {
	if g.why != "" {
		if at := slices.IndexFunc(lines, func(l line) bool { return l.text == g.why }); at >= 0 {
			for at++; at < len(lines) && lines[at].kind != blank && lines[at].kind != comment; at++ {
			}
			return slices.Insert(lines, at, g.lines...)
		}
	}
	if n := len(lines); n > 0 && lines[n-1].kind != blank {
		lines = append(lines, line{})
	}
	if g.why != "" {
		lines = append(lines, line{text: g.why, kind: comment})
	}
	return append(lines, g.lines...)
}

// maxReason bounds a comment, in characters.
const maxReason = 300

// reasonLine is a reason as one line of a comment; "" for none.
func reasonLine(why string) string {
	why = strings.ToValidUTF8(why, "")
	words := strings.FieldsFunc(why, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) || r == '\uFEFF' })
	if len(words) == 0 {
		return ""
	}
	runes := []rune("# " + strings.Join(words, " "))
	if len(runes) > maxReason {
		runes = append(runes[:maxReason-1], '…')
	}
	return string(runes)
}
