package audit

import (
	"cmp"
	"slices"

	"linkgrade/wasm/audit/export"
)

// Report says what the rows come to. It may be asked more than once, between rows too.
func (a *Audit) Report() *Report {
	all := a.tell(a.settle())
	flow := a.flowOf(all)
	a.reader = a.newAnchorReader(all)
	a.readAnchors(all)
	for _, t := range all {
		t.kind = a.typeOf(t)
	}
	a.weigh(all)
	r := &Report{Policy: Version, At: a.o.At, Edition: a.o.Edition, Site: a.o.Site.String(), Files: a.filesRead()}
	if a.o.Profile != nil {
		r.Profile = a.o.Profile.Name
	}
	r.Flow = flow
	for i, came := range flow.whoCame(all) {
		a.explain(&r.Flow.Bursts[i], came)
	}
	a.judge(&r.Flow, all)
	there := slices.DeleteFunc(slices.Clone(all), func(t *told) bool { return t.gone })
	r.Counts = a.countsOf(all, there)
	r.Look = a.lookOf(&r.Flow, there)
	r.Votes = votesOf(there)
	r.Variety = a.varietyOf(there)
	r.Anchors = a.anchorsOf(there)
	r.Rels = relsOf(there)
	r.Targets = a.targetsOf(there)
	r.Rivals = a.rivalsOf()
	r.Advice = a.adviceOf(r, there)
	r.Domains = a.list(all)
	r.Unlisted = len(all) - len(r.Domains)
	return r
}

// judge gathers evidence against each domain and concludes.
func (a *Audit) judge(f *Flow, all []*told) {
	c := a.newCrowd(f, all)
	for _, t := range all {
		c.collect(t)
		t.guard = a.guardOf(t)
		t.conclude()
	}
}

func (a *Audit) filesRead() []File {
	var out []File
	for _, f := range a.files {
		rows, aside := f.Counts()
		out = append(out, File{Name: f.Name, Said: f.Said, Tool: f.Tool, Rows: max(rows, f.taken), Aside: aside + f.nameless,
			Elsewhere: f.elsewhere, IsSample: f.IsSample})
	}
	slices.SortStableFunc(out, func(x, y File) int {
		return cmp.Or(cmp.Compare(x.Name, y.Name), cmp.Compare(x.Tool, y.Tool), cmp.Compare(x.Rows, y.Rows), cmp.Compare(x.Said, y.Said), cmp.Compare(x.Aside, y.Aside), cmp.Compare(x.Elsewhere, y.Elsewhere))
	})
	return out
}

func (a *Audit) countsOf(all, there []*told) Counts {
	c := Counts{Domains: len(there), Lost: len(all) - len(there)}
	for _, f := range a.files {
		c.Rows += f.taken
	}
	for _, t := range there {
		c.Links += t.linkCount()
		c.Pages += int(t.pages)
		if t.cameBack() {
			c.Regained++
		}
		if t.tools&(t.tools-1) != 0 {
			c.Agreed++
		}
		if t.isBusy() {
			c.Sitewide++
		}
	}
	return c
}

func relsOf(there []*told) Rels {
	var r Rels
	for _, t := range there {
		switch {
		case t.follow[export.Yes]:
			r.Followed++
		case t.follow[export.No]:
			r.Nofollow++
		default:
			r.Unknown++
		}
		if t.sponsored[export.Yes] {
			r.Sponsored++
		}
		if t.ugc[export.Yes] {
			r.UGC++
		}
	}
	return r
}

func (a *Audit) targetsOf(there []*told) Targets {
	var out Targets
	pages, known := newBins(), 0
	for _, t := range there {
		if t.top(targets) == 0 {
			continue
		}
		known++
		deep := false
		for _, n := range t.all(targets) {
			deep = deep || !isHome(a.words.text[n.value])
		}
		if deep {
			out.Deep++
		} else {
			out.Home++
		}
		pages.add(a.words.text[t.top(targets)], t)
	}
	out.Pages = pages.top(known)
	return out
}
