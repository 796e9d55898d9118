package page

import "testing"

func author(f *Facts) string    { return f.Author }
func publisher(f *Facts) string { return f.Publisher }

func TestMicrodata(t *testing.T) {
	const article = `<article itemscope itemtype="https://schema.org/Article">`
	const person = `itemprop=author itemscope itemtype="https://schema.org/Person"`
	tests := []struct {
		name, src string
		fact      func(*Facts) string
		want      string
	}{
		{"author's name", article + `<p ` + person + `>Words by our <b itemprop=jobTitle>editor at large</b> <a href=/j itemprop=url><b itemprop=name>Jane Doe</b></a></p>`, author, "Jane Doe"},
		{"author's name in a meta", article + `<div ` + person + `><meta itemprop=name content="Jane Doe"></div>`, author, "Jane Doe"},
		{"author in a meta", article + `<meta itemprop=author content="By Jane Doe">`, author, "Jane Doe"},
		{"author's address", article + `<meta itemprop=author content="https://www.example.org/jane">`, author, ""},
		{"creator", article + `<div itemprop="creator author" itemscope><b itemprop=name>Jane Doe</b></div>`, author, "Jane Doe"},
		{"the first author", article + `<p ` + person + `><b itemprop=name>Jane Doe</b></p><p ` + person + `><b itemprop=name>John Roe</b></p>`, author, "Jane Doe"},
		{"a name that is nobody's", article + `<b itemprop=name>The river</b>`, author, ""},
		{"the author's employer", article + `<div ` + person + `><div itemprop=worksFor itemscope><b itemprop=name>The Paper</b></div><b itemprop=name>Jane Doe</b></div>`, author, "Jane Doe"},
		{"a comment's author", article + `<div itemprop=comment itemscope><p ` + person + `><b itemprop=name>Jane Doe</b></p></div>`, author, ""},
		{"a comment of its own", `<div itemscope itemtype="http://schema.org/Comment"><p itemprop=author>Jane Doe</p></div>`, author, ""},
		{"a review's author", `<div itemscope itemtype="http://schema.org/Product"><div itemprop=review itemscope><b itemprop=author>Jane Doe</b></div></div>`, author, ""},
		{"an article in a page", `<div itemscope itemtype="http://schema.org/WebPage"><div itemprop=mainEntity itemscope><p ` + person + `><b itemprop=name>Jane Doe</b></p></div></div>`, author, "Jane Doe"},
		{"meta before microdata", `<meta name=author content="John Roe">` + article + `<p ` + person + `><b itemprop=name>Jane Doe</b></p>`, author, "John Roe"},
		{"a person before a role", `<meta name=author content=admin>` + article + `<p ` + person + `><b itemprop=name>Jane Doe</b></p>`, author, "Jane Doe"},
		{"in a template", `<template>` + article + `<meta itemprop=author content="Jane Doe"></template>`, author, ""},
		{"publisher's name", article + `<div itemprop=publisher itemscope><div itemprop=logo itemscope><b itemprop=name>Logo</b></div><b itemprop=name>The Paper</b></div>`, publisher, "The Paper"},
		{"publisher by itself", article + `<b itemprop=publisher>The  Paper</b>`, publisher, "The Paper"},
		{"publisher from a meta", `<meta name=DC.publisher content="The Paper">`, publisher, "The Paper"},
		{"publisher's address", `<meta property=article:publisher content="https://www.facebook.com/paper">`, publisher, ""},
		{"publisher, JSON-LD first", article + `<b itemprop=publisher>B</b><script type=application/ld+json>{"publisher":{"name":"A"}}</script>`, publisher, "A"},
		{"publisher for a site without a name", article + `<b itemprop=publisher>The Paper</b>`, siteName, "The Paper"},
		{"published", article + `<b itemprop=datePublished content=2024-05-03>today</b>`, published, "2024-05-03"},
		{"published, as text", article + `<b itemprop=datePublished>3 May 2024</b>`, published, "3 May 2024"},
		{"published, text that is no date", article + `<b itemprop=datePublished>today</b>`, published, ""},
		{"published, among properties", article + `<time itemprop="datePublished dateModified" datetime=2024-05-03>today</time>`, published, "2024-05-03"},
		{"published, a comment's", article + `<div itemprop=comment itemscope><footer><time itemprop=datePublished datetime=2024-05-03>x</time></footer></div>`, published, ""},
		{"modified", article + `<meta itemprop=dateModified content=2024-05-03>`, modified, "2024-05-03"},
	}
	for _, tt := range tests {
		if got := tt.fact(read(t, tt.src)); got != tt.want {
			t.Errorf("%s: of %q = %q; want %q", tt.name, tt.src, got, tt.want)
		}
	}
}

func TestDatesShown(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"by its class", `<p class="Entry-Date">May 3, 2024</p>`, "May 3, 2024"},
		{"in parts", `<p class="date"><b>3</b> <b>May</b> <b>2024</b></p>`, "3 May 2024"},
		{"time without datetime", `<p><time>3 May 2024</time></p>`, "3 May 2024"},
		{"after a word", `<p class=posted-on>Posted on 3 May 2024</p>`, "Posted on 3 May 2024"},
		{"no date", `<p class=date>Yesterday</p>`, ""},
		{"a text with a date in it", `<p class=published>3 May 2024 was the day on which the keeper walked down to the gauge for the first time, as his grandfather had.</p>`, ""},
		{"hidden", `<p class=date hidden>3 May 2024</p>`, ""},
		{"a comment's", `<div id=comments><p class=date>3 May 2024</p></div>`, ""},
		{"a sidebar's", `<aside><p class=date>3 May 2024</p></aside>`, ""},
		{"metadata first", `<p class=date>3 May 2024</p><meta name=date content=2024-05-01>`, "2024-05-01"},
	}
	for _, tt := range tests {
		if got := read(t, tt.src).Published; got != tt.want {
			t.Errorf("%s: Published of %q = %q; want %q", tt.name, tt.src, got, tt.want)
		}
	}
}
