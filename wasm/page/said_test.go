package page

import (
	"slices"
	"strings"
	"testing"
)

func feeds(f *Facts) string {
	var all []string
	for _, t := range f.Feeds {
		all = append(all, t.Address.String())
	}
	return strings.Join(all, " ")
}

func TestSaid(t *testing.T) {
	tests := []struct {
		name, src string
		fact      func(*Facts) string
		want      string
	}{
		{"title", `<title> A &amp; B
			c </title>`, title, "A & B c"},
		{"the first title", `<title>a</title><title>b</title>`, title, "a"},
		{"a drawing's title is none", `<svg><title>no</title></svg><title>yes</title>`, title, "yes"},
		{"a template's title is none", `<template><title>no</title></template><title>yes</title>`, title, "yes"},
		{"description", `<meta name=Description content=" a  b ">`, description, "a b"},
		{"description with an itemprop beside it", `<meta itemprop=description name=description content=a>`, description, "a"},
		{"description from Open Graph", `<meta property=og:description content=a>`, description, "a"},
		{"site name", `<meta property="og:site_name" content="The Paper">`, siteName, "The Paper"},
		{"language", `<html lang=" pt-BR ">`, language, "pt-br"},
		{"language from a meta", `<meta http-equiv=Content-Language content=de>`, language, "de"},
		{"generator", `<meta name=generator content="Hand 1.0">`, generator, "Hand 1.0"},
		{"published", `<meta property=article:published_time content=2024-05-03>`, published, "2024-05-03"},
		{"published, itemprop of a meta", `<meta itemprop=datePublished content=2024-05-03>`, published, "2024-05-03"},
		{"published, itemprop of a time", `<footer><time itemprop=datePublished datetime=2024-05-03>May</time></footer>`, published, "2024-05-03"},
		{"published, time", `<p><time datetime=2024-05-03>May</time>`, published, "2024-05-03"},
		{"published, not a comment's", `<div id=comments><time datetime=2024-05-03>May</time></div>`, published, ""},
		{"published, meta before time", `<time datetime=2020>a</time><meta name=date content=2024>`, published, "2024"},
		{"published, JSON-LD before meta", `<meta name=date content=2024><script type=application/ld+json>{"datePublished":"2023"}</script>`, published, "2023"},
		{"modified", `<meta property=article:modified_time content=2024-05-03>`, modified, "2024-05-03"},
		{"canonical", `<link rel="Canonical" href="/c">`, canonical, "https://www.example.org/c"},
		{"canonical among tokens", `<link rel="alternate canonical" href="/c">`, canonical, "https://www.example.org/c"},
		{"the first canonical", `<link rel=canonical href=/1><link rel=canonical href=/2>`, canonical, "https://www.example.org/1"},
		{"canonical and base", `<base href=https://b.test/d/><link rel=canonical href=c>`, canonical, "https://b.test/d/c"},
		{"canonical in the body", `<body><link rel=canonical href=/c>`, canonical, ""},
		{"canonical after text", `text<link rel=canonical href=/c>`, canonical, ""},
		{"canonical after an element of the body", `<div></div><link rel=canonical href=/c>`, canonical, ""},
		{"canonical after the head's own", `<head><title>t</title><style>s</style><script>x</script><noscript><p>x</noscript><link rel=canonical href=/c>`,
			canonical, "https://www.example.org/c"},
		{"canonical after a template", `<head><template><div>x</div></template><link rel=canonical href=/c>`, canonical, "https://www.example.org/c"},
		{"canonical nobody can read", `<link rel=canonical href="http://">`, func(f *Facts) string {
			if f.Canonical.Said {
				return "said"
			}
			return ""
		}, "said"},
		{"feeds, in order", `<link rel=alternate type="Application/RSS+xml" href=/feed/><link rel=alternate hreflang=de href=/de><link rel="alternate" type=application/atom+xml href=/a>`,
			feeds, "https://www.example.org/feed/ https://www.example.org/a"},
		{"five feeds", strings.Repeat("<link rel=alternate type=application/feed+json href=/j>", 5), feeds, strings.TrimSpace(strings.Repeat("https://www.example.org/j ", 4))},
		{"a feed that is no alternate", `<link rel=stylesheet type=application/rss+xml href=/f>`, feeds, ""},
		{"type of an article", `<meta property=og:type content=Article>`, kind, "article"},
		{"type from JSON-LD first", `<meta property=og:type content=article><script type=application/ld+json>{"@type":"Product"}</script>`, kind, "product"},
		{"type unknown", `<meta property=og:type content=website>`, kind, ""},
	}
	for _, tt := range tests {
		if got := tt.fact(read(t, tt.src)); got != tt.want {
			t.Errorf("%s: of %q = %q; want %q", tt.name, tt.src, got, tt.want)
		}
	}
}

func title(f *Facts) string       { return f.Title }
func description(f *Facts) string { return f.Description }
func siteName(f *Facts) string    { return f.SiteName }
func language(f *Facts) string    { return f.Language }
func generator(f *Facts) string   { return f.Generator }
func published(f *Facts) string   { return f.Published }
func modified(f *Facts) string    { return f.Modified }
func canonical(f *Facts) string   { return f.Canonical.Address.String() }
func kind(f *Facts) string        { return f.Type.String() }

func TestHeadings(t *testing.T) {
	f := read(t, "<h1>The <a href=/>one</a></h1><p>a</p><h2 hidden>no</h2><h3> </h3><h2>Two<br>lines</h2><p>b</p><h6>End")
	want := []Heading{{1, "The one", 1}, {2, "Two lines", 4}, {6, "End", 6}}
	if !slices.Equal(f.Headings, want) {
		t.Errorf("Headings = %v; want %v", f.Headings, want)
	}
	if got := f.BlockText(f.Headings[1].Block); got != "b" {
		t.Errorf("block after the second heading = %q; want b", got)
	}
	if got := f.Blocks[f.Headings[1].Block].Heading; got != 1 {
		t.Errorf("heading above that block = %d; want 1", got)
	}
}
