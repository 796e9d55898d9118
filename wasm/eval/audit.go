package main

import (
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"linkgrade/wasm/audit"
	"linkgrade/wasm/audit/export"
	"linkgrade/wasm/audit/simulated"
	"linkgrade/wasm/domain"
	"linkgrade/wasm/eval/apart"
	"linkgrade/wasm/grade"
	"linkgrade/wasm/trust"
)

// audited are the exports there are, together where they are of one site.
var audited = []struct {
	site  string
	files []string
}{
	{"bloomeroo.com.au", []string{"ahrefs/bloomeroo-au_backlinks_csv_utf8.csv"}},
	{"ngwindows.com", []string{"ahrefs/ngwindows_backlinks_utf8_tsv_sample.tsv", "ahrefs/ngwindows_refdomains_sample.tsv"}},
	{"strique.io", []string{"dataforseo/backlinks_backlinks.json", "dataforseo/backlinks_referring_domains.json"}},
	{"calendly.com", []string{"semrush/backlinks_partial.csv.gz"}},
}

// records make an edition's names an audit's.
type records struct{ names grade.Lookup }

func (r records) Lookup(n domain.Name) (trust.Record, bool) { return r.names.Lookup(n) }

// Ranked is about how many names the lists at hand rank.
func (records) Ranked() int { return 1_000_000 }

// profiles prints how well profiles whose truth is known are told apart: of the world that constants were set on, and of one that
// nothing was set by.
func profiles(w io.Writer) error {
	const each = 150
	for _, world := range []struct {
		name string
		of   *simulated.World
	}{{"the world that constants are set on", &simulated.Dev}, {"a held-out world: other rates, sizes, mixes, anchors and suffixes", &simulated.HeldOut}} {
		fmt.Fprintf(w, "\nsimulated profiles, %d of each kind, of %s (policy %s)\n", each, world.name, audit.Version)
		if err := apart.Judge(world.of, apart.Seed, each).Print(w); err != nil {
			return err
		}
	}
	return nil
}

// audits prints what the audit says of the exports there are, and of names on published lists.
func audits(w io.Writer, data string) error {
	known, err := listKnowledge(data)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "\nexports of four sites, with an edition of the rank lists and blocklists there are files of (policy %s)\n", audit.Version)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "site\trows\taside\telsewhere\tdomains\tlinks\tvotes\teffective\tlook\tconfidence\tkeep\tcheck\tdisavow\tguarded")
	for _, s := range audited {
		r, err := auditSite(known, filepath.Join(data, "data", "backlink-exports"), s.site, s.files)
		if err != nil {
			return err
		}
		aside, elsewhere := 0, 0
		for _, f := range r.Files {
			aside, elsewhere = aside+f.Aside, elsewhere+f.Elsewhere
		}
		fmt.Fprintf(t, "%s\t%d\t%d\t%d\t%d\t%d\t%.2f\t%.1f\t%v\t%.2f\t%d\t%d\t%d\t%d\n", s.site, r.Counts.Rows, aside, elsewhere, r.Counts.Domains, r.Counts.Links,
			r.Votes.Sum, r.Votes.Shannon, r.Look.Verdict, r.Look.Confidence, r.Advice.Keep, r.Advice.Check, r.Advice.Remove, r.Advice.Guarded)
	}
	return errors.Join(t.Flush(), listNames(w, known, data))
}

func auditSite(known *knowledge, dir, site string, files []string) (*audit.Report, error) {
	name, err := domain.ParseName(site)
	if err != nil {
		return nil, err
	}
	a := audit.Begin(audit.Options{Site: name, Lookup: records{known.names}})
	for _, path := range files {
		content, err := openPlain(filepath.Join(dir, path))
		if err != nil {
			return nil, err
		}
		defer content.Close()
		f, err := export.Open(path, content)
		if err != nil {
			return nil, err
		}
		id := a.Open(f)
		for row := range f.Rows(&err) {
			a.Take(id, &row)
		}
		if err != nil {
			return nil, err
		}
	}
	return a.Report(), nil
}

// openPlain opens a file, unpacked where its name says it is packed.
func openPlain(path string) (io.ReadCloser, error) {
	f, err := os.Open(path)
	if err != nil || !strings.HasSuffix(path, ".gz") {
		return f, err
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		f.Close()
		return nil, err
	}
	return struct {
		io.Reader
		io.Closer
	}{z, f}, nil
}

// listedNames are lists of names with what is thought of them.
var listedNames = []struct{ name, path string }{
	{"published disavow file", "lists/disavow_published.txt"}, {"referrer spam", "lists/referrer_spam.txt"}, {"Tranco's first 10,000", "ranks/tranco.head.csv"},
	{"Majestic's first 15,000", "ranks/majestic_million.head.csv"},
}

// listNames prints what is said of the names of lists that link to one site, plainly or as the worst junk does.
func listNames(w io.Writer, known *knowledge, data string) error {
	fmt.Fprintln(w, "\nnames of lists as referring domains: with a plain link, and with junk's (an anchor of a casino, a page that break-ins leave) among 100,000 plain ones")
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "list\tnames\tguarded\tplain: check\tdisavow\tjunk's: check\tdisavow\tof them rated")
	honest, err := namesIn(filepath.Join(data, "data", "ranks", "tranco_2023_top100k.csv.gz"))
	if err != nil {
		return err
	}
	for _, l := range listedNames {
		names, err := namesIn(filepath.Join(data, "data", l.path))
		if err != nil {
			return err
		}
		plain, junk := auditNames(known, names, nil), auditNames(known, names, honest)
		top := 0
		for i := range junk.Domains {
			if d := &junk.Domains[i]; d.Advice == audit.Disavow && d.Authority.Known {
				top++
			}
		}
		fmt.Fprintf(t, "%s\t%d\t%d\t%d\t%d\t%d\t%d\t%d\n", l.name, plain.Counts.Domains, plain.Advice.Guarded, plain.Advice.Check, plain.Advice.Remove,
			junk.Advice.Check, junk.Advice.Remove, top)
	}
	return t.Flush()
}

// auditNames are names that link plainly, or, where there are honest others that do so, as junk does.
func auditNames(known *knowledge, names, honest []domain.Name) *audit.Report {
	site, _ := domain.ParseName("bakery.com")
	a := audit.Begin(audit.Options{Site: site, Lookup: records{known.names}})
	f := a.Open(&export.File{Name: "list", Tool: "table"})
	for _, n := range honest {
		row := linkOf(n)
		a.Take(f, &row)
	}
	for _, n := range names {
		row := linkOf(n)
		if len(honest) > 0 {
			row.Page, row.Anchor = "https://"+n.String()+"/wp-content/plugins/x/page.html", "online casino"
		}
		a.Take(f, &row)
	}
	return a.Report()
}

// linkOf is a plain link of a name's.
func linkOf(n domain.Name) export.Row {
	host, _ := domain.ParseHost(n.String())
	return export.Row{Page: "https://" + n.String() + "/blog/a-day-at-the-bakery/", Host: host, Name: n, Title: "A day at " + n.String(), Target: "https://bakery.com/",
		Anchor: "Bakery", HasAnchor: true, Follow: export.Yes, Links: 1}
}

// namesIn are the registrable names of a list: a line's first word that is one, once each.
func namesIn(path string) ([]domain.Name, error) {
	f, err := openPlain(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	seen := map[domain.Name]bool{}
	var out []domain.Name
	s := bufio.NewScanner(f)
	for s.Scan() {
		for cell := range strings.SplitSeq(strings.TrimPrefix(s.Text(), "domain:"), ",") {
			host, err := domain.ParseHost(cell)
			if err != nil || !strings.Contains(cell, ".") || host.IsIP() {
				continue
			}
			if n, ok := host.Name(); ok && !seen[n] {
				seen[n] = true
				out = append(out, n)
			}
			break
		}
	}
	return out, s.Err()
}
