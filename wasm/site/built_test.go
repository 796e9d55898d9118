package site

import (
	"fmt"
	"hash/fnv"
	"html"
	"math/rand/v2"
	"strings"
	"testing"
)

// recipe says how a site is built; its name says what it is.
type recipe struct {
	name     string
	language string
	want     Kind
	or       Kind // another answer that is right, too; Unknown for none
	isHeld   bool // held out while weights and bounds were chosen

	topics    []string
	posts     int
	authors   string  // one, regulars, turnover, admin
	placed    float64 // share of posts with a followed link that sells
	bought    float64 // share of posts labelled as paid for, their links marked
	friends   float64 // share of posts with a link to a friend's shop, by its name
	cites     int     // links a post to sources
	affiliate float64 // share of posts with a note and links that earn, marked
	guests    float64 // share of posts by a guest
	house     string  // of "about contact editorial me write price sells"
	calledAs  string  // what the site calls itself
	daysApart int     // between posts; 0 is several a day
	list      string  // where posts are found: rss, atom, json, sitemap, packed, home
	pattern   bool    // every post has the same headings
	foreign   string  // the subject of placed links where it is not the post's
	small     bool    // sources are linked by words in small letters
}

func (r *recipe) has(word string) bool { return strings.Contains(" "+r.house+" ", " "+word+" ") }

// built is a site: what its server answers.
type built struct {
	home  string
	files map[string]file
}

type file struct{ kind, body string }

// builder makes one site.
type builder struct {
	*recipe
	look  int // how its pages are made, of three ways
	t     texts
	r     *rand.Rand
	host  string
	posts []post
}

type post struct{ path, title, author, date, body string }

var sources = []string{"institute", "survey-office", "journal-of-record", "city-archive", "open-data", "museum-of-trade", "field-station", "library"}

// build makes a site of a recipe, the same each time.
func build(t testing.TB, rec recipe) built {
	h := fnv.New64a()
	h.Write([]byte(rec.name + rec.language))
	b := &builder{recipe: &rec, t: readTexts(t, rec.language), r: rand.New(rand.NewPCG(h.Sum64(), 7)), host: slug(rec.name) + "-" + rec.language + ".example"}
	b.look = b.r.IntN(3)
	for i := range rec.posts {
		b.posts = append(b.posts, b.post(i))
	}
	out := built{"https://" + b.host + "/", map[string]file{}}
	for _, p := range b.posts {
		out.files[p.path] = file{"text/html", b.page(p.title, p.body, p.author, p.date)}
	}
	var list strings.Builder
	for _, p := range b.posts {
		fmt.Fprintf(&list, "<article><h2><a href=%q>%s</a></h2><p>%s</p></article>\n", p.path, html.EscapeString(p.title), html.EscapeString(b.t.one(b.r, "furniture", "general")))
	}
	out.files["/"] = file{"text/html", b.page(rec.calledAs, list.String(), "", "")}
	if rec.has("price") {
		out.files["/write-for-us/"] = file{"text/html", b.page(b.t.word("write"), "<h1>"+b.t.word("write")+"</h1><p>"+b.t.word("price")+"</p>", "", "")}
	}
	b.addLists(out.files)
	return out
}

// share reports whether post i is one of a share of all, spread evenly.
func share(i int, of float64) bool { return int(float64(i+1)*of) > int(float64(i)*of) }

func (b *builder) post(i int) post {
	topic := b.topics[i%len(b.topics)]
	p := post{title: b.t[topic]["t"][(i/len(b.topics)+b.r.IntN(2)*2)%4]}
	p.path = fmt.Sprintf("/%d-%s/", 100+i, slug(p.title))
	hours := i*b.daysApart*24 + i*5
	day := 330 - hours/24
	p.date = fmt.Sprintf("2026-%02d-%02d", 1+day/31, 1+day%28)
	p.author = b.author(i)
	p.body = b.text(i, topic, p)
	return p
}

func (b *builder) author(i int) string {
	names := b.t["furniture"]["name"]
	switch {
	case share(i, b.guests):
		return names[5+i%5]
	case b.authors == "one":
		return names[0]
	case b.authors == "regulars":
		return names[b.r.IntN(3)]
	case b.authors == "admin":
		return "admin"
	}
	return names[i%len(names)]
}

// text is the article of a post.
func (b *builder) text(i int, topic string, p post) string {
	var paras []string
	for _, s := range b.t.some(b.r, topic, "s", 5+b.r.IntN(2)) {
		paras = append(paras, html.EscapeString(s)+" "+html.EscapeString(b.t.one(b.r, "furniture", "general")))
	}
	link := func(kind, href, text, rel string) {
		at := 1 + b.r.IntN(len(paras)-1)
		if rel != "" {
			rel = fmt.Sprintf(" rel=%q", rel)
		}
		paras[at] += " " + fmt.Sprintf(b.t.one(b.r, "furniture", kind), fmt.Sprintf("<a href=%q%s>%s</a>", href, rel, html.EscapeString(text)))
	}
	for range b.cites {
		s := sources[b.r.IntN(len(sources))]
		name := strings.ReplaceAll(strings.ToUpper(s[:1])+s[1:], "-", " ")
		if b.small {
			name = strings.ToLower(name) + " report"
		}
		link("cite", "https://"+s+".example/"+topic+"/report", name, "")
	}
	if share(i, b.placed) {
		of := topic
		if b.foreign != "" {
			of = b.foreign
		}
		a := b.t.one(b.r, of, "a")
		link("link", fmt.Sprintf("https://client-%d-%d.example/", i, b.r.IntN(1000)), a, "")
	}
	if share(i, b.friends) {
		link("link", fmt.Sprintf("https://%s-workshop-%d.example/", topic, i%3), b.t["furniture"]["name"][7]+" Studio", "")
	}
	note := ""
	if share(i, b.affiliate) {
		note = "<p>" + html.EscapeString(b.t.word("note")) + "</p>"
		link("link", fmt.Sprintf("https://www.bigshop.example/dp/%d?tag=house-21", b.r.IntN(9999)), b.t.one(b.r, topic, "a"), "sponsored nofollow")
	}
	if share(i, b.bought) {
		note = "<p class=label>" + html.EscapeString(b.t.word("paid")) + "</p>"
		link("link", fmt.Sprintf("https://sponsor-%d.example/", i), b.t.one(b.r, topic, "a"), "sponsored")
	}
	return b.article(p, note, paras)
}

// article sets a post's paragraphs under headings.
func (b *builder) article(p post, note string, paras []string) string {
	heads := b.t["furniture"]["head"]
	if !b.pattern {
		heads = b.t.some(b.r, "furniture", "head", b.r.IntN(3))
	}
	var out strings.Builder
	by := html.EscapeString(fmt.Sprintf(b.t.word("by"), p.author))
	switch b.look {
	case 0:
		fmt.Fprintf(&out, "<article class=post><h1>%s</h1>\n<p class=byline>%s</p>%s\n", html.EscapeString(p.title), by, note)
	case 1:
		fmt.Fprintf(&out, "<article><header><h1>%s</h1>\n<span class=author>%s</span> <time datetime=%s>%s</time></header>%s\n", html.EscapeString(p.title), html.EscapeString(p.author), p.date, p.date, note)
	default:
		fmt.Fprintf(&out, "<article class=entry><h1 class=entry-title>%s</h1><div class=entry-meta>%s</div>%s\n", html.EscapeString(p.title), by, note)
	}
	for i, para := range paras {
		if i > 0 && i <= len(heads) {
			fmt.Fprintf(&out, "<h2>%s</h2>\n", html.EscapeString(heads[i-1]))
		}
		fmt.Fprintf(&out, "<p>%s</p>\n", para)
	}
	return out.String() + "</article>"
}

// page is a whole page round a body.
func (b *builder) page(title, body, author, date string) string {
	var nav strings.Builder
	add := func(word, href, text string) {
		if b.has(word) {
			fmt.Fprintf(&nav, "<li><a href=%q>%s</a></li>", href, html.EscapeString(text))
		}
	}
	f := b.t["furniture"]
	add("about", "/about/", f["about"][0])
	add("me", "/me/", f["me"][0])
	add("contact", "/contact/", f["contact"][0])
	add("editorial", "/editorial/", f["editorial"][0])
	add("write", "/write-for-us/", f["write"][0])
	for _, s := range f["sells"] {
		add("sells", "/"+slug(s)+"/", s)
	}
	meta := ""
	if author != "" && b.look != 1 {
		meta = fmt.Sprintf("<meta name=author content=%q><meta property=article:published_time content=%q>", author, date)
	}
	if b.list == "rss" || b.list == "atom" {
		meta += "<link rel=alternate type=application/" + b.list + "+xml href=/feed.xml>"
	} else if b.list == "json" {
		meta += "<link rel=alternate type=application/feed+json href=/feed.json>"
	}
	aside := ""
	if b.look == 2 {
		aside = "<aside class=sidebar><ul>" + nav.String() + "</ul></aside>"
		nav.Reset()
	}
	return fmt.Sprintf("<!doctype html><html lang=%s><head><meta charset=utf-8><title>%s</title><meta property=og:site_name content=%q>%s</head><body><header><nav><ul><li><a href=/>%s</a></li>%s</ul></nav></header><main>%s</main>%s<footer><p>© 2026 %s</p></footer></body></html>",
		b.language, html.EscapeString(title+" – "+b.calledAs), b.calledAs, meta, html.EscapeString(b.calledAs), nav.String(), body, aside, html.EscapeString(b.calledAs))
}

// slug is a title as addresses have it.
func slug(s string) string {
	return strings.Trim(strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return strings.ContainsRune(" ,.:;–—-'’?!", r) }), "-"), "-")
}
