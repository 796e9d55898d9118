package disavow

import (
	"bytes"
	"testing"

	"linkgrade/wasm/domain"
)

// FuzzFile holds what is promised of any file and any entry: reading what was written gives the same file, adding keeps what
// was there, adding twice adds nothing, and what was added is disavowed or refused.
func FuzzFile(f *testing.F) {
	f.Add([]byte(old), "www.a.example", "https://b.example/x#y", "why")
	f.Add([]byte("domain:co.uk\r\rhttp://[::1]/\n"), "co.uk", "http:\\\\192.0.2.1\\", "# why\n\x00")
	f.Add([]byte("\uFEFF\uFEFFdomain:ü.example"), "s3.amazonaws.com", "", "\uFEFF")
	f.Fuzz(func(t *testing.T, text []byte, site, address, why string) {
		before, err := Parse(text)
		if err != nil {
			return
		}
		written := before.AppendText(nil)
		if again := parsed(t, string(written)); !bytes.Equal(again.AppendText(nil), written) {
			t.Fatalf("%q is read as %q", written, again.AppendText(nil))
		}
		h, _ := domain.ParseHost(site)
		entries := []Entry{{Domain: h, Why: why}, {Page: address, Why: why}}
		after := before.Add(entries...)
		for _, c := range Diff(before, after) {
			if !c.Added {
				t.Errorf("Add took out %q", c.Text)
			}
		}
		if twice := after.Add(entries...); !bytes.Equal(twice.AppendText(nil), after.AppendText(nil)) {
			t.Errorf("Add twice: %q, then %q", after.AppendText(nil), twice.AppendText(nil))
		}
		isRefused := func(e Entry) bool {
			for _, r := range after.Refused() {
				if r.Entry == e {
					return true
				}
			}
			return false
		}
		for _, e := range entries {
			if !isRefused(e) && !after.Has(e.Domain, e.Page) {
				t.Errorf("%+v is neither disavowed nor refused", e)
			}
		}
	})
}
