package main

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"linkgrade/wasm/audit"
)

// archive is a ZIP archive of files: name, text, name, text…
func archive(t *testing.T, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err == nil {
			_, err = w.Write([]byte(files[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// What Search Console sends as one packed file is read as it is; tables in it that hold no links are passed over, and said to be.
func TestAuditReadsArchives(t *testing.T) {
	latest := "Linking page,Last crawled\nhttps://one.example/a,2026-09-28\nno address,2026-09-28\nhttps://two.example/a,\"Sep 15, 2026\"\n"
	packed := archive(t, "__MACOSX/._x", "x", "Latest links.csv", latest, "Top linked pages - External.csv", "Target page,Incoming links,Linking sites\nhttps://"+auditedSite+"/,12,2\n",
		"sub/Top linking sites.csv.gz", zipped(t, "Site,Linking pages,Target pages\ntwo.example,\"1,240\",3\n"), "Top linking text.csv", "Text\nyachts\n")
	in := write(t, "links.zip", packed)
	code, out, errs := auditCall(t, in, "--site", auditedSite, "--json", "-", "--aside")
	r, err := audit.DecodeReport([]byte(out))
	if code != 0 || err != nil || r.Counts.Domains != 2 || len(r.Files) != 2 || r.Files[0].Name != "links.zip/Latest links.csv" {
		t.Fatalf("exit code %d, %v: %s", code, err, errs)
	}
	for _, want := range []string{"/Latest links.csv: Google Search Console, latest links; UTF-8, commas\n", "/Top linking sites.csv.gz: Google Search Console, top linking sites; UTF-8, commas; packed with gzip\n",
		"links.zip/Top linked pages - External.csv: Google Search Console, top linked pages: it names the site's own pages", "links.zip/Top linking text.csv: no column names",
		"passed over\n", "links.zip: 1 row could not be read\n  Latest links.csv, line 3: “no address” is no address"} {
		if !strings.Contains(errs, want) {
			t.Errorf("standard error lacks %q: %s", want, errs)
		}
	}
	if kept := read(t, asideName(in)); !strings.Contains(kept, "Latest links.csv") || !strings.Contains(kept, "no address") {
		t.Errorf("kept aside: %s", kept)
	}
	if code, piped, errs := call(t, packed, "audit", "-", "--data=", "--profile=", "--at", "1795000000", "--site", auditedSite, "--json", "-"); code != 0 ||
		piped != strings.ReplaceAll(out, "links.zip/", "standard input/") {
		t.Errorf("through a pipe: exit code %d, another report: %s", code, errs)
	}
	fault := strings.Index(packed, "Latest links.csv") + len("Latest links.csv") + 20
	sealed := archive(t, "a.csv", latest)
	flags := strings.Index(sealed, "PK\x01\x02") + 8
	sealed = sealed[:flags] + string(sealed[flags]|1) + sealed[flags+1:]
	damaged := packed[:fault] + "\xFF\xFF\xFF" + packed[fault+3:]
	for title, c := range map[string]struct{ text, want string }{
		"nothing in it":           {archive(t), "no file in it holds links; export backlinks or referring domains"},
		"no links in it":          {archive(t, "a.png", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), "no file in it holds links; export backlinks or referring domains"},
		"an archive in it":        {archive(t, "a.zip", packed), "an archive in an archive; unpack it first"},
		"a text that is not it":   {archive(t, "mimetype", "application/vnd.oasis", "content.xml", "<a/>"), "save it as .xlsx or as CSV"},
		"an archive that is half": {packed[:len(packed)/2], "not an Excel workbook that can be read"},
		"encrypted":               {sealed, "x.zip/a.csv: it is encrypted; unpack the archive yourself and name the file"},
		"an archive with a fault": {damaged, "Latest links.csv: the archive is not whole"},
	} {
		if code, _, errs := auditCall(t, write(t, "x.zip", c.text), "--site", auditedSite); code != 1 || !strings.Contains(errs, c.want) {
			t.Errorf("%s: exit code %d, %s", title, code, errs)
		}
	}
}

// An export of another site says nothing of this one, and says so.
func TestAuditSaysWhereLinksLead(t *testing.T) {
	const head = "Source url,Target url,Anchor,Source title\n"
	row := func(from, to string) string { return "https://" + from + "/a,https://" + to + "/b,x,y\n" }
	ours := write(t, "ours.csv", head+row("one.com", auditedSite)+row("two.com", "third.com")+row(auditedSite, auditedSite))
	theirs := write(t, "theirs.csv", head+row("one.com", "rival.com")+row("three.com", "www.rival.com"))
	mixed := write(t, "mixed.csv", head+row("four.com", "rival.com")+row("five.com", "third.com"))
	page := filepath.Join(t.TempDir(), "r.html")
	for _, c := range []struct {
		title string
		args  []string
		code  int
		want  string // of standard error
	}{
		{"some lead elsewhere", []string{ours}, 0, "ours.csv: rows that lead to other sites (third.com most of all), which are not counted: 1 of 3\n"},
		{"some are its own", []string{ours}, 0, "ours.csv: rows of links from the site itself, which are not counted: 1 of 3\n"},
		{"another of the owner's links to it", []string{write(t, "b.csv", head+row("friend.com", auditedSite)), "--own", "friend.com"}, 0, "b.csv: Semrush, backlinks; UTF-8, commas\n"},
		{"it links to another of the owner's", []string{write(t, "c.csv", head+row("one.com", "friend.com")), "--own", "friend.com"}, 0, "c.csv: Semrush, backlinks; UTF-8, commas\n"},
		{"another site's", []string{theirs}, 1, "no row is a link from another site to " + auditedSite + "; most lead to rival.com: if that is the site to audit, say --site rival.com\n"},
		{"nothing but its own", []string{write(t, "own.csv", head+row(auditedSite, auditedSite))}, 1, "no row is a link from another site to " + auditedSite + "; export the backlinks of that site\n"},
		{"a rival's", []string{ours, "--rival", "rival.com=" + theirs}, 0, ""},
		{"a rival's among others", []string{ours, "--rival", "rival.com=" + mixed}, 0, "mixed.csv: rows that lead to other sites than rival.com, which are not counted: 1 of 2\n"},
		{"another rival's", []string{ours, "--rival", "other.com=" + theirs}, 1, "theirs.csv: no row of it is a link to other.com; most lead to rival.com: is it --rival rival.com=FILE?\n"},
		{"the site's own for a rival's", []string{write(t, "a.csv", head+row("one.com", auditedSite)), "--rival", "other.com=" + ours}, 1,
			"ours.csv: no row of it is a link to other.com; most lead to " + auditedSite + ", which is audited: give --rival an export of other.com's links\n"},
		{"a rival's that does not say", []string{ours, "--rival", "rival.com=" + write(t, "list.txt", "six.com\nseven.com\n")}, 0, "list.txt: it does not say where its links lead; they are taken for links to rival.com\n"},
	} {
		code, out, errs := auditCall(t, append(c.args, "--site", auditedSite, "--html", page)...)
		_, err := os.Stat(page)
		if os.Remove(page); code != c.code || !strings.Contains(errs, c.want) || (err == nil) != (code == 0) {
			t.Errorf("%s: exit code %d, page %v, %s; want %d, %q", c.title, code, err, errs, c.code, c.want)
		}
		if strings.Contains(out, "five.com links to") || c.title == "a rival's among others" && !strings.Contains(out, "four.com links to rival.com") {
			t.Errorf("%s: %s", c.title, out)
		}
	}
}

// "-" is standard output for each result alone, and nothing else is written there.
func TestAuditToStandardOutput(t *testing.T) {
	in := exportOf(t, auditedSite, 3000)
	dir := t.TempDir()
	t.Chdir(dir)
	code, page, errs := auditCall(t, in, "--site", auditedSite, "--html", "-")
	if code != 0 || !strings.HasPrefix(page, "<!doctype html>") || !strings.HasSuffix(page, "</html>\n") {
		t.Errorf("--html -: exit code %d, %.100s, %s", code, page, errs)
	}
	existing := write(t, "d.txt", "# mine\ndomain:promo1.xyz\n")
	code, out, errs := auditCall(t, in, "--site", auditedSite, "--disavow", "-", "--existing", existing)
	if code != 0 || !strings.HasPrefix(out, "# mine\ndomain:promo1.xyz\n\n# Linkgrade, ") || strings.Count(out, "\ndomain:") != 191 || !strings.Contains(errs, "the disavow file: 190 lines added.") {
		t.Errorf("--disavow -: exit code %d, %.200s, %s", code, out, errs)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("%v, %v is left in the folder", err, left)
	}
}

// A result that is there keeps who may read it, and a link to it stays one; one that is read-only is not replaced.
func TestAuditWritesOverFiles(t *testing.T) {
	in := exportOf(t, auditedSite, 30)
	file := write(t, "r.html", "old") // which its owner alone may read
	link := filepath.Join(t.TempDir(), "link.html")
	if err := os.Symlink(file, link); err != nil {
		t.Fatal(err)
	}
	code, _, errs := auditCall(t, in, "--site", auditedSite, "--html", link)
	info, err := os.Stat(file)
	if err != nil {
		t.Fatal(err)
	}
	if at, err := os.Readlink(link); code != 0 || err != nil || at != file || info.Mode().Perm() != 0o600 || !strings.Contains(read(t, file), "</html>") {
		t.Errorf("exit code %d, %v, %v: %s", code, err, info.Mode(), errs)
	}
	if err := os.Chmod(file, 0o400); err != nil {
		t.Fatal(err)
	}
	if code, _, errs := auditCall(t, in, "--site", auditedSite, "--html", file); code != 1 || !strings.Contains(errs, "it is read-only; name another file with --html") {
		t.Errorf("read-only: exit code %d, %s", code, errs)
	}
}

// Dates that may be read in two ways are said, and how to have them read in the other; those that are none are counted.
func TestAuditSaysHowDatesAreRead(t *testing.T) {
	in := write(t, "links.csv", "Linking page,Last crawled\nhttps://one.com/,04/05/2026\nhttps://two.com/,2026-13\n")
	for _, c := range []struct {
		args []string
		want string
		day  string
	}{
		{nil, "read month first (--day-first reads them day first)\n", "2026-04-05"},
		{[]string{"--day-first"}, "dates of numbers alone are read day first\n", "2026-05-04"},
		{[]string{"--day-first=no"}, "dates of numbers alone are read month first\n", "2026-04-05"},
	} {
		code, out, errs := auditCall(t, append(c.args, in, "--site", auditedSite, "--json", "-")...)
		if code != 0 || !strings.Contains(errs, c.want) || !strings.Contains(out, `"last":"`+c.day+`"`) || !strings.Contains(errs, "links.csv: 1 date could not be read; what they say is unknown; the first is in line 3: 2026-13\n") {
			t.Errorf("%q: exit code %d, %s", c.args, code, errs)
		}
	}
}
