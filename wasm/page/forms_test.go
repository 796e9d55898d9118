package page

import (
	"slices"
	"strings"
	"testing"
)

func TestForms(t *testing.T) {
	tests := []struct {
		name, href, want, redirects string
	}{
		{"plain", "https://a.test/page?id=3", "", ""},
		{"own page", "/page?id=3", "", ""},
		{"mail", "mailto:x@a.test?ref=1", "", ""},
		{"Amazon's tag", "https://www.amazon.co.uk/dp/B0?tag=me-21", "affiliate", ""},
		{"a tag elsewhere", "https://a.test/?tag=news", "", ""},
		{"an empty tag", "https://www.amazon.de/dp/B0?tag=", "", ""},
		{"partner's code", "https://a.test/?AFF_ID=12", "affiliate", ""},
		{"escaped twice in the markup", "https://a.test/?x=1&amp;amp;affid=12", "affiliate", ""},
		{"own partner's code", "/?aff_id=12", "", ""},
		{"own site in another country", "https://www.example.de/?aff_id=12", "", ""},
		{"campaign of affiliates", "https://a.test/?utm_medium=Affiliates", "affiliate tracker", ""},
		{"network", "https://www.awin1.com/cread.php?awinmid=1&ued=https%3A%2F%2Fwww.shop.test%2Fx", "affiliate redirect", "shop.test"},
		{"network's short name", "https://amzn.to/3abc", "affiliate shortener", ""},
		{"network by its paths", "https://shop.njih.net/c/300/264/42?u=https%253A%252F%252Fshop.test%252F", "affiliate redirect", "shop.test"},
		{"three numbers that are none", "https://a.test/c/300/264/42/", "", ""},
		{"address in a path", "https://prf.hn/click/camref:11l5/destination:https%3A%2F%2Fshop.test%2F", "affiliate redirect", "shop.test"},
		{"affiliate's own host", "https://affiliate.shop.test/go", "affiliate", ""},
		{"script of a reseller", "https://host.test/aff.php?aff=3", "affiliate", ""},
		{"campaign", "https://a.test/?utm_source=x&id=3", "tracker", ""},
		{"own campaign", "/x?utm_source=x", "tracker", ""},
		{"click id", "https://a.test/?gclid=abc", "tracker", ""},
		{"reference", "https://a.test/?ref=example.org", "tracker", ""},
		{"counter", "https://ad.doubleclick.net/x", "tracker", ""},
		{"redirect", "https://l.facebook.com/l.php?u=http%3A%2F%2Fb.test%2F&h=AT", "redirect", "b.test"},
		{"search engine's", "https://www.google.com/url?q=https://b.test/x&sa=D", "redirect", "b.test"},
		{"address as the whole query", "https://href.li/?https://b.test/", "redirect", "b.test"},
		{"own forwarder", "/out?url=//b.test/x", "redirect", "b.test"},
		{"own forwarder, by a number", "/out/17", "redirect", ""},
		{"own cloak", "/go/best-host/", "redirect", ""},
		{"own cloak, under a language", "/en/go/best-host/", "redirect", ""},
		{"another's go", "https://code.test/go/tools", "", ""},
		{"script", "/redirect.php?id=3", "redirect", ""},
		{"a forum's post", "/goto/post?id=3", "", ""},
		{"way back", "https://id.test/?url=https://www.example.org/x", "", ""},
		{"share button", "https://x.test/intent/tweet?url=https://b.test/", "", ""},
		{"login", "https://id.test/login?url=https://b.test/", "", ""},
		{"archive", "https://web.archive.org/web/2020/https://b.test/", "", ""},
		{"picture server", "https://cdn.test/image/fetch/https%3A%2F%2Fb.test%2Fx.png", "", ""},
		{"same site", "https://a.test/?url=https://www.a.test/", "", ""},
		{"not an address", "https://a.test/?url=httpd", "", ""},
		{"shortener", "https://bit.ly/3abc", "shortener", ""},
		{"shortener's other spelling", "https://www.tinyurl.com/3abc", "shortener", ""},
	}
	for _, tt := range tests {
		_, l := only(t, `<a href="`+tt.href+`">x</a>`)
		if got := strings.Join(l.Form.Words(), " "); got != tt.want || l.Redirects.String() != tt.redirects {
			t.Errorf("%s: form of %q = %q to %q; want %q to %q", tt.name, tt.href, got, l.Redirects, tt.want, tt.redirects)
		}
	}
}

func TestFormWords(t *testing.T) {
	if got := Form(0).Words(); got != nil {
		t.Errorf("Form(0).Words() = %q; want nil", got)
	}
	all := FormAffiliate | FormTracker | FormRedirect | FormShortener
	if got := all.Words(); !slices.Equal(got, formWords[:]) {
		t.Errorf("Words() of all = %q; want %q", got, formWords)
	}
}

// A query of any length is read up to its fortieth parameter.
func TestFormsAreBounded(t *testing.T) {
	for _, tt := range []struct {
		before int
		want   Form
	}{{maxParams - 1, FormTracker}, {maxParams, 0}} {
		_, l := only(t, `<a href="https://a.test/?`+strings.Repeat("a=1&amp;", tt.before)+`gclid=x">x</a>`)
		if l.Form != tt.want {
			t.Errorf("form with the click id after %d parameters = %q; want %q", tt.before, l.Form.Words(), tt.want.Words())
		}
	}
}
