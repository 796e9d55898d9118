package main

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"linkgrade/wasm/eval/labelled"
	"linkgrade/wasm/grade"
	"linkgrade/wasm/page"
)

// paidRules are those that say, without rel=sponsored, that a page lives on what its links or its texts earn.
var paidRules = []string{"paid-text", "bought-links", "sales-links", "undisclosed-sponsoring", "paid-slug", "advertised-links", "affiliate-share",
	"affiliate-unmarked", "affiliate-note", "sponsored-label", "advertiser-markup", "coupon-page", "commercial-anchors", "press-release"}

// sponsored prints whether the rest of the evidence finds what rel=sponsored says, the attribute hidden: of the pages that
// have such links, anywhere or in their text, and of the links themselves, by their addresses alone. Beside them stands how often the same is said of pages that link out and mark nothing: it need not be wrong, as few pages mark
// what they are paid for.
func sponsored(w io.Writer, bench string) error {
	pages, err := labelled.Load(filepath.Join(bench, "placement"))
	if err != nil {
		return err
	}
	var anywhere, inText, links tally
	others, said := 0, 0
	for _, p := range pages {
		src, err := p.Source()
		if err != nil {
			return err
		}
		f := readPage(src, p.Address())
		hidden := hideSponsored(f)
		linksOut := slices.ContainsFunc(f.Links, func(l page.Link) bool { return l.External && l.Seen() && l.Content >= 0.5 && l.Text != "" })
		if len(hidden) == 0 && !linksOut {
			continue
		}
		paid := saysPaid(grade.Grade(&grade.Input{Facts: f}, grade.Meta{}))
		if len(hidden) == 0 {
			others++
			said += count(paid)
			continue
		}
		anywhere.add(true, paid)
		text := false
		for _, i := range hidden {
			text = text || f.Links[i].Content >= 0.5
			links.add(true, f.Links[i].Form&(page.FormAffiliate|page.FormRedirect|page.FormTracker|page.FormShortener) != 0)
		}
		if text {
			inText.add(true, paid)
		}
	}
	fmt.Fprintf(w, "\nrel=sponsored hidden: %d of %d pages with such links are found by other evidence, %d of %d with them in the text; %d of %d links by their addresses\n",
		anywhere.hit, anywhere.hit+anywhere.missed, inText.hit, inText.hit+inText.missed, links.hit, links.hit+links.missed)
	fmt.Fprintf(w, "the same is said of %d of %d other pages that link out\n", said, others)
	return nil
}

// hideSponsored takes the attribute from all links and says which visible ones to other sites had it.
func hideSponsored(f *page.Facts) (hidden []int) {
	for i := range f.Links {
		l := &f.Links[i]
		if !l.HasRel("sponsored") {
			continue
		}
		if l.External && l.Seen() {
			hidden = append(hidden, i)
		}
		l.Rel = slices.DeleteFunc(slices.Clone(l.Rel), func(r string) bool { return r == "sponsored" })
	}
	return hidden
}

// saysPaid reports a report in which one of paidRules did not pass.
func saysPaid(r *grade.Report) bool {
	return slices.ContainsFunc(r.Findings, func(f grade.Finding) bool {
		return f.Result != grade.Unknown && f.Value < 1 && slices.Contains(paidRules, f.Rule.ID)
	})
}

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
