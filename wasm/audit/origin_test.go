package audit

import (
	"fmt"
	"testing"

	"linkgrade/wasm/audit/export"
	"linkgrade/wasm/audit/simulated"
	"linkgrade/wasm/domain"
	"linkgrade/wasm/trust"
)

// ambient is what came by itself: three domains a week for a year, beside which a burst stands out.
func ambient() (rows []export.Row) {
	for week := range 60 {
		for i := range 3 {
			rows = append(rows, linkFrom(fmt.Sprintf("https://page-%d-%d.com/blog/a-day-out/", week, i), export.Row{Title: fmt.Sprint("A day out ", week, i), Anchor: "Bakery", HasAnchor: true,
				Follow: export.KnownOf(i > 0), Target: "https://bakery.com/", First: mondayOf(2800+week) + export.Day(i)}))
		}
	}
	return rows
}

// burstOf are so many domains in the fortieth week.
func burstOf(n int, row func(i int) export.Row) []export.Row {
	rows := ambient()
	for i := range n {
		r := row(i)
		r.HasAnchor, r.First = true, mondayOf(2840)+export.Day(i%5)
		if r.Target == "" {
			r.Target = "https://bakery.com/"
		}
		rows = append(rows, linkFrom(r.Page, r))
	}
	return rows
}

// lists rate what is named like a newspaper, and no others.
func lists(n int) simulated.Profile {
	p := simulated.Profile{Records: map[domain.Name]trust.Record{}}
	for i := range n {
		p.Records[nameOf(fmt.Sprintf("paper-%d.com", i))] = trust.Record{Authority: trust.AuthorityOf(55), Categories: trust.Press, Lists: 3}
	}
	return p
}

// TestOriginsOfBursts tells bursts whose links have traits of more than one origin.
func TestOriginsOfBursts(t *testing.T) {
	const headline = "The baker who fed a whole town through the winter"
	press := lists(200)
	story := func(i int) export.Row {
		switch {
		case i%10 < 3:
			return export.Row{Page: fmt.Sprintf("https://paper-%d.com/news/local/%d", i, i), Title: fmt.Sprint(headline, " ", i), Anchor: "Bakery", Follow: export.KnownOf(i%2 == 0)}
		case i%10 < 6:
			return export.Row{Page: fmt.Sprintf("https://reader-%d.org/notes/%d", i, i), Title: fmt.Sprint("What I read, part ", i), Anchor: "https://bakery.com/", Follow: export.Yes}
		}
		return export.Row{Page: fmt.Sprintf("https://mirror-%d.xyz/post/%d.html", i, i), Title: headline, Anchor: headline, Follow: export.Yes}
	}
	for _, c := range []struct {
		title string
		row   func(i int) export.Row
		want  Origin
		not   Origin // Unclear where nothing is ruled out
	}{
		{"a story in papers and on small sites, copied by machines", story, Earned, Attacked},
		{"nothing but copies of a headline on cheap names", func(i int) export.Row {
			r := story(9)
			r.Page, r.Follow = fmt.Sprintf("https://mirror-%d.xyz/post/%d.html", i, i), export.KnownOf(i%4 > 0)
			return r
		}, Unclear, Attacked},
		{"the same with a casino's anchor", func(i int) export.Row {
			r := story(9)
			r.Page, r.Anchor = fmt.Sprintf("https://mirror-%d.xyz/post/%d.html", i, i), "online casino"
			return r
		}, Attacked, Earned},
		{"guests' posts and entries that are worded to rank", func(i int) export.Row {
			return export.Row{Page: fmt.Sprintf("https://guest-%d.com/%s/%d", i, []string{"guest-post", "directory", "blog"}[i%3], i), Title: fmt.Sprint("Ten ideas, part ", i),
				Anchor: []string{"best birthday cake", "buy birthday cake", "Bakery"}[i%3], Follow: export.Yes}
		}, Built, Attacked},
		{"articles alone, called by its name", func(i int) export.Row {
			return export.Row{Page: fmt.Sprintf("https://small-%d.net/2026/a-day-at-the-bakery-%d/", i, i), Title: fmt.Sprint("A day at the bakery, part ", i), Anchor: "Bakery", Follow: export.KnownOf(i%4 > 0)}
		}, Unclear, Unclear},
	} {
		r := auditOf(Options{Site: nameOf("bakery.com"), Lookup: &press}, "ahrefs", burstOf(100, c.row)...)
		if len(r.Flow.Bursts) != 1 {
			t.Fatalf("%s: %d bursts; want one", c.title, len(r.Flow.Bursts))
		}
		b := &r.Flow.Bursts[0]
		if b.Verdict != c.want || b.Confidence <= 0.5 || c.not != Unclear && b.Chance(c.not) > 0.25 {
			t.Errorf("%s is %v by %.2f, %v by %.2f; want %v, and %v next to not: %v", c.title, b.Verdict, b.Confidence, c.not, b.Chance(c.not), c.want, c.not, b.Reasons)
		}
	}
}

// TestVerdicts walks many likenesses: who is accused is so by more than half, and by more than anchors.
func TestVerdicts(t *testing.T) {
	seen := map[Origin]int{}
	for n := range 50_000 {
		var l likeness
		x := uint32(n)*2654435761 + 1
		for t := range l {
			x ^= x << 13
			x ^= x >> 17
			x ^= x << 5
			l[t] = Score{float64(x%1000) / 999, x>>16%3 > 0}
		}
		look := l.look()
		seen[look.Verdict]++
		bare := l.chances(false)
		if look.Confidence < 0.5-1e-9 || look.Confidence < look.Chance(look.Verdict)-1e-9 {
			t.Fatalf("%v by %.3f of %.3v", look.Verdict, look.Confidence, look.chances)
		}
		if (look.Verdict == Built || look.Verdict == Attacked) && bare[look.Verdict] < bare[Earned] {
			t.Fatalf("%v by anchors alone: %.3v, without them %.3v", look.Verdict, look.chances, bare)
		}
	}
	for _, o := range []Origin{Unclear, Earned, Built, Attacked} {
		if seen[o] == 0 {
			t.Errorf("nothing is %v: the test shows too little", o)
		}
	}
}
