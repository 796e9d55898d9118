package main

import (
	"sync"

	"linkgrade/server/cmd/linkgrade/vet"
	"linkgrade/server/fetch"
	"linkgrade/wasm/domain"
	"linkgrade/wasm/site"
)

// siteJudge grades a place by its page, then asks for as many more of its site as say what kind of site it is.
// What was said of a site holds for its other places too.
type siteJudge struct {
	g     *grader
	turns chan struct{} // in which pages are graded and sampled

	mu    sync.Mutex
	under map[string]*surveyed     // by place
	known map[string]*site.Verdict // by front page; without what it looked at
}

func newSiteJudge(g *grader, turns chan struct{}) *siteJudge {
	return &siteJudge{g: g, turns: turns, under: map[string]*surveyed{}, known: map[string]*site.Verdict{}}
}

// surveyed is a place whose site is being surveyed.
type surveyed struct {
	answer vet.Answer // of its page
	home   string     // address of the site's front page
	survey *site.Survey
	asked  map[string]site.Want
}

// judge is a [vet.Judge].
func (j *siteJudge) judge(place, asked string, p *fetch.Page, err error) (vet.Answer, []fetch.Task) {
	j.mu.Lock()
	u := j.under[place]
	j.mu.Unlock()
	if u == nil {
		return j.begin(place, p)
	}
	w := u.asked[asked]
	u.survey.Take(w.Address, j.got(w, p, err))
	return j.goOn(place, u)
}

// begin grades a place's page and begins a survey of its site, which has that page already where it is the front page.
func (j *siteJudge) begin(place string, p *fetch.Page) (vet.Answer, []fetch.Task) {
	at, err := domain.ParseAddress(p.URL)
	if err != nil {
		return vet.Answer{Reason: badRedirect}, nil
	}
	home := at.WithoutFragment()
	home.Path, home.Query = "/", ""
	j.mu.Lock()
	v := j.known[home.String()]
	j.mu.Unlock()
	a, front := j.page(p, v == nil && at.WithoutFragment() == home)
	if v != nil {
		return withSite(a, v), nil
	}
	u := &surveyed{answer: a, home: home.String(), survey: site.Begin(home), asked: map[string]site.Want{}}
	j.mu.Lock()
	j.under[place] = u
	j.mu.Unlock()
	if front != nil {
		u.asked[home.String()] = site.Want{Address: home, Part: site.Home}
		u.survey.Take(home, site.Got{Status: p.Status, At: at.String(), Page: front})
	}
	return j.goOn(place, u)
}

// page grades a page, and takes a sample of it where it is its site's front page: it is read once for both.
func (j *siteJudge) page(p *fetch.Page, isFront bool) (a vet.Answer, front *site.Sample) {
	defer j.g.turn(j.turns, len(p.Text))()
	a, f := j.g.answer(p)
	if isFront && f != nil {
		front = site.SampleOf(j.g.input(f))
	}
	return a, front
}

// goOn asks for what is wanted next; where nothing is, the verdict is found.
func (j *siteJudge) goOn(place string, u *surveyed) (vet.Answer, []fetch.Task) {
	var more []fetch.Task
	for _, w := range u.survey.Next() {
		t := taskOf(w)
		if _, was := u.asked[t.Address]; !was {
			u.asked[t.Address] = w
			more = append(more, t)
		}
	}
	if !u.survey.Done() {
		return u.answer, more
	}
	v := u.survey.Verdict(j.g.at)
	j.mu.Lock()
	defer j.mu.Unlock()
	delete(j.under, place)
	j.known[u.home] = &site.Verdict{Kind: v.Kind, Confidence: v.Confidence, Reasons: v.Reasons}
	return withSite(u.answer, v), nil
}

// got is what a survey takes of an address; of what could not be read the zero Got.
func (j *siteJudge) got(w site.Want, p *fetch.Page, err error) site.Got {
	if err != nil {
		return site.Got{}
	}
	a, err := visitedOf(w, p)
	if err != nil {
		return site.Got{}
	}
	defer j.g.turn(j.turns, len(p.Text))()
	return j.g.gotOf(w, a)
}

// siteReasons is how many reasons a row gives for its site.
const siteReasons = 3

func withSite(a vet.Answer, v *site.Verdict) vet.Answer {
	a.Site = siteKinds[v.Kind]
	if v.Kind == site.Unknown {
		return a
	}
	a.SiteConfidence = &v.Confidence
	for _, f := range v.Reasons[:min(siteReasons, len(v.Reasons))] {
		said := f.Signal.Title
		if len(f.Evidence) > 0 {
			said += " (" + f.Evidence[0].Text + ")"
		}
		a.SiteReasons = append(a.SiteReasons, said)
	}
	return a
}
