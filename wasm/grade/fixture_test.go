package grade

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/page"
	"linkgrade/wasm/topic"
	"linkgrade/wasm/trust"
)

// A fixture is an HTML page whose first line is a comment with what the reader of a page knows before its markup:
//
//	<!-- url: https://a.example/b status: 404 headers: noindex record: authority=40,lists=2,forum target: c.example=gambling -->
//
//	url      the page's address, always given
//	status   the HTTP status; left out when unknown
//	headers  the X-Robots-Tag headers
//	at       the day on which the page is graded
//	font     an anchor's size and the text's in a rendered page, as LINK=ANCHOR/TEXT in pixels, once for each link
//	record   what lists say of the page's own name: authority=N, lists=N and trust's category words, joined by commas
//	target   name=record of a link's target, once for each
//	profile  the user's: testdata/profiles/<name>.json; "none" is none, but word vectors are there
//
// A word that ends in a colon and is one of these begins the next. In the markup "[300 words]" stands for so many words
// of varied prose, so that fixtures stay small.

var fillerMark = regexp.MustCompile(`\[(\d+) words\]`)

// readFixture reads a page with its directives.
func readFixture(src string) (*Input, error) {
	first, rest, _ := strings.Cut(src, "\n")
	first, ok := strings.CutPrefix(first, "<!--")
	if !ok {
		return nil, fmt.Errorf("the first line %q is no comment with directives", first)
	}
	m, in, fonts, err := readDirectives(strings.Fields(strings.TrimSuffix(first, "-->")))
	if err != nil {
		return nil, err
	}
	said := 0
	rest = fillerMark.ReplaceAllStringFunc(rest, func(mark string) string {
		n, _ := strconv.Atoi(fillerMark.FindStringSubmatch(mark)[1])
		said += n
		return prose(said-n, n)
	})
	in.Facts = page.ReadHTML([]byte(rest), m)
	for _, f := range fonts {
		var link, anchor, text int
		if _, err := fmt.Sscanf(f, "%d=%d/%d", &link, &anchor, &text); err != nil || link < 0 || link >= len(in.Links) {
			return nil, fmt.Errorf("font %q of %d links: %w", f, len(in.Links), err)
		}
		in.Links[link].Hint = page.Hint{Known: true, Visible: true, Font: anchor, BodyFont: text}
	}
	return in, nil
}

func readDirectives(words []string) (m page.Meta, in *Input, fonts []string, err error) {
	in = &Input{}
	names := memoryLookup{}
	key := ""
	for _, w := range words {
		switch w {
		case "url:", "status:", "headers:", "at:", "font:", "record:", "target:", "profile:":
			key = w
			continue
		}
		switch key {
		case "url:":
			m.URL, err = domain.ParseAddress(w)
		case "status:":
			m.Status, err = strconv.Atoi(w)
		case "headers:":
			m.Robots = strings.TrimSpace(m.Robots + " " + w)
		case "at:":
			in.At = page.ParseDate(w).Unix()
		case "font:":
			fonts = append(fonts, w)
		case "record:":
			in.Listed = true
			in.Record, err = parseRecord(w)
		case "target:":
			err = names.add(w)
			in.Names = names
		case "profile:":
			in.Profile, in.Vectors, err = readProfile(w)
		default:
			err = fmt.Errorf("directive %q: not known", w)
		}
		if err != nil {
			return m, in, fonts, err
		}
	}
	return m, in, fonts, nil
}

func readProfile(name string) (p *topic.Profile, v *topic.Vectors, err error) {
	if v, err = shippedVectors(); err != nil || name == "none" {
		return nil, v, err
	}
	src, err := os.ReadFile(filepath.Join("testdata", "profiles", name+".json"))
	if err != nil {
		return nil, nil, err
	}
	p, err = topic.DecodeProfile(src)
	return p, v, err
}

// shippedVectors are opened once: all tests may read them at a time.
var shippedVectors = sync.OnceValues(func() (*topic.Vectors, error) {
	src, err := os.ReadFile(filepath.Join("..", "topic", "vectors.lgv"))
	if err != nil {
		return nil, err
	}
	return topic.Open(src)
})

func parseRecord(s string) (r trust.Record, err error) {
	for _, w := range strings.Split(s, ",") {
		key, value, numeric := strings.Cut(w, "=")
		n := 0
		if numeric {
			if n, err = strconv.Atoi(value); err != nil {
				return r, err
			}
		}
		switch {
		case key == "authority":
			r.Authority = trust.AuthorityOf(n)
		case key == "lists":
			r.Lists = uint8(n)
		default:
			c, err := trust.ParseCategory(w)
			if err != nil {
				return r, fmt.Errorf("record %q: %w", w, err)
			}
			r.Categories |= c
		}
	}
	return r, nil
}

// memoryLookup is a Lookup of what a test puts in.
type memoryLookup map[domain.Name]trust.Record

func (m memoryLookup) Lookup(n domain.Name) (trust.Record, bool) {
	r, ok := m[n]
	return r, ok
}

func (m memoryLookup) add(s string) error {
	name, rest, _ := strings.Cut(s, "=")
	n, err := domain.ParseName(name)
	if err != nil {
		return err
	}
	m[n], err = parseRecord(rest)
	return err
}

// prose is n words of sentences, begun at word from, so that no two stretches of a page are the same.
func prose(from, n int) string {
	vocabulary := strings.Fields(`autumn basket candle drawer evening feather gravel harvest island journal kitchen lantern
		meadow notice orchard pebble quarter ribbon shelter timber umbrella village window yellow bridge corner distant
		early familiar gentle hollow inner jacket kettle little morning narrow ordinary patient quiet rather silver
		thought under valley winter across before carry during enough follow gather happen invite joined known listen
		mostly never often perhaps reached several though until visit walked yesterday around bottle circle doubt eleven
		forest garden honest indeed jumped letter market neighbour offered painted question repaired stairs travel usual
		violin weather younger almost bright cellar dinner engine fabric ground hunger insect ladder middle number office
		pocket rescue season tunnel useful vessel wander anchor border coffee desert effort figure glance handle`)
	common := strings.Fields("the of and to in is that for it was on are with they at be this from had by not but what were we when")
	var b strings.Builder
	seed := uint32(from)*2654435761 + 7
	for i := range n {
		seed = seed*1664525 + 1013904223
		w := vocabulary[int(seed>>8)%len(vocabulary)]
		if i%4 == 2 { // as often as English has them
			w = common[int(seed>>8)%len(common)]
		}
		switch {
		case i%11 == 0 && i > 0:
			b.WriteString(". ")
		case i > 0:
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	return b.String() + "."
}
