package domain

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"slices"
	"strings"
	"testing"
)

//go:embed testdata/test_psl.txt
var upstreamVectors string

// The generator's sources that decide what the table looks like.
var (
	//go:embed gen/list.go
	genList string
	//go:embed gen/table.go
	genTable string
)

func mustHost(t testing.TB, s string) Host {
	t.Helper()
	h, err := ParseHost(s)
	if err != nil {
		t.Fatalf("ParseHost(%q): %v", s, err)
	}
	return h
}

// registrable is the list's own idea of a registrable name, without this package's
// additions: "" for every suffix.
func registrable(h Host) string {
	suffix, _ := h.Suffix()
	if len(suffix) == len(h.text) {
		return ""
	}
	above := h.text[:len(h.text)-len(suffix)-1]
	return h.text[strings.LastIndexByte(above, '.')+1:]
}

// TestUpstreamVectors checks the list's own vectors. Where they say null, Name may still
// answer for an unlisted single label and for a private suffix: its documented additions.
func TestUpstreamVectors(t *testing.T) {
	count := 0
	for _, line := range strings.Split(upstreamVectors, "\n") {
		args, ok := strings.CutPrefix(line, "checkPublicSuffix('")
		if !ok {
			continue
		}
		count++
		in, rest, _ := strings.Cut(args, "', ")
		want := strings.Trim(strings.TrimSuffix(rest, ");"), "'")
		host, err := ParseHost(in)
		if want == "null" {
			name, named := host.Name()
			_, isPrivate := host.Suffix()
			if registrable(host) != "" || named && in != "example" && !isPrivate {
				t.Errorf("%q: registrable(…) = %q, Name() = %q; want none", in, registrable(host), name)
			}
			continue
		}
		name, _ := host.Name()
		if want := mustHost(t, want).text; err != nil || registrable(host) != want || name.text != want {
			t.Errorf("%q: registrable(…) = %q, Name() = %q, %v; want %q", in, registrable(host), name, err, want)
		}
	}
	if count < 75 {
		t.Errorf("%d vectors were read; want at least 75", count)
	}
}

func TestSuffix(t *testing.T) {
	for _, c := range []struct {
		host, suffix string
		private      bool
		name         string // "" for none
	}{
		{host: "www.example.co.uk", suffix: "co.uk", name: "example.co.uk"},
		{host: "co.uk", suffix: "co.uk"},
		{host: "com", suffix: "com"},
		{host: "ck", suffix: "ck"},                     // listed by its wildcard alone
		{host: "x.ck", suffix: "x.ck"},                 // by the wildcard
		{host: "www.ck", suffix: "ck", name: "www.ck"}, // by the exception
		{host: "a.b.blogspot.com", suffix: "blogspot.com", private: true, name: "b.blogspot.com"},
		{host: "github.io", suffix: "github.io", private: true, name: "github.io"},
		{host: "s3.amazonaws.com", suffix: "s3.amazonaws.com", private: true, name: "amazonaws.com"},
		{host: "a.b.s3.amazonaws.com", suffix: "s3.amazonaws.com", private: true, name: "b.s3.amazonaws.com"},
		{host: "eu-1.compute.amazonaws.com", suffix: "eu-1.compute.amazonaws.com", private: true, name: "amazonaws.com"},
		{host: "vm.eu-1.compute.amazonaws.com", suffix: "eu-1.compute.amazonaws.com", private: true, name: "vm.eu-1.compute.amazonaws.com"},
		{host: "localhost", suffix: "localhost", name: "localhost"},
		{host: "db.internal", suffix: "internal", name: "db.internal"},
		{host: "a.db.internal", suffix: "internal", name: "db.internal"},
		{host: "192.0.2.1", name: "192.0.2.1"},
		{host: "[2001:db8::1]", name: "[2001:db8::1]"},
		{host: "my_shop.example.com", suffix: "com", name: "example.com"},
		{host: "my_shop.com", suffix: "com", name: "my_shop.com"},
		{host: "a*b.example.com", suffix: "com", name: "example.com"},
		{host: "a*b.com", suffix: "com"}, // no registry sells it
		{host: "xn--55qx5d.cn", suffix: "xn--55qx5d.cn"},
	} {
		h := mustHost(t, c.host)
		suffix, isPrivate := h.Suffix()
		if suffix != c.suffix || isPrivate != c.private {
			t.Errorf("%q.Suffix() = %q, %t; want %q, %t", c.host, suffix, isPrivate, c.suffix, c.private)
		}
		if name, ok := h.Name(); name.String() != c.name || ok != (c.name != "") {
			t.Errorf("%q.Name() = %q, %t; want %q", c.host, name, ok, c.name)
		}
	}
}

func TestPrivateSuffixes(t *testing.T) {
	all := slices.Collect(PrivateSuffixes())
	for _, want := range []string{"github.io", "blogspot.com", "s3.amazonaws.com", "netlify.app", "eu.org"} {
		if !slices.Contains(all, want) {
			t.Errorf("PrivateSuffixes() lacks %q", want)
		}
	}
	for _, suffix := range all {
		if got, isPrivate := mustHost(t, suffix).Suffix(); got != suffix || !isPrivate {
			t.Errorf("%q.Suffix() = %q, %t; want itself, private", suffix, got, isPrivate)
		}
	}
	seen := slices.Compact(slices.Sorted(slices.Values(all)))
	if len(seen) != len(all) || len(all) < 2500 {
		t.Errorf("PrivateSuffixes() gives %d names, %d different; want over 2500, all different", len(all), len(seen))
	}
	for range PrivateSuffixes() {
		break // stopping early is allowed at any depth
	}
}

func TestTableForm(t *testing.T) {
	if len(suffixTable) != tableSize {
		t.Fatalf("suffixes.bin has %d bytes; suffixes.go says %d: run the generator", len(suffixTable), tableSize)
	}
	sum := sha256.Sum256([]byte(genList + genTable))
	if got := hex.EncodeToString(sum[:]); got != tableFormat {
		t.Errorf("gen/list.go and gen/table.go have changed since the table was made: go generate ./wasm/domain")
	}
	if rules := len(allRules()); rules != listRules {
		t.Errorf("the table holds %d rules; its list has %d", rules, listRules)
	}
}

// A listed is one rule read back from the table.
type listed struct {
	text string // as in the list: "co.uk", "*.ck", "!www.ck"
	in   section
}

func allRules() (rules []listed) {
	var walk func(g group, parent string)
	walk = func(g group, parent string) {
		for i := g.lo; i < g.hi; i++ {
			n := marked(i / blockNodes)
			for n.index < i {
				n = n.next()
			}
			name, kind := n.text()+parent, n.kind()
			if in := section(kind / kindRule & sectionMask); in != unlisted {
				rules = append(rules, listed{name, in})
			}
			if in := section(kind / kindWildcard & sectionMask); in != unlisted {
				rules = append(rules, listed{"*." + name, in})
			}
			if kind&kindException != 0 {
				rules = append(rules, listed{"!" + name, icann})
			}
			walk(n.children(), "."+name)
		}
	}
	walk(roots, "")
	return rules
}

func TestLookupAllocatesNothing(t *testing.T) {
	h := mustHost(t, "a.b.example.kawasaki.jp")
	if n := testing.AllocsPerRun(100, func() { h.Name(); h.Suffix() }); n != 0 {
		t.Errorf("Name and Suffix allocate %v times; want 0", n)
	}
}
