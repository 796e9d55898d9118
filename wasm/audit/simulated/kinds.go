package simulated

import (
	"fmt"

	"linkgrade/wasm/audit/export"
	"linkgrade/wasm/trust"
)

// A Kind is how profiles of one kind are drawn.
type Kind struct {
	Name string
	Draw func(*World, uint64) Profile // by a seed
}

// Kinds are all that are told apart.
var Kinds = []Kind{{"steady", (*World).Steady}, {"viral", (*World).Viral}, {"paid", (*World).Paid}, {"attacked", (*World).Attacked},
	{"directories", (*World).Directories}, {"dominated", (*World).Dominated}}

// Steady: links come by themselves.
func (w *World) Steady(seed uint64) Profile {
	s := w.simulator(seed)
	s.background()
	return s.done("steady")
}

// background adds what came by itself over the weeks.
func (s *simulator) background() {
	rate, sources, words := s.within(s.w.rate), s.own(s.w.ambient), s.own(s.w.anchors)
	shape, growth := int(s.within(s.w.gather)), s.Float64()*1.2-0.3
	for week := range s.weeks {
		mean := rate * (1 + growth*float64(week)/float64(s.weeks)) * s.gamma(shape)
		for range s.poisson(mean) {
			s.add(link{of: sorts[ambientSorts[s.draw(sources)]], title: s.title(), anchor: s.natural(words), target: s.pick([]string{"/", "/", "/guide/", "/about"}),
				day: s.begin + export.Day(week*7+s.IntN(7))})
		}
	}
}

func (s *simulator) done(kind string) Profile {
	s.p.Kind = kind
	if s.isBlind {
		s.p.Records = nil
	}
	return s.p
}

// plant says when a burst comes: after a good half of the time.
func (s *simulator) plant(origin string, days int) export.Day {
	from := s.begin + export.Day(7*(s.weeks/2+s.IntN(max(1, s.weeks*2/5))))
	s.p.Burst = Burst{from, from + export.Day(days), origin}
	return from
}

// Viral: a story goes round, some of it copied by machines.
func (w *World) Viral(seed uint64) Profile {
	s := w.simulator(seed)
	s.background()
	days := 5 + s.IntN(18)
	from, copies, headline, topical, sources := s.plant("earned", days), s.within(w.copied), s.within(w.headline), s.within(w.topical), s.own(w.story)
	told := s.own(mix{30, 15, 10, 8, 8, 14})
	for range int(s.within(w.viral)) {
		l := link{of: sorts[storySorts[s.draw(sources)]], title: s.title(), target: "/story/", day: from + export.Day(float64(days)*s.Float64()*s.Float64())}
		if s.chance(copies) {
			l.of, l.title = sorts["copy"], s.story
		}
		if s.chance(0.2) {
			l.target = "/"
		}
		switch {
		case s.chance(topical):
			l.anchor = s.pick(w.keywords)
		case s.chance(headline):
			l.anchor = s.story
		default:
			l.anchor = []string{s.brand, s.p.Site.String(), "the story", "source", "ocean crossing", s.natural(w.anchors)}[s.draw(told)]
		}
		s.add(l)
	}
	return s.done("viral")
}

// Paid: guests' posts, entries and posts on a network are bought for a few weeks.
func (w *World) Paid(seed uint64) Profile {
	s := w.simulator(seed)
	s.background()
	days := 10 + s.IntN(40)
	from, money, network, sources := s.plant("built", days), s.within(w.money), s.within(w.networked), s.own(w.bought)
	for range int(s.within(w.paid)) {
		l := link{of: sorts[boughtSorts[s.draw(sources)]], title: s.title(), anchor: s.natural(w.anchors), target: s.pick(w.offers), day: from + export.Day(s.IntN(days))}
		l.of.followed = 0.97
		if s.chance(money) {
			l.anchor = s.pick([]string{w.keywords[0], "best " + w.keywords[0], w.keywords[1], "buy " + w.keywords[2], w.keywords[2] + " near me"})
		}
		s.add(l)
		s.together(network, "77.81.22.")
	}
	return s.done("paid")
}

// Attacked: junk is thrown at the site.
func (w *World) Attacked(seed uint64) Profile { return w.simulator(seed).attack(w.trades, 0.5) }

// Disguised is the same worded like the site's own keywords, on no broken-into pages: nobody could tell who had it made.
func (w *World) Disguised(seed uint64) Profile { return w.simulator(seed).attack(w.keywords, 0) }

// attack throws junk with an anchor of some, up to a share of it on pages that were broken into.
func (s *simulator) attack(anchors []string, broken float64) Profile {
	w := s.w
	s.background()
	days := 2 + s.IntN(18)
	from, trade, hacked, cheap, harm := s.plant("attacked", days), s.within(w.trade), broken*s.Float64(), 0.3+0.5*s.Float64(), 0.2*s.Float64()
	word, title := s.pick(anchors), s.title()
	for range int(s.within(w.blast)) {
		l := link{of: sorts["junk"], title: s.title(), anchor: s.pick([]string{"click", "more info", s.title(), s.natural(w.anchors)}), target: "/", day: from + export.Day(s.IntN(days))}
		if s.chance(hacked) {
			l.path = "/wp-content/uploads/%s.html"
		}
		if s.chance(cheap) {
			l.suffix = s.pick(w.junk)
		}
		if s.chance(trade) {
			l.anchor = word
		}
		if s.chance(0.4) {
			l.title = title
		}
		s.add(l)
		s.together(0.4, "91.200.7.")
		if s.chance(harm) {
			s.p.Records[s.p.Rows[len(s.p.Rows)-1].Name] = trust.Record{Categories: trust.Spam | trust.Confirmed}
		}
	}
	return s.done("attacked")
}

// Directories: next to nothing but entries that the owner made.
func (w *World) Directories(seed uint64) Profile {
	s := w.simulator(seed)
	honest, n := 0.15*s.Float64(), int(s.within(w.entries))
	named := s.own(mix{45, 30, 15, 10})
	for range n {
		of := sorts["directory"]
		if s.chance(honest) {
			of = sorts["company"]
		}
		s.add(link{of: of, title: s.pick([]string{s.brand + " profile", s.brand + " reviews", s.title()}), anchor: []string{s.brand, s.p.Site.String(), "visit website", w.keywords[0]}[s.draw(named)],
			target: "/", day: s.begin + export.Day(s.IntN(7*s.weeks))})
	}
	return s.done("directories")
}

// Dominated: one site links from each of its pages.
func (w *World) Dominated(seed uint64) Profile {
	s := w.simulator(seed)
	s.background()
	host, n := s.newName(sorts["company"], "com"), 2*len(s.p.Rows)+s.IntN(3000)+200
	for page := range n {
		s.p.Rows = append(s.p.Rows, s.hide(linkFrom(fmt.Sprintf("https://%s/item/%d", host, page), export.Row{Title: "Item | " + host, Anchor: s.brand, HasAnchor: true,
			Target: s.address("/"), Kind: export.Text, Follow: export.Yes, First: s.begin + export.Day(s.IntN(7*s.weeks)), Last: lastSeen, IsLost: export.No})))
	}
	return s.done("dominated")
}
