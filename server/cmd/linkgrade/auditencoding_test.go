package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Exports that a spreadsheet saved in the encoding of its country are read in it; Latin ones, and what is Unicode, as they were. The
// page's test has the same texts.
func TestAuditReadsOldEncodings(t *testing.T) {
	b, err := os.ReadFile(filepath.Join("..", "..", "..", "wasm", "audit", "codepage", "testdata", "texts.json"))
	if err != nil {
		t.Fatal(err)
	}
	var texts []struct {
		Encoding, Said, Anchor string
		Bytes                  []byte
	}
	if err := json.Unmarshal(b, &texts); err != nil || len(texts) == 0 {
		t.Fatal(err)
	}
	for _, tt := range texts {
		for name, content := range map[string]string{"links.csv": string(tt.Bytes), "links.csv.gz": zipped(t, string(tt.Bytes))} {
			code, out, errs := auditCall(t, write(t, name, content), "--site", auditedSite, "--json", "-")
			if code != 0 || !strings.Contains(errs, "Semrush, backlinks; "+tt.Said+", commas") || !strings.Contains(out, `"text":"`+tt.Anchor+`"`) {
				t.Errorf("%s, %s: exit code %d, %s", tt.Encoding, name, code, errs)
			}
		}
	}
}

// A line that is damaged does not make a text one of another encoding.
func TestAuditReadsDamagedUTF8(t *testing.T) {
	row := "港のヨット,https://one.com/a,https://" + auditedSite + "/,港のヨットを借りる\n"
	in := write(t, "links.csv", "Source title,Source url,Target url,Anchor\n"+strings.Replace(strings.Repeat(row, 4), "港", "\xE6\xB8", 1))
	code, out, errs := auditCall(t, in, "--site", auditedSite, "--json", "-")
	if code != 0 || !strings.Contains(errs, "Semrush, backlinks; Windows-1252, commas") || !strings.Contains(out, "港のヨットを借りる") {
		t.Errorf("exit code %d, %s", code, errs)
	}
}
