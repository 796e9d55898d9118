package main

import (
	"path"
	"strings"

	"linkgrade/wasm/eval/learn"
	"linkgrade/wasm/grade"
	"linkgrade/wasm/page"
)

// unseen grades the judged pages anew with their kinds as models tell them that have seen no page of their sites. The kinds
// that ship were learnt from most of these very pages: what they add to agreement here they would not add elsewhere.
func unseen(pages []graded, known *knowledge, bench string) ([]graded, error) {
	labels, given, err := unseenKinds(bench)
	if err != nil {
		return nil, err
	}
	byID := map[string]learn.Kinds{}
	for i, p := range labels {
		byID[p.ID] = given[i]
	}
	out := make([]graded, len(pages))
	for i, p := range pages {
		out[i] = p
		if kinds := byID[pageBehind(p.Ref)]; kinds != nil && p.in.Type != page.TypeHome {
			facts := *p.in.Facts
			tell(&facts, kinds)
			out[i].in = known.input(&facts)
			out[i].report = grade.Grade(out[i].in, grade.Meta{})
		}
	}
	return out, nil
}

// pageBehind is the id of the page that a reference is to, or that spam was put into: "wcxb-0478" of
// "spam/injected/inj-dev-B08-2-wcxb-0478".
func pageBehind(ref string) string {
	id := path.Base(ref)
	if at := strings.Index(id, "wcxb-"); at > 0 {
		return id[at:]
	}
	return id
}

// tell sets what facts say of a page's kind. A kind that the page declares is left out.
func tell(f *page.Facts, kinds learn.Kinds) {
	f.Prose = kinds.Prose()
	f.Type, f.TypeProbability = kinds.Likeliest()
	if f.TypeProbability < saidFrom {
		f.Type, f.TypeProbability = page.TypeUnknown, 0
	}
}
