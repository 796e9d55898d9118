package domain

import (
	"errors"
	"strings"
	"testing"
)

func TestParseAddress(t *testing.T) {
	for _, c := range []struct {
		in   string
		want Address
	}{
		{"http://example.com", Address{Scheme: "http", Host: Host{"example.com"}, Path: "/"}},
		{" HTTPS:\\\\U%31:p@w@Www.Example.com.:0443\\a\\..\\b c\t?q='#f` \n", Address{Scheme: "https", User: "U%31", Password: "p%40w",
			Host: Host{"www.example.com"}, Path: "/b%20c", Query: "q=%27", Fragment: "f%60", marks: rootDot}},
		{"http://example.com:8080/?#", Address{Scheme: "http", Host: Host{"example.com"}, Port: "8080", Path: "/", marks: emptyQuery | emptyFragment}},
		{"http:example.com/", Address{Scheme: "http", Host: Host{"example.com"}, Path: "/"}},
		{"http://[::0001]:65535/", Address{Scheme: "http", Host: Host{"[::1]"}, Port: "65535", Path: "/"}},
		{"ftp://example.com:21/x", Address{Scheme: "ftp", Host: Host{"example.com"}, Path: "/x"}},
		{"wss://example.com:443", Address{Scheme: "wss", Host: Host{"example.com"}, Path: "/"}},
		{"mailto:A b@example.com?subject=x y", Address{Scheme: "mailto", Path: "A b@example.com", Query: "subject=x%20y"}},
		{"JavaScript:void(0)", Address{Scheme: "javascript", Path: "void(0)"}},
		{"data:text/html,é #x", Address{Scheme: "data", Path: "text/html,%C3%A9%20", Fragment: "x"}},
		{"tel:+1-212-555", Address{Scheme: "tel", Path: "+1-212-555"}},
		{"file:///etc/../passwd", Address{Scheme: "file", Path: "///etc/../passwd"}},
	} {
		got, err := ParseAddress(c.in)
		if err != nil || got != c.want {
			t.Errorf("ParseAddress(%q) = %+v, %v; want %+v", c.in, got, err, c.want)
		}
		if again, err := ParseAddress(got.String()); err != nil || again != got {
			t.Errorf("ParseAddress(%q) = %+v, %v; want %+v again", got, again, err, got)
		}
	}
}

func TestParseAddressRefuses(t *testing.T) {
	for _, c := range []struct {
		in   string
		want error
	}{
		{"", ErrRelative},
		{"/a", ErrRelative},
		{"//example.com", ErrRelative},
		{"#a", ErrRelative},
		{"1http://a", ErrRelative},
		{":a", ErrRelative},
		{"http:", ErrHost},
		{"http://", ErrHost},
		{"http:///", ErrHost},
		{"http://u@/", ErrHost},
		{"http://:80/", ErrHost},
		{"http://a b/", ErrHost},
		{"http://a..b/", ErrHost},
		{"http://[::1/", ErrHost},
		{"http://a:65536/", ErrAddress},
		{"http://a:8o/", ErrAddress},
		{"http://a:80:80/", ErrAddress},
		{"http://a:-1/", ErrAddress},
		{"http://a/" + strings.Repeat("x", MaxAddress), ErrLong},
		{"http://a/" + strings.Repeat("é", MaxAddress/3), ErrLong}, // six bytes each when escaped
		{"data:," + strings.Repeat("x", MaxAddress), ErrLong},
	} {
		if got, err := ParseAddress(c.in); !errors.Is(err, c.want) || got != (Address{}) {
			t.Errorf("ParseAddress(%.60q) = %+v, %v; want %v", c.in, got, err, c.want)
		}
	}
	longest := "http://a/" + strings.Repeat("x", MaxAddress-len("http://a/"))
	if got, err := ParseAddress(longest); err != nil || got.String() != longest {
		t.Errorf("an address of MaxAddress bytes: %v; want it back", err)
	}
}

// A link is an href and the address of the page it stands on, "" for none.
type link struct{ base, href string }

func resolve(l link) (Address, error) {
	if l.base == "" {
		return ParseAddress(l.href)
	}
	base, err := ParseAddress(l.base)
	if err != nil {
		return Address{}, err
	}
	return base.Resolve(l.href)
}

// The expectations are what new URL(ref, base).href gives in Chromium 156.
func TestResolve(t *testing.T) {
	const base = "https://u:p@example.com:8443/a/b/c;d?q=1#f"
	for _, c := range []struct{ base, ref, want string }{
		{base, "", "https://u:p@example.com:8443/a/b/c;d?q=1"},
		{base, "#", "https://u:p@example.com:8443/a/b/c;d?q=1#"},
		{base, "#g h", "https://u:p@example.com:8443/a/b/c;d?q=1#g%20h"},
		{base, "?", "https://u:p@example.com:8443/a/b/c;d?"},
		{base, "?x", "https://u:p@example.com:8443/a/b/c;d?x"},
		{base, "x", "https://u:p@example.com:8443/a/b/x"},
		{base, "./x/", "https://u:p@example.com:8443/a/b/x/"},
		{base, "..", "https://u:p@example.com:8443/a/"},
		{base, "../../../../x", "https://u:p@example.com:8443/x"},
		{base, "%2E%2e/x", "https://u:p@example.com:8443/a/x"},
		{base, ".%2e/.", "https://u:p@example.com:8443/a/"},
		{base, "...", "https://u:p@example.com:8443/a/b/..."},
		{base, "%2ex", "https://u:p@example.com:8443/a/b/%2ex"},
		{base, "x//../y", "https://u:p@example.com:8443/a/b/x/y"},
		{base, "/x\\y", "https://u:p@example.com:8443/x/y"},
		{base, "\\x", "https://u:p@example.com:8443/x"},
		{base, "/a\t/b\r\nc", "https://u:p@example.com:8443/a/bc"},
		{base, "  x  ", "https://u:p@example.com:8443/a/b/x"},
		{base, "//Other.example", "https://other.example/"},
		{base, "\\/other.example\\x", "https://other.example/x"},
		{base, "///other.example/x", "https://other.example/x"},
		{base, "https:x", "https://u:p@example.com:8443/a/b/x"},
		{base, "https:/x", "https://u:p@example.com:8443/x"},
		{base, "http:x", "http://x/"},
		{base, "ü?ü='#ü'", "https://u:p@example.com:8443/a/b/%C3%BC?%C3%BC=%27#%C3%BC'"},
		{base, "a\"<>`{}^|%zz%", "https://u:p@example.com:8443/a/b/a%22%3C%3E%60%7B%7D%5E|%zz%"}, // Chromium also escapes "|"
		{base, "a\xff", "https://u:p@example.com:8443/a/b/a%EF%BF%BD"},
		{base, "1:2", "https://u:p@example.com:8443/a/b/1:2"},
		{base, "a b:2", "https://u:p@example.com:8443/a/b/a%20b:2"},
		{base, "mailto:x@example.com", "mailto:x@example.com"},
		{base, "javascript:alert('x')", "javascript:alert('x')"},
		{"http://example.com./?#", "x", "http://example.com./x"},
		{"http://example.com./?#", "", "http://example.com./?"},
		{"mailto:x", "#y", "mailto:x#y"},
		{"mailto:x#y", "#", "mailto:x#"},
		{"mailto:x", "http://a", "http://a/"},
	} {
		got, err := resolve(link{c.base, c.ref})
		if err != nil || got.String() != c.want {
			t.Errorf("Resolve(%q) on %q = %q, %v; want %q", c.ref, c.base, got, err, c.want)
		}
	}
}

func TestResolveRefuses(t *testing.T) {
	for _, c := range []struct {
		base, ref string
		want      error
	}{
		{"mailto:x", "y", ErrRelative},
		{"data:text/html,x", "/y", ErrRelative},
		{"about:blank", "", ErrRelative},
		{"https://example.com/", "//", ErrHost},
		{"https://example.com/", "http://", ErrHost},
		{"https://example.com/", "//a:b", ErrAddress},
		{"https://example.com/", strings.Repeat("../", MaxAddress/3+1), ErrLong},
		{"https://example.com/" + strings.Repeat("x/", MaxAddress/3), strings.Repeat("x", MaxAddress/2), ErrLong},
	} {
		if got, err := resolve(link{c.base, c.ref}); !errors.Is(err, c.want) || got != (Address{}) {
			t.Errorf("Resolve(%.40q) on %.40q = %+v, %v; want %v", c.ref, c.base, got, err, c.want)
		}
	}
	if _, err := (Address{}).Resolve("x"); !errors.Is(err, ErrRelative) {
		t.Errorf("Resolve on the zero Address: %v; want ErrRelative", err)
	}
}

func TestAddressParts(t *testing.T) {
	for _, c := range []struct {
		in, name, without string
		web               bool
	}{
		{"https://www.example.co.uk/a?b#c", "example.co.uk", "https://www.example.co.uk/a?b", true},
		{"http://example.com./#", "example.com", "http://example.com./", true},
		{"http://127.1/", "127.0.0.1", "http://127.0.0.1/", true},
		{"http://co.uk/", "", "http://co.uk/", true},
		{"ftp://ftp.example.com/", "example.com", "ftp://ftp.example.com/", false},
		{"mailto:x@example.com#y", "", "mailto:x@example.com", false},
	} {
		a, err := ParseAddress(c.in)
		if err != nil {
			t.Fatal(err)
		}
		if a.Name().String() != c.name || a.WithoutFragment().String() != c.without || a.IsWeb() != c.web {
			t.Errorf("%q: Name %q, WithoutFragment %q, IsWeb %t; want %q, %q, %t", c.in, a.Name(), a.WithoutFragment(), a.IsWeb(), c.name, c.without, c.web)
		}
	}
	if zero := (Address{}); zero.String() != "" || zero.IsWeb() || !zero.Name().IsZero() {
		t.Errorf("the zero Address is %q, IsWeb %t, Name %q; want nothing", zero, zero.IsWeb(), zero.Name())
	}
}
