package sheet

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"io"
	"slices"
)

// page writes a web page of its own: no address in it is loaded, its script is its own, and without it the table is there in
// the order in which it was written. Spreadsheets open such pages too, so none of its cells is a formula either.
type page struct {
	w       io.Writer
	columns []Column
}

//go:embed page.css
var pageStyle string

// Sorting is the script by which every table of a page is sorted, with buttons in its headings. A number's cell has the class
// n, and where its text is not the number itself, data-value.
//
//go:embed page.js
var Sorting string

// pageParts are the page's head, one row, and its end. The policy lets it load nothing and run one script.
var pageParts = template.Must(template.New("").Parse(`
{{- define "head"}}<!doctype html>
<html lang="{{.Lang}}">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{{.StyleHash}}'; script-src '{{.ScriptHash}}'">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>{{.Title}}</title>
<style>{{.Style}}</style>
<h1>{{.Title}}</h1>
{{range .About}}<p>{{.}}
{{end}}<div class="scroll" role="region" aria-label="{{.Title}}" tabindex="0">
<table>
<thead><tr>{{range .Columns}}<th scope="col">{{.Title}}</th>{{end}}</tr></thead>
<tbody>
{{end}}
{{- define "row"}}<tr>{{range .}}<td{{with .Class}} class="{{.}}"{{end}}>{{if .IsLink}}<a href="{{.Text}}" rel="noreferrer noopener nofollow">{{.Text}}</a>{{else}}{{.}}{{end}}</td>{{end}}</tr>
{{end}}
{{- define "end"}}</tbody>
</table>
</div>
<script>{{.}}</script>
</html>
{{end}}`))

func newPage(w io.Writer, t Table) (*page, error) {
	t.Columns = slices.Clone(t.Columns)
	for i := range t.Columns {
		t.Columns[i].Title = notFormula(oneLine(t.Columns[i].Title))
	}
	p := &page{w: w, columns: t.Columns}
	return p, pageParts.ExecuteTemplate(w, "head", struct {
		Table
		Style                 template.CSS
		StyleHash, ScriptHash string
	}{t, template.CSS(pageStyle), PolicyHash(pageStyle), PolicyHash(Sorting)})
}

// longText is from how many bytes a text gets a wide column.
const longText = 60

// Class is a cell's class in a web page; the template asks for it.
func (c Cell) Class() string {
	switch {
	case c.IsNumber:
		return "n"
	case c.IsLink:
		return "link"
	case len(c.Text) > longText:
		return "long"
	}
	return ""
}

// PolicyHash is what a page's policy calls a style sheet or a script by: sha256-…
func PolicyHash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

func (p *page) Row(cells []Cell) error {
	out := make([]Cell, len(cells))
	for i, c := range cells {
		if c.Text = notFormula(oneLine(c.Text)); !LooksAddress(c.Text) {
			c.IsLink = false
		}
		out[i] = c
	}
	return pageParts.ExecuteTemplate(p.w, "row", out)
}

func (p *page) Close() error {
	return pageParts.ExecuteTemplate(p.w, "end", template.JS(Sorting))
}
