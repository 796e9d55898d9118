package audit

import (
	"fmt"

	"linkgrade/wasm/audit/export"
	"linkgrade/wasm/trust"
)

func steadyProfile(seed uint64) profile   { return dev.steady(seed) }
func attackedProfile(seed uint64) profile { return dev.attacked(seed) }

// kindsOfProfiles are all that are told apart.
var kindsOfProfiles = []struct {
	name string
	make func(*world, uint64) profile
}{
	{"steady", (*world).steady}, {"viral", (*world).event}, {"paid", (*world).paidBurst}, {"attacked", (*world).attacked},
	{"directories", (*world).directories}, {"dominated", (*world).dominated},
}

// steady: links come by themselves.
func (w *world) steady(seed uint64) profile {
	s := w.simulator(seed)
	s.background(s.within(w.rate))
	return s.done("steady", Earned)
}

func (s *simulator) done(kind string, whole Origin) profile {
	s.p.kind, s.p.whole = kind, whole
	if s.isBlind {
		s.p.records = nil
	}
	return s.p
}

// event: a story goes round, a tenth to four tenths of it copied by machines.
func (w *world) event(seed uint64) profile {
	s := w.simulator(seed)
	s.background(s.within(w.rate))
	days := 5 + s.IntN(18)
	from, copies, topical := s.plant(Earned, days), 0.1+0.3*s.Float64(), s.within(w.topical)
	for range int(s.within(w.viral)) {
		day := from + export.Day(float64(days)*s.Float64()*s.Float64())
		kind := []string{"news", "blog", "forum", "company"}[s.weighted(30, 45, 20, 5)]
		title := s.title()
		if s.chance(copies) {
			kind, title = "copy", s.story
		}
		of := sorts[kind]
		target := "/story/"
		if s.chance(0.2) {
			target = "/"
		}
		anchor := s.storyAnchor()
		if s.chance(topical) {
			anchor = s.pick(w.keywords)
		}
		s.add(of, s.pick(of.suffixes), s.pick(of.paths), title, anchor, target, day, of.followed)
	}
	return s.done("viral", Earned)
}

func (s *simulator) storyAnchor() string {
	return []string{s.brand, s.p.options.Site.String(), s.story, "the story", "source", "ocean crossing", s.natural()}[s.weighted(30, 15, 15, 10, 8, 8, 14)]
}

// paidBurst: guests' posts, lists and networks are bought for a few weeks.
func (w *world) paidBurst(seed uint64) profile {
	s := w.simulator(seed)
	s.background(s.within(w.rate))
	days := 10 + s.IntN(40)
	from, money, network := s.plant(Built, days), s.within(w.money), 0.3*s.Float64()
	for range int(s.within(w.paid)) {
		of := sorts[[]string{"guest", "directory", "blog"}[s.weighted(60, 20, 20)]]
		anchor := s.natural()
		if s.chance(money) {
			anchor = s.pick([]string{w.keywords[0], "best " + w.keywords[0], w.keywords[1], "buy " + w.keywords[2], w.keywords[2] + " near me"})
		}
		s.add(of, s.pick(of.suffixes), s.pick(of.paths), s.title(), anchor, s.pick([]string{"/", "/offer/", "/offer/"}), from+export.Day(s.IntN(days)), 0.97)
		s.together(network, "77.81.22.")
	}
	return s.done("paid", Unclear)
}

// together puts the last row onto a network.
func (s *simulator) together(p float64, net string) {
	if r := &s.p.rows[len(s.p.rows)-1]; r.Address != "" && s.chance(p) {
		r.Address = fmt.Sprint(net, s.IntN(250))
	}
}

// attacked: junk is thrown at the site.
func (w *world) attacked(seed uint64) profile { return w.simulator(seed).attack(w.trades, 0.5) }

// disguised is the same worded like the site's own keywords, on no broken-into pages: nobody could tell who had it made.
func (w *world) disguised(seed uint64) profile { return w.simulator(seed).attack(w.keywords, 0) }

// attack throws junk with an anchor of some, up to a share of it on pages that were broken into.
func (s *simulator) attack(anchors []string, broken float64) profile {
	w := s.w
	s.background(s.within(w.rate))
	days := 2 + s.IntN(18)
	from, trade, hacked, cheap, harm := s.plant(Attacked, days), s.within(w.trade), broken*s.Float64(), 0.3+0.5*s.Float64(), 0.2*s.Float64()
	word, title := s.pick(anchors), s.title()
	for range int(s.within(w.blast)) {
		of := sort{[]string{"/%s.html", "/index.php?id=%s", "/blog/%s"}, 0.1, 10, 0, 0.8, []string{"com", "net", "ru"}}
		path, suffix := s.pick(of.paths), s.pick(of.suffixes)
		if s.chance(hacked) {
			path = "/wp-content/uploads/%s.html"
		}
		if s.chance(cheap) {
			suffix = s.pick(w.suffixes)
		}
		anchor := s.pick([]string{"click", "more info", s.title(), s.natural()})
		if s.chance(trade) {
			anchor = word
		}
		shown := s.title()
		if s.chance(0.4) {
			shown = title
		}
		s.add(of, suffix, path, shown, anchor, "/", from+export.Day(s.IntN(days)), 0.85)
		s.together(0.4, "91.200.7.")
		if s.chance(harm) {
			s.p.records[s.p.rows[len(s.p.rows)-1].Name] = trust.Record{Categories: trust.Spam | trust.Confirmed}
		}
	}
	return s.done("attacked", Earned)
}

// directories: next to nothing but entries that the owner made.
func (w *world) directories(seed uint64) profile {
	s := w.simulator(seed)
	honest, n := 0.15*s.Float64(), 40+s.IntN(160)
	for range n {
		of := sorts["directory"]
		if s.chance(honest) {
			of = sorts["company"]
		}
		anchor := []string{s.brand, s.p.options.Site.String(), "visit website", w.keywords[0]}[s.weighted(45, 30, 15, 10)]
		s.add(of, s.pick(of.suffixes), s.pick(of.paths), s.pick([]string{s.brand + " profile", s.brand + " reviews", s.title()}), anchor, "/",
			s.begin+export.Day(s.IntN(7*s.weeks)), of.followed)
	}
	return s.done("directories", Built)
}

// dominated: one site links from each of its pages.
func (w *world) dominated(seed uint64) profile {
	s := w.simulator(seed)
	s.background(s.within(w.rate))
	host, n := s.newName(sorts["company"], "com"), 2*len(s.p.rows)+s.IntN(3000)+200
	for page := range n {
		s.p.rows = append(s.p.rows, s.hide(linkFrom(fmt.Sprintf("https://%s/item/%d", host, page), export.Row{Title: "Item | " + host, Anchor: s.brand, HasAnchor: true,
			Target: "https://" + s.p.options.Site.String() + "/", Kind: export.Text, Follow: export.Yes, First: s.begin + export.Day(s.IntN(7*s.weeks)), Last: 20670, IsLost: export.No})))
	}
	return s.done("dominated", Earned)
}
