package audit

import (
	"math/rand/v2"
	"testing"

	"linkgrade/wasm/audit/export"
	"linkgrade/wasm/audit/simulated"
	"linkgrade/wasm/domain"
)

// FuzzRows takes rows made of hostile bytes: whatever they say, there is a report, and it is read back.
func FuzzRows(f *testing.F) {
	f.Add("https://one.com/a|Bakery|title|10.0.0.1|en\xff", uint64(1))
	f.Add("http://[::1]/|\x00|<script>|::ffff:1.2.3.4|", uint64(2))
	f.Add("|||999.1.1.1|zz-zz", uint64(3))
	f.Fuzz(func(t *testing.T, text string, seed uint64) {
		r := rand.New(rand.NewPCG(seed, 5))
		a := Begin(Options{Site: nameOf("bakery.com"), At: int64(r.IntN(3)) * 20700 * 86400, Lookup: lookupOf{}})
		file := a.Open(&export.File{Name: text, Tool: text})
		hosts := []string{"one.com", "two.xyz", "x.blogspot.com", "3.4.5.6", "github.io", "xn--mller-kva.de"}
		for range 40 {
			piece := func() string {
				if text == "" {
					return ""
				}
				i := r.IntN(len(text))
				return text[i : i+r.IntN(len(text)-i+1)]
			}
			row := export.Row{Page: "https://" + piece(), Title: piece(), Target: piece(), Anchor: piece(), Left: piece(), Address: piece(), Lang: piece(), Platform: piece(),
				HasAnchor: r.IntN(2) == 0, Kind: export.Kind(r.IntN(9)), Place: export.Place(r.IntN(7)), Follow: export.Known(r.IntN(3)), IsLost: export.Known(r.IntN(3)),
				UGC: export.Known(r.IntN(3)), First: export.Day(r.Int32() - 1<<30), Last: export.Day(r.IntN(40000)), Lost: export.Day(r.IntN(40000) - 100),
				Links: r.IntN(3) - 1, External: r.IntN(1<<20) - 5, Rank: export.RankOf(r.IntN(200) - 50)}
			row.Host = mustHost(hosts[r.IntN(len(hosts))])
			row.Name, _ = row.Host.Name()
			a.Take(file, &row)
			a.TakeRival(domain.Name{}, &row)
		}
		report := a.Report()
		written := report.AppendJSON(nil)
		back, err := DecodeReport(written)
		if err != nil {
			t.Fatalf("%v in %s…", err, cut(string(written), 500))
		}
		if again := back.AppendJSON(nil); string(again) != string(written) {
			t.Fatal("read back it is another\n", firstDifference(string(written), string(again)))
		}
		Compare(report, back).AppendJSON(nil)
	})
}

func FuzzDecodeReport(f *testing.F) {
	p := simulated.Dev.Steady(9)
	p.Rows = p.Rows[:20]
	f.Add(reportOf(p).AppendJSON(nil))
	f.Add([]byte(`{"version":1,"domains":[{"name":"\ud800","vote":1e22,"first":"1970-01-01"}],"at":9007199254740992}`))
	f.Fuzz(func(t *testing.T, src []byte) {
		r, err := DecodeReport(src)
		if err != nil {
			return
		}
		if again, err := DecodeReport(r.AppendJSON(nil)); err != nil || string(again.AppendJSON(nil)) != string(r.AppendJSON(nil)) {
			t.Fatalf("what was read is not read back: %v", err)
		}
		Compare(r, &Report{})
		Compare(&Report{}, r)
	})
}
