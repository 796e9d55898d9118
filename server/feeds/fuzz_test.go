package feeds

import (
	"bytes"
	"testing"

	"linkgrade/server/edition"
)

// Whatever a file holds, every feed reads it without a panic, and its counts add up.
func FuzzFeeds(f *testing.F) {
	all := All()
	for i, feed := range all {
		f.Add(uint8(i), []byte(fixture(f, feed.ID)))
	}
	f.Add(uint8(0), zipped(f, []byte("1,example.com\n")))
	f.Add(uint8(0), gzipped(f, tarred(f, "x/domains", "example.com\n")))
	f.Fuzz(func(t *testing.T, which uint8, text []byte) {
		feed := all[int(which)%len(all)]
		taken := 0
		count, err := feed.Read(bytes.NewReader(text), func(row edition.Row) error {
			if row.Name.IsZero() || row.Name.IsIP() || row.Source != feed.ID {
				t.Fatalf("a row of %q about %q", row.Source, row.Name)
			}
			taken++
			return nil
		})
		for _, n := range count.Dropped {
			taken += n
		}
		if taken != count.Rows {
			t.Errorf("%d rows, but %d taken or dropped", count.Rows, taken)
		}
		if err == nil && taken == 0 {
			t.Error("nothing was read, without an error")
		}
	})
}
