package auditpage

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"linkgrade/wasm/audit"
	"linkgrade/wasm/audit/export"
)

func written(t *testing.T, p Page) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, p); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// sample is a report with something in every part.
func sample() *audit.Report {
	day := export.DayOf(time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC))
	bin := audit.Bin{Name: "guest-post", Domains: 1234, Share: 0.25, Votes: 3.25}
	r := &audit.Report{Policy: "1", At: 1795000000, Edition: "ed", Site: "my-shop.com", Profile: "My shop",
		Files:   []audit.File{{Name: "a.csv", Said: "Ahrefs", Rows: 1500, Aside: 2, IsSample: true}},
		Counts:  audit.Counts{Domains: 1234},
		Look:    audit.Look{Verdict: audit.Attacked, Confidence: 0.7, Reasons: []audit.Reason{{Text: "many came at once"}}},
		Votes:   audit.Votes{Sum: 12.345, Domains: 1234, Shannon: 40, TopShare: audit.Score{Value: 0.5, Known: true}, Distribution: []audit.Bin{bin}},
		Flow:    audit.Flow{Weeks: []audit.Week{{Monday: day, New: 3, Lost: 1, Usual: 2, Burst: true}}, Bursts: []audit.Burst{{From: day, To: day, Domains: 3, Usual: 2}}},
		Variety: audit.Variety{Types: []audit.Bin{bin}, Suffixes: []audit.Bin{{Name: "co.uk", Domains: 3}}},
		Anchors: audit.Anchors{Enough: true, Known: 30, Sources: []string{"https://ranges.com/a"}, Classes: []audit.Class{{Bin: audit.Bin{Name: "url", Domains: 9, Share: 0.3}, From: 0.1, To: 0.2}}},
		Rivals:  []audit.Rival{{Domain: "paper.com", Sites: []string{"rival.com"}}},
		Advice:  audit.Advice{Disavow: audit.Needed, Reasons: []audit.Reason{{Text: "there is a manual action"}}, Warnings: []audit.Reason{{Text: "a sample"}}, Keep: 1}}
	for i := range mostRows + 5 {
		r.Domains = append(r.Domains, audit.Domain{Name: fmt.Sprintf("s%d.com", i), Links: 1, Example: "https://s.com/", Advice: audit.Step(i % 3), Vote: audit.Score{Value: 0.5, Known: i%2 == 0}})
	}
	r.Domains[0].Gone = true
	return r
}

func TestWriteSaysAllParts(t *testing.T) {
	c := &audit.Changes{From: 1790000000, VotesBefore: 10, VotesAfter: 12, New: []audit.Change{{Domain: "new.com", Reasons: []audit.Reason{{Text: "it is new"}}}}, Untold: 2, FirstTold: 1}
	page := written(t, Page{Report: sample(), Changes: c, Disavow: "disavow.txt has 3 lines."})
	for _, want := range []string{"<h1>Links to <bdi>my-shop.com</bdi></h1>", "18 November 2026", "judged by the profile My shop", "<strong>12.3</strong>", "what 1,234 referring domains are worth",
		"A disavow file is needed.", "there is a manual action.", "many came at once.", "a sample.", "disavow.txt has 3 lines.", "thrown at the site", "new.com", "it is new.",
		"2 earlier domains are told of by no file of this time, and not taken for lost.", "1 domain may have been there before: not taken for new.", "guest post", "10% to 20%", `Ranges by: <a href="https://ranges.com/a" rel="noreferrer noopener nofollow">https://ranges.com/a</a></p>`, "paper.com", "rival.com", "co.uk", "To check", "To disavow",
		"Referring domains", "The first 1,000 are shown", "2026-03-02", "trust data ed", `data-value="0.5">0.50</td>`, `<a href="https://s.com/" rel="noreferrer noopener nofollow">`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if strings.Contains(page, ">s0.com<") || strings.Count(page, "<svg") != 6 {
		t.Errorf("a domain that is gone is listed, or of 6 drawings there are %d", strings.Count(page, "<svg"))
	}
}

func TestWriteOfNothing(t *testing.T) {
	page := written(t, Page{Report: &audit.Report{Site: "my-shop.com"}})
	for _, want := range []string{"A disavow file would gain nothing.", "Nothing is known of this.", "what 0 referring domains are worth", "</html>"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	for _, not := range []string{"To check", "To disavow", "What has changed", "<no value>", "%!"} {
		if strings.Contains(page, not) {
			t.Errorf("the page has %q", not)
		}
	}
}

// Where no vote is known the sum is not nought, and where nobody said whether there is a manual action nothing is said as if
// there were none.
func TestUnknownIsNotNought(t *testing.T) {
	r := &audit.Report{Site: "my-shop.com", Counts: audit.Counts{Domains: 2}}
	page := written(t, Page{Report: r})
	if !strings.Contains(page, "Effective votes</span> <strong>–</strong>") || !strings.Contains(page, "As many as</span> <strong>–</strong>") {
		t.Error("unknown votes are shown as a number")
	}
	r.Advice.Reasons = []audit.Reason{{ID: "look-for-manual-action"}}
	if s := WorthSays(&r.Advice); s != "Unless there is a manual action, a disavow file would gain nothing." {
		t.Error(s)
	}
}

// A title cannot turn the sentence around that it is quoted in.
func TestCharactersThatReorderAreLeftOut(t *testing.T) {
	r := &audit.Report{Site: "my-shop.com", Counts: audit.Counts{Domains: 1}, Domains: []audit.Domain{{Name: "s.com", Advice: audit.Check,
		Reasons: []audit.Reason{{Text: "The anchor “\u202eevil\x1b[31m\u2066\u009b” sells"}}, Anchors: []audit.Anchor{{Text: "a\u200fb\x00c\x7f"}}}}}
	if page := written(t, Page{Report: r}); strings.ContainsAny(page, "\u202e\u2066\u200f\u009b\x1b\x7f\x00") || !strings.Contains(page, "“ evil [31m  ” sells") {
		t.Error("the page has characters that reorder or control")
	}
}

// Where several tools were asked, it is said how far they agree; a little is not nought.
func TestAgreementIsSaid(t *testing.T) {
	r := &audit.Report{Site: "my-shop.com", Counts: audit.Counts{Domains: 1200, Agreed: 7}, Votes: audit.Votes{Sum: 0.02, Domains: 1}, Files: []audit.File{{Name: "a.csv", Tool: "ahrefs"}, {Name: "b.csv", Tool: "ahrefs"}}}
	if s := AgreementSays(r); s != "" {
		t.Errorf("of one tool: %q", s)
	}
	r.Files[1].Tool = "moz"
	if page := written(t, Page{Report: r}); !strings.Contains(page, "7 of 1,200 domains are known to two tools or more.") || !strings.Contains(page, "<strong>under 0.1</strong>") {
		t.Error("the page does not say it")
	}
}

func TestAddressesAreOfTheWeb(t *testing.T) {
	for in, isLink := range map[string]bool{"https://a.com/x": true, "http://a.com": true, "javascript:alert(1)": false, "a.com": false, "https:// ": false, "httpx://a": false, "": false} {
		if got := address(in); (got.Link != "") != isLink || got.Text != in {
			t.Errorf("address(%q) = %+v; want a link: %v", in, got, isLink)
		}
	}
}

func TestNumber(t *testing.T) {
	for in, want := range map[float64]string{0: "0", 7: "7", 12.34: "12.3", 999: "999", 1000: "1,000", 1234567.8: "1,234,568", -1500: "−1,500", 99.96: "100", 12.04: "12"} {
		if got := Number(in); got != want {
			t.Errorf("Number(%v) = %q; want %q", in, got, want)
		}
	}
	if Counted(1, "site", "sites") != "1 site" || Counted(2000, "site", "sites") != "2,000 sites" || Percent(0.001) != "<1%" || Percent(0) != "0%" || Percent(0.256) != "26%" {
		t.Error("a count or a share")
	}
}
