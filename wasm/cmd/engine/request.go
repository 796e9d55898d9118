package main

// The boundary between the extension and the engine. This file reads requests; extension/src/engine.ts writes them;
// the two change together.
//
// A request is header lines "key: value\n", an empty line, then the body's bytes:
//
//	do: pack     body: a pack, kept for later grades        → {"edition":"…","names":N,"bits":B}
//	do: vectors  body: vectors.lgv, kept for later calls    → {"made":"…","words":N}
//	do: profile  body: a profile, kept for later grades; an empty body forgets it
//	                                                        → the profile as it is kept, or {}
//	do: key      url, bits                                  → {"domain":"…","known":true|false,"prefix":"03fa"}
//	do: names    body: addresses, one a line               → {"names":[{"domain":"…","authority":72|null,"warnings":["spam"]},…]}
//	do: grade    url, at, feed (dom|html), and where known status, content-type, robots, bucket, bits, edition; body: a page
//	                                                        → the Report, with relevance where a profile is kept
//	do: sample   url, feed, and where known content-type; body: a page of the user's site
//	                                                        → a Sample, a line of JSON of at most some tens of kilobytes
//	do: learn    at, older; body: samples, one a line       → the profile that they give, kept nowhere
//	do: survey   url: any page of a site; begins to look for its posts, anew where it had begun
//	                                                        → {"want":[{"url":"…","for":"home|robots|feed|sitemap|offer|post"},…]}
//	do: found    site: the url that the survey began with; url: a wanted one; where there was an answer status, final and
//	             content-type; body: what came, of a home, offer or post as a page (feed, robots), else as bytes
//	                                                        → what is wanted now; nothing when the survey is done
//	do: judge    site, at; ends the survey                  → the Verdict by what was found
//	do: link     url, feed, and where known content-type, status, robots; targets: addresses or names of sites between blanks; anchor
//	             and rel, where they were agreed; older: how the link was seen the last time, as it was answered then; body: a page
//	                                                        → a backlink.Finding, with "target", which names the targets
//	do: warm     grades a tiny page, so that the next grade finds the code compiled → {}
//
// What is kept lasts as long as the instance: whoever starts one sends pack, vectors and profile, and begins surveys anew. At
// most 16 surveys are open at a time. Learning keeps nothing
// between its calls: the caller collects the samples of the pages it reads (at most 20), however long that takes, and then
// has a profile made of them. Its "older: N" says that the first N bytes of the body are the profile that was there before,
// with the user's own name, keywords, targets, strikes and weights: they stay. With no sample after it, that profile comes
// back checked and written anew, so that one edited by hand can be tried without being kept. Vectors make relevance know
// more than words alone, and make learning know which words are common: send them first.
//
// "bucket: N" says that the first N bytes of the body are the server's bucket for the page's own name; "edition" then
// names its edition. "bits: B", from 0 to 16, is how many bits that edition's prefixes have; without it they have as
// many as the pack's. Whatever cannot be answered is {"error":"one sentence"}.

import (
	"errors"
	"strconv"

	"linkgrade/wasm/cmd/reactor"
	"linkgrade/wasm/trust"
)

// request is a call's headers by name, and its body.
type request struct {
	do, url, site, final, feed, contentType, robots, edition, targets, anchor, rel string
	at                                                                             int64
	status, bucket, older                                                          int
	bits                                                                           *int // nil: the pack's
	body                                                                           []byte
}

var (
	errNumber = errors.New("a header that should be a number is none")
	errBucket = errors.New("the bucket is longer than the body")
	errOlder  = errors.New("what is older is longer than the body")
	errBits   = errors.New("a prefix has 0 to 16 bits")
)

func parseRequest(b []byte) (*request, error) {
	r := &request{}
	b, err := reactor.Headers(b, r.set)
	if err != nil {
		return nil, err
	}
	r.body = b
	if r.bucket < 0 || r.bucket > len(b) {
		return nil, errBucket
	}
	if r.older < 0 || r.older > len(b) {
		return nil, errOlder
	}
	if r.bits != nil && (*r.bits < 0 || *r.bits > trust.MaxPrefixBits) {
		return nil, errBits
	}
	return r, nil
}

// set takes one header; unknown ones are let be, so that an older engine reads a newer extension.
func (r *request) set(key, value string) (err error) {
	switch key {
	case "do":
		r.do = value
	case "url":
		r.url = value
	case "site":
		r.site = value
	case "final":
		r.final = value
	case "feed":
		r.feed = value
	case "content-type":
		r.contentType = value
	case "robots":
		r.robots = value
	case "targets":
		r.targets = value
	case "anchor":
		r.anchor = value
	case "rel":
		r.rel = value
	case "edition":
		r.edition = value
	case "at":
		r.at, err = strconv.ParseInt(value, 10, 64)
	case "status":
		r.status, err = strconv.Atoi(value)
	case "bucket":
		r.bucket, err = strconv.Atoi(value)
	case "older":
		r.older, err = strconv.Atoi(value)
	case "bits":
		r.bits = new(int)
		*r.bits, err = strconv.Atoi(value)
	}
	if err != nil {
		return errNumber
	}
	return nil
}
