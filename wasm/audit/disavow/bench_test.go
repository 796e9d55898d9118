package disavow

import "testing"

// BenchmarkParse reads a file as large as Google takes, and one of a line: what every call costs.
func BenchmarkParse(b *testing.B) {
	for _, c := range []struct {
		name string
		text []byte
	}{{"line", []byte("domain:a.example\n")}, {"full", []byte(numbered(MaxLines, "domain:x%.com"))}} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.text)))
			for b.Loop() {
				if _, err := Parse(c.text); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
