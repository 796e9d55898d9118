package page

import "testing"

// words enough that a block is text and its link no list entry.
const prose = "The committee met again on Tuesday and agreed to publish the whole of its report before the summer begins, with "

func TestPlacement(t *testing.T) {
	tests := []struct {
		name, src string // X is replaced by a paragraph with a link
		want      Placement
	}{
		{"nothing said", `X`, PlaceContent},
		{"nav", `<nav>X</nav>`, PlaceNav},
		{"menu", `<menu>X</menu>`, PlaceNav},
		{"header", `<header>X</header>`, PlaceHeader},
		{"footer", `<footer>X</footer>`, PlaceFooter},
		{"aside", `<aside>X</aside>`, PlaceSidebar},
		{"dialog", `<dialog open>X</dialog>`, PlaceWidget},
		{"main", `<main>X</main>`, PlaceContent},
		{"article", `<article>X</article>`, PlaceContent},
		{"header of an article", `<article><header>X</header></article>`, PlaceContent},
		{"footer of an article", `<article><footer>X</footer></article>`, PlaceContent},
		{"class footer in an article", `<article><div class=footer>X</div></article>`, PlaceContent},
		{"aside of an article", `<article><aside>X</aside></article>`, PlaceSidebar},
		{"nav of an article", `<article><nav>X</nav></article>`, PlaceNav},
		{"main in a footer's wrapper", `<div class=footer><main>X</main></div>`, PlaceContent},
		{"article in an aside", `<aside><article>X</article></aside>`, PlaceSidebar},
		{"div in a nav", `<nav><div><div>X</div></div></nav>`, PlaceNav},
		{"after a nav", `<nav>n</nav>X`, PlaceContent},
		{"role navigation", `<div role=navigation>X</div>`, PlaceNav},
		{"role in capitals, the first of two", `<div role=" Navigation  menubar">X</div>`, PlaceNav},
		{"role contentinfo", `<div role=contentinfo>X</div>`, PlaceFooter},
		{"role complementary", `<div role=complementary>X</div>`, PlaceSidebar},
		{"role banner", `<div role=banner>X</div>`, PlaceHeader},
		{"role main", `<div class=sidebar><div role=main>X</div></div>`, PlaceContent},
		{"id main-content", `<div id=main-content>X</div>`, PlaceContent},
		{"class word", `<div class="site-footer">X</div>`, PlaceFooter},
		{"camel case", `<div class="siteFooter">X</div>`, PlaceFooter},
		{"id before class", `<div id=sidebar class=footer>X</div>`, PlaceSidebar},
		{"words are whole", `<div class="navigable adrift padding">X</div>`, PlaceContent},
		{"wrapper that has a sidebar", `<div class="site has-sidebar">X</div>`, PlaceContent},
		{"wrapper without one", `<div class="no-sidebar">X</div>`, PlaceContent},
		{"wrapper of both columns", `<div class="content-sidebar-wrap">X</div>`, PlaceContent},
		{"wrapper with the sidebar on a side", `<div class="right-sidebar">X</div>`, PlaceContent},
		{"entry footer", `<div class="entry-footer">X</div>`, PlaceContent},
		{"newline between names", "<div class=\"has\nsidebar\">X</div>", PlaceSidebar},
		{"class on the body", `<body class="sidebar nav">X`, PlaceContent},
		{"class on an inline element", `<span class=footer>X</span>`, PlaceContent},
		{"comments", `<div id=comments><ol class=commentlist><li>X</ol></div>`, PlaceComment},
		{"comments of a post", `<div class="post-comments">X</div>`, PlaceComment},
		{"nav inside comments", `<div id=comments><nav>X</nav></div>`, PlaceComment},
		{"main inside comments", `<div id=comments><main>X</main></div>`, PlaceContent},
		{"bio", `<div class="author-bio">X</div>`, PlaceBio},
		{"author box", `<div class="author-box"><footer>X</footer></div>`, PlaceBio},
		{"about the author", `<section class="about-author">X</section>`, PlaceBio},
		{"author info in camel case", `<div class="authorInfo">X</div>`, PlaceBio},
		{"ad", `<div class="ad-slot"><article>X</article></div>`, PlaceAd},
		{"ad in the content", `<div class="content-ad">X</div>`, PlaceAd},
		{"widget", `<div class="widget">X</div>`, PlaceWidget},
		{"share", `<div class="share-buttons">X</div>`, PlaceWidget},
		{"related", `<section class="related-posts">X</section>`, PlaceRelated},
		{"article cards among related", `<div class=related><article>X</article></div>`, PlaceRelated},
		{"tags", `<div class="entry-tags">X</div>`, PlaceList},
		{"breadcrumbs", `<div class="breadcrumbs">X</div>`, PlaceNav},
		{"German", `<div id=fusszeile>X</div>`, PlaceFooter},
	}
	for _, tt := range tests {
		for i, c := range tt.src {
			if c == 'X' {
				src := "<!doctype html>" + tt.src[:i] + "<p>" + prose + "<a href=https://a.test/>its own words</a>." + tt.src[i+1:]
				f, l := only(t, src)
				if got := f.Blocks[l.Block].Place; got != tt.want {
					t.Errorf("%s: the block of %q has Place %v; want %v", tt.name, tt.src, got, tt.want)
				}
			}
		}
	}
}

func TestListedLinks(t *testing.T) {
	f := read(t, "<!doctype html><p>"+prose+"<p>"+prose+"<ul><li><a href=/a>One</a><li><a href=/b>Two</a><li><a href=/c>Three</a></ul>")
	for i := range f.Links {
		if got := f.Links[i].Placement; got != PlaceList {
			t.Errorf("Placement(bare link %d in a list) = %v; want list", i, got)
		}
	}
	_, l := only(t, "<p>"+prose+"<a href=/a>a word</a> "+prose)
	if l.Placement != PlaceContent || l.Content < 0.5 {
		t.Errorf("Placement(link in a paragraph) = %v, content %.2f; want content, at least 0.5", l.Placement, l.Content)
	}
}

func TestPlacementWords(t *testing.T) {
	for p := PlaceContent; p <= PlaceHidden; p++ {
		if p.String() == "" {
			t.Errorf("Placement(%d).String() is empty", p)
		}
	}
}
