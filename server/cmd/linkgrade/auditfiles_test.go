package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"linkgrade/wasm/audit"
)

// TestAuditReadsEveryExport reads each real export as a person would drop it: it is audited, or one sentence says what to
// export in its place.
func TestAuditReadsEveryExport(t *testing.T) {
	data := os.Getenv("LINKGRADE_DATA")
	if data == "" {
		t.Skip("LINKGRADE_DATA is not set: no real exports to read")
	}
	audited, refused := 0, 0
	err := filepath.WalkDir(filepath.Join(data, "data", "backlink-exports"), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) == ".md" {
			return err
		}
		code, out, errs := auditCall(t, path, "--site", "example.com", "--json", "-")
		if _, site, found := strings.Cut(errs, ", say --site "); code == 1 && found {
			code, out, errs = auditCall(t, path, "--site", strings.TrimSpace(site), "--json", "-")
		}
		if code == 1 && strings.Count(errs, "\n") == 1 && strings.Contains(errs, "export backlinks or referring domains") {
			refused++
			t.Log(strings.TrimSpace(errs))
			return nil
		}
		r, wrong := audit.DecodeReport([]byte(out))
		if code != 0 || wrong != nil || len(r.Files) != 1 {
			t.Errorf("%s: exit code %d, %v: %s", path, code, wrong, errs)
			return nil
		}
		audited++
		t.Logf("%s: %s: %d rows, %d aside", r.Files[0].Name, r.Files[0].Said, r.Files[0].Rows, r.Files[0].Aside)
		if !strings.Contains(path, "header") && r.Files[0].Rows == 0 {
			t.Errorf("%s: no row was read", path)
		}
		return nil
	})
	if err != nil || audited < 8 || refused > 5 {
		t.Errorf("%d audited, %d refused, %v", audited, refused, err)
	}
}

// A workbook says the same as the text that it was made from, whatever its sheet is called.
func TestAuditReadsWorkbooks(t *testing.T) {
	in := exportOf(t, auditedSite, 300)
	rows, err := csv.NewReader(strings.NewReader(read(t, in))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	book := excelize.NewFile()
	defer book.Close()
	if _, err := book.NewSheet("Links"); err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		if err := book.SetSheetRow("Links", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	name := filepath.Join(t.TempDir(), "links.xlsx")
	if err := book.SaveAs(name); err != nil {
		t.Fatal(err)
	}
	report := func(args ...string) (*audit.Report, string) {
		code, out, errs := auditCall(t, append(args, "--site", auditedSite, "--json", "-")...)
		r, err := audit.DecodeReport([]byte(out))
		if code != 0 || err != nil {
			t.Fatalf("exit code %d, %v: %s", code, err, errs)
		}
		r.Files = nil
		return r, errs
	}
	text, _ := report(in)
	cells, said := report(name, "--sheet", "Links")
	if !strings.Contains(said, `Ahrefs, backlinks; workbook; XLSX, sheet "Links" of 2`) {
		t.Errorf("it is said to be: %s", said)
	}
	if !bytes.Equal(text.AppendJSON(nil), cells.AppendJSON(nil)) {
		t.Error("the workbook and the text do not come to the same")
	}
	if code, _, errs := auditCall(t, name, "--site", auditedSite); code != 1 || !strings.Contains(errs, "there is nothing in it") {
		t.Errorf("an empty first sheet: exit code %d, %s", code, errs)
	}
}

// A day in a workbook is the day that it holds, however it is shown.
func TestAuditReadsDaysOfWorkbooks(t *testing.T) {
	for _, shown := range []string{"dd/mm/yyyy", "m/d/yy", "d mmm yyyy"} {
		book := excelize.NewFile()
		defer book.Close()
		style, err := book.NewStyle(&excelize.Style{CustomNumFmt: &shown})
		if err == nil {
			err = book.SetSheetRow("Sheet1", "A1", &[]any{"Linking page", "Last crawled"})
		}
		if err == nil {
			err = book.SetSheetRow("Sheet1", "A2", &[]any{"https://one.com/a", time.Date(2026, 3, 4, 10, 0, 0, 0, time.UTC)})
		}
		if err == nil {
			err = book.SetCellStyle("Sheet1", "B2", "B2", style)
		}
		name := filepath.Join(t.TempDir(), "links.xlsx")
		if err == nil {
			err = book.SaveAs(name)
		}
		if err != nil {
			t.Fatal(err)
		}
		if code, out, errs := auditCall(t, name, "--site", auditedSite, "--json", "-"); code != 0 || !strings.Contains(out, `"last":"2026-03-04"`) || strings.Contains(errs, "day or month first") {
			t.Errorf("%s: exit code %d, %s", shown, code, errs)
		}
	}
}

// However often an audit is killed, each file is the old one or the new one, and the disavow file's copy is there before it
// changes.
func TestKilledAuditLeavesFilesWhole(t *testing.T) {
	in := exportOf(t, auditedSite, 3000)
	names := []string{"r.html", "r.json", "t.xlsx", "d.txt"}
	args := func(dir string) []string {
		at := func(i int) string { return filepath.Join(dir, names[i]) }
		return []string{"audit", in, "--data=", "--profile=", "--at", "1795000000", "--site", auditedSite, "--html", at(0), "--json", at(1), "--out", at(2), "--disavow", at(3)}
	}
	const old = "# as it was\ndomain:as-it-was.com\n"
	prepare := func(dir string) {
		for _, name := range names {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(old), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	whole := t.TempDir()
	prepare(whole)
	begun := time.Now()
	if code, _, errs, _ := process(t, "", args(whole)...); code != 0 {
		t.Fatalf("undisturbed: exit code %d, %s", code, errs)
	}
	took := time.Since(begun)
	random := rand.New(rand.NewPCG(3, 3))
	kept, changed := 0, 0
	for range 12 {
		dir := t.TempDir()
		prepare(dir)
		cmd := exec.Command(os.Args[0], args(dir)...)
		cmd.Env = append(os.Environ(), "LINKGRADE_TEST_AS_TOOL="+filepath.Join(dir, "note"))
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		timer := time.AfterFunc(took/4+time.Duration(random.Int64N(int64(took))), func() { _ = cmd.Process.Kill() }) // it may have ended
		var exit *exec.ExitError
		if err := cmd.Wait(); err != nil && !errors.As(err, &exit) {
			t.Fatal(err)
		}
		timer.Stop()
		for _, name := range names {
			switch got := read(t, filepath.Join(dir, name)); {
			case got == old:
				kept++
			case name == "t.xlsx" && strings.HasPrefix(got, "PK") || got == read(t, filepath.Join(whole, name)): // a workbook holds the time it was made at
				changed++
			default:
				t.Errorf("%s is neither the old file nor the new one: %d bytes", name, len(got))
			}
		}
		if read(t, filepath.Join(dir, "d.txt")) != old && read(t, filepath.Join(dir, "d.txt.bak")) != old {
			t.Error("the disavow file changed before there was a copy")
		}
	}
	t.Logf("%d files kept, %d changed", kept, changed)
}

// TestSoakAudit audits a million rows within the memory that is promised.
func TestSoakAudit(t *testing.T) {
	soaking(t)
	in := exportOf(t, auditedSite, 1_000_000)
	note := filepath.Join(t.TempDir(), "note")
	cmd := exec.Command(os.Args[0], "audit", in, "--data=", "--profile=", "--site", auditedSite, "--html", filepath.Join(t.TempDir(), "r.html"))
	cmd.Env = append(os.Environ(), "LINKGRADE_TEST_AS_TOOL="+note)
	begun := time.Now()
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "(1,000,000 links)") {
		t.Fatalf("%v: %s", err, out)
	}
	memory := peak(t, note)
	t.Logf("a million rows in %v, %v of processor time, %d MB of memory", time.Since(begun).Round(100*time.Millisecond),
		(cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Round(100*time.Millisecond), memory>>20)
	if memory > 1<<30 {
		t.Errorf("%d MB; want at most %d", memory>>20, 1<<10)
	}
}
