package main

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"linkgrade/wasm/audit"
)

// audited calls "linkgrade audit" without a profile and with the data inside the program, on a fixed day.
func auditCall(t *testing.T, args ...string) (code int, out, errs string) {
	t.Helper()
	return call(t, "", append([]string{"audit", "--data=", "--profile=", "--at", "1795000000"}, args...)...)
}

const auditedSite = "harbour-yachts.com"

func TestAuditWritesWhatIsAskedFor(t *testing.T) {
	in := exportOf(t, auditedSite, 3000)
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	code, out, errs := auditCall(t, in, "--site", "https://www."+auditedSite+"/boats", "--html", at("r.html"), "--json", at("r.json"), "--out", at("t.csv"), "--disavow", at("d.txt"))
	if code != 0 {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	for _, want := range []string{"backlinks.csv: Ahrefs, backlinks; UTF-8, commas\n"} {
		if !strings.Contains(errs, want) {
			t.Errorf("standard error lacks %q: %s", want, errs)
		}
	}
	for _, want := range []string{auditedSite + ": ", " effective votes from 693 referring domains (3,000 links)\n", "1 burst", "looks attacked", "a disavow file is pointless",
		"\nto disavow\n", "… and 186 more", "\n  + domain:promo0.xyz\n", "d.txt: 191 lines added. It disavows 191 sites and 0 pages now. The advice is not to send it"} {
		if !strings.Contains(out, want) {
			t.Errorf("the summary lacks %q:\n%s", want, out)
		}
	}
	r, err := audit.DecodeReport([]byte(read(t, at("r.json"))))
	if err != nil || r.Site != auditedSite || r.Counts.Domains != 693 || r.At != 1795000000 {
		t.Errorf("the report: %v, %+v", err, r.Counts)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(read(t, at("t.csv")), "\uFEFF"))).ReadAll()
	if err != nil || len(rows) != 694 || rows[0][0] != "Domain" || len(rows[1]) != len(rows[0]) {
		t.Errorf("the table: %v, %d rows", err, len(rows))
	}
	if d := read(t, at("d.txt")); strings.Count(d, "\ndomain:") != 191 || !strings.HasPrefix(d, "# Linkgrade, 2026-11-18: ") {
		t.Errorf("the disavow file: %.300s", d)
	}
	if code, again, _ := auditCall(t, in, "--site", auditedSite, "--json", "-"); code != 0 || again != read(t, at("r.json")) {
		t.Errorf("exit code %d, the same call writes another report", code)
	}
}

// What no file says is unknown, an export of another site has no advice, and nobody knows of a manual action but the owner.
func TestAuditSaysWhatIsUnknown(t *testing.T) {
	latest := write(t, "latest.csv", "Linking page,Last crawled\nhttps://one.example/a,2026-09-28\n")
	if code, out, errs := auditCall(t, latest, "--site", auditedSite); code != 0 || !strings.HasPrefix(out, auditedSite+": unknown effective votes from 1 referring domain ") {
		t.Errorf("latest links: exit code %d, %s%s", code, out, errs)
	}
	none := write(t, "none.csv", "Linking page,Last crawled\n")
	if code, out, errs := auditCall(t, none, "--site", auditedSite); code != 0 || !strings.Contains(out, "No link to the site was read") || strings.Contains(out, "pointless") ||
		!strings.Contains(errs, "none.csv: headings, and no row under them\n") {
		t.Errorf("no link: exit code %d, %s%s", code, out, errs)
	}
	in := exportOf(t, auditedSite, 3000)
	for action, want := range map[string]string{"no": "  a disavow file is pointless", "yes": "  a disavow file is needed"} {
		if code, out, errs := auditCall(t, in, "--site", auditedSite, "--manual-action="+action); code != 0 || !strings.Contains(out, want) {
			t.Errorf("a manual action, %s: exit code %d, %s%s", action, code, out, errs)
		}
	}
	if code, out, errs := auditCall(t, in, "--site", auditedSite); code != 0 || !strings.Contains(out, "unless there is a manual action, a disavow file is pointless") {
		t.Errorf("nobody said: exit code %d, %s%s", code, out, errs)
	}
}

func TestAuditSince(t *testing.T) {
	early, late := exportOf(t, auditedSite, 3000), ""
	dir := t.TempDir()
	report := filepath.Join(dir, "before.json")
	text := read(t, early)
	late = write(t, "late.csv", text+"New friends,https://www.fresh-friend.com/a,en,wordpress,200,50,3,https://"+auditedSite+"/,,Harbour Yachts,,text,false,false,false,2026-11-21 00:00:00,2026-11-22 00:00:00,\n")
	if code, _, errs := auditCall(t, early, "--site", auditedSite, "--json", report); code != 0 {
		t.Fatal(errs)
	}
	page := filepath.Join(dir, "r.html")
	code, out, errs := auditCall(t, late, "--site", auditedSite, "--since", report, "--html", page)
	if code != 0 || !strings.Contains(out, "Since 18 November 2026: 1 new domain, 0 lost") || !strings.Contains(out, "+ fresh-friend.com") {
		t.Errorf("exit code %d: %s%s", code, out, errs)
	}
	if !strings.Contains(read(t, page), "What has changed") {
		t.Error("the page does not say what has changed")
	}
	if code, _, errs := auditCall(t, late, "--site", "other.com", "--since", report); code != 1 || !strings.Contains(errs, "an audit of "+auditedSite+", not of other.com") {
		t.Errorf("another site: exit code %d, %s", code, errs)
	}
	if code, _, errs := auditCall(t, late, "--site", auditedSite, "--since", late); code != 1 || !strings.Contains(errs, "late.csv: ") {
		t.Errorf("no report: exit code %d, %s", code, errs)
	}
}

func TestAuditRefuses(t *testing.T) {
	in := exportOf(t, auditedSite, 30)
	dir := t.TempDir()
	whole := zipped(t, read(t, in))
	none := write(t, "none.csv", "Linking page,Last crawled\n")
	twin := filepath.Join(dir, "twin.csv")
	if err := os.Symlink(in, twin); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		title string
		args  []string
		code  int
		want  string
	}{
		{"no file", []string{"--site", "a.com"}, 2, "give one export"},
		{"no site", []string{in}, 2, "--site example.com"},
		{"a suffix", []string{in, "--site", "co.uk"}, 1, "public suffix"},
		{"a folder", []string{dir, "--site", "a.com"}, 1, "a folder; name a file in it"},
		{"half a packed file", []string{write(t, "half.csv.gz", whole[:len(whole)/2]), "--site", "a.com"}, 1, "not a whole gzip file"},
		{"a workbook that is none", []string{write(t, "b.xlsx", "PK\x03\x04 and no more"), "--site", "a.com"}, 1, "not an Excel workbook"},
		{"nothing in it", []string{write(t, "empty.csv", ""), "--site", "a.com"}, 1, "there is nothing in it"},
		{"no such file", []string{in, "not-there.csv", "--site", "a.com"}, 1, "not-there.csv: there is no such file"},
		{"a result over an input", []string{in, "--site", "a.com", "--json", in}, 1, "is read and would be written"},
		{"by another name", []string{in, "--site", "a.com", "--html", twin}, 1, "is read and would be written"},
		{"over the earlier report", []string{in, "--site", "a.com", "--since", twin, "--json", in}, 1, "is read and would be written"},
		{"no earlier report", []string{in, "--site", auditedSite, "--since", in + "x"}, 1, "x: there is no such file"},
		{"a folder for an earlier report", []string{in, "--site", auditedSite, "--since", dir}, 1, "a folder; name a file in it"},
		{"half an earlier report", []string{in, "--site", auditedSite, "--since", write(t, "half.json", `{"version":1,"site"`)}, 1, "give --since a whole file that an earlier audit wrote with --json"},
		{"a folder for a result", []string{in, "--site", auditedSite, "--disavow", dir}, 1, "a folder; name a file in it with --disavow"},
		{"two results in one stream", []string{in, "--site", auditedSite, "--html", "-", "--json", "-"}, 2, "--html and --json cannot both go to standard output"},
		{"rows kept beside a stream", []string{"-", "--site", auditedSite, "--aside"}, 2, "standard input is none"},
		{"the site itself for a rival", []string{in, "--site", auditedSite, "--rival", auditedSite + "=" + none}, 1, "name a competitor"},
		{"one file for both", []string{in, "--site", auditedSite, "--rival", "b.com=" + twin}, 2, "that file is given as the audited site's, too"},
		{"no rival's file", []string{in, "--site", auditedSite, "--rival", "b.com=none.csv"}, 1, "none.csv: there is no such file"},
		{"two results in one file", []string{in, "--site", "a.com", "--html", filepath.Join(dir, "x"), "--json", filepath.Join(dir, ".", "x")}, 1, "would be written twice"},
		{"a result in no folder", []string{in, "--site", "a.com", "--html", filepath.Join(dir, "no", "x.html")}, 1, "there is no such folder; make it, or name another file with --html"},
		{"an ending of no table", []string{in, "--site", "a.com", "--out", "x.doc"}, 2, "one of .csv"},
		{"an old file and no new one", []string{in, "--site", "a.com", "--existing", in}, 2, "--existing needs --disavow"},
		{"half a rival", []string{in, "--site", "a.com", "--rival", "b.com"}, 2, "name=FILE"},
		{"neither yes nor no", []string{in, "--site", "a.com", "--bought=perhaps"}, 2, "say yes or no"},
		{"an old file that is no text", []string{in, "--site", auditedSite, "--disavow", write(t, "d.txt", "d\x00o\x00")}, 1, "not a text"},
	} {
		code, out, errs := auditCall(t, c.args...)
		if code != c.code || !strings.Contains(errs, c.want) || out != "" {
			t.Errorf("%s: exit code %d, %q, %q; want %d, %q", c.title, code, out, errs, c.code, c.want)
		}
	}
}

func TestAuditReadsPackedFilesAndRivals(t *testing.T) {
	text := read(t, exportOf(t, auditedSite, 3000))
	packed := write(t, "links.csv.gz", zipped(t, text))
	rival := write(t, "rival.csv", strings.ReplaceAll(strings.ReplaceAll(text, auditedSite, "rival-boats.com"), "www.site", "www.elsewhere"))
	code, out, errs := auditCall(t, packed, packed, "--site", auditedSite, "--rival", "rival-boats.com="+rival, "--own", "friend.com,site5.com", "--manual-action")
	for _, want := range []string{"packed with gzip", "is given twice; it is read once"} {
		if !strings.Contains(errs, want) {
			t.Errorf("standard error lacks %q: %s", want, errs)
		}
	}
	for _, want := range []string{"(3,000 links)", "links to rival-boats.com", "a disavow file is needed"} {
		if code != 0 || !strings.Contains(out, want) {
			t.Errorf("exit code %d, the summary lacks %q: %s", code, want, out)
		}
	}
}

func TestAuditKeepsRowsAside(t *testing.T) {
	in := write(t, "links.csv", read(t, exportOf(t, auditedSite, 40))+"title,no address at all,en\n\"=1+1\",%%%,x\na\nb\nc\n")
	code, _, errs := auditCall(t, in, "--site", auditedSite)
	if code != 0 || !strings.Contains(errs, "links.csv: 5 rows could not be read\n  line 42: ") || !strings.Contains(errs, "--aside keeps all of them in "+asideName(in)) {
		t.Errorf("exit code %d: %s", code, errs)
	}
	if _, err := os.Stat(asideName(in)); err == nil {
		t.Error("rows are kept that nobody asked for")
	}
	if code, _, errs = auditCall(t, in, "--site", auditedSite, "--aside"); code != 0 || !strings.Contains(errs, "that could not be read are in "+asideName(in)) {
		t.Errorf("exit code %d: %s", code, errs)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(read(t, asideName(in)), "\uFEFF"))).ReadAll()
	if err != nil || len(rows) != 6 || rows[1][0] != "42" || rows[2][2][0] != '\'' {
		t.Errorf("%v: %q", err, rows)
	}
	if code, _, errs := auditCall(t, in, asideName(in), "--site", auditedSite, "--aside"); code != 1 || !strings.Contains(errs, "is read and would be written") {
		t.Errorf("kept rows as an input: exit code %d, %s", code, errs)
	}
}

// An audit that comes to no end leaves no rows aside, nor anything else, and the ones of before as they were.
func TestAuditThatFailsKeepsNothingAside(t *testing.T) {
	in := write(t, "links.csv", "Source url,Target url,Anchor,Source title\nhttps://one.com/a,https://third.com/,x,y\nno address,https://third.com/,x,y\n")
	before := "rows of before"
	if err := os.WriteFile(asideName(in), []byte(before), 0o600); err != nil {
		t.Fatal(err)
	}
	code, _, errs := auditCall(t, in, "--site", auditedSite, "--aside")
	left, err := os.ReadDir(filepath.Dir(in))
	if code != 1 || !strings.Contains(errs, "say --site third.com") || strings.Contains(errs, "that could not be read are in") || read(t, asideName(in)) != before || err != nil || len(left) != 2 {
		t.Errorf("exit code %d, %d files, %v: %s", code, len(left), err, errs)
	}
}

// What an export says is text in every result: no formula, no tag, no address but of the web.
func TestAuditHostileCells(t *testing.T) {
	evil := []string{`=HYPERLINK("http://evil.com")`, "+1", "-1", "@SUM(A1)", "<script>alert(1)</script>", "\u202eevil", "</style><img src=x>"}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	if err := w.Write(exportHead); err != nil {
		t.Fatal(err)
	}
	for i, s := range evil {
		host := string(rune('a'+i)) + "-site.com"
		if err := w.Write([]string{s, "https://" + host + "/?q=<script>", s, s, "200", "5", "1", "https://" + auditedSite + "/" + s, s, s, s, "text", "false", "false", "false", "2026-01-05 00:00:00", "", ""}); err != nil {
			t.Fatal(err)
		}
	}
	w.Flush()
	in := write(t, "=evil.csv", b.String())
	dir := t.TempDir()
	table, page := filepath.Join(dir, "t.csv"), filepath.Join(dir, "p.html")
	if code, out, errs := auditCall(t, in, "--site", auditedSite, "--out", table, "--html", page); code != 0 || strings.ContainsRune(out+errs, '\u202e') {
		t.Fatalf("exit code %d: %s%s", code, out, errs)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(read(t, table), "\uFEFF"))).ReadAll()
	if err != nil || len(rows) != len(evil)+1 {
		t.Fatalf("%v: %d rows", err, len(rows))
	}
	for _, row := range rows {
		for _, cell := range row {
			if cell != "" && strings.ContainsRune("=+-@", rune(cell[0])) {
				t.Errorf("a cell is a formula: %q", cell)
			}
		}
	}
	checkPage(t, read(t, page))
}

// checkPage holds that a page has no element, no handler and no address that is not ours.
func checkPage(t *testing.T, text string) {
	t.Helper()
	known := strings.Fields("html head meta title style body header h1 h2 h3 bdi p main ul li span strong section dl div dt dd svg desc defs pattern rect text polyline details summary table thead tbody tr th td a footer script")
	scripts := 0
	for z := html.NewTokenizer(strings.NewReader(text)); z.Next() != html.ErrorToken; {
		token := z.Token()
		if token.Type != html.StartTagToken && token.Type != html.SelfClosingTagToken {
			continue
		}
		if token.Data == "script" {
			scripts++
		}
		if !slices.Contains(known, token.Data) {
			t.Errorf("the page has <%s>", token.Data)
		}
		for _, a := range token.Attr {
			if a.Key == "src" || a.Key == "style" || strings.HasPrefix(a.Key, "on") || a.Key == "href" && !strings.HasPrefix(a.Val, "http") {
				t.Errorf("<%s %s=%q>", token.Data, a.Key, a.Val)
			}
		}
	}
	if scripts != 1 || !strings.Contains(text, `content="default-src 'none'; style-src 'sha256-`) {
		t.Errorf("%d scripts, or no policy", scripts)
	}
}
