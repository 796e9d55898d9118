package audit

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

// A profile is a simulated one whose truth is known: rows as an export has them, and what lists know of the names.
type profile struct {
	kind    string
	options Options
	rows    []export.Row
	records map[domain.Name]trust.Record
	burst   planted // the zero one where none was
	whole   Origin  // how most of it came to be
}

// planted is a burst that was put in.
type planted struct {
	from, to export.Day
	origin   Origin
}

func (p *profile) Ranked() int { return leastRanked }

// Lookup makes a profile its own data.
func (p *profile) Lookup(n domain.Name) (trust.Record, bool) {
	r, listed := p.records[n]
	return r, listed
}

func (p *profile) report() *Report {
	if p.records != nil {
		p.options.Lookup = p
	}
	return auditOf(p.options, "ahrefs", p.rows...)
}

// A world is the ranges that profiles are drawn from. Two worlds share the simulator and no numbers: what was looked at
// while constants were set, and what was not.
type world struct {
	salt       uint64
	rate       [2]float64 // new domains a week
	weeks      [2]float64
	gather     [2]float64 // shape of the weeks' gamma noise: less is wilder
	rated      [2]float64 // factor on how many names lists know
	viral      [2]float64 // domains of a burst
	paid       [2]float64
	blast      [2]float64
	money      [2]float64 // share of money anchors of paid links
	trade      [2]float64 // share of a trade's anchors of a blast
	topical    [2]float64 // share of a story's links that are worded as what the site sells
	suffixes   []string   // of junk
	adjectives []string
	trades     []string
	keywords   []string
}

var dev = world{salt: 1, rate: [2]float64{0.7, 8}, weeks: [2]float64{80, 260}, gather: [2]float64{5, 20}, rated: [2]float64{0.7, 1}, viral: [2]float64{60, 300},
	paid: [2]float64{40, 150}, blast: [2]float64{120, 700}, money: [2]float64{0.25, 0.85}, trade: [2]float64{0.3, 1}, topical: [2]float64{0, 0.2},
	suffixes: []string{"xyz", "top", "com", "info", "site", "ru", "net"}, adjectives: []string{"blue", "old", "quick", "north", "green"},
	trades: []string{"online casino", "buy viagra", "slot gacor"}, keywords: []string{"yacht charter", "sailing holidays", "boat hire"}}

var heldOut = world{salt: 2, rate: [2]float64{0.4, 14}, weeks: [2]float64{60, 400}, gather: [2]float64{3, 30}, rated: [2]float64{0.45, 1}, viral: [2]float64{45, 500},
	paid: [2]float64{30, 220}, blast: [2]float64{80, 1200}, money: [2]float64{0.15, 0.9}, trade: [2]float64{0.15, 1}, topical: [2]float64{0, 0.3},
	suffixes: []string{"com", "online", "click", "biz", "cn", "pl", "shop", "org"}, adjectives: []string{"royal", "tiny", "west", "bright", "lazy"},
	trades: []string{"казино онлайн", "replica watches", "payday loans", "escort service"}, keywords: []string{"dental implants", "teeth whitening", "orthodontist"}}

// A simulator draws one profile.
type simulator struct {
	*rand.Rand
	w       *world
	p       profile
	brand   string
	story   string
	hides   map[string]bool // columns that the export lacks
	rated   float64
	isBlind bool // there are no data on names
	serial  int
	begin   export.Day
	weeks   int
}

func (w *world) simulator(seed uint64) *simulator {
	s := &simulator{Rand: rand.New(rand.NewPCG(seed, w.salt)), w: w, hides: map[string]bool{}}
	s.brand = []string{"Harbour Nine", "Castello Blu", "Norden Werft", "Alta Vela"}[s.IntN(4)]
	s.p.records = map[domain.Name]trust.Record{}
	s.p.options = Options{Site: nameOf(strings.ToLower(strings.ReplaceAll(s.brand, " ", "")) + ".com"), At: int64(20700) * 86400}
	if s.chance(0.6) {
		s.p.options.Profile = &topic.Profile{Name: "sim", Brands: []string{s.brand}, Keywords: w.keywords}
	}
	for column, p := range map[string]float64{"title": 0.15, "address": 0.6, "follow": 0.1, "anchor": 0.08, "lang": 0.4, "platform": 0.5, "external": 0.3} {
		s.hides[column] = rand.New(rand.NewPCG(seed*31+uint64(len(column)), w.salt)).Float64() < p
	}
	s.isBlind = s.chance(0.12)
	s.rated, s.weeks = s.within(w.rated), int(s.within(w.weeks))
	s.begin = export.Day(20680 - 7*s.weeks)
	s.story = "How " + s.brand + " " + s.pick(w.adjectives) + " boats crossed an ocean"
	return s
}

func (s *simulator) chance(p float64) bool          { return s.Float64() < p }
func (s *simulator) within(r [2]float64) float64    { return r[0] + s.Float64()*(r[1]-r[0]) }
func (s *simulator) pick(from []string) string      { return from[s.IntN(len(from))] }
func (s *simulator) weighted(w ...float64) (at int) { return weighted(s.Float64()*total(w), w) }

func weighted(x float64, w []float64) int {
	for i := range w {
		if x -= w[i]; x < 0 {
			return i
		}
	}
	return len(w) - 1
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
	suffixes  []string
}

var honest = []string{"com", "com", "com", "org", "net", "co.uk", "de", "fr", "nl", "it", "com.au", "io", "es", "eu"}

var sorts = map[string]sort{
	"blog":      {[]string{"/blog/%s/", "/2024/05/%s/", "/%s/"}, 0.45, 24, 0, 0.8, honest},
	"news":      {[]string{"/news/%s/", "/stories/%s", "/article/%s.html"}, 0.85, 55, trust.Press, 0.6, honest},
	"forum":     {[]string{"/forum/thread-%s", "/viewtopic.php?t=%s", "/t/%s"}, 0.6, 38, trust.Forum, 0.2, honest},
	"directory": {[]string{"/directory/%s", "/listing/%s", "/company/%s"}, 0.4, 25, 0, 0.6, honest},
	"company":   {[]string{"/partners", "/%s", "/"}, 0.35, 18, 0, 0.9, honest},
	"school":    {[]string{"/links.html", "/~%s/"}, 0.9, 52, trust.Education, 0.9, []string{"edu", "ac.uk", "edu.au"}},
	"copy":      {[]string{"/domain/%s", "/site-info/%s", "/stats/%s"}, 0.15, 8, 0, 0.5, []string{"com", "net", "info", "xyz"}},
	"guest":     {[]string{"/%s/", "/blog/%s/", "/guest-post/%s/"}, 0.4, 20, 0, 0.97, honest},
}

// names makes a new name of a sort, and what lists say of it.
func (s *simulator) newName(of sort, suffix string) string {
	s.serial++
	host := fmt.Sprintf("%s%s%d.%s", s.pick(s.w.adjectives), s.pick([]string{"harbor", "review", "corner", "journal", "wave", "notes"}), s.serial, suffix)
	if s.chance(of.known * s.rated) {
		v := int(of.authority + s.NormFloat64()*of.authority/3)
		s.p.records[nameOf(host)] = trust.Record{Authority: trust.AuthorityOf(v), Lists: 1, Categories: of.category}
	}
	return host
}

// add adds a domain that began to link on a day.
func (s *simulator) add(of sort, suffix, path, title, anchor, target string, day export.Day, followed float64) {
	host := s.newName(of, suffix)
	site := "https://" + s.p.options.Site.String()
	follow := export.KnownOf(s.chance(followed))
	pages := 1
	if s.chance(0.15) {
		pages += s.IntN(5)
	}
	for page := range pages {
		if strings.Contains(path, "%s") {
			path = fmt.Sprintf(path, slug(title)+suffixOf(page))
		}
		r := linkFrom("https://"+host+path, export.Row{Title: title + " | " + host, Target: site + target, Anchor: anchor, HasAnchor: true, Kind: export.Text,
			Follow: follow, First: day + export.Day(s.IntN(4)), External: 3 + s.IntN(60), Lang: s.pick([]string{"en", "en", "en", "de", "fr"}), IsLost: export.No,
			Address: fmt.Sprintf("%d.%d.%d.9", 20+s.IntN(80), s.IntN(250), s.IntN(250)), Last: 20670})
		if s.chance(0.08) {
			r.IsLost, r.Lost = export.Yes, day+export.Day(20+s.IntN(200))
		}
		s.p.rows = append(s.p.rows, s.hide(r))
	}
}

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

// natural is an anchor of somebody who means no keyword, mostly.
func (s *simulator) natural() string {
	return []string{s.brand, s.p.options.Site.String(), "https://" + s.p.options.Site.String() + "/", "here", "website", s.w.keywords[0] + " guide", s.w.keywords[1],
		s.story, "", "this company"}[s.weighted(45, 12, 10, 5, 4, 7, 2, 8, 2, 5)]
}

// background adds what came by itself over the weeks.
func (s *simulator) background(rate float64) {
	mix := []string{"blog", "news", "forum", "directory", "company", "school", "copy"}
	shape, growth := int(s.within(s.w.gather)), s.Float64()*1.2-0.3
	for week := range s.weeks {
		mean := rate * (1 + growth*float64(week)/float64(s.weeks)) * s.gamma(shape)
		for range s.poisson(mean) {
			of := sorts[mix[s.weighted(34, 8, 12, 14, 14, 3, 15)]]
			s.add(of, s.pick(of.suffixes), s.pick(of.paths), s.title(), s.natural(), s.pick([]string{"/", "/", "/guide/", "/about"}), s.begin+export.Day(week*7+s.IntN(7)), of.followed)
		}
	}
}

func (s *simulator) title() string {
	return fmt.Sprintf("%s %s %s %d", s.pick([]string{"Notes on", "Where to find", "A week with", "Letters about"}), s.pick(s.w.adjectives),
		s.pick([]string{"harbours", "summers", "markets", "people", "winters"}), s.IntN(5000))
}

// plant says when a burst comes: after a good half of the time.
func (s *simulator) plant(origin Origin, days int) export.Day {
	from := s.begin + export.Day(7*(s.weeks/2+s.IntN(max(1, s.weeks*2/5))))
	s.p.burst = planted{from, from + export.Day(days), origin}
	return from
}
