package grade

import (
	"bytes"
	"encoding/json"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/quick"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/page"
)

// pieces are what TestSoupIsGraded makes pages of: markup and words that rules look at; a dot stands for a blank.
var pieces = strings.Fields(`<p> </p> <div> </div> <main> </main> <article> <nav> </nav> <footer> <ul> <li> <table> <tr> <td> <h1> </h1>
	<title> </title> </a> <a·href=/x> <a·href=https://b.example/> <a·href="https://casino1.example/"·rel=nofollow> <a·href=mailto:a@b>
	<a·href="http://[::1]/"> <p·style="display:none"> <div·style="position:absolute;left:-9999px"> <div·hidden> <section·class=comments>
	<meta·name=robots·content=none> <link·rel=canonical·href=https://c.example/> <meta·http-equiv=refresh·content="0;url=//d.example">
	<script> </script> <!-- --> &amp; &#0; 404 not·found domain·is·for·sale sponsored·post guest·post·$50 we·accept buy·cheap·shoes
	online·casino lorem·ipsum·dolor 日本語。 é “ ” 😀 . ! word longerword another`)

// piece is a random piece; one in fifty is bytes that no page should hold.
func piece(r *rand.Rand) string {
	if r.Intn(50) == 0 {
		return string([]byte{byte(r.Intn(256)), byte(r.Intn(256))})
	}
	return strings.ReplaceAll(pieces[r.Intn(len(pieces))], "·", " ")
}

func TestSoupIsGraded(t *testing.T) {
	holds := func(seed int64) bool {
		r := rand.New(rand.NewSource(seed))
		var b strings.Builder
		for range r.Intn(600) {
			b.WriteString(piece(r))
			b.WriteByte(' ')
		}
		return gradeHolds(t, []byte(b.String()), []int{0, 200, 403, 404}[r.Intn(4)])
	}
	if err := quick.Check(holds, &quick.Config{MaxCount: 300, Rand: rand.New(rand.NewSource(1))}); err != nil {
		t.Error(err)
	}
}

// gradeHolds reports whether a page's report keeps its promises and is JSON, the same each time.
func gradeHolds(t *testing.T, src []byte, status int) bool {
	a, err := domain.ParseAddress("https://a.example/x")
	if err != nil {
		t.Fatal(err)
	}
	once := Grade(&Input{Facts: page.ReadHTML(src, page.Meta{URL: a, Status: status})}, Meta{})
	if why := broken(once); why != "" {
		t.Errorf("%s; page %q", why, src)
		return false
	}
	report := once.AppendJSON(nil)
	if !json.Valid(report) {
		t.Errorf("AppendJSON = %s; want JSON; page %q", report, src)
		return false
	}
	again := Grade(&Input{Facts: page.ReadHTML(src, page.Meta{URL: a, Status: status})}, Meta{}).AppendJSON(nil)
	if !bytes.Equal(report, again) {
		t.Errorf("the same page gives two reports; page %q", src)
		return false
	}
	return true
}

func FuzzGrade(f *testing.F) {
	files, err := filepath.Glob(filepath.Join("testdata", "pages", "*.html"))
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(src)
	}
	f.Add([]byte("<a href=https://b.example/>\xff</a><p style='font-size:0'><a href=//c.example>x"))
	f.Fuzz(func(t *testing.T, src []byte) {
		gradeHolds(t, src, 200)
	})
}
