package auditpage

import (
	"strconv"
	"strings"

	"linkgrade/server/cmd/linkgrade/sheet"
	"linkgrade/wasm/audit"
	"linkgrade/wasm/audit/export"
)

// mostRows is how many rows a table of the page has at most; --out has all.
const mostRows = 1000

// A table is one of the page's.
type table struct {
	Title string
	Note  string // under the title; "" for none
	Class string // "brief" for one that is cut short on paper; "" for most
	Heads []head
	Rows  [][]cell
}

type head struct {
	Text  string
	Class string // that of its cells
}

// A cell is text. One with a Value is a number, which it is sorted by.
type cell struct{ Text, Value, Class, Link string }

func text(s string) cell { return cell{Text: s} }

// word is one of our own few words, which is never broken.
func word(s string) cell { return cell{Text: s, Class: "word"} }

func long(s string) cell { return cell{Text: s, Class: "long"} }

func figure(v float64, shown string) cell {
	return cell{Text: shown, Value: strconv.FormatFloat(v, 'g', 6, 64), Class: "n"}
}

func count(n int) cell { return figure(float64(n), Number(float64(n))) }

func part(share float64) cell { return figure(share, Percent(share)) }

func score(s audit.Score, decimals int) cell {
	if !s.Known {
		return cell{Class: "n"}
	}
	return figure(s.Value, strconv.FormatFloat(s.Value, 'f', decimals, 64))
}

// address is a link where a browser opens it, else text.
func address(s string) cell {
	if strings.HasPrefix(s, "http") && sheet.LooksAddress(s) {
		return cell{Text: s, Link: s, Class: "link"}
	}
	return text(s)
}

// heads are a table's; those that begin with "#" are over numbers.
func heads(titles ...string) []head {
	out := make([]head, len(titles))
	for i, t := range titles {
		name, isNumber := strings.CutPrefix(t, "#")
		out[i].Text = name
		if isNumber {
			out[i].Class = "n"
		}
	}
	return out
}

// add appends a row, unless there are too many; it says whether there was room.
func (t *table) add(row ...cell) bool {
	if len(t.Rows) == mostRows {
		t.Note = "The first " + Number(mostRows) + " are shown; a table written by --out has all."
		return false
	}
	t.Rows = append(t.Rows, row)
	return true
}

// orNil is no table where there are no rows.
func (t *table) orNil() *table {
	if t == nil || len(t.Rows) == 0 {
		return nil
	}
	return t
}

// adviceTable are the domains of one step, the faintest last.
func adviceTable(r *audit.Report, step audit.Step) *table {
	t := &table{Title: map[audit.Step]string{audit.Disavow: "To disavow", audit.Check: "To check"}[step],
		Heads: heads("Site", "What was found", "#Vote", "#Links", "First seen", "A page that links", "Anchor")}
	for i := range r.Domains {
		d := &r.Domains[i]
		if d.Gone || d.Advice != step {
			continue
		}
		if !t.add(text(d.Name), long(texts(d.Reasons)), score(d.Vote, 2), count(d.Links), date(d.First), address(d.Example), text(anchorOf(d))) {
			break
		}
	}
	return t.orNil()
}

func date(d export.Day) cell { return cell{Text: d.String(), Class: "day"} }

func anchorOf(d *audit.Domain) string {
	if len(d.Anchors) == 0 {
		return ""
	}
	return d.Anchors[0].Text
}

// domainTable are all referring domains that have a link, the strongest first.
func domainTable(r *audit.Report) *table {
	t := &table{Title: "Referring domains", Class: "brief", Heads: heads("Site", "#Vote", "Advice", "Kind", "#Authority", "#Links", "First seen", "Looks", "Anchor", "What was found")}
	for i := range r.Domains {
		d := &r.Domains[i]
		if d.Gone {
			continue
		}
		looks := ""
		if d.Origin != audit.Unclear {
			looks = originSentences[d.Origin]
		}
		if !t.add(text(d.Name), score(d.Vote, 2), word(d.Advice.String()), word(label(d.Type.String())), score(d.Authority, 0), count(d.Links), date(d.First), word(looks), text(anchorOf(d)), long(texts(d.Reasons))) {
			break
		}
	}
	return t.orNil()
}

func weekTable(f *audit.Flow) *table {
	t := &table{Title: "New referring domains by week", Heads: heads("Week of", "#New", "#Lost", "#Usual", "Burst")}
	for i := len(f.Weeks) - 1; i >= 0; i-- {
		w := &f.Weeks[i]
		burst := ""
		if w.Burst {
			burst = "burst"
		}
		t.add(date(w.Monday), count(w.New), count(w.Lost), figure(w.Usual, Number(w.Usual)), text(burst))
	}
	return t.orNil()
}

func burstTable(f *audit.Flow) *table {
	t := &table{Title: "Bursts", Heads: heads("From", "To", "#Domains", "#Usual", "Looks", "Why", "Anchor of most", "Page of most")}
	for i := range f.Bursts {
		b := &f.Bursts[i]
		looks := originSentences[b.Verdict]
		if b.Verdict != audit.Unclear {
			looks += " (" + Percent(b.Confidence) + ")"
		}
		t.add(date(b.From), date(b.To), count(b.Domains), figure(b.Usual, Number(b.Usual)), word(looks), long(texts(b.Reasons)), text(b.TopAnchor.Name), text(b.TopPage.Name))
	}
	return t.orNil()
}

func binTable(title, what string, bins []audit.Bin) *table {
	t := &table{Title: title, Heads: heads(what, "#Domains", "#Share", "#Votes")}
	for _, b := range bins {
		t.add(text(label(b.Name)), count(b.Domains), part(b.Share), figure(b.Votes, Number(b.Votes)))
	}
	return t.orNil()
}

func classTable(a *audit.Anchors) *table {
	t := &table{Title: "Forms of anchors", Heads: heads("Form", "#Domains", "#Share", "Published as usual", "#Votes")}
	for _, c := range a.Classes {
		usual := ""
		if c.To > 0 {
			usual = Percent(c.From) + " to " + Percent(c.To)
		}
		t.add(text(label(c.Name)), count(c.Domains), part(c.Share), text(usual), figure(c.Votes, Number(c.Votes)))
	}
	return t.orNil()
}

// plainTable is a table of bins whose names are not ours: anchors, pages, suffixes.
func plainTable(title, what string, bins []audit.Bin) *table {
	t := &table{Title: title, Heads: heads(what, "#Domains", "#Share", "#Votes")}
	for _, b := range bins {
		t.add(text(b.Name), count(b.Domains), part(b.Share), figure(b.Votes, Number(b.Votes)))
	}
	return t.orNil()
}

// moreTables are those that few ask for.
func moreTables(r *audit.Report) []*table {
	rels := &table{Title: "Followed or not", Heads: heads("Links", "#Domains")}
	for _, one := range []struct {
		name string
		n    int
	}{{"at least one is followed", r.Rels.Followed}, {"nofollow", r.Rels.Nofollow}, {"sponsored", r.Rels.Sponsored}, {"UGC", r.Rels.UGC}, {"not told", r.Rels.Unknown}} {
		rels.add(text(one.name), count(one.n))
	}
	var out []*table
	for _, t := range []*table{rels, plainTable("Commonest anchors", "Anchor", r.Anchors.Top), plainTable("Pages that are linked to", "Page", r.Targets.Pages),
		plainTable("Suffixes of names", "Suffix", r.Variety.Suffixes), plainTable("Languages", "Language", r.Variety.Languages), plainTable("Networks", "Network", r.Variety.Networks)} {
		if t.orNil() != nil {
			out = append(out, t)
		}
	}
	return out
}

func rivalTable(r *audit.Report) *table {
	t := &table{Title: "Sites that link to competitors and not to you", Heads: heads("Site", "#Vote", "Links to")}
	for i := range r.Rivals {
		one := &r.Rivals[i]
		t.add(text(one.Domain), score(one.Vote, 2), text(strings.Join(one.Sites, ", ")))
	}
	return t.orNil()
}

func fileTable(r *audit.Report) *table {
	t := &table{Title: "What was read", Heads: heads("File", "Taken for", "#Rows", "#Unreadable", "#Of other sites", "Sample")}
	for _, f := range r.Files {
		sample := ""
		if f.IsSample {
			sample = "a part of what the tool knows"
		}
		t.add(text(f.Name), text(f.Said), count(f.Rows), count(f.Aside), count(f.Elsewhere), text(sample))
	}
	if s := AgreementSays(r); s != "" {
		t.Note = s + "."
	}
	return t.orNil()
}
