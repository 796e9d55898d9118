package page

import (
	"strings"
	"testing"
)

func TestCMS(t *testing.T) {
	tests := []struct{ name, url, src, want string }{
		{"none", at, `<link rel=stylesheet href=/style.css><script src=/app.js></script><p>wordpress`, ""},
		{"generator", at, `<meta name=generator content="WordPress 6.5">`, "wordpress"},
		{"the second generator", at, `<meta name=generator content="Hand 1.0"><meta name=Generator content="Joomla! - Open Source">`, "joomla"},
		{"generator before assets", at, `<script src=/wp-content/x.js></script><meta name=generator content="Ghost 5.8">`, "ghost"},
		{"plugin", at, `<meta name=generator content="Elementor 3.2">`, "wordpress"},
		{"stylesheet", at, `<link rel=stylesheet href=/wp-content/themes/x/style.css>`, "wordpress"},
		{"another's picture", at, `<img src=https://a.test/wp-content/uploads/x.png>`, ""},
		{"script", at, `<script src=//cdn.shopify.com/s/x.js></script>`, "shopify"},
		{"script in a template", at, `<template><script src=//cdn.shopify.com/s/x.js></script></template>`, ""},
		{"class of the body", at, `<body class="ltr MediaWiki"><p>x`, "mediawiki"},
		{"id of the root", at, `<html id=XF><p>x`, "xenforo"},
		{"host", "https://jane.blogspot.com/2024/x.html", `<p>x`, "blogger"},
		{"host of the house", "https://medium.com/@jane/x", `<p>x`, "medium"},
		{"a host that ends alike", "https://notmedium.com/x", `<p>x`, ""},
		{"assets before the host", "https://x.ghost.io/", `<script src=/wp-includes/x.js></script>`, "wordpress"},
		{"beyond the bound", at, strings.Repeat(`<script src=/x.js></script>`, maxAssets) + `<script src=/wp-includes/x.js></script>`, ""},
	}
	for _, tt := range tests {
		m := metaOf(t)
		var err error
		if m.URL, err = m.URL.Resolve(tt.url); err != nil {
			t.Fatal(err)
		}
		if got := ReadHTML([]byte(tt.src), m).CMS; got != tt.want {
			t.Errorf("%s: CMS of %q = %q; want %q", tt.name, tt.src, got, tt.want)
		}
	}
}

func TestMarks(t *testing.T) {
	for name, m := range map[string]marks{"generators": generators, "assets": assets} {
		for entry := range strings.FieldsSeq(string(m)) {
			word, value, _ := strings.Cut(entry, "=")
			if word == "" || value == "" || strings.ToLower(entry) != entry {
				t.Errorf("%s: %q; want word=value in small letters", name, entry)
			}
			if got := m.in("x" + word + "y"); got == "" {
				t.Errorf("%s.in(%q) = nothing; want %q or a word in it", name, "x"+word+"y", value)
			}
		}
	}
	if got := assets.in("/style.css"); got != "" {
		t.Errorf("assets.in(/style.css) = %q; want nothing", got)
	}
}
