package main

import (
	"strings"

	"linkgrade/wasm/backlink"
	"linkgrade/wasm/domain"
	"linkgrade/wasm/grade"
	"linkgrade/wasm/jsontext"
)

// maxTargets is how many targets one link may have: the sites of a profile, or one page.
const maxTargets = 50

// link says what has become of a link to any of the targets.
func (e *engine) link(r *request) []byte {
	wish := backlink.Wish{Anchor: r.anchor, Rel: r.rel}
	var keys []string
	for text := range strings.FieldsSeq(r.targets) {
		t, err := backlink.ParseTarget(text)
		if err != nil || len(keys) == maxTargets {
			return grade.AppendError(nil, "the link's target cannot be read")
		}
		wish.Targets, keys = append(wish.Targets, t), append(keys, t.Key)
	}
	if len(keys) == 0 {
		return grade.AppendError(nil, "the link has no target")
	}
	var last *backlink.Link
	if r.older > 0 {
		var err error
		if last, err = backlink.DecodeLink(r.body[:r.older]); err != nil {
			return grade.AppendError(nil, "how the link was seen the last time cannot be read")
		}
	}
	found, trouble := linkOn(r, &wish, last)
	if trouble != nil {
		return trouble
	}
	b := append(jsontext.AppendString([]byte(`{"target":`), strings.Join(keys, " ")), `,"said":`...)
	return append(found.AppendJSON(b), '}')
}

// linkOn looks for a link on the page that a request brings. One that says nothing before its scripts have run is unknown; one
// that its server says is not there, or no more, has lost it.
func linkOn(r *request, wish *backlink.Wish, last *backlink.Link) (f backlink.Finding, trouble []byte) {
	if r.status == 404 || r.status == 410 {
		return backlink.Finding{State: backlink.Lost}, nil
	}
	at := *r
	at.body, at.bucket = r.body[r.older:], 0
	facts, trouble := readPage(&at)
	if trouble != nil {
		return f, trouble
	}
	if backlink.IsBlank(facts) {
		return backlink.Finding{State: backlink.Unknown}, nil
	}
	names := map[domain.Name]bool{}
	for _, t := range wish.Targets {
		names[t.Name] = true
	}
	return wish.Find(backlink.LinksTo(facts, func(n domain.Name) bool { return names[n] }), last), nil
}
