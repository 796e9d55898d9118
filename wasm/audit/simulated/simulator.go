package simulated

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"

	"linkgrade/wasm/audit/export"
	"linkgrade/wasm/domain"
	"linkgrade/wasm/topic"
	"linkgrade/wasm/trust"
)

// A simulator draws one profile.
type simulator struct {
	*rand.Rand
	w       *World
	p       Profile
	brand   string
	story   string
	hides   map[string]bool // columns that the export lacks
	rated   float64
	isBlind bool // there are no data on names
	serial  int
	begin   export.Day
	weeks   int
}

// today is the day of all audits; nothing is newer than lastSeen.
const (
	today    = 20700
	lastSeen = 20670
)

func (w *World) simulator(seed uint64) *simulator {
	s := &simulator{Rand: rand.New(rand.NewPCG(seed, w.salt)), w: w, hides: map[string]bool{}}
	s.brand = []string{"Harbour Nine", "Castello Blu", "Norden Werft", "Alta Vela"}[s.IntN(4)]
	s.p = Profile{Site: nameOf(strings.ToLower(strings.ReplaceAll(s.brand, " ", "")) + ".com"), At: int64(today) * 86400, Records: map[domain.Name]trust.Record{}}
	if s.chance(0.6) {
		s.p.About = &topic.Profile{Name: "sim", Brands: []string{s.brand}, Keywords: w.keywords}
	}
	for _, c := range []struct {
		column string
		share  float64
	}{{"title", 0.15}, {"address", 0.6}, {"follow", 0.1}, {"anchor", 0.08}, {"lang", 0.4}, {"external", 0.3}} {
		s.hides[c.column] = s.chance(c.share)
	}
	s.isBlind = s.chance(0.12)
	s.rated, s.weeks = s.within(w.rated), int(s.within(w.weeks))
	s.begin = export.Day(lastSeen + 10 - 7*s.weeks)
	s.story = "How " + s.brand + " " + s.pick(w.adjectives) + " boats crossed an ocean"
	if s.chance(0.5) {
		s.story = "A family in a " + s.pick(w.adjectives) + " boat that crossed an ocean alone"
	}
	return s
}

func (s *simulator) chance(p float64) bool     { return s.Float64() < p }
func (s *simulator) within(r span) float64     { return r[0] + s.Float64()*(r[1]-r[0]) }
func (s *simulator) pick(from []string) string { return from[s.IntN(len(from))] }

// own is a profile's own mix: the world's, each weight more or less.
func (s *simulator) own(m mix) mix {
	out := make(mix, len(m))
	for i, w := range m {
		out[i] = w * math.Exp(s.w.jitter*s.NormFloat64())
	}
	return out
}

// draw is a place of a mix, by its weights.
func (s *simulator) draw(m mix) int {
	sum := 0.0
	for _, w := range m {
		sum += w
	}
	x := s.Float64() * sum
	for i, w := range m {
		if x -= w; x < 0 {
			return i
		}
	}
	return len(m) - 1
}

// poisson draws by Knuth's product, in parts where the mean is large.
func (s *simulator) poisson(mean float64) int {
	n := 0
	for ; mean > 30; mean -= 30 {
		n += s.poisson(30)
	}
	for p := s.Float64(); p > math.Exp(-mean); p *= s.Float64() {
		n++
	}
	return n
}

// gamma is a factor around 1, of a whole shape: a sum of exponentials.
func (s *simulator) gamma(shape int) float64 {
	sum := 0.0
	for range shape {
		sum += s.ExpFloat64()
	}
	return sum / float64(shape)
}

// A sort is one of the sorts of sites that link.
type sort struct {
	paths     []string
	known     float64 // chance that a list rates it, and how high
	authority float64
	category  trust.Category
	followed  float64
	suffixes  []string // nil for the world's honest ones
}

var sorts = map[string]sort{
	"blog":      {[]string{"/blog/%s/", "/2024/05/%s/", "/%s/"}, 0.45, 24, 0, 0.8, nil},
	"news":      {[]string{"/news/%s/", "/stories/%s", "/article/%s.html"}, 0.85, 55, trust.Press, 0.6, nil},
	"forum":     {[]string{"/forum/thread-%s", "/viewtopic.php?t=%s", "/t/%s"}, 0.6, 38, trust.Forum, 0.2, nil},
	"directory": {[]string{"/directory/%s", "/listing/%s", "/company/%s"}, 0.4, 25, 0, 0.6, nil},
	"company":   {[]string{"/partners", "/%s", "/"}, 0.35, 18, 0, 0.9, nil},
	"school":    {[]string{"/links.html", "/~%s/"}, 0.9, 52, trust.Education, 0.9, []string{"edu", "ac.uk", "edu.au"}},
	"copy":      {[]string{"/domain/%s", "/site-info/%s", "/stats/%s"}, 0.15, 8, 0, 0.5, []string{"com", "net", "info", "xyz"}},
	"guest":     {[]string{"/%s/", "/blog/%s/", "/guest-post/%s/"}, 0.4, 20, 0, 0.97, nil},
	"junk":      {[]string{"/%s.html", "/index.php?id=%s", "/blog/%s"}, 0.1, 10, 0, 0.8, []string{"com", "net", "ru"}},
}

// What the mixes of a world are of.
var (
	ambientSorts = []string{"blog", "news", "forum", "directory", "company", "school", "copy"}
	storySorts   = []string{"blog", "news", "forum", "company"}
	boughtSorts  = []string{"guest", "directory", "blog"}
)

// suffix is one under which a sort of sites has names.
func (s *simulator) suffix(of sort) string {
	if of.suffixes == nil {
		return s.pick(s.w.honest)
	}
	return s.pick(of.suffixes)
}

// newName makes a new name of a sort, and what lists say of it.
func (s *simulator) newName(of sort, suffix string) string {
	s.serial++
	host := fmt.Sprintf("%s%s%d.%s", s.pick(s.w.adjectives), s.pick([]string{"harbor", "review", "corner", "journal", "wave", "notes"}), s.serial, suffix)
	if s.chance(of.known * s.rated) {
		v := int(of.authority + s.NormFloat64()*of.authority/3)
		s.p.Records[nameOf(host)] = trust.Record{Authority: trust.AuthorityOf(v), Lists: 1, Categories: of.category}
	}
	return host
}

// A link is how a new domain links.
type link struct {
	of     sort
	suffix string // "" for one of its sort's
	path   string // "" for one of its sort's
	title  string
	anchor string
	target string // path
	day    export.Day
}

// add adds a domain that began to link.
func (s *simulator) add(l link) {
	if l.suffix == "" {
		l.suffix = s.suffix(l.of)
	}
	if l.path == "" {
		l.path = s.pick(l.of.paths)
	}
	host := s.newName(l.of, l.suffix)
	follow := export.KnownOf(s.chance(l.of.followed))
	pages := 1
	if s.chance(0.15) {
		pages += s.IntN(5)
	}
	for page := range pages {
		path := l.path
		if strings.Contains(path, "%s") {
			path = fmt.Sprintf(path, slug(l.title)+suffixOf(page))
		}
		r := linkFrom("https://"+host+path, export.Row{Title: l.title + " | " + host, Target: s.address(l.target), Anchor: l.anchor, HasAnchor: true, Kind: export.Text,
			Follow: follow, First: l.day + export.Day(s.IntN(4)), External: 3 + s.IntN(60), Lang: s.pick([]string{"en", "en", "en", "de", "fr"}), IsLost: export.No,
			Address: fmt.Sprintf("%d.%d.%d.9", 20+s.IntN(80), s.IntN(250), s.IntN(250)), Last: lastSeen})
		if s.chance(0.08) {
			r.IsLost, r.Lost = export.Yes, l.day+export.Day(20+s.IntN(200))
		}
		s.p.Rows = append(s.p.Rows, s.hide(r))
	}
}

func (s *simulator) address(path string) string { return "https://" + s.p.Site.String() + path }

func suffixOf(page int) string {
	if page == 0 {
		return ""
	}
	return fmt.Sprint("-", page)
}

func slug(title string) string { return strings.ToLower(strings.ReplaceAll(title, " ", "-")) }

// hide takes out the columns that the export lacks.
func (s *simulator) hide(r export.Row) export.Row {
	if s.hides["title"] {
		r.Title = ""
	}
	if s.hides["address"] {
		r.Address = ""
	}
	if s.hides["follow"] {
		r.Follow = export.Unknown
	}
	if s.hides["anchor"] {
		r.Anchor, r.HasAnchor = "", false
	}
	if s.hides["lang"] {
		r.Lang = ""
	}
	if s.hides["external"] {
		r.External = 0
	}
	return r
}

// together puts the last row onto a network.
func (s *simulator) together(p float64, net string) {
	if r := &s.p.Rows[len(s.p.Rows)-1]; r.Address != "" && s.chance(p) {
		r.Address = fmt.Sprint(net, s.IntN(250))
	}
}

// natural is an anchor of somebody who means no keyword, mostly.
func (s *simulator) natural(m mix) string {
	return []string{s.brand, s.p.Site.String(), s.address("/"), "here", "website", s.w.keywords[0] + " guide", s.w.keywords[1], s.story, "", "this company"}[s.draw(m)]
}

func (s *simulator) title() string {
	return fmt.Sprintf("%s %s %s %d", s.pick([]string{"Notes on", "Where to find", "A week with", "Letters about"}), s.pick(s.w.adjectives),
		s.pick([]string{"harbours", "summers", "markets", "people", "winters"}), s.IntN(5000))
}

func nameOf(s string) domain.Name {
	n, err := domain.ParseName(s)
	if err != nil {
		panic("simulated: " + err.Error())
	}
	return n
}

// linkFrom is a row of a page, its referring domain filled in.
func linkFrom(page string, r export.Row) export.Row {
	a, err := domain.ParseAddress(page)
	if err != nil {
		panic("simulated: " + err.Error())
	}
	r.Page, r.Host, r.Name, r.Links = page, a.Host, a.Name(), max(1, r.Links)
	return r
}
