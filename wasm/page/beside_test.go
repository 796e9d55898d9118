package page

import "testing"

func TestAnchorBesideTarget(t *testing.T) {
	tests := []struct {
		name, href, text string
		names            bool
		share            float64
	}{
		{"the name", "https://www.bestbuy.com/", "Best Buy", true, 0.5},
		{"the name in one word", "https://acme.test/x", "ACME", true, 1},
		{"the name with a hyphen", "https://best-buy.test/", "Best Buy", true, 1},
		{"an international name", "https://xn--mnchen-3ya.de/", "München", true, 1},
		{"part of the name", "https://acmetools.test/", "acme", false, 1},
		{"too short a part", "https://forest.test/", "for", false, 0},
		{"words of the path", "https://a.test/blog/blue-widgets_2024.html", "blue widgets", false, 1},
		{"some words of the path", "https://a.test/blue", "the blue widget here", false, 0.25},
		{"escaped path", "https://a.test/gr%C3%BCne-B%C3%A4ume", "grüne Bäume", false, 1},
		{"a subdomain", "https://docs.a.test/", "docs", false, 1},
		{"nothing", "https://a.test/x", "click here", false, 0},
		{"no words", "https://a.test/x", "»", false, 0},
		{"own page", "/blue", "blue", false, 1},
		{"no name", "mailto:acme@a.test", "acme", false, 0},
	}
	for _, tt := range tests {
		_, l := only(t, `<a href="`+tt.href+`">`+tt.text+`</a>`)
		if names, share := l.NamesTarget(), l.AnchorInTarget(); names != tt.names || share != tt.share {
			t.Errorf("%s: %q to %s: NamesTarget, AnchorInTarget = %t, %g; want %t, %g", tt.name, tt.text, tt.href, names, share, tt.names, tt.share)
		}
	}
}
