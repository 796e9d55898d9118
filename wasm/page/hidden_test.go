package page

import "testing"

func TestHidden(t *testing.T) {
	tests := []struct {
		name, src string // with one link
		want      Hidden
	}{
		{"nothing", `<p><a href=/x>x</a>`, ""},
		{"attribute", `<p hidden><a href=/x>x</a>`, "hidden attribute"},
		{"display", `<div style="Color:red; DISPLAY : NONE"><p><a href=/x>x</a></div>`, "display:none"},
		{"important", `<a style="display:none ! important" href=/x>x</a>`, "display:none"},
		{"visibility", `<a style="visibility:hidden" href=/x>x</a>`, "visibility:hidden"},
		{"visibility undone", `<div style="visibility:hidden"><a style="visibility:visible" href=/x>x</a></div>`, ""},
		{"display is not undone", `<div style="display:none"><a style="display:block" href=/x>x</a></div>`, "display:none"},
		{"visibility around display", `<div style="visibility:hidden"><div style="display:none"><a style="visibility:visible" href=/x>x</a></div></div>`, "display:none"},
		{"opacity", `<a style="opacity:0.0" href=/x>x</a>`, "opacity:0"},
		{"opacity above zero", `<a style="opacity:.05" href=/x>x</a>`, ""},
		{"font size", `<div style="font-size:0px"><a href=/x>x</a></div>`, "font-size:0"},
		{"font size undone", `<div style="font-size:0"><a style="font-size:14px" href=/x>x</a></div>`, ""},
		{"font size undone by rem", `<div style="font-size:0"><a style="font-size:1rem" href=/x>x</a></div>`, ""},
		{"font size, a share of nothing", `<div style="font-size:0"><a style="font-size:2em" href=/x>x</a></div>`, "font-size:0"},
		{"indent", `<div style="text-indent:-9999px"><a href=/x>x</a></div>`, "text-indent off the page"},
		{"indent undone", `<div style="text-indent:-9999px"><a style="text-indent:0" href=/x>x</a></div>`, ""},
		{"indent in front of a picture", `<a style="background:url(logo.png);text-indent:-9999px" href=/>x</a>`, ""},
		{"hanging indent", `<p style="text-indent:-20px"><a href=/x>x</a>`, ""},
		{"off the page", `<div style="position:absolute;left:-9999px"><a href=/x>x</a></div>`, "placed off the page"},
		{"off the page by margin", `<div style="margin-left:-5000px"><a href=/x>x</a></div>`, "placed off the page"},
		{"not placed", `<div style="left:-9999px"><a href=/x>x</a></div>`, ""},
		{"a menu that slides in", `<div style="position:fixed;left:-100%"><a href=/x>x</a></div>`, ""},
		{"no height", `<div style="height:0;overflow:hidden"><a href=/x>x</a></div>`, "zero size"},
		{"no height, all shown", `<div style="height:0"><a href=/x>x</a></div>`, ""},
		{"for screen readers", `<span class="sr-only" style="position:absolute;left:-9999px"><a href=/x>x</a></span>`, ""},
		{"visually hidden", `<a class="x visually-hidden" style="height:0;width:0;overflow:hidden" href=/x>x</a>`, ""},
		{"skip link", `<a class="skip-link screen-reader-text" style="position:absolute;top:-1000px" href=#main>x</a>`, ""},
		{"a class does not excuse display:none", `<a class="sr-only" style="display:none" href=/x>x</a>`, "display:none"},
		{"template", `<template><a href=/x>x</a></template>`, "template"},
		{"body before its script ran", `<body style="opacity:0"><a href=/x>x</a>`, ""},
		{"semicolons only", `<a style=";;:;" href=/x>x</a>`, ""},
	}
	for _, tt := range tests {
		_, l := only(t, tt.src)
		if l.Hidden != tt.want || l.Seen() != (tt.want == "") {
			t.Errorf("%s: Hidden(%q) = %q, seen %v; want %q", tt.name, tt.src, l.Hidden, l.Seen(), tt.want)
		}
		if l.Placement == PlaceHidden {
			t.Errorf("%s: a page's own link is called hidden: %q", tt.name, tt.src)
		}
	}
}

func TestHiddenStartOfAParagraph(t *testing.T) {
	f, l := only(t, `<p><span style="display:none">Advertisement</span> `+prose+`<a href=/x>words</a>.`)
	if b := f.Blocks[l.Block]; b.Hidden != "" || l.Hidden != "" || l.Content < 0.5 {
		t.Errorf("block hidden %q, link hidden %q, content %.2f; want a visible paragraph", b.Hidden, l.Hidden, l.Content)
	}
}
