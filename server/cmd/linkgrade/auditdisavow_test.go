package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAuditMergesTheDisavowFile(t *testing.T) {
	in := exportOf(t, auditedSite, 3000)
	old := "# mine, of 2019\r\ndomain:promo1.xyz\r\n\r\nan odd line\r\ndomain:blogspot.com\r\n"
	d := write(t, "disavow.txt", old)
	code, out, errs := auditCall(t, in, "--site", auditedSite, "--disavow", d)
	if code != 0 {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	for _, want := range []string{"disavow.txt line 4: an odd line It is neither", "disavow.txt line 5: domain:blogspot.com Many owners"} {
		if !strings.Contains(errs, want) {
			t.Errorf("standard error lacks %q: %s", want, errs)
		}
	}
	if !strings.Contains(out, "The file as it was is "+d+".bak; to undo, move it back to "+d) {
		t.Errorf("it does not say how to undo: %s", out)
	}
	merged := read(t, d)
	if !strings.HasPrefix(merged, strings.ReplaceAll(old, "\r\n", "\n")+"\n# Linkgrade, 2026-11-18: ") || strings.Count(merged, "domain:promo1.xyz\n") != 1 || read(t, d+".bak") != old {
		t.Errorf("merged: %.300s", merged)
	}
	if code, out, _ := auditCall(t, in, "--site", auditedSite, "--disavow", d); code != 0 || read(t, d) != merged || !strings.Contains(out, "it is left as it is") || read(t, d+".bak") != old {
		t.Errorf("merged again: exit code %d, %s", code, out)
	}
	other := filepath.Join(t.TempDir(), "new.txt")
	existing := write(t, "old.txt", old)
	if code, out, errs := auditCall(t, in, "--site", auditedSite, "--disavow", other, "--existing", existing); code != 0 || read(t, other) != merged || read(t, existing) != old || !strings.Contains(out, "old.txt is as it was") {
		t.Errorf("from another file: exit code %d, %s%s", code, out, errs)
	}
	if code, _, errs := auditCall(t, in, "--site", auditedSite, "--disavow", d, "--existing", existing); code != 1 || read(t, d) != merged || !strings.Contains(errs, "is there already") {
		t.Errorf("two files: exit code %d, %s", code, errs)
	}
}

// What is no disavow file does not become one for a slip of the hand.
func TestAuditRefusesToMergeIntoAnythingElse(t *testing.T) {
	in := exportOf(t, auditedSite, 3000)
	for name, old := range map[string]string{"links.csv": "Page,Anchor\none.example,a\n", "report.html": "<!doctype html>\n<p># x\n", "notes.txt": "# mine\ncall the agency\n"} {
		d := write(t, name, old)
		code, _, errs := auditCall(t, in, "--site", auditedSite, "--disavow", d)
		if _, err := os.Stat(d + ".bak"); code != 1 || read(t, d) != old || err == nil || !strings.Contains(errs, "is no disavow file") {
			t.Errorf("%s: exit code %d, %s", name, code, errs)
		}
	}
	for _, old := range []string{"", "# mine, of 2019\n", "an odd line\ndomain:a.example\n"} {
		d := write(t, "disavow.txt", old)
		if code, _, errs := auditCall(t, in, "--site", auditedSite, "--disavow", d); code != 0 || !strings.HasPrefix(read(t, d), old) {
			t.Errorf("%q: exit code %d, %s", old, code, errs)
		}
	}
}

// A present file that disavows a university is its owner's, and the owner is told.
func TestAuditNamesWhatShouldNotBeDisavowed(t *testing.T) {
	in := write(t, "links.csv", "Source url,Target url,Anchor,Source title\nhttps://www.harvard.edu/a,https://"+auditedSite+"/,Yachts,A\nhttps://small.example/a,https://"+auditedSite+"/,Yachts,A\n")
	d := write(t, "disavow.txt", "domain:harvard.edu\ndomain:small.example\n")
	code, _, errs := auditCall(t, in, "--site", auditedSite, "--disavow", d)
	if code != 0 || !strings.Contains(errs, "disavow.txt disavows links from harvard.edu: it belongs to a school or university\n") || strings.Contains(errs, "small.example") {
		t.Errorf("exit code %d, %s", code, errs)
	}
}

// A second change keeps a second copy: what an owner wrote by hand is never the one that is lost.
func TestAuditKeepsEachCopy(t *testing.T) {
	in := exportOf(t, auditedSite, 3000)
	d := write(t, "disavow.txt", "domain:first.example\n")
	for _, mine := range []string{"domain:first.example\n", "domain:second.example\n"} {
		if err := os.WriteFile(d, []byte(mine), 0o600); err != nil {
			t.Fatal(err)
		}
		if code, _, errs := auditCall(t, in, "--site", auditedSite, "--disavow", d); code != 0 {
			t.Fatal(errs)
		}
	}
	if read(t, d+".bak") != "domain:first.example\n" || read(t, d+".bak2") != "domain:second.example\n" {
		t.Error("a copy is lost")
	}
}

func TestAuditRefusesADisavowFileThatIsTooLarge(t *testing.T) {
	in := exportOf(t, auditedSite, 3000)
	d := write(t, "disavow.txt", "# "+strings.Repeat("x\n# ", 99_999)+"\n"+"domain:a.example\n")
	before := read(t, d)
	page := filepath.Join(t.TempDir(), "r.html")
	code, _, errs := auditCall(t, in, "--site", auditedSite, "--disavow", d, "--html", page)
	if code != 1 || read(t, d) != before || !strings.Contains(errs, "Google takes 100,000 lines and 2 MB") || !strings.Contains(errs, "nothing was changed in it") {
		t.Errorf("exit code %d: %s", code, errs)
	}
	if _, err := os.Stat(d + ".bak"); err == nil {
		t.Error("a copy was made of what was not changed")
	}
	if !strings.Contains(read(t, page), "</html>") {
		t.Error("the report was not written")
	}
}
