package audit

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"linkgrade/wasm/audit/export"
	"linkgrade/wasm/audit/simulated"
)

// TestOrderDoesNotMatter audits the same rows in several orders, dealt to files in several orders.
func TestOrderDoesNotMatter(t *testing.T) {
	for seed := range uint64(6) {
		p := simulated.Kinds[seed%6].Draw(&simulated.Dev, seed+500)
		o, rows := optionsOf(&p), withLosses(p.Rows, seed)
		want := string(shuffled(o, rows, 0).AppendJSON(nil))
		for order := uint64(1); order < 4; order++ {
			if got := string(shuffled(o, rows, order).AppendJSON(nil)); got != want {
				t.Fatalf("%s %d: another order of rows and files gives another report\n%s", p.Kind, seed, firstDifference(want, got))
			}
		}
	}
}

// withLosses are rows of which some are told twice, with other words, and some are gone.
func withLosses(rows []export.Row, seed uint64) []export.Row {
	r := rand.New(rand.NewPCG(seed, 7))
	var out []export.Row
	for _, row := range rows {
		out = append(out, row)
		switch r.IntN(6) {
		case 0:
			row.IsLost, row.Lost = export.Yes, row.First+export.Day(r.IntN(300))
		case 1:
			row.Anchor, row.Title = row.Anchor+" too", ""
		case 2:
			row.Follow, row.Rank, row.First = export.No, export.RankOf(r.IntN(100)), row.First-export.Day(r.IntN(30))
		default:
			continue
		}
		out = append(out, row)
	}
	return out
}

// shuffled deals rows to three files by what they are, and takes files and rows in an order.
func shuffled(o Options, rows []export.Row, order uint64) *Report {
	r := rand.New(rand.NewPCG(order, 11))
	a := Begin(o)
	tools := []string{"ahrefs", "semrush", "moz"}
	ids := make([]int, len(tools))
	for _, i := range r.Perm(len(tools)) {
		ids[i] = a.Open(&export.File{Name: tools[i] + ".csv", Tool: tools[i], IsSample: i == 2})
	}
	for _, i := range r.Perm(len(rows)) {
		a.Take(ids[i*7%3], &rows[i])
	}
	return a.Report()
}

func firstDifference(x, y string) string {
	i := 0
	for i < min(len(x), len(y)) && x[i] == y[i] {
		i++
	}
	return fmt.Sprintf("…%s\n…%s", cut(x[max(0, i-80):], 200), cut(y[max(0, i-80):], 200))
}

func TestReportTwice(t *testing.T) {
	p := simulated.Dev.Attacked(3)
	a := Begin(optionsOf(&p))
	f := a.Open(&export.File{Name: "x", Tool: "ahrefs"})
	for i := range p.Rows {
		a.Take(f, &p.Rows[i])
	}
	if first, second := string(a.Report().AppendJSON(nil)), string(a.Report().AppendJSON(nil)); first != second {
		t.Error("a second report of the same rows is another\n", firstDifference(first, second))
	}
}
