package page

import (
	"strings"
	"testing"
)

// around is a page into whose text what a row holds is put.
func around(in string) string {
	return `<!doctype html><html><head><title>Roses</title></head><body><header><nav><a href="/">Home</a></nav></header><main><article><h1>Roses</h1><p>` +
		prose + `</p>` + in + `<p>` + prose + `</p></article></main><footer><p>© <a href="/imprint">Garden Notes</a></p></footer></body></html>`
}

// out are links as they are put into pages for search engines.
const (
	out1 = `<a href="https://casino-one.test/">online casino</a>`
	out2 = out1 + ` <a href="https://loans.test/x">payday loans</a>`
	out3 = out2 + `, <a href="https://shoes.test/">cheap shoes</a>`
)

func TestConcealed(t *testing.T) {
	tests := []struct{ name, src string }{
		{"display", `<div style="display:none">` + out1 + `</div>`},
		{"display, in a list", `<ul style="display:none"><li>` + out1 + `</li></ul>`},
		{"display, on an underline", `<u style="display: none;">` + out1 + `</u>`},
		{"display, on the link", `<a style="display:none" href="https://casino-one.test/">online casino</a>`},
		{"display, with a class, two sites", `<div class="textwidget" style="display:none">` + out2 + `</div>`},
		{"display, with an id, a naked address", `<div id="xx9" style="display:none"><a href="https://casino-one.test/">casino-one.test</a></div>`},
		{"hidden attribute", `<div hidden>` + out1 + `</div>`},
		{"visibility", `<span style="visibility:hidden">` + out1 + `</span>`},
		{"collapse", `<div style="visibility:collapse">` + out1 + `</div>`},
		{"opacity", `<div style="opacity:0;filter:alpha(opacity=0)">` + out1 + `</div>`},
		{"filter", `<div style="filter:opacity(0%)">` + out1 + `</div>`},
		{"font size", `<p style="font-size:0px">` + out1 + `</p>`},
		{"font size of a pixel", `<p class="x" style="font-size:1px">` + out1 + `</p>`},
		{"font shorthand", `<p style="font:0/0 a">` + out1 + `</p>`},
		{"indent", `<div class="x" style="text-indent:-99999px">` + out1 + `</div>`},
		{"left", `<div class="x" style="position:absolute;left:-3462px">` + out1 + `</div>`},
		{"left in em", `<div class="x" style="position:fixed;left:-999em">` + out1 + `</div>`},
		{"top", `<div class="x" style="position: absolute; top: -1234px;">` + out1 + `</div>`},
		{"bottom", `<div class="x" style="position:fixed;bottom:-5000px">` + out1 + `</div>`},
		{"right", `<div class="x" style="position:absolute;right:-9999px">` + out1 + `</div>`},
		{"far right", `<div class="x" style="position:absolute;left:9999px">` + out1 + `</div>`},
		{"margin", `<div class="x" style="margin-left:-10000px">` + out1 + `</div>`},
		{"margin upwards", `<div class="x" style="margin-top:-400em">` + out1 + `</div>`},
		{"translate", `<div class="x" style="transform:translate(-9999px, 0)">` + out1 + `</div>`},
		{"translateX", `<div class="x" style="transform:translateX(-5000px)">` + out1 + `</div>`},
		{"scale", `<div class="x" style="transform:scale(0)">` + out1 + `</div>`},
		{"clip", `<div class="x" style="position:absolute;clip:rect(0 0 0 0)">` + out1 + `</div>`},
		{"clip with commas", `<span class="x" style="clip:rect(1px,1px,1px,1px);position:absolute !important">` + out1 + `</span>`},
		{"clip-path", `<div class="x" style="clip-path:inset(50%)">` + out1 + `</div>`},
		{"clip-path circle", `<div class="x" style="clip-path:circle(0)">` + out1 + `</div>`},
		{"no size", `<div class="x" style="height:0;width:0;overflow:hidden">` + out1 + `</div>`},
		{"no height", `<div class="x" style="max-height:0;overflow:hidden">` + out1 + `</div>`},
		{"a pixel with scrolling", `<div class="x" style="overflow:auto;width:1px;height:1px">` + out1 + `</div>`},
		{"points", `<div class="x" style="overflow:auto; position:absolute; height:0pt; width:0pt">` + out1 + `</div>`},
		{"marquee", `<marquee style="position:absolute;width:0px">` + out1 + `</marquee>`},
		{"marquee by attributes", `<marquee width="1" height="1" scrollamount="9000">` + out1 + `</marquee>`},
		{"white on white", `<p style="color:#fff;background:#FFFFFF">` + out1 + `</p>`},
		{"nearly white on white", `<div style="background-color:white"><a style="color:#fdfdfd" href="https://casino-one.test/">online casino</a></div>`},
		{"rgb", `<p style="background:rgb(20, 20, 20);color:rgb(21,20,20)">` + out1 + `</p>`},
		{"transparent", `<a style="color:transparent" href="https://casino-one.test/">online casino</a>`},
		{"class", `<style>.wx{display:none}</style><div class="wx">` + out1 + `</div>`},
		{"class with a tag", `<style>a{color:red} div.wx, .wy { position:absolute; left:-9999px }</style><div class="wx">` + out1 + `</div>`},
		{"class after a statement and a comment", `<style>@import url(x.css); /* ours */ .wx{display:none}</style><div class="wx">` + out2 + `</div>`},
		{"id", `<style>#q1{text-indent:-9999px;overflow:hidden}</style><p id="q1">` + out1 + `</p>`},
		{"id, after it", `<p id="q1">` + out1 + `</p><style>#q1{visibility:hidden}</style>`},
		{"class in a long sheet", `<style>` + strings.Repeat(`.a{color:red}`, 100) + `.wx{font-size:0}</style><div class="wx">` + out1 + `</div>`},
		{"script writes a rule", `<div id="k7">` + out1 + `</div><script>var c='#k7{position:fixed;top:-152413851px}';add(c)</script>`},
		{"script writes a style element", `<script>document.write('<style>.k8{display:none}</style>')</script><div class="k8">` + out1 + `</div>`},
		{"script sets a property", `<div id="k9">` + out1 + `</div><script>document.getElementById("k9").style.display = "none";</script>`},
		{"script sets a property in its own spelling", `<div id="k9">` + out1 + `</div><script>document.getElementById('k9').style.textIndent='-9999px'</script>`},
		{"script sets all style", `<div id="k9">` + out1 + `</div><script>document.getElementById('k9').style.cssText='position:absolute;left:-5000px'</script>`},
		{"script sets the attribute", `<div id="k9">` + out1 + `</div><script>document.getElementById('k9').setAttribute('style', 'display:none');</script>`},
		{"script hides it by name", `<div id="k9">` + out1 + `</div><script>$('#k9').hide()</script>`},
		{"script writes the tag around", `<div><script>document.write('<div style="display:none">')</script>` + out1 + `<script>document.write('</div>')</script></div>`},
		{"screen reader class", `<div class="sr-only">` + out2 + `</div>`},
		{"screen reader class and clip", `<span class="screen-reader-text" style="position:absolute;clip:rect(1px,1px,1px,1px)">` + out1 + `</span>`},
		{"prose around the links", `<div style="position:absolute;left:-9999px"><p>` + prose + out2 + `</p></div>`},
		{"inside a closed menu", `<nav class="menu" style="display:none"><a href="/a">a</a><p style="display:none">` + out1 + `</p></nav>`},
		{"an address in numbers among them", `<div style="display:none">` + out1 + ` <a href="http://192.0.2.8/x">slots</a></div>`},
	}
	for _, tt := range tests {
		for _, l := range read(t, around(tt.src)).Links {
			outside := l.External || l.Address.Host.IsIP()
			if outside && l.Placement != PlaceHidden {
				t.Errorf("%s: %q placed %v (%q) by %s; want hidden", tt.name, l.Text, l.Placement, l.Hidden, tt.src)
			} else if !outside && l.Placement == PlaceHidden && strings.Contains(l.Href, "imprint") {
				t.Errorf("%s: a visible link is called hidden", tt.name)
			}
		}
	}
}

func TestNotConcealed(t *testing.T) {
	tests := []struct{ name, src string }{
		{"in sight", `<p>` + out3 + `</p>`},
		{"a menu", `<ul class="sub-menu" style="display:none"><li>` + out2 + `</ul>`},
		{"a menu by its role", `<div role="menu" hidden>` + out2 + `</div>`},
		{"a tab", `<div role="tabpanel" hidden>` + out2 + `</div>`},
		{"an accordion", `<div class="accordion-body" style="display:none"><p>` + prose + out1 + `</p></div>`},
		{"an answer that a link opens", `<a href="#a1">Where?</a><div id="a1" style="display:none">` + out1 + `</div>`},
		{"a box that a script opens", `<div id="box" style="display:none">` + out1 + `</div><script>$('#box').show()</script>`},
		{"a modal", `<div class="x"><div id="sign-modal" style="display:none"><h2>Sign up</h2><form><input></form>` + out1 + `</div></div>`},
		{"a text that waits", `<div class="part" style="display:none"><p>` + prose + prose + out1 + `</p></div>`},
		{"own and other links", `<div class="part" style="display:none"><a href="/a">a</a> <a href="/b">b</a> <a href="/c">c</a> ` + out2 + `</div>`},
		{"the way home", `<style>.logo{text-indent:-9999px}</style><a class="logo" rel="home" href="https://a.test/">A thing</a>`},
		{"nofollow", `<div style="display:none"><a rel="nofollow" href="https://a.test/">a thing</a></div>`},
		{"a share bar", `<div style="display:none"><a href="https://digg.test/submit?url=https%3A%2F%2Fwww.example.org">Digg</a> <a href="https://www.facebook.com/x">Find us</a></div>`},
		{"icons", `<div style="display:none"><a href="https://a.test/"><img alt="A"></a> <a href="https://b.test/"><svg></svg></a></div>`},
		{"the same owner elsewhere", `<div style="display:none"><a href="https://www.example.de/">Deutsch</a></div>`},
		{"the browser is too old", `<div class="browser-warning" style="display:none">Please take <a href="https://browser.test/">another browser</a></div>`},
		{"a fade-in", `<div class="card-1" style="opacity:0;transform:none">` + out1 + `</div>`},
		{"a responsive copy", `<style>.d-none{display:none} @media(min-width:1px){.d-lg-block{display:block}}` + strings.Repeat(`.a{color:red}`, 50) + `</style><div class="d-none d-lg-block">` + out1 + `</div>`},
		{"for print alone", `<style>@media print{.wx{display:none}}</style><div class="wx">` + out2 + `</div>`},
		{"a rule taken back", `<style>.wx{display:none}.wx{display:block}</style><div class="wx">` + out2 + `</div>`},
		{"a template", `<template>` + out3 + `</template>`},
		{"a skip link", `<a class="skip-link screen-reader-text" style="position:absolute;top:-1000px" href="#main">Skip</a>`},
		{"words for screen readers inside a link", `<a href="https://a.test/">A report <span class="sr-only">opens a window</span></a>`},
		{"a video's box", `<div class="x" style="height:0;overflow:hidden;padding-bottom:56.25%">` + out1 + `</div>`},
		{"a menu that waits beside the page", `<div style="position:fixed;left:-100%">` + out1 + `</div>`},
		{"hanging indent", `<p style="text-indent:-20px;margin-left:-15px">` + out1 + `</p>`},
		{"a grid's margins", `<div style="margin-left:-100px">` + out1 + `</div>`},
		{"a painted text on its own ground", `<p style="background:#123;-webkit-background-clip:text;color:transparent">` + out1 + `</p>`},
		{"light on dark", `<p style="background:#000;color:#fff">` + out1 + `</p>`},
		{"a picture under the text", `<p style="background:#fff url(x.png);color:#fff">` + out1 + `</p>`},
		{"a rule paints what is inside", `<div class="x" style="background:#abc;color:#abc"><p class="dark">` + out1 + `</p></div>`},
		{"a script draws its menu", `<div id="m">` + out1 + `</div><script>if(a){b.c{}}; document.getElementById('m').style.display='block'</script>`},
		{"a script writes a whole element", `<p><script>document.write('<div style="display:none">x</div>')</script>` + out1 + `</p>`},
		{"after what a script wrapped", `<p><script>document.write('<b style="display:none">')</script>x<script>document.write('</b>')</script> ` + out1 + `</p>`},
	}
	for _, tt := range tests {
		for _, l := range read(t, around(tt.src)).Links {
			if l.Placement == PlaceHidden {
				t.Errorf("%s: %q is called hidden (%s) by %s", tt.name, l.Text, l.Hidden, tt.src)
			}
		}
	}
}
