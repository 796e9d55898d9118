package export

import (
	"iter"
	"strings"
	"testing"

	"linkgrade/wasm/domain"
)

// generated are exports of each tool, made up after their published headings, old ones too. Cells are parted by "|".
var generated = []struct {
	title, tool, report string
	isSample            bool
	text                string
	rows                []Row // but Line, Host and Name, which follow from Page
}{
	{"Ahrefs of 2026", "ahrefs", "backlinks", false,
		"Referring page title|Referring page URL|Language|Platform|Referring page HTTP code|Domain rating|UR|Domain traffic|Referring domains|Linked domains|External links|Page traffic|Keywords|Target URL|Left context|Anchor|Right context|Redirect Chain URLs|Redirect Chain status codes|Type|Is spam|Content|Nofollow|UGC|Sponsored|Rendered|Raw|Lost status|Drop reason|Discovered status|First seen|Last seen|Lost|Author|Page type|Page category|Links in group\n" +
			"Ten shops|https://a.example/ten#x|EN|wordpress|200|58|22|75225|4|3|14|9|1|https://shop.example/|see|Shop|now|||image|true|true|false|false|true|true|true|linkremoved|droppedpage|linkfound|2022-06-12 21:57:37|2026-04-28 05:49:24|2026-05-01 00:00:00||||332\n",
		[]Row{{Page: "https://a.example/ten", Title: "Ten shops", Target: "https://shop.example/", Anchor: "Shop", Left: "see", Right: "now", HasAnchor: true, Kind: Image, Place: Content, Follow: No, Nofollow: No, Sponsored: Yes, UGC: No,
			First: 19155, Last: 20571, Lost: 20574, IsLost: Yes, Links: 332, External: 14, Status: 200, Lang: "en", Platform: "wordpress", Rank: RankOf(58), Spam: Yes, Visits: 75225}}},
	{"Ahrefs before 2021", "ahrefs", "backlinks", false,
		"#|Total Backlinks|Domain Rating|URL Rating|Referring Domains|Referring Page URL|Referring Page Title|Internal Links Count|External Links Count|Last HTTP Code|Link URL|TextPre|Link Anchor|TextPost|Type|Backlink Status|Found|Language|Traffic|Keywords|Js rendered|Linked Domains\n" +
			"1|7|58|12|3|https://a.example/|A|12|5|200|https://shop.example/|to the|shop|here|Dofollow|live|2019-03-02 10:00|en|0|0|false|9\n",
		[]Row{{Page: "https://a.example/", Title: "A", Target: "https://shop.example/", Anchor: "shop", Left: "to the", Right: "here", HasAnchor: true, Follow: Yes, First: 17957, Links: 1, External: 5, Status: 200, Lang: "en", Rank: RankOf(58)}}},
	{"Ahrefs, referring domains with spaces after headings", "ahrefs", "referring domains", false,
		"#|Domain|Is spam|DR|Dofollow ref. domains|Dofollow linked domains|Traffic |Keywords |Links to target|New links|Lost links|Dofollow links|First seen|Lost\n" +
			"1|www.a.example|false|0|1|2|1,240|3|19|0|0|0|2024-01-05 10:00:00|\n",
		[]Row{{Host: host("www.a.example"), Follow: No, First: 19727, IsLost: No, Links: 19, Rank: RankOf(0), Spam: No, Visits: 1240}}},
	{"Semrush", "semrush", "backlinks", false,
		"Page ascore|Source title|Source url|Target url|Anchor|External links|Internal links|Nofollow|Sponsored|Ugc|Text|Frame|Form|Image|Sitewide|First seen|Last seen|New link|Lost link\n" +
			"34|T|https://a.example/x|https://shop.example/|shop|7|30|true|false|false|true|false|false|false|true|2024-01-05|2026-09-15|false|true\n" +
			"34|T|https://b.example/x|https://shop.example/||7|30|false|false|false|false|false|false|true|false|2024-01-05|2026-09-15|false|false\n",
		[]Row{{Page: "https://a.example/x", Title: "T", Target: "https://shop.example/", Anchor: "shop", HasAnchor: true, Kind: Text, Follow: No, Nofollow: Yes, Sponsored: No, UGC: No, Sitewide: Yes, First: 19727, Last: 20711, IsLost: Yes, Links: 1, External: 7},
			{Page: "https://b.example/x", Title: "T", Target: "https://shop.example/", HasAnchor: true, Kind: Image, Follow: Yes, Nofollow: No, Sponsored: No, UGC: No, Sitewide: No, First: 19727, Last: 20711, IsLost: No, Links: 1, External: 7}}},
	{"Semrush, referring domains", "semrush", "referring domains", false,
		"Domain ascore|Domain|Backlinks|IP Address|Country|First seen|Last seen\n41|a.example|1240|192.0.2.1|us|2024-01-05|2026-09-15\n",
		[]Row{{Host: host("a.example"), First: 19727, Last: 20711, Links: 1240, Address: "192.0.2.1", Rank: RankOf(41)}}},
	{"Semrush's API, in unix seconds", "semrush", "referring domains", false,
		"domain|ascore|links|country|ip|first_seen|last_seen\na.example|41|12|us|192.0.2.1|1704412800|1789430400\n",
		[]Row{{Host: host("a.example"), First: 19727, Last: 20711, Links: 12, Address: "192.0.2.1", Rank: RankOf(41)}}},
	{"Majestic", "majestic", "backlinks", false,
		"Target URL|Source URL|Anchor Text|Source Crawl Date|Source First Found Date|FlagNoFollow|FlagImageLink|FlagRedirect|FlagFrame|FlagOldCrawl|FlagAltText|FlagMention|SourceCitationFlow|SourceTrustFlow|TargetCitationFlow|TargetTrustFlow|SourceTopicalTrustFlow_Topic_0|SourceTopicalTrustFlow_Value_0|RefDomainTopicalTrustFlow_Topic_0|RefDomainTopicalTrustFlow_Value_0\n" +
			"https://shop.example/|https://a.example/|shop|2026-09-15|2024-01-05|0|0|0|0|0|0|0|20|11|30|25|Shopping|11|Shopping|13\n" +
			"https://shop.example/|https://b.example/||2026-09-15|2024-01-05|1|1|0|0|0|0|0|20|11|30|25|Shopping|11|Shopping|13\n",
		[]Row{{Page: "https://a.example/", Target: "https://shop.example/", Anchor: "shop", HasAnchor: true, Kind: Text, Follow: Yes, Nofollow: No, First: 19727, Last: 20711, Links: 1},
			{Page: "https://b.example/", Target: "https://shop.example/", HasAnchor: true, Kind: Image, Follow: No, Nofollow: Yes, First: 19727, Last: 20711, Links: 1}}},
	{"Majestic, whose flags are empty when they are not set", "majestic", "backlinks", false,
		"Target URL|Source URL|Anchor Text|Source Crawl Date|Source First Found Date|FlagNoFollow|FlagImageLink|FlagRedirect|FlagFrame|FlagOldCrawl|FlagAltText|FlagMention|SourceCitationFlow|SourceTrustFlow\n" +
			"https://shop.example/|https://a.example/|shop|2026-09-15|2024-01-05|NoFollow||||||+|20|11\nhttps://shop.example/|https://b.example/|shop|2026-09-15|2024-01-05||||||||20|11\n",
		[]Row{{Page: "https://a.example/", Target: "https://shop.example/", Anchor: "shop", HasAnchor: true, Kind: Mention, Follow: No, Nofollow: Yes, First: 19727, Last: 20711, Links: 1},
			{Page: "https://b.example/", Target: "https://shop.example/", Anchor: "shop", HasAnchor: true, Kind: Text, Follow: Yes, Nofollow: No, First: 19727, Last: 20711, Links: 1}}},
	{"Moz, Open Site Explorer", "moz", "inbound links", false,
		"URL|Title|Anchor Text|Spam Score|Page Authority|Domain Authority|Number of Domains Linking to this Page|Number of Domains Linking to Domain|Origin|Target URL|Link Equity|No Link Equity|Only rel=nofollow|Only follow|301\n" +
			"a.example/x|T|shop|3|20|41|1|300|External|shop.example/|Yes|No|No|Yes|No\n",
		[]Row{{Page: "https://a.example/x", Title: "T", Target: "https://shop.example/", Anchor: "shop", HasAnchor: true, Follow: Yes, Nofollow: No, Links: 1, Rank: RankOf(41)}}},
	{"Search Console, latest links", "search-console", "latest links", true,
		"Linking page|Last crawled\nhttps://a.example/x|2026-09-15\nhttps://b.example/x|Sep 15, 2026\n",
		[]Row{{Page: "https://a.example/x", Last: 20711, Links: 1}, {Page: "https://b.example/x", Last: 20711, Links: 1}}},
	{"Search Console, more sample links", "search-console", "more sample links", true,
		"Linking page\nhttps://a.example/x\n", []Row{{Page: "https://a.example/x", Links: 1}}},
	{"Search Console, top linking sites", "search-console", "top linking sites", true,
		"Site|Linking pages|Target pages\na.example|1,240|12\n", []Row{{Host: host("a.example"), Links: 1240}}},
	{"Search Console in Hebrew, day first", "search-console", "latest links", true,
		"דף מקשר|נסרק לאחרונה\nhttps://a.example/x|01/08/2026\nhttps://b.example/x|15/09/2026\n",
		[]Row{{Page: "https://a.example/x", Last: 20666, Links: 1}, {Page: "https://b.example/x", Last: 20711, Links: 1}}},
	{"Search Console in Hebrew, sites", "search-console", "top linking sites", true,
		"אתר|דפים מקשרים|דפי יעד\nקטן.example|1,240|12\n", []Row{{Host: host("קטן.example"), Links: 1240}}},
	{"Search Console in a language nobody told us of", "search-console", "latest links", true,
		"Lapa ar saiti|Pēdējoreiz pārmeklēta\nhttps://a.example/x|15.09.2026\n", []Row{{Page: "https://a.example/x", Last: 20711, Links: 1}}},
	{"and its sites", "search-console", "top linking sites", true,
		"Vietne|Saistošās lapas|Mērķa lapas\na.example|1 240|3\nb.example|7|1\n", []Row{{Host: host("a.example"), Links: 1240}, {Host: host("b.example"), Links: 7}}},
	{"Excel's days", "search-console", "latest links", true,
		"Linking page|Last crawled\nhttps://a.example/x|46280\n", []Row{{Page: "https://a.example/x", Last: 20711, Links: 1}}},
}

// delimited writes a text whose cells are parted by "|" with another delimiter; what has it is quoted.
func delimited(text, comma string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		for i, cell := range strings.Split(line, "|") {
			if i > 0 {
				b.WriteString(comma)
			}
			if strings.ContainsAny(cell, comma+"\"\n") {
				cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
			}
			b.WriteString(cell)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// host is a host that is valid as it is written here.
func host(s string) domain.Host {
	h, err := domain.ParseHost(s)
	if err != nil {
		panic(err)
	}
	return h
}

// check holds a file to what is wanted of it; of rows the fields that follow from others are not looked at.
func check(t *testing.T, title string, f *File, err error, tool, report string, isSample bool, want []Row) {
	t.Helper()
	if err != nil {
		t.Errorf("%s: %v", title, err)
		return
	}
	rows, aside := all(t, f)
	if f.Tool != tool || f.Report != report || f.IsSample != isSample || len(rows) != len(want) || len(aside) > 0 {
		t.Errorf("%s: %s (%s, %s, %v), %d rows, aside %v; want %s, %s, %v, %d", title, f.Said, f.Tool, f.Report, f.IsSample, len(rows), aside, tool, report, isSample, len(want))
		return
	}
	for i, r := range rows {
		w := want[i]
		if name, ok := r.Host.Name(); !ok || name != r.Name {
			t.Errorf("%s: the name of %v is not %v", title, r.Host, r.Name)
		}
		if r.Line, r.Name = 0, w.Name; r.Page != "" {
			r.Host = w.Host
		}
		if r != w {
			t.Errorf("%s: row %d is\n%+v; want\n%+v", title, i+1, r, w)
		}
	}
}

func TestGenerated(t *testing.T) {
	for _, tt := range generated {
		for _, comma := range []string{",", "\t", ";"} {
			f, err := Open("x.csv", strings.NewReader(delimited(tt.text, comma)))
			check(t, tt.title+" with "+comma, f, err, tt.tool, tt.report, tt.isSample, tt.rows)
		}
		f, err := OpenCells("x.xlsx", inCells(tt.text))
		check(t, tt.title+" in a workbook", f, err, tt.tool, tt.report, tt.isSample, tt.rows)
	}
}

func inCells(text string) iter.Seq2[int, []string] {
	return func(yield func(int, []string) bool) {
		n := 0
		for line := range strings.Lines(text) {
			if n++; !yield(n, strings.Split(strings.TrimRight(line, "\n"), "|")) {
				return
			}
		}
	}
}

func TestSearchConsoleInEveryLanguage(t *testing.T) {
	crawled := strings.Split(gscCrawled, "|")
	for i, page := range strings.Split(gscPage, "|") {
		f, err := Open("x.csv", strings.NewReader(`"`+page+`",`+crawled[i%len(crawled)]+"\nhttps://a.example/x,2026-09-15\n"))
		check(t, page, f, err, "search-console", "latest links", true, []Row{{Page: "https://a.example/x", Last: 20711, Links: 1}})
		if f, err = Open("x.csv", strings.NewReader(`"`+page+"\"\nhttps://a.example/x\n")); err != nil || f.Report != "more sample links" {
			t.Errorf("%s alone: %v, %v", page, f, err)
		}
	}
	site := strings.Split(gscSite, "|")
	for i, pages := range strings.Split(gscPages, "|") {
		f, err := Open("x.csv", strings.NewReader(site[i%len(site)]+`,"`+pages+"\",x\na.example,\"1,240\",3\n"))
		check(t, pages, f, err, "search-console", "top linking sites", true, []Row{{Host: host("a.example"), Links: 1240}})
	}
	for _, c := range crawled {
		if f, err := Open("x.csv", strings.NewReader("Linking page,"+c+"\nhttps://a.example/x,2026-09-15\n")); err != nil || f.Report != "latest links" {
			t.Errorf("%s: %v, %v", c, f, err)
		}
	}
}

// TestHeadingsAreApart fails where two columns of a report have a heading in common: the second would never be seen.
func TestHeadingsAreApart(t *testing.T) {
	for _, tool := range append(tools(), &other) {
		for _, r := range tool.reports {
			seen := map[string]bool{}
			for _, c := range r.columns {
				for name := range strings.SplitSeq(c.heading, "|") {
					if folded := fold(name); folded == "" || seen[folded] {
						t.Errorf("%s, %s: the heading %q is there twice, or empty", tool.name, r.name, name)
					} else {
						seen[folded] = true
					}
				}
			}
		}
	}
}
