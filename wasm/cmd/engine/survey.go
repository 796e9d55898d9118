package main

import (
	"cmp"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/grade"
	"linkgrade/wasm/site"
)

// maxSurveys is how many sites are looked at at a time: each keeps some hundred kilobytes.
const maxSurveys = 16

func (e *engine) beginSurvey(r *request) []byte {
	a, err := domain.ParseAddress(r.url)
	if err != nil || !a.IsWeb() {
		return grade.AppendError(nil, "the site's address cannot be read")
	}
	if e.surveys[r.url] == nil && len(e.surveys) >= maxSurveys {
		return grade.AppendError(nil, "too many sites are being looked at; judge one first")
	}
	if e.surveys == nil {
		e.surveys = map[string]*site.Survey{}
	}
	s := site.Begin(a)
	e.surveys[r.url] = s
	return s.AppendWants(nil)
}

// found hands over what came of an address. A page that cannot be read is as good as none.
func (e *engine) found(r *request) []byte {
	s := e.surveys[r.site]
	if s == nil {
		return noSurvey()
	}
	a, err := domain.ParseAddress(r.url)
	if err != nil {
		return grade.AppendError(nil, "the page's address cannot be read")
	}
	part, wanted := s.Wants(a)
	if !wanted {
		return s.AppendWants(nil)
	}
	g := site.Got{Status: r.status, At: r.final, Body: r.body}
	if part.IsPage() && g.IsThere() {
		g.Page = e.siteSample(r)
	}
	s.Take(a, g)
	return s.AppendWants(nil)
}

func (e *engine) siteSample(r *request) *site.Sample {
	at := *r
	at.url = cmp.Or(r.final, r.url)
	facts, trouble := readPage(&at)
	if trouble != nil {
		return nil
	}
	return site.SampleOf(e.input(facts))
}

func (e *engine) judge(r *request) []byte {
	s := e.surveys[r.site]
	if s == nil {
		return noSurvey()
	}
	delete(e.surveys, r.site)
	return s.Verdict(r.at).AppendJSON(nil)
}

func noSurvey() []byte { return grade.AppendError(nil, "no survey of that site has begun") }
