package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"linkgrade/server/cmd/linkgrade/auditpage"
	"linkgrade/server/cmd/linkgrade/sheet"
	"linkgrade/wasm/audit"
	"linkgrade/wasm/audit/export"
	"linkgrade/wasm/table"
)

// maxReport is how large an earlier report may be, in bytes.
const maxReport = 512 << 20

// audited is what comes of a call.
type audited struct {
	*audit.Report
	changes *audit.Changes // nil where nothing was compared
	apart   []string       // what else is different from the audit it was compared with
	disavow *disavowing
}

// run audits: all is read and judged before anything is written, and the disavow file comes last.
func (f *auditFlags) run(ctx context.Context, p program) (err error) {
	o, err := f.options(p)
	if err != nil {
		return err
	}
	own := ownNames(&o)
	if err := f.wrongRival(own); err != nil {
		return err
	}
	before, err := f.earlier(o.Site.String())
	if err != nil {
		return err
	}
	d, err := f.openDisavow(p)
	if err != nil {
		return err
	}
	o.Disavowed = d.disavowed()
	a := audit.Begin(o)
	in := f.reader(a, o.Site, own, p)
	defer func() { err = errors.Join(err, in.dropAside()) }()
	if err := in.readAll(ctx); err != nil {
		return err
	}
	r := &audited{Report: a.Report(), disavow: d}
	if before != nil {
		r.changes, r.apart = audit.Compare(before, r.Report), auditpage.Apart(before, r.Report)
	}
	over := d.merge(r.Report, p.err)
	if err := errors.Join(f.write(r, p), in.placeAside()); err != nil {
		return err
	}
	if over != nil {
		return fmt.Errorf("%w; nothing was changed in it", over)
	}
	return d.write(f.summaryTo(p), p.out)
}

// earlier is the report to compare with; nil where none is.
func (f *auditFlags) earlier(site string) (*audit.Report, error) {
	if f.since == "" {
		return nil, nil
	}
	file, err := openInput(f.since)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	text, _, err := table.Decode(file) // a shell may have written it in UTF-16
	if err != nil {
		return nil, fmt.Errorf("%s: it cannot be read: %w", f.since, whyOf(err))
	}
	b, err := readBounded(f.since, text, maxReport)
	if err != nil {
		return nil, err
	}
	r, err := audit.DecodeReport(b)
	if err != nil {
		return nil, fmt.Errorf("%s: %w; give --since a whole file that an earlier audit wrote with --json", f.since, err)
	}
	if r.Site != site {
		return nil, fmt.Errorf("%s: an audit of %s, not of %s; give --since an earlier audit of the same site", f.since, r.Site, site)
	}
	return r, nil
}

// write writes what was asked for but the disavow file.
func (f *auditFlags) write(r *audited, p program) error {
	asJSON := func(w io.Writer) error { _, err := w.Write(append(r.AppendJSON(nil), '\n')); return err }
	asPage := func(w io.Writer) error {
		return auditpage.Write(w, auditpage.Page{Report: r.Report, Changes: r.changes, Apart: r.apart, Disavow: r.disavow.says()})
	}
	asTable := func(w io.Writer) error {
		return writeTable(w, filepath.Ext(f.out), auditTable(r.Report), func(row func([]sheet.Cell) error) error { return eachDomain(r.Report, row) })
	}
	err := errors.Join(writeResult(f.json, p, asJSON), writeResult(f.html, p, asPage), writeResult(f.out, p, asTable))
	if err == nil && len(f.piped()) == 0 {
		err = printAudit(p.out, r)
	}
	return err
}

// writeResult writes a result to its file, in one step, or to standard output; nothing where none is asked for.
func writeResult(name string, p program, write func(io.Writer) error) error {
	switch name {
	case "":
		return nil
	case stdStream:
		return write(p.out)
	}
	return writeWhole(name, write)
}

// auditTable is the table of referring domains.
func auditTable(r *audit.Report) sheet.Table {
	t := sheet.Table{Title: "Links to " + r.Site, Lang: "en", About: []string{
		fmt.Sprintf("%s effective votes from %s.", votesSum(&r.Votes), plural(r.Counts.Domains, "referring domain")),
		"The strongest votes first. A full vote is a followed link in the text of a respected site about the same subject.",
	}}
	if r.Unlisted > 0 {
		t.About = append(t.About, fmt.Sprintf("%s over the bound of the list: those to look at and the strongest are here.", plural(r.Unlisted, "domain")))
	}
	for _, title := range []string{"Domain", "Advice", "Vote", "Reasons", "Kind", "Looks", "Authority", "Relevance", "Rank by tools", "Pages", "Links", "First seen", "Last seen", "Lost",
		"Followed", "Sponsored", "UGC", "Sitewide", "Anchor", "Anchor's form", "Linking page", "Its title", "Target", "Lists say", "Tools", "Never disavowed", "In disavow file"} {
		t.Columns = append(t.Columns, sheet.Column{Title: title, Field: strings.ReplaceAll(strings.ToLower(strings.ReplaceAll(title, "'", "")), " ", "_")})
	}
	return t
}

// eachDomain gives each referring domain as a row.
func eachDomain(r *audit.Report, row func([]sheet.Cell) error) error {
	for i := range r.Domains {
		if err := row(domainCells(&r.Domains[i])); err != nil {
			return err
		}
	}
	return nil
}

func domainCells(d *audit.Domain) []sheet.Cell {
	anchor, form, looks := "", "", ""
	if len(d.Anchors) > 0 {
		anchor, form = d.Anchors[0].Text, d.Anchors[0].Class
	}
	if d.Origin != audit.Unclear {
		looks = d.Origin.String()
	}
	advice := d.Advice.String()
	if d.Gone {
		advice = "gone"
	}
	return []sheet.Cell{sheet.Text(d.Name), sheet.Text(advice), scoreCell(d.Vote, 3), sheet.Text(reasonTexts(d.Reasons)), sheet.Text(d.Type.String()), sheet.Text(looks),
		scoreCell(d.Authority, 0), scoreCell(d.Relevance, 2), scoreCell(d.Rank, 0), sheet.Number(float64(d.Pages), 0), sheet.Number(float64(d.Links), 0),
		sheet.Text(d.First.String()), sheet.Text(d.Last.String()), sheet.Text(d.Lost.String()),
		knownCell(d.Follow), knownCell(d.Sponsored), knownCell(d.UGC), yesNo(d.Sitewide), sheet.Text(anchor), sheet.Text(form), sheet.Link(d.Example), sheet.Text(d.Title), sheet.Link(d.Target),
		sheet.Text(strings.Join(d.Categories, ", ")), sheet.Text(strings.Join(d.Tools, ", ")), sheet.Text(d.Guard), yesNo(d.Disavowed)}
}

func scoreCell(s audit.Score, decimals int) sheet.Cell {
	if !s.Known {
		return sheet.Cell{}
	}
	return sheet.Number(s.Value, decimals)
}

func knownCell(k export.Known) sheet.Cell {
	if k == export.Unknown {
		return sheet.Cell{}
	}
	return yesNo(k == export.Yes)
}

func reasonTexts(all []audit.Reason) string {
	texts := make([]string, len(all))
	for i, r := range all {
		texts[i] = r.Text
	}
	return strings.Join(texts, "; ")
}
