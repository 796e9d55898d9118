package main

import (
	"bytes"
	"cmp"
	"math"
	"strconv"
	"strings"

	"linkgrade/wasm/audit"
	"linkgrade/wasm/audit/chart"
	"linkgrade/wasm/audit/export"
	"linkgrade/wasm/jsontext"
)

// tell answers the report without its domains.
func (a *auditor) tell() []byte {
	short := *a.figures()
	short.Domains = nil
	return short.AppendJSON(nil)
}

// compare tells what has changed since an earlier report.
func (a *auditor) compare(r *request) []byte {
	before, err := audit.DecodeReport(r.body)
	if err != nil {
		return (&refusal{reason: "earlier", text: "the earlier audit cannot be read: " + err.Error()}).answer()
	}
	return audit.Compare(before, a.figures()).AppendJSON(nil)
}

// chart draws one part of the report in the reader's words.
func (a *auditor) chart(r *request) []byte {
	w, all := wordsOf(r.body), a.figures()
	w.ID = cmp.Or(w.ID, r.name)
	var drawn []byte
	switch r.name {
	case "flow":
		drawn = chart.Flow(&all.Flow, w)
	case "variety":
		drawn = chart.Variety(&all.Variety, w)
	case "anchors":
		drawn = chart.Anchors(&all.Anchors, w)
	case "votes":
		drawn = chart.Votes(&all.Votes, w)
	default:
		return refuse("there is no chart " + strconv.Quote(r.name))
	}
	return append(jsontext.AppendString([]byte(`{"chart":`), string(drawn)), '}')
}

// wordsOf reads lines "key: text". A chart's texts go by the names of their fields; a bin's name by "label." and the name. How the
// reader's language writes numbers and months (and "id" is what a second drawing's own names begin with, the chart's name else): "decimal" is its point, "digits" are its ten, "percent" has a # for the number,
// "months" are the twelve with | between, and "month" has a @ for one of these and a # for the year.
func wordsOf(body []byte) chart.Words {
	said := map[string]string{}
	for line := range bytes.Lines(body) {
		key, text, _ := strings.Cut(strings.TrimRight(string(line), "\n"), ": ")
		said[key] = text
	}
	w := chart.Words{ID: said["id"], Title: said["title"], Desc: said["desc"], Empty: said["empty"], RightToLeft: said["rightToLeft"] == "yes",
		Domains: said["domains"], Votes: said["votes"], New: said["new"], Lost: said["lost"], Usual: said["usual"], Burst: said["burst"],
		Range: said["range"], Others: said["others"], Faint: said["faint"], Full: said["full"]}
	w.Wide, _ = strconv.Atoi(said["wide"])
	n := numerals{decimal: said["decimal"], digits: []rune(said["digits"])}
	w.Number = func(v float64) string { return n.write(math.Round(v*10) / 10) }
	if pattern := said["percent"]; strings.Contains(pattern, "#") {
		w.Percent = func(share float64) string { return strings.Replace(pattern, "#", n.write(math.Round(share*100)), 1) }
	}
	if months := strings.Split(said["months"], "|"); len(months) == 12 {
		w.Month = func(d export.Day) string {
			return strings.NewReplacer("@", months[d.Time().Month()-1], "#", n.write(float64(d.Time().Year()))).Replace(said["month"])
		}
	}
	w.Label = func(name string) string {
		if label, known := said["label."+name]; known {
			return label
		}
		return name
	}
	return w
}

// numerals are how a language writes numbers; the zero value writes digits and a point.
type numerals struct {
	decimal string
	digits  []rune // ten, or Go's
}

func (n numerals) write(v float64) string {
	var b strings.Builder
	for _, r := range strconv.FormatFloat(v, 'f', -1, 64) {
		switch {
		case r == '.' && n.decimal != "":
			b.WriteString(n.decimal)
		case '0' <= r && r <= '9' && len(n.digits) == 10:
			b.WriteRune(n.digits[r-'0'])
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
