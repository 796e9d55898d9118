package audit

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"linkgrade/wasm/audit/export"
)

func TestWeeksBeginOnMondays(t *testing.T) {
	for d := export.Day(-20); d < 30000; d += 13 {
		monday := mondayOf(weekOf(d))
		if monday.Time().Weekday() != time.Monday || d < monday || d > monday+6 {
			t.Fatalf("the week of %s begins on %s", d, monday)
		}
	}
}

func TestDaysAreReadBack(t *testing.T) {
	for d := export.Day(1); d < 47000; d++ {
		if got, ok := parseDay(d.String()); !ok || got != d {
			t.Fatalf("parseDay(%s) = %d, %t; want %d", d, got, ok, d)
		}
	}
	for _, s := range []string{"2026-13-01", "2026-02-29", "2026-2-01", "+026-02-01", "20260201ab", "2026-01-00"} {
		if d, ok := parseDay(s); ok {
			t.Errorf("parseDay(%s) = %s", s, d)
		}
	}
}

// weekly are rows of new domains, so many in each week from a Monday on.
func weekly(tool string, counts ...int) []export.Row {
	var rows []export.Row
	for week, n := range counts {
		for i := range n {
			rows = append(rows, linkFrom(fmt.Sprintf("https://%s-w%d-%d.com/blog/a/", tool, week, i), export.Row{Target: "https://bakery.com/", Anchor: "Bakery",
				HasAnchor: true, Follow: export.Yes, First: mondayOf(2600+week) + export.Day(i%7)}))
		}
	}
	return rows
}

// even is n in each of so many weeks, a little up and down.
func even(weeks, n int) []int {
	out := make([]int, weeks)
	for i := range out {
		out[i] = n + []int{0, 1, -1, 0, 2, -2, 1}[i%7]
	}
	return out
}

func TestBursts(t *testing.T) {
	with := func(counts []int, at int, n ...int) []int {
		copy(counts[at:], n)
		return counts
	}
	for _, c := range []struct {
		name      string
		counts    []int
		bursts    int
		confirmed bool
		old       bool // the first weeks are a tool's first look
	}{
		{"even", even(60, 4), 0, false, false},
		{"one high week", with(even(60, 4), 40, 60), 1, true, false},
		{"four high weeks are one burst", with(even(60, 4), 40, 25, 40, 30, 12), 1, true, false},
		{"two bursts", with(with(even(90, 4), 40, 60), 60, 50), 2, true, false},
		{"few are chance", with(even(60, 1), 40, 6), 0, false, false},
		{"a first look is no burst", with(even(60, 4), 0, 200, 30), 0, false, true},
		{"no history, no burst", with(even(60, 4), 5, 40), 0, false, false},
		{"growth is no burst", []int{4, 4, 4, 5, 5, 5, 5, 6, 6, 6, 7, 7, 7, 8, 8, 8, 9, 9, 10, 10, 10, 11, 11, 12, 12, 13, 13, 14, 14, 15}, 0, false, false},
	} {
		r := auditOf(Options{Site: nameOf("bakery.com")}, "ahrefs", weekly("a", c.counts...)...)
		if len(r.Flow.Bursts) != c.bursts || c.bursts > 0 && r.Flow.Bursts[0].Confirmed != c.confirmed {
			t.Errorf("%s: %d bursts %+v; want %d", c.name, len(r.Flow.Bursts), r.Flow.Bursts, c.bursts)
		}
		if says(r.Advice.Warnings, "first-look") != c.old {
			t.Errorf("%s: first look told %t; want %t", c.name, !c.old, c.old)
		}
	}
}

// TestSecondToolIsNoBurst: a tool that begins to look later finds old links on its first days.
func TestSecondToolIsNoBurst(t *testing.T) {
	a := Begin(Options{Site: nameOf("bakery.com")})
	take := func(tool string, rows []export.Row) {
		f := a.Open(&export.File{Name: tool, Tool: tool})
		for i := range rows {
			a.Take(f, &rows[i])
		}
	}
	take("ahrefs", weekly("a", even(80, 3)...))
	late := make([]int, 80)
	copy(late[50:], even(30, 3))
	late[50] = 90
	take("semrush", weekly("b", late...))
	if r := a.Report(); len(r.Flow.Bursts) != 0 {
		t.Errorf("the first look of a second tool is a burst: %+v", r.Flow.Bursts[0])
	}
}

func TestOneDayForAllIsNoFlow(t *testing.T) {
	counts := make([]int, 40)
	for i := range counts {
		counts[i] = i % 2
	}
	rows := weekly("a", counts...)
	for i := range 200 {
		rows = append(rows, linkFrom(fmt.Sprintf("https://same-%d.com/", i), export.Row{First: mondayOf(2630), Target: "https://bakery.com/"}))
	}
	if r := auditOf(Options{Site: nameOf("bakery.com")}, "table", rows...); len(r.Flow.Bursts) != 0 {
		t.Errorf("the day on which a table was made is a burst of %d", r.Flow.Bursts[0].Domains)
	}
}

func TestSteadiness(t *testing.T) {
	once := make([]int, 60)
	once[30] = 200
	once[5], once[59] = 1, 1
	for _, c := range []struct {
		name     string
		counts   []int
		from, to float64
	}{{"even", even(60, 5), 0.95, 1}, {"all at once", once, 0, 0.15}} {
		s := auditOf(Options{Site: nameOf("bakery.com")}, "ahrefs", weekly("a", c.counts...)...).Flow.Steadiness
		if !s.Known || s.Value < c.from || s.Value > c.to {
			t.Errorf("%s: steadiness %v; want %.2f to %.2f", c.name, s, c.from, c.to)
		}
	}
	if s := auditOf(Options{}, "ahrefs", weekly("a", even(20, 5)...)...).Flow.Steadiness; s.Known {
		t.Errorf("of 20 weeks steadiness is %v; want unknown", s)
	}
}

// Where steadiness is unknown one sentence says why, with what is missing.
func TestWhySteadinessIsUnknown(t *testing.T) {
	for _, c := range []struct {
		name   string
		counts []int
		want   string // of the reason; "" for none
	}{
		{"enough", even(60, 5), ""},
		{"too few weeks", even(20, 5), "short-flow 20"},
		{"too few domains with a day", even(40, 0), "few-dated 23 30"},
		{"most came before the two years", append(even(60, 5), append(make([]int, 95), even(8, 1)...)...), "few-recent 18 30"},
	} {
		r := auditOf(Options{Site: nameOf("bakery.com")}, "ahrefs", weekly("a", c.counts...)...)
		got := ""
		for _, w := range r.Advice.Warnings {
			if w.ID == "short-flow" || w.ID == "few-dated" || w.ID == "few-recent" {
				got += w.ID + " " + strings.Join(w.Args, " ")
			}
		}
		if got != c.want || r.Flow.Steadiness.Known != (c.want == "") {
			t.Errorf("%s: %d dated, steadiness %v, said %q; want %q", c.name, r.Flow.Dated, r.Flow.Steadiness, got, c.want)
		}
	}
}

func TestLostShareAndSilence(t *testing.T) {
	rows := weekly("a", append(even(40, 3), make([]int, 20)...)...)
	last := mondayOf(2660)
	for i := range rows {
		rows[i].Last, rows[i].IsLost = last, export.No
		if i%4 == 0 {
			rows[i].IsLost, rows[i].Lost = export.Yes, last-10
		}
	}
	r := auditOf(Options{Site: nameOf("bakery.com")}, "ahrefs", rows...)
	if s := r.Flow.LostShare; !s.Known || s.Value < 0.24 || s.Value > 0.26 {
		t.Errorf("lost share %v; want a quarter", s)
	}
	if r.Flow.Silent != 21 || !says(r.Advice.Warnings, "silent") {
		t.Errorf("silent for %d weeks; want 21, and a warning", r.Flow.Silent)
	}
	if r.Counts.Lost != (len(rows)+3)/4 {
		t.Errorf("%d lost; want %d", r.Counts.Lost, (len(rows)+3)/4)
	}
}
