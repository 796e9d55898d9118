package grade

import (
	"cmp"
	"strings"

	"linkgrade/wasm/page"
	"linkgrade/wasm/topic"
)

// SampleOf is what learning a profile needs of a page of the user's site: [topic.Vectors.Learn] reads it.
func SampleOf(f *page.Facts) topic.Sample {
	s := topic.Sample{Address: f.URL.WithoutFragment(), Site: f.SiteName, Title: f.Title, Headings: headingsOf(f), Body: f.MainText(),
		Language: cmp.Or(f.TextLanguage(), f.Language)}
	if f.MainWords < leastMain {
		s.Body = f.Text()
	}
	s.Shorten()
	return s
}

// leastMain is how many words of main content a page needs for these to stand for it alone; home pages often have none.
const leastMain = 60

// headingsOf are a page's headings, one a line.
func headingsOf(f *page.Facts) string {
	var b strings.Builder
	for i := range f.Headings {
		b.WriteString(f.Headings[i].Text)
		b.WriteByte('\n')
	}
	return b.String()
}
