package main

import (
	"cmp"
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"linkgrade/wasm/eval/labelled"
	"linkgrade/wasm/grade"
	"linkgrade/wasm/page"
	"linkgrade/wasm/site"
	"linkgrade/wasm/topic"
)

// sites prints what package site says of the real sites of which the labelled pages have at least three. Nobody has labelled
// them: they are read for what is said wrongly.
func sites(w io.Writer, bench string) error {
	pages, err := labelled.Load(filepath.Join(bench, "placement"))
	if err != nil {
		return err
	}
	bySite := map[string][]*labelled.Page{}
	var names []string
	for _, p := range pages {
		if len(bySite[p.Site]) == 0 {
			names = append(names, p.Site)
		}
		bySite[p.Site] = append(bySite[p.Site], p)
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(len(bySite[b])-len(bySite[a]), cmp.Compare(a, b)) })
	fmt.Fprintf(w, "\nsites with three labelled pages or more, and what kind they are said to be\n")
	kinds := map[site.Kind]int{}
	for _, name := range names {
		if len(bySite[name]) < 3 {
			break
		}
		v, err := judgeSite(bySite[name])
		if err != nil {
			return err
		}
		kinds[v.Kind]++
		fmt.Fprintf(w, "%-34s %2d pages  %2d posts  %-16s %.2f", name, len(bySite[name]), len(v.Posts), v.Kind, v.Confidence)
		for _, f := range v.Findings {
			if f.Known {
				fmt.Fprintf(w, "  %s %.2f", f.Signal.ID, f.Value)
			}
		}
		fmt.Fprintln(w)
	}
	for k := site.Unknown; k <= site.News; k++ {
		fmt.Fprintf(w, "%-16s %d\n", k, kinds[k])
	}
	return sellers(w, pages)
}

// sellers prints how many real articles have a followed link in the text that is worded like a query to buy: hardly any of
// these were placed, so that what is said of more than a few would be said wrongly of honest sites.
func sellers(w io.Writer, pages []*labelled.Page) error {
	words := topic.NewLexicon()
	articles, sell := 0, 0
	for _, p := range pages {
		if p.Type != "article" {
			continue
		}
		src, err := p.Source()
		if err != nil {
			return err
		}
		in := &grade.Input{Facts: readPage(src, p.Address()), Vectors: topic.Shipped(), Lexicon: words}
		articles++
		s := site.SampleOf(in)
		if i := slices.IndexFunc(s.Links, func(l site.Link) bool { return l.Sells != "" && l.InText && l.Follow && !l.Earns && !l.Usual }); i >= 0 {
			sell++
			fmt.Fprintf(w, "%s: %q (%s)\n", p.Site, s.Links[i].Text, s.Links[i].Sells)
		}
	}
	fmt.Fprintf(w, "%d of %d articles have a followed link that is worded to sell\n", sell, articles)
	return nil
}

// judgeSite judges by all pages of a site; the one at its root is its front page.
func judgeSite(pages []*labelled.Page) (*site.Verdict, error) {
	var home *site.Sample
	var posts []*site.Sample
	words := topic.NewLexicon()
	for _, p := range pages {
		src, err := p.Source()
		if err != nil {
			return nil, err
		}
		in := &grade.Input{Facts: readPage(src, p.Address()), Vectors: topic.Shipped(), Lexicon: words}
		s := site.SampleOf(in)
		if in.Type == page.TypeHome {
			home = s
		} else {
			posts = append(posts, s)
		}
	}
	return site.Of(home, posts).Verdict(0), nil
}
