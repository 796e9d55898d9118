package feeds

import (
	"fmt"
	"strings"
	"testing"

	"linkgrade/server/edition"
)

func BenchmarkRead(b *testing.B) {
	for _, names := range []int{100, 10_000, 1_000_000} {
		var text strings.Builder
		for i := range names {
			fmt.Fprintf(&text, "%d,site%d.example.com\n", i+1, i)
		}
		f, _ := Find("tranco")
		b.Run(fmt.Sprint(names), func(b *testing.B) {
			b.SetBytes(int64(text.Len()))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := f.Read(strings.NewReader(text.String()), func(edition.Row) error { return nil }); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
