package main

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// exportHead are the columns of Ahrefs' export that are written here.
var exportHead = []string{"Referring page title", "Referring page URL", "Language", "Platform", "Referring page HTTP code", "Domain rating", "External links", "Target URL", "Left context", "Anchor", "Right context",
	"Type", "Nofollow", "UGC", "Sponsored", "First seen", "Last seen", "Lost"}

// writeExport writes an export of rows links to site, as Ahrefs does: sites that came steadily over three years, and in one
// week of the last year as many again, thrown at it: one title, one anchor, cheap names. The same seed gives the same bytes.
func writeExport(out io.Writer, site string, rows int) error {
	b := bufio.NewWriterSize(out, 1<<20)
	w := csv.NewWriter(b)
	if err := w.Write(exportHead); err != nil {
		return err
	}
	random := rand.New(rand.NewPCG(1, 1))
	begin := time.Date(2023, 11, 6, 0, 0, 0, 0, time.UTC)
	for i := range rows {
		one := random.IntN(rows/6 + 1)
		host, title, anchor, kind := fmt.Sprintf("site%d.com", one), "Harbours of the north", "Harbour Yachts", "text"
		day := one * 577 % 1080 // of the site, not of the link
		switch n := random.IntN(20); {
		case n < 5:
			host, title, anchor, day = fmt.Sprintf("promo%d.xyz", random.IntN(rows/15+1)), "Best slots bonus", "online casino", 870+random.IntN(6)
		case n < 9:
			anchor = "https://" + site + "/"
		case n < 12:
			title, anchor = "Where to sail "+strconv.Itoa(i%400), "here"
		case n < 13:
			title, anchor = "Charter prices compared", "yacht charter"
		case n < 14:
			anchor, kind = "", "image"
		}
		first := begin.AddDate(0, 0, day).Format(time.DateTime)
		if err := w.Write([]string{title, fmt.Sprintf("https://www.%s/posts/%d", host, i), "en", "wordpress", "200", strconv.Itoa(random.IntN(60)), strconv.Itoa(random.IntN(90)),
			"https://" + site + []string{"/", "/", "/boats", "/prices"}[random.IntN(4)], "we went with", anchor, "last summer", kind, strconv.FormatBool(random.IntN(4) == 0), "false", "false",
			first, "2026-11-20 00:00:00", ""}); err != nil {
			return err
		}
	}
	w.Flush()
	return b.Flush()
}

// exportOf is a file of such an export.
func exportOf(t testing.TB, site string, rows int) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "backlinks.csv")
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := writeExport(f, site, rows); err != nil {
		t.Fatal(err)
	}
	return name
}

// TestSampleIsAsTheREADMEsSay audits the export that both READMEs show, and holds them to what comes out. With LINKGRADE_SAMPLE it
// keeps the export in a file of that name, to try the commands with.
func TestSampleIsAsTheREADMEsSay(t *testing.T) {
	in := exportOf(t, auditedSite, 3000)
	if name := os.Getenv("LINKGRADE_SAMPLE"); name != "" {
		if err := os.WriteFile(name, []byte(read(t, in)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	dir := t.TempDir()
	code, out, errs := auditCall(t, in, "--site", auditedSite, "--disavow", filepath.Join(dir, "disavow.txt"))
	if code != 0 {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	for _, readme := range []string{"README.md", "../../../README.md"} {
		_, block, _ := strings.Cut(read(t, readme), "\n"+auditedSite+": ")
		shown := 0
		for line := range strings.Lines(auditedSite + ": " + block) {
			if line, _, _ = strings.Cut(line, "…"); strings.TrimSpace(line) == "" && shown > 2 || strings.HasPrefix(line, "```") {
				break
			}
			if shown++; !strings.Contains(out, line) {
				t.Errorf("%s says %q, which an audit of the sample does not", readme, line)
			}
		}
		if shown < 4 {
			t.Errorf("%s shows %d lines of an audit; want some", readme, shown)
		}
	}
}
