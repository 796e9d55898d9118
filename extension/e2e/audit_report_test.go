package e2e

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"linkgrade/extension/browser"
	_ "linkgrade/server/cmd/linkgrade/auditpage" // the page is made from it: a change there makes a cached result stale
	_ "linkgrade/wasm/audit/chart"
)

// backlinks is an export of two years in which a dozen sites came a month and in one week a hundred more with one anchor.
func backlinks() string {
	var b strings.Builder
	b.WriteString("Referring page title,Referring page URL,Domain rating,External links,Target URL,Left context,Anchor,Right context,Type,Nofollow,UGC,Sponsored,First seen,Last seen,Lost\n")
	begin := time.Date(2024, 11, 4, 0, 0, 0, 0, time.UTC)
	for i := range 400 {
		host, title, anchor, day := fmt.Sprintf("site%d.com", i), fmt.Sprintf("Sailing in spring %d", i), []string{"Harbour Yachts", "here", "https://harbour-yachts.com/", "yacht charter"}[i%4], i%300*2
		if i >= 300 {
			host, title, anchor, day = fmt.Sprintf("promo%d.xyz", i), "Best slots bonus", "online casino", 500+i%5
		}
		fmt.Fprintf(&b, "%s,https://www.%s/post,%d,12,https://harbour-yachts.com/%s,we went with,%s,last summer,text,%t,false,false,%s,2026-11-20 00:00:00,\n",
			title, host, i%60, []string{"", "boats"}[i%2], anchor, i%5 == 0, begin.AddDate(0, 0, day).Format(time.DateTime))
	}
	return b.String()
}

// auditPage is the report that the tool writes, with changes, rivals and a disavow file in it.
func auditPage(ctx context.Context, t *testing.T) string {
	t.Helper()
	if tool.err != nil {
		t.Fatal(tool.err)
	}
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	write := func(name, text string) {
		must(t, os.WriteFile(at(name), []byte(text), 0o600))
	}
	write("links.csv", backlinks()+"not a link at all\n")
	write("before.csv", strings.Join(strings.SplitAfter(backlinks(), "\n")[:250], ""))
	write("rival.csv", strings.ReplaceAll(strings.ReplaceAll(backlinks(), "harbour-yachts", "rival-boats"), "www.site", "www.other"))
	for _, args := range [][]string{{at("before.csv"), "--json", at("before.json"), "--at", "1780000000"},
		{at("links.csv"), "--html", at("report.html"), "--disavow", at("disavow.txt"), "--since", at("before.json"), "--rival", "rival-boats.com=" + at("rival.csv"), "--at", "1795000000"}} {
		cmd := exec.CommandContext(ctx, tool.path, append([]string{"audit", "--data=", "--profile=", "--site", "harbour-yachts.com"}, args...)...)
		if said, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("linkgrade audit: %v: %s", err, said)
		}
	}
	return at("report.html")
}

// TestAuditReport shows the report of an audit, wide and narrow, light, dark and in forced colours: axe-core finds nothing,
// nothing stands out at the side, its tables can be sorted, and it asks for nothing but itself.
func TestAuditReport(t *testing.T) {
	t.Parallel()
	for _, look := range []struct {
		name         string
		width        int
		dark, forced bool
	}{{"light", 1240, false, false}, {"dark", 1240, true, false}, {"narrow", 400, false, false}, {"forced", 1240, true, true}} {
		t.Run(look.name, func(t *testing.T) {
			if look.name == "dark" || look.name == "narrow" {
				soak(t)
			}
			t.Parallel()
			ctx, d := begin(t, 2*time.Minute, browsers[0].start, browser.Options{Dark: look.dark, Forced: look.forced, Width: look.width, Height: 2600})
			file := auditPage(ctx, t)
			var asked atomic.Int32
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path != "/favicon.ico" { // browsers ask for it by themselves
					asked.Add(1)
				}
				http.ServeFile(w, r, file)
			}))
			defer server.Close()
			must(t, d.Open(ctx, server.URL))
			checkAxe(ctx, t, "audit report, "+look.name, d.PageEval)
			var seen struct {
				Charts, Wide, Over int
				Said, First, Last  string
			}
			read(t, &seen)(d.PageEval(ctx, `(() => {
				const table = [...document.querySelectorAll("table")].at(-2);
				const button = table.querySelector("th button");
				button.focus();
				button.click();
				const first = table.tBodies[0].rows[0].cells[0].textContent;
				button.click();
				return {
					Charts: [...document.querySelectorAll("svg.chart")].filter((c) => c.getBoundingClientRect().height > 40).length,
					Wide: document.documentElement.scrollWidth, Over: innerWidth,
					Said: table.querySelector("th").ariaSort, First: first, Last: table.tBodies[0].rows[0].cells[0].textContent,
				};
			})()`))
			if seen.Charts != 4 || seen.Wide > seen.Over || seen.Said != "descending" || seen.First == seen.Last {
				t.Errorf("the page has %+v; want four charts, no more width than there is, and tables that sort", seen)
			}
			_, err := d.PageEval(ctx, `scrollTo(0, 0)`)
			must(t, err)
			keep(ctx, t, "audit report "+look.name, d.PageScreenshot)
			if n := asked.Load(); n != 1 {
				t.Errorf("the page made %d requests; want its own alone", n)
			}
		})
	}
}
