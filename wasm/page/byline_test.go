package page

import "testing"

func TestBylineName(t *testing.T) {
	tests := []struct{ in, want string }{
		{"Jane Doe", "Jane Doe"},
		{"By Jane Doe", "Jane Doe"},
		{"BY JANE DOE", "JANE DOE"},
		{"by: Jane Doe", "Jane Doe"},
		{"Written by Jane Doe", "Jane Doe"},
		{"View all posts by Jane Doe", "Jane Doe"},
		{"Von Erika Mustermann", "Erika Mustermann"},
		{"作者：王小明", "王小明"},
		{"Will Englund and Kathy Lally", "Will Englund and Kathy Lally"},
		{"By Jane Doe, John Roe and Ann Poe", "Jane Doe"},
		{"By Jane Doe · 3 May 2024", "Jane Doe"},
		{"By Jane Doe | Updated 10:42", "Jane Doe"},
		{"Jane Doe 3 May 2024", "Jane Doe"},
		{"Jane Doe May 3, 2024", "Jane Doe"},
		{"Jane Doe on 3/5/2024", "Jane Doe"},
		{"Jane Doe Published on March 3rd", "Jane Doe"},
		{"Theresa May", "Theresa May"},
		{"Jane Doe 2 hours ago", "Jane Doe"},
		{"3 May 2024", ""},
		{"May 3, 2024", ""},
		{"10:42", ""},
		{"Jane Doe (@jane)", "Jane Doe"},
		{"@jane", ""},
		{"Jane Doe jane@example.org", "Jane Doe"},
		{"jane@example.org", ""},
		{"https://example.org/jane", ""},
		{"Staff", "Staff"},
		{"Фото из Инстаграма Лукаша Подольски", ""},
		{"Photo: Jane Doe / Agency", ""},
		{"Image via Agency", ""},
		{"About the author", ""},
		{"Author:", ""},
		{"By\nJane Doe\nSenior editor", "Jane Doe"},
		{"About the author\nJane Doe\nJane has written for us since she was nineteen years old.", "Jane Doe"},
		{"Jane has written for us since she was nineteen years old.", ""},
		{"", ""},
		{"·", ""},
	}
	for _, tt := range tests {
		if got := bylineName(tt.in); got != tt.want {
			t.Errorf("bylineName(%q) = %q; want %q", tt.in, got, tt.want)
		}
	}
}

func TestAuthor(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"nobody", `<p>text`, ""},
		{"meta", `<meta name=author content="Jane Doe">`, "Jane Doe"},
		{"meta in capitals", `<META NAME=" Author " CONTENT="Jane Doe">`, "Jane Doe"},
		{"meta property", `<meta property=article:author content="Jane Doe">`, "Jane Doe"},
		{"meta with by", `<meta name=byl content="By Jane Doe">`, "Jane Doe"},
		{"meta that is an address", `<meta property=article:author content="https://www.facebook.com/jane">`, ""},
		{"itemprop of a meta", `<meta itemprop=author content="Jane Doe">`, "Jane Doe"},
		{"itemprop", `<span itemprop=author>Jane Doe</span>`, "Jane Doe"},
		{"rel", `<a rel="author external" href=/jane>Jane Doe</a>`, "Jane Doe"},
		{"class", `<p class="meta Byline">By Jane Doe`, "Jane Doe"},
		{"blocks in a byline", `<div class=author><h4>About the author</h4><div>Jane Doe</div><div>Senior editor</div></div>`, "Jane Doe"},
		{"inner before outer", `<div class=byline>Filed by the desk on Monday <span class=author>Jane Doe</span></div>`, "Jane Doe"},
		{"a name in the bio box", `<div class=author-bio><span class=author-name>Jane Doe</span> writes.</div>`, "Jane Doe"},
		{"credit of a photo", `<div class=author>Фото из Инстаграма Лукаша Подольски</div>`, ""},
		{"a commenter", `<div id=comments><b class=author>Jane Doe</b></div>`, ""},
		{"the theme's in the footer", `<footer><a rel=author href=/t>Theme Makers</a></footer>`, ""},
		{"hidden", `<div style=display:none class=author>Jane Doe</div>`, ""},
		{"JSON-LD before meta", `<meta name=author content=B><script type=application/ld+json>{"author":{"name":"A"}}</script>`, "A"},
		{"a person before a role", `<meta name=author content=admin><p class=byline>By Jane Doe`, "Jane Doe"},
		{"a role before nobody", `<p class=byline>By Staff`, "Staff"},
		{"template", `<template><meta name=author content=A></template><p>x`, ""},
	}
	for _, tt := range tests {
		if got := read(t, tt.src).Author; got != tt.want {
			t.Errorf("%s: Author(%q) = %q; want %q", tt.name, tt.src, got, tt.want)
		}
	}
}
