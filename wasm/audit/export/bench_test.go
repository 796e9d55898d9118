package export

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"testing"
)

// ahrefsHeading is the heading of Ahrefs' backlinks of 2026.
const ahrefsHeading = "Referring page title,Referring page URL,Language,Platform,Referring page HTTP code,Domain rating,UR,Domain traffic,Referring domains,Linked domains,External links,Page traffic,Keywords,Target URL,Left context,Anchor,Right context," +
	"Redirect Chain URLs,Redirect Chain status codes,Type,Is spam,Content,Nofollow,UGC,Sponsored,Rendered,Raw,Lost status,Drop reason,Discovered status,First seen,Last seen,Lost,Author,Page type,Page category,Links in group\n"

// repeated reads as a text a number of times, in little memory.
type repeated struct {
	head, text string
	left       int
	at         strings.Reader
}

func (r *repeated) Read(p []byte) (int, error) {
	for r.at.Len() == 0 {
		if r.head != "" {
			r.at.Reset(r.head)
			r.head = ""
		} else if r.left == 0 {
			return 0, io.EOF
		} else {
			r.at.Reset(r.text)
			r.left--
		}
	}
	return r.at.Read(p)
}

// BenchmarkRows reads rows of Ahrefs, beside encoding/csv on the same bytes, which makes cells of them alone.
func BenchmarkRows(b *testing.B) {
	row := `"Same Day Flower Delivery, Malaysia | #1 Best Florist KL",https://www.flowers.example/blog/birthday-message,en,wordpress,200,58,22,75225,470,14,14,14858,337,https://www.shop.example/,to Bloomers. You'll find the finest,Ship to AU,and more,,,text,false,true,false,false,false,true,true,,,linkrestored,2022-06-12 21:57:37,2026-04-28 05:49:24,,A Florist,Listing collection > Product,Shopping > Special event items > Flowers; Home > Decor,3` + "\n"
	for _, n := range []int{1_000, 10_000, 100_000} {
		b.Run("ours/"+strconv.Itoa(n), func(b *testing.B) {
			b.SetBytes(int64(len(row) * n))
			b.ReportAllocs()
			for b.Loop() {
				f, err := Open("a.csv", &repeated{head: ahrefsHeading, text: row, left: n})
				if err != nil {
					b.Fatal(err)
				}
				var failed error
				for range f.Rows(&failed) {
				}
				if rows, _ := f.Counts(); rows != n || failed != nil {
					b.Fatal(rows, failed)
				}
			}
			b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
		})
		b.Run("encoding-csv/"+strconv.Itoa(n), func(b *testing.B) {
			b.SetBytes(int64(len(row) * n))
			b.ReportAllocs()
			for b.Loop() {
				c := csv.NewReader(&repeated{head: ahrefsHeading, text: row, left: n})
				c.ReuseRecord = true
				for {
					if _, err := c.Read(); err == io.EOF {
						break
					} else if err != nil {
						b.Fatal(err)
					}
				}
			}
			b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}
