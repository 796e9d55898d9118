package main

import (
	"fmt"
	"io"
	"slices"

	"linkgrade/wasm/eval/labelled"
)

// kept counts links taken for content by both sides, and by the labels where there are some.
type kept struct{ links, ours, peer, labelled, content int }

func (k *kept) add(ours, peer bool) {
	k.links++
	if ours {
		k.ours++
	}
	if peer {
		k.peer++
	}
}

// printComments counts comment links taken for main content in two ways: those that a person called comments, and those
// that stand in a comment section by its markup, whatever was said of them. In a forum what people write is the content,
// so its pages are left out.
func printComments(w io.Writer, pages []*labelled.Page, given [][]float64, s *survey) {
	var said, marked kept
	for i, p := range pages {
		if p.Type == "forum" {
			continue
		}
		for j := range p.Labels {
			l := &p.Labels[j]
			if l.Class == "comment" {
				said.add(of(given[i], l.Ordinal) >= decision, s.kept[i][l.Ordinal])
			}
			if l.Scored() && slices.Contains(s.comments[i], l.Ordinal) {
				marked.labelled++
				if *l.Content {
					marked.content++
				}
			}
		}
		for _, o := range s.comments[i] {
			marked.add(of(given[i], o) >= decision, s.kept[i][o])
		}
	}
	fmt.Fprintf(w, "\ncomment links taken for content (limit 2 %%)   links   ours           go-readability\n")
	printKept(w, "labelled as comments, forums left out", said)
	printKept(w, "in a comment section by markup, no forums", marked)
	fmt.Fprintf(w, "  (of the latter %d are labelled, and %d of those as content)\n", marked.labelled, marked.content)
}

func printKept(w io.Writer, what string, k kept) {
	if k.links == 0 {
		fmt.Fprintf(w, "  %-41s  %6d\n", what, 0)
		return
	}
	fmt.Fprintf(w, "  %-41s  %6d  %5d %5.1f %%    %5d %5.1f %%\n", what, k.links,
		k.ours, 100*share(k.ours, k.links), k.peer, 100*share(k.peer, k.links))
}

// printSpamComments counts the injected links that stand visibly in a comment and are taken for main content.
func printSpamComments(w io.Writer, spam []*labelled.SpamPage, predict predictor) error {
	var with []*labelled.SpamPage
	var pages []*labelled.Page
	for _, p := range spam {
		if p.Technique == "none (visible comment)" {
			with, pages = append(with, p), append(pages, &p.Page)
		}
	}
	given, err := predict(pages)
	if err != nil {
		return err
	}
	s, err := surveyPages(pages)
	if err != nil {
		return err
	}
	var k kept
	for i, p := range with {
		src, err := p.Source()
		if err != nil {
			return err
		}
		offsets := labelled.Anchors(src)
		for _, l := range p.Links {
			if o, ok := slices.BinarySearch(offsets, l.Offset); ok {
				k.add(of(given[i], o) >= decision, s.kept[i][o])
			}
		}
	}
	printKept(w, "spam put into comments, visible", k)
	return nil
}
