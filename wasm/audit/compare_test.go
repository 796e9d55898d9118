package audit

import (
	"slices"
	"strings"
	"testing"

	"linkgrade/wasm/audit/export"
	"linkgrade/wasm/audit/simulated"
)

// seenBy is a domain's row that a tool lists.
func seenBy(host string, day export.Day) export.Row {
	return linkFrom("https://"+host+"/blog/", export.Row{Target: "https://bakery.com/", Anchor: "Bakery", HasAnchor: true, Follow: export.Yes, First: day})
}

// filesOf are rows by tool; a tool in capitals gives a sample.
func filesOf(at int64, files map[string][]export.Row) *Report {
	a := Begin(Options{Site: nameOf("bakery.com"), At: at})
	for tool, rows := range files {
		f := a.Open(&export.File{Name: tool, Tool: strings.ToLower(tool), IsSample: tool != strings.ToLower(tool)})
		for i := range rows {
			a.Take(f, &rows[i])
		}
	}
	return a.Report()
}

func TestCompare(t *testing.T) {
	type files = map[string][]export.Row
	old, row := export.Day(20000), func(host string) export.Row { return seenBy(host, 20000) }
	gone := seenBy("one.com", old)
	gone.IsLost, gone.Lost = export.Yes, old+50
	other := seenBy("one.com", old)
	other.Follow, other.Anchor = export.No, "a shop"
	young := seenBy("two.com", 20600)
	for _, c := range []struct {
		name                       string
		before, after              files
		isNew, lost, back, changed string
		untold, firstTold          int
	}{
		{"nothing", files{"ahrefs": {row("one.com")}}, files{"ahrefs": {row("one.com")}}, "", "", "", "", 0, 0},
		{"a new one with its day", files{"ahrefs": {row("one.com")}}, files{"moz": {row("one.com"), young}}, "two.com", "", "", "", 0, 0},
		{"a new one in the same tool's file", files{"ahrefs": {row("one.com")}}, files{"ahrefs": {row("one.com"), row("two.com")}}, "two.com", "", "", "", 0, 0},
		{"only another tool knows it", files{"ahrefs": {row("one.com")}}, files{"ahrefs": {row("one.com")}, "moz": {row("two.com")}}, "", "", "", "", 0, 1},
		{"only a sample knew it before", files{"SEARCH": {row("one.com")}}, files{"search": {row("one.com"), row("two.com")}}, "", "", "", "", 0, 1},
		{"a tool says it is gone", files{"ahrefs": {row("one.com")}}, files{"ahrefs": {gone}}, "", "one.com", "", "", 0, 0},
		{"it is not in the tool's file any more", files{"ahrefs": {row("one.com"), row("two.com")}}, files{"ahrefs": {row("two.com")}}, "", "one.com", "", "", 0, 0},
		{"a sample's absence is no loss", files{"SEARCH": {row("one.com"), row("two.com")}}, files{"SEARCH": {row("two.com")}}, "", "", "", "", 1, 0},
		{"a missing file is no loss", files{"ahrefs": {row("two.com")}, "moz": {row("one.com")}}, files{"ahrefs": {row("two.com")}}, "", "", "", "", 1, 0},
		{"it came back", files{"ahrefs": {gone}}, files{"ahrefs": {row("one.com")}}, "", "", "one.com", "", 0, 0},
		{"it changed", files{"ahrefs": {row("one.com")}}, files{"ahrefs": {other}}, "", "", "", "one.com", 0, 0},
	} {
		got := Compare(filesOf(20500*86400, c.before), filesOf(20650*86400, c.after))
		for _, l := range []struct {
			word, want string
			list       []Change
		}{{"new", c.isNew, got.New}, {"lost", c.lost, got.Lost}, {"regained", c.back, got.Regained}, {"changed", c.changed, got.Changed}} {
			var names []string
			for _, d := range l.list {
				names = append(names, d.Domain)
			}
			if strings.Join(names, " ") != l.want {
				t.Errorf("%s: %s are %v; want %q", c.name, l.word, names, l.want)
			}
		}
		if got.Untold != c.untold || got.FirstTold != c.firstTold {
			t.Errorf("%s: %d untold, %d first told; want %d and %d", c.name, got.Untold, got.FirstTold, c.untold, c.firstTold)
		}
	}
}

func TestChangesOfOneDomain(t *testing.T) {
	old := &Domain{Follow: export.Yes, Vote: Score{0.4, true}, Anchors: []Anchor{{Text: "Bakery"}}}
	now := &Domain{Follow: export.No, Vote: Score{0.04, true}, Anchors: []Anchor{{Text: "a shop"}}, Advice: Check}
	var ids []string
	for _, r := range differences(old, now) {
		ids = append(ids, r.ID)
	}
	if want := []string{"change-follow", "change-vote", "change-advice", "change-anchor"}; !slices.Equal(ids, want) {
		t.Errorf("differences are %v; want %v", ids, want)
	}
	if got := differences(old, &Domain{Vote: Score{}}); len(got) != 0 {
		t.Errorf("what is not known any more is a change: %v", got)
	}
}

func TestCompareOfAttack(t *testing.T) {
	quiet, loud := simulated.Dev.Steady(77), simulated.Dev.Attacked(77)
	quiet.At = int64(loud.Burst.From) * 86400
	quiet.Rows = slices.DeleteFunc(slices.Clone(loud.Rows), func(r export.Row) bool { return r.First >= loud.Burst.From })
	quiet.Records, quiet.About = loud.Records, loud.About
	c := Compare(reportOf(quiet), reportOf(loud))
	if !says(c.Reasons, "new-burst") || len(c.New) < 50 {
		t.Errorf("%d new, reasons %v; want the burst told", len(c.New), c.Reasons)
	}
	if b := c.AppendJSON(nil); !strings.HasPrefix(string(b), `{"version":1,"site":`) {
		t.Errorf("JSON begins %s", cut(string(b), 60))
	}
}
