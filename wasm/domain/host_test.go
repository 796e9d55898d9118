package domain

import (
	"errors"
	"strings"
	"testing"
)

func TestParseHost(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"example.com", "example.com"},
		{"EXAMPLE.Com", "example.com"},
		{"example.com.", "example.com"},
		{"Müller.DE.", "xn--mller-kva.de"},
		{"XN--MLLER-KVA.de", "xn--mller-kva.de"},
		{"fa\u00df.de", "xn--fa-hia.de"}, // non-transitional: ß stays ß
		{"☃.net", "xn--n3h.net"},
		{"ex%41mple.com", "example.com"},
		{"m%C3%BCller.de", "xn--mller-kva.de"},
		{"a。b．com", "a.b.com"},
		{"ｅｘａｍｐｌｅ.com", "example.com"},
		{"a\u00adb.com", "ab.com"}, // a soft hyphen is dropped
		{"a_b.example", "a_b.example"},
		{"한국.example", "xn--3e0b707e.example"}, // from jamo
		{strings.Repeat("é", 53) + ".example", "xn--9ca" + strings.Repeat("a", 52) + ".example"},
		{"a" + strings.Repeat("\u0301", 31) + ".example", "xn--1ca20i" + strings.Repeat("a", 29) + ".example"}, // x/text adds U+034F
		{"r3---sn-a5.example", "r3---sn-a5.example"},
		{"-a-.example", "-a-.example"},
		{"a!$&'()*+,;=b.example", "a!$&'()*+,;=b.example"},
		{"127.0.0.1", "127.0.0.1"},
		{"127.0.0.1.", "127.0.0.1"},
		{"0x7f.1", "127.0.0.1"},
		{"0X7F.0.1", "127.0.0.1"},
		{"017700000001", "127.0.0.1"},
		{"2130706433", "127.0.0.1"},
		{"4294967295", "255.255.255.255"},
		{"1.2.3", "1.2.0.3"},
		{"1.65535", "1.0.255.255"},
		{"0x", "0.0.0.0"},
		{"１２７.0.0.1", "127.0.0.1"},
		{"1.example", "1.example"},
		{"1.2.3.4.example", "1.2.3.4.example"},
		{"+1", "+1"}, // not a number to the standard
		{"[::]", "[::]"},
		{"[::1]", "[::1]"},
		{"[2001:DB8:0:0:1:0:0:1]", "[2001:db8::1:0:0:1]"},
		{"[1:0:0:2:0:0:0:3]", "[1:0:0:2::3]"},
		{"[1:0:2:3:4:5:6:7]", "[1:0:2:3:4:5:6:7]"}, // one zero is not compressed
		{"[1:2:3:4:5:6:7::]", "[1:2:3:4:5:6:7:0]"},
		{"[::1:2:3:4:5:6:7]", "[0:1:2:3:4:5:6:7]"},
		{"[::ffff:192.0.2.1]", "[::ffff:c000:201]"},
		{"[1:2:3:4:5:6:192.0.2.1]", "[1:2:3:4:5:6:c000:201]"},
		{strings.Repeat("a", 63) + ".example", strings.Repeat("a", 63) + ".example"},
		{strings.Repeat("a.", 126) + "b", strings.Repeat("a.", 126) + "b"}, // 253 bytes
	} {
		got, err := ParseHost(c.in)
		if err != nil || got.String() != c.want {
			t.Errorf("ParseHost(%q) = %q, %v; want %q", c.in, got, err, c.want)
		}
	}
}

func TestParseHostRefuses(t *testing.T) {
	for _, in := range []string{
		"", ".", "..", "a..b", ".a", "a..", "a b", "a\tb", "a\x00b", "a\x7fb", "a%20b", "a%00b", "a%b", "a%25b",
		"a/b", "a\\b", "a?b", "a#b", "a:80", "a@b", "a<b", "a>b", "a[b", "a]b", "a^b", "a|b",
		"xn--a", "xn--", "xn--a-.example", "a\ufffdb.example", "a\xffb.example", "a%ffb.example", "\u00ad", "a\u200cb.example", "אa.example",
		"a.xn--", "xn--.example", "xn--é-.example", "xn--é-kva.example", "xn--zzzzzzzz.example", "xn--a\u0301-.example", // A-labels that are none
		"xn--1ca20iaaaaaaaaaaaaaaaaaaaaaaaaaaaaab.example", "xn--a-xbb.example", "xn--dca.example", "\u0301a.example", "\u0378.example", // not composed, a capital, a mark first, unassigned
		"ℵa.example", "א1٠.example", "1א.example", "a.א-.example", "١.example", // the bidi rule, also of what is mapped
		"256.0.0.1", "1.2.3.256", "1.2.3.4.5", "4294967296", "1..2", "09", "0x100000000", "1.0x1g.1", "a.1", "a.0x", "a.0x1f",
		"[", "[]", "[:]", "[::1", "[1]", "[1:2:3:4:5:6:7]", "[1:2:3:4:5:6:7:8:9]", "[1:2:3:4:5:6:7:8::]", "[::1::]", "[:1::]", "[1:]", "[12345::]", "[g::]", "[::1]x",
		"[::1.2.3]", "[::1.2.3.4.5]", "[::1.2.3.256]", "[::01.2.3.4]", "[::1.2.3.0x4]", "[::.1.2.3]", "[1:2:3:4:5:6:7:1.2.3.4]", "[::1.2.3.4:1]", "[fe80::1%25eth0]",
		strings.Repeat("a", 64) + ".example", strings.Repeat("a.", 126) + "bc", strings.Repeat("é", 60) + ".example",
		strings.Repeat("\u00ad", 2000) + "a", strings.Repeat("x", 1<<20), strings.Repeat("%61", 5000),
	} {
		if got, err := ParseHost(in); !errors.Is(err, ErrHost) || got != (Host{}) {
			t.Errorf("ParseHost(%.80q) = %q, %v; want ErrHost", in, got, err)
		} else if len(err.Error()) > 500 {
			t.Errorf("ParseHost(%.80q): the error has %d bytes", in, len(err.Error()))
		}
	}
}

func TestParseName(t *testing.T) {
	for _, c := range []struct {
		in, want string
		err      error
		ip       bool
		unicode  string // when it differs
	}{
		{in: "example.co.uk", want: "example.co.uk"},
		{in: "Example.CO.UK.", want: "example.co.uk"},
		{in: "münchen.de", want: "xn--mnchen-3ya.de", unicode: "münchen.de"},
		{in: "食狮.公司.cn", want: "xn--85x722f.xn--55qx5d.cn", unicode: "食狮.公司.cn"},
		{in: "github.io", want: "github.io"},
		{in: "someone.github.io", want: "someone.github.io"},
		{in: "localhost", want: "localhost"},
		{in: "0x7f.1", want: "127.0.0.1", ip: true},
		{in: "[::1]", want: "[::1]", ip: true},
		{in: "www.example.com", err: ErrNotRegistrable},
		{in: "s3.amazonaws.com", err: ErrNotRegistrable},
		{in: "*.com", err: ErrNotRegistrable},
		{in: "co.uk", err: ErrSuffix},
		{in: "com", err: ErrSuffix},
		{in: "x.ck", err: ErrSuffix},
		{in: "", err: ErrHost},
		{in: "a b.com", err: ErrHost},
		{in: "example.com:80", err: ErrHost},
	} {
		got, err := ParseName(c.in)
		if got.String() != c.want || !errors.Is(err, c.err) || got.IsIP() != c.ip || got.IsZero() != (c.want == "") {
			t.Errorf("ParseName(%q) = %q (IsIP %t), %v; want %q, %v", c.in, got, got.IsIP(), err, c.want, c.err)
		}
		if want := c.unicode; want != "" && got.Unicode() != want || want == "" && got.Unicode() != c.want {
			t.Errorf("ParseName(%q).Unicode() = %q; want %q", c.in, got.Unicode(), want)
		}
		again, err := ParseName(got.Unicode())
		if c.err == nil && (err != nil || again != got) {
			t.Errorf("ParseName(%q) = %q, %v; want %q again", got.Unicode(), again, err, got)
		}
	}
}

// TestNameIsItself holds Host.Name and ParseName together on names around every rule.
func TestNameIsItself(t *testing.T) {
	for _, rule := range allRules() {
		plain := strings.Replace(strings.TrimPrefix(rule.text, "!"), "*", "wild", 1)
		for _, text := range []string{plain, "a." + plain, "b.a." + plain} {
			name, ok := mustHost(t, text).Name()
			if !ok {
				continue
			}
			if again, err := ParseName(name.String()); err != nil || again != name {
				t.Errorf("ParseName(%q) = %q, %v; want it back: it is the Name of %q", name, again, err, text)
			}
		}
	}
}
