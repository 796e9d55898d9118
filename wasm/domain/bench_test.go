package domain

import (
	"strings"
	"testing"
)

// A rule at the top, a long group, a deep one, an unlisted name.
var benchHosts = []string{"www.example.com", "a.b.example.co.uk", "www.city.shibuya.tokyo.jp", "someone.github.io", "vm.eu-1.compute.amazonaws.com", "db.internal"}

func BenchmarkHostName(b *testing.B) {
	hosts := make([]Host, len(benchHosts))
	for i, s := range benchHosts {
		hosts[i] = mustHost(b, s)
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		hosts[i%len(hosts)].Name()
	}
}

func BenchmarkParseHost(b *testing.B) {
	for _, c := range []struct{ name, host string }{{"ascii", "www.example.co.uk"}, {"unicode", "www.müller.de"}, {"punycode", "www.xn--mller-kva.de"}, {"ipv4", "192.0.2.1"}, {"ipv6", "[2001:db8::1]"}} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(c.host)))
			for b.Loop() {
				ParseHost(c.host)
			}
		})
	}
}

func BenchmarkResolve(b *testing.B) {
	base, err := ParseAddress("https://www.example.com/blog/2026/01/a-page.html?x=1")
	if err != nil {
		b.Fatal(err)
	}
	for _, c := range []struct{ name, ref string }{
		{"fragment", "#top"},
		{"relative", "../02/another-page.html?utm_source=x"},
		{"absolute", "https://other.example.co.uk/a/long/path/to/a-page.html?q=1#part"},
		{"escaped", "https://other.example.co.uk/über uns/" + strings.Repeat("é", 20)},
		{"longest", "/" + strings.Repeat("a/../", MaxAddress/5-1)},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(c.ref)))
			for b.Loop() {
				if _, err := base.Resolve(c.ref); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
