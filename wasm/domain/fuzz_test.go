package domain

import (
	"strings"
	"testing"
)

func FuzzParseHost(f *testing.F) {
	for _, s := range []string{"example.com", "Müller.DE.", "0x7f.1", "[1::2.3.4.5]", "a。b", "xn--mller-kva.de", "%41.%e3%81%82", "co.uk", "a*b.com", "a\u200cb"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		host, err := ParseHost(s)
		if err != nil {
			if host != (Host{}) {
				t.Fatalf("ParseHost(%q) = %q with %v", s, host, err)
			}
			return
		}
		if again, err := ParseHost(host.String()); err != nil || again != host {
			t.Fatalf("ParseHost(%q) = %q, %v; want it back: it is ParseHost(%q)", host, again, err, s)
		}
		if n := len(host.String()); n == 0 || n > maxHost {
			t.Fatalf("ParseHost(%q) has %d bytes", s, n)
		}
		name, ok := host.Name()
		if !ok {
			return
		}
		if !strings.HasSuffix(host.String(), name.String()) {
			t.Fatalf("%q.Name() = %q; want its end", host, name)
		}
		if again, err := ParseName(name.String()); err != nil || again != name {
			t.Fatalf("ParseName(%q) = %q, %v; want it back", name, again, err)
		}
		if again, err := ParseName(name.Unicode()); err != nil || again != name {
			t.Fatalf("ParseName(%q) = %q, %v; want %q", name.Unicode(), again, err, name)
		}
	})
}

func FuzzResolve(f *testing.F) {
	f.Add("https://u:p@example.com:8443/a/b?q#f", "../x y?z#'")
	f.Add("http://a./", "//b\\c")
	f.Add("mailto:x ", "#y")
	f.Add("http://a/?", "https:\t/..%2e/%2E")
	f.Add("data:, #", "http://[::1]:80")
	f.Fuzz(func(t *testing.T, base, ref string) {
		at, err := ParseAddress(base)
		if err != nil {
			at = Address{Scheme: "http", Host: Host{"example.com"}, Path: "/"}
		}
		got, err := at.Resolve(ref)
		if err != nil {
			if got != (Address{}) {
				t.Fatalf("Resolve(%q) on %q = %q with %v", ref, base, got, err)
			}
			return
		}
		text := got.String()
		if len(text) > MaxAddress || strings.ContainsAny(text, "\t\r\n") {
			t.Fatalf("Resolve(%q) on %q = %q", ref, base, text)
		}
		if again, err := ParseAddress(text); err != nil || again != got {
			t.Fatalf("ParseAddress(%q) = %+v, %v; want %+v", text, again, err, got)
		}
		if again, err := at.Resolve(text); err != nil || again != got {
			t.Fatalf("Resolve(%q) = %+v, %v; want %+v: an absolute address needs no base", text, again, err, got)
		}
		bare := got.WithoutFragment()
		if again, err := ParseAddress(bare.String()); err != nil || again != bare {
			t.Fatalf("WithoutFragment: ParseAddress(%q) = %+v, %v; want %+v", bare, again, err, bare)
		}
	})
}
