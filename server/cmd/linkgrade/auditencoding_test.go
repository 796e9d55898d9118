package main

import (
	"strings"
	"testing"

	"golang.org/x/net/html/charset"
)

// Exports that a spreadsheet saved in the encoding of its country are read in it; Latin ones, and what is UTF-8, as they were.
func TestAuditReadsOldEncodings(t *testing.T) {
	for _, tt := range []struct{ label, said, anchor string }{
		{"shift_jis", "Shift_jis", "港のヨットを借りる"},
		{"euc-jp", "Euc-jp", "港のヨットを借りる方法"},
		{"gbk", "Gb18030", "在港口租一艘游艇很容易"},
		{"big5", "Big5", "在港口租一艘遊艇很容易"},
		{"euc-kr", "Euc-kr", "항구에서 요트를 빌리는 방법"},
		{"windows-1251", "Windows-1251", "Как взять напрокат яхту в гавани"},
		{"koi8-r", "Koi8-r", "Как взять напрокат яхту в гавани"},
		{"windows-1253", "Windows-1253", "Πώς να νοικιάσετε ένα γιοτ στο λιμάνι"},
		{"windows-1255", "Windows-1255", "איך לשכור יאכטה בנמל הגדול"},
		{"windows-1256", "Windows-1256", "كيف تستأجر يختا في الميناء الكبير"},
		{"windows-1252", "Windows-1252", "Jachthäfen für schöne Boote – “größer”"},
		{"windows-1252", "Windows-1252", "Où louer un voilier à l’été près d’ici"},
		{"utf-8", "UTF-8", "港のヨットを借りる"},
	} {
		e, _ := charset.Lookup(tt.label)
		row := "Yachts,https://one.com/a,https://" + auditedSite + "/," + tt.anchor + "\n"
		text := "Source title,Source url,Target url,Anchor\n" + strings.Repeat(row, 3)
		old, err := e.NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		for name, content := range map[string]string{"links.csv": old, "links.csv.gz": zipped(t, old)} {
			code, out, errs := auditCall(t, write(t, name, content), "--site", auditedSite, "--json", "-")
			if code != 0 || !strings.Contains(errs, "Semrush, backlinks; "+tt.said+", commas") || !strings.Contains(out, `"text":"`+tt.anchor+`"`) {
				t.Errorf("%s, %s: exit code %d, %s", tt.label, name, code, errs)
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
