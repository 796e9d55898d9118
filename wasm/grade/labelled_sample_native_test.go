//go:build !wasip1

package grade

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	"crypto/sha256"
	"encoding/csv"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"linkgrade/wasm/domain"
)

// This file is the rule that chose the labelled pages; testdata/labelled/README.md says it in words. Chance is the
// SHA-256 of a page's reference: nobody picked a page by hand, and nothing that grades was asked.

// placementQuota is how many pages of each type of placement are drawn, and how many of these from small sites.
// Articles and services are most of what an outreach lead opens.
var placementQuota = []struct {
	kind       string
	all, small int
}{
	{"article", 44, 32}, {"service", 24, 18}, {"forum", 14, 8}, {"documentation", 12, 8},
	{"listing", 16, 10}, {"collection", 15, 10}, {"product", 15, 10},
}

const injectedQuota, diverseQuota = 30, 40

// searches find pages that chance would miss: those that say the words most often, in their text or in a link's address.
var searches = []struct {
	kind  string
	quota int
	words []string
}{
	{"money-words", 5, []string{"casino", "betting", "slot gacor", "payday loan", "viagra", "escort", "essay writing service"}},
	{"write-for-us", 5, []string{"write for us", "guest post", "guest author", "become a contributor", "submit an article"}},
	{"sells", 4, []string{"sponsored post", "paid link", "media kit", "price list", "link insertion", "dofollow", "buy backlinks"}},
	{"affiliate", 6, []string{"amzn.to", "affiliate link", "as an amazon associate", "earn a commission", "-20&", "affid="}},
	{"link-list", 3, []string{"useful links", "blogroll", "partner sites", "link exchange", "submit your site", "submit your url"}},
	{"copied", 3, []string{"originally published", "originally appeared", "read the full article", "auto-generated"}},
	{"empty", 3, []string{"lorem ipsum", "under construction", "no longer available", "domain is for sale", "page not found"}},
}

// candidate is a page that may be drawn; ref is its path in the bench without ".html.gz".
type candidate struct {
	ref, kind, site string
	small           bool
}

// drawSample is the sample as lines "stratum<TAB>reference", in the order it is read: strata mixed by chance.
func drawSample(t *testing.T, data string) (lines []string) {
	taken := map[string]bool{}
	take := func(stratum string, n int, from []candidate, want func(candidate) bool) {
		for _, c := range from {
			if n > 0 && !taken[c.ref] && !taken[c.site] && want(c) {
				taken[c.ref], taken[c.site] = true, true
				lines = append(lines, stratum+"\t"+c.ref)
				n--
			}
		}
	}
	anyPage := func(candidate) bool { return true }
	placement := placementCandidates(t, data)
	take("injected", injectedQuota, injectedCandidates(t, data), anyPage)
	for _, q := range placementQuota {
		take("placement-"+q.kind, q.small, placement, func(c candidate) bool { return c.kind == q.kind && c.small })
		take("placement-"+q.kind, q.all-q.small, placement, func(c candidate) bool { return c.kind == q.kind })
	}
	diverse := diverseCandidates(t, data)
	take("pages", diverseQuota, diverse, anyPage)
	searched, said := append(placement, diverse...), map[string][]byte{}
	for _, c := range searched {
		said[c.ref] = textAndTargets(unzipped(t, filepath.Join(data, "bench", c.ref+".html.gz")))
	}
	for _, s := range searches {
		take("search-"+s.kind, s.quota, mostSaid(searched, said, s.words), anyPage)
	}
	slices.SortFunc(lines, func(a, b string) int { return cmp.Compare(chance("order "+a), chance("order "+b)) })
	return lines
}

func chance(ref string) string {
	sum := sha256.Sum256([]byte(ref))
	return string(sum[:])
}

func byChance(list []candidate) []candidate {
	slices.SortFunc(list, func(a, b candidate) int { return cmp.Compare(chance(a.ref), chance(b.ref)) })
	return list
}

// nameOf is the registrable name of a page's address.
func nameOf(address string) string {
	a, err := domain.ParseAddress(address)
	if err != nil {
		return address
	}
	return a.Name().String()
}

func placementCandidates(t *testing.T, data string) (list []candidate) {
	popular := popularNames(t, data)
	for _, row := range jsonLines[struct{ Page, Type, URL string }](t, filepath.Join(data, "bench/placement/pages.jsonl")) {
		name := nameOf(row.URL)
		list = append(list, candidate{ref: "placement/pages/" + row.Page, kind: row.Type, site: name, small: !popular[name]})
	}
	return byChance(list)
}

func injectedCandidates(t *testing.T, data string) (list []candidate) {
	for _, row := range jsonLines[struct{ Page, Base, URL string }](t, filepath.Join(data, "bench/spam/pages.jsonl")) {
		list = append(list, candidate{ref: "spam/injected/" + row.Page, site: nameOf(row.URL)})
	}
	return byChance(list)
}

// diverseCandidates leaves out a page that stands there twice, in another encoding: same name, same number of links.
func diverseCandidates(t *testing.T, data string) (list []candidate) {
	for _, row := range jsonLines[struct {
		File  string
		Links int
	}](t, filepath.Join(data, "bench/pages/index.jsonl")) {
		_, name, _ := strings.Cut(strings.TrimSuffix(row.File, ".html"), "-")
		list = append(list, candidate{ref: "pages/" + strings.TrimSuffix(row.File, ".html"),
			site: name + " " + strconv.Itoa(row.Links)})
	}
	return byChance(list)
}

// popularNames are the first 100,000 of Tranco of 2023: whoever is not among them counts as small here.
func popularNames(t *testing.T, data string) map[string]bool {
	names := map[string]bool{}
	rows, err := csv.NewReader(bytes.NewReader(unzipped(t, filepath.Join(data, "data/ranks/tranco_2023_top100k.csv.gz")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		names[row[len(row)-1]] = true
	}
	return names
}

// mostSaid are the pages that say one of the words, those that say them most often first.
func mostSaid(list []candidate, said map[string][]byte, words []string) (found []candidate) {
	times := map[string]int{}
	for _, c := range list {
		for _, w := range words {
			times[c.ref] += bytes.Count(said[c.ref], []byte(w))
		}
		if times[c.ref] > 0 {
			found = append(found, c)
		}
	}
	slices.SortStableFunc(found, func(a, b candidate) int { return cmp.Compare(times[b.ref], times[a.ref]) })
	return found
}

// textAndTargets is what a page says, in lower case, and where its links lead.
func textAndTargets(source []byte) []byte {
	var out bytes.Buffer
	z := html.NewTokenizer(bytes.NewReader(source))
	for skip := false; ; {
		switch z.Next() {
		case html.ErrorToken:
			return bytes.ToLower(out.Bytes())
		case html.StartTagToken:
			token := z.Token()
			skip = token.Data == "script" || token.Data == "style"
			for _, a := range token.Attr {
				if a.Key == "href" {
					out.WriteString(" " + a.Val + " ")
				}
			}
		case html.TextToken:
			if !skip {
				out.Write(z.Text())
			}
		case html.EndTagToken:
			skip = false
		}
	}
}

func jsonLines[Row any](t *testing.T, file string) (list []Row) {
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for lines := bufio.NewScanner(bytes.NewReader(b)); lines.Scan(); {
		var row Row
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatalf("%s: %v", filepath.Base(file), err)
		}
		list = append(list, row)
	}
	return list
}

func unzipped(t *testing.T, file string) []byte {
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
