package audit

import (
	"bytes"
	"fmt"
	"io"
	"runtime"
	"testing"
	"time"

	"linkgrade/wasm/audit/export"
)

// A manyRows writes an export of so many rows, about ten of each domain, or one where sparse.
type manyRows struct {
	rows, at int
	sparse   bool
	buf      bytes.Buffer
}

const manyHeading = "Referring page title,Referring page URL,Language,Domain rating,External links,Target URL,Left context,Anchor,Right context,Type,Nofollow,UGC,Sponsored,First seen,Last seen,Lost\n"

func (m *manyRows) Read(p []byte) (int, error) {
	if m.at == 0 && m.buf.Len() == 0 {
		m.buf.WriteString(manyHeading)
	}
	for ; m.buf.Len() < len(p) && m.at < m.rows; m.at++ {
		i := m.at
		site := i % max(1, m.rows/10)
		if m.sparse {
			site = i
		}
		fmt.Fprintf(&m.buf, "\"Notes on the harbour, part %d | Site %d\",https://www.site-%d.example%d.com/blog/2024/notes-on-the-harbour-%d/,en,%d,%d,https://harbournine.com/guide-%d/,as told by,%s,in their guide,text,%t,false,false,2023-%02d-%02d 10:00:00,2026-08-01 10:00:00,\n",
			i, site, site%7, site, i, i%80, i%90, i%40, []string{"Harbour Nine", "harbournine.com", "here", "yacht charter"}[i%4], i%3 == 0, 1+i%12, 1+i%28)
	}
	n, err := m.buf.Read(p)
	if n > 0 {
		err = nil
	}
	return n, err
}

// BenchmarkMillion reads and audits rows, and says how many a second, how much longer than merely reading them takes, and
// how much memory the process got from the system.
func BenchmarkMillion(b *testing.B) {
	for _, c := range []struct {
		name   string
		rows   int
		sparse bool
	}{{"100k", 100_000, false}, {"1M", 1_000_000, false}, {"1M of as many domains", 1_000_000, true}} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				begun := time.Now()
				takeAll(b, &manyRows{rows: c.rows, sparse: c.sparse}, nil)
				read := time.Since(begun)
				begun = time.Now()
				a := Begin(Options{Site: nameOf("harbournine.com"), At: 20700 * 86400})
				takeAll(b, &manyRows{rows: c.rows, sparse: c.sparse}, a)
				taken := time.Since(begun)
				r := a.Report()
				whole := time.Since(begun)
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				b.ReportMetric(float64(c.rows)/whole.Seconds(), "rows/s")
				b.ReportMetric(float64(whole)/float64(read), "×reading")
				b.ReportMetric(float64(whole-taken)/float64(whole), "report/all")
				b.ReportMetric(float64(m.Sys)/(1<<20), "MB")
				b.ReportMetric(float64(len(r.Domains)), "domains")
			}
		})
	}
}

func takeAll(b *testing.B, from io.Reader, a *Audit) {
	f, err := export.Open("many.csv", from)
	if err != nil {
		b.Fatal(err)
	}
	id := 0
	if a != nil {
		id = a.Open(f)
	}
	n := 0
	for r := range f.Rows(&err) {
		if n++; a != nil {
			a.Take(id, &r)
		}
	}
	if err != nil {
		b.Fatal(err)
	}
}
