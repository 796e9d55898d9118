package main

// The boundary between the audit page and the module. This file reads requests; extension/src/audit-calls.ts writes them;
// the two change together.
//
// A request is header lines "key: value\n", an empty line, then the body's bytes; an answer is JSON:
//
//	do: pack, vectors, profile   as in wasm/cmd/engine: kept for all audits to come
//	do: begin     site, own (names with spaces between), at, manual and bought (yes or no, without: not known), days (day or month:
//	              what dates of numbers alone begin with; without: what each file tells)
//	              a new audit; the one before and what was decided in it are forgotten → {"site":"example.com"}
//	do: existing  body: the disavow file that is in force; an empty one forgets it
//	              → {"sites":N,"pages":N,"problems":[{"line":N,"text":"…","fault":"…"},…]}
//	do: encoding  body: the first 64 KB of a text → {"label":"shift_jis"}: what a TextDecoder reads it by; "" where the module does
//	do: open      name, rival (a competitor's site, whose export it is), form (bytes|cells), encoding (its label, of a text that was
//	              decoded) → {}: a file is to come
//	do: more      body: its next bytes, or rows of its cells: the line's number and the cells, with U+001F between, one row a line
//	              → {"rows":N,"aside":N}, so far
//	do: end       broken (packed-broken|packed-large: why the rest does not come; without: all came)
//	              → {"number":N,"name":"…","said":"…","tool":"…","rival":"…","rows":N,"aside":N,
//	              "failed":{"text":"one sentence","reason":"word","args":["…"]}|null,
//	              "taken":{"tool":"…","report":"…","column":N,"heading":"…","encoding":"…","delimiter":"…","folded":"…","json":true|false,
//	              "notes":["…"]}|null,"unread":{"days":N,"line":N,"text":"…"}}; failed says why the rest, or all of it, could not be read,
//	              taken what said says, and unread how many dates are none
//	do: aside     file: its number → {"lines":[{"line":N,"text":"…","why":"…","reason":"word"},…],"unkept":N}
//	do: report    → the Report without its domains, which are asked for in parts
//	do: chart     name (flow|variety|anchors|votes); body: its words, lines "key: text", see wordsOf → {"chart":"<svg…"}
//	do: domains   advice (keep|check|disavow), type, show (guarded|decided|gone), find, sort, down (yes), from, count (500 at most)
//	              → {"total":N,"domains":[{"decided":"keep"|…|null,"domain":{…}},…]}
//	do: domain    name → {"decided":…,"domain":{…}}
//	do: decide    body: lines "name keep|check|disavow", or the name alone to take a decision back
//	              → {"keep":N,"check":N,"disavow":N,"decided":N,"guarded":["…"]}: domains by what holds now, and which are never
//	              disavowed or gone, so that this was not taken
//	do: draft     the disavow file by what holds now → {"lines":N,"added":N,"removed":N,"changes":[{"line":N,"text":"…","added":true|false},…],
//	              "refused":[{"name":"…","fault":"…"}],"unsaid":N}: refused are the first of those that it does not take, unsaid counts the rest
//	do: file      its text → {"text":"…"}
//	do: json      → the Report, whole
//	do: compare   body: the JSON of an earlier report → the Changes
//
// Whatever cannot be answered is {"error":"one sentence"}, and what a user may bring about has "reason" and "args" beside it. A file's bytes come in pieces of any size: memory holds one of them
// at a time, the caller tells how far it is between them, and whoever does not want to go on ends the instance.

import (
	"errors"
	"strconv"
	"strings"

	"linkgrade/wasm/audit/export"
	"linkgrade/wasm/cmd/reactor"
)

// request is a call's headers by name, and its body.
type request struct {
	do, site, own, name, rival, form      string
	encoding, broken                      string
	advice, kind, show, find, sort, order string
	at                                    int64
	file, from, count                     int
	manual, bought                        export.Known
	dayFirst                              export.Known
	body                                  []byte
}

var (
	errNumber = errors.New("a header that should be a number is none")
	errKnown  = errors.New("a header that should be yes or no is neither")
	errDays   = errors.New("a header that should be day or month is neither")
)

func parseRequest(b []byte) (*request, error) {
	r := &request{}
	body, err := reactor.Headers(b, r.set)
	r.body = body
	return r, err
}

// set takes one header; unknown ones are let be.
func (r *request) set(key, value string) error {
	if text := r.text(key); text != nil {
		*text = value
		return nil
	}
	switch key {
	case "manual":
		return either(&r.manual, strings.TrimSpace(value), "yes", "no", errKnown)
	case "bought":
		return either(&r.bought, strings.TrimSpace(value), "yes", "no", errKnown)
	case "days":
		return either(&r.dayFirst, value, "day", "month", errDays)
	case "at":
		return number(&r.at, value)
	case "file":
		return number(&r.file, value)
	case "from":
		return number(&r.from, value)
	case "count":
		return number(&r.count, value)
	}
	return nil
}

// text is where a header that is a text belongs; nil for another.
func (r *request) text(key string) *string {
	switch key {
	case "do":
		return &r.do
	case "site":
		return &r.site
	case "own":
		return &r.own
	case "name":
		return &r.name
	case "rival":
		return &r.rival
	case "form":
		return &r.form
	case "encoding":
		return &r.encoding
	case "broken":
		return &r.broken
	case "advice":
		return &r.advice
	case "type":
		return &r.kind
	case "show":
		return &r.show
	case "find":
		return &r.find
	case "sort":
		return &r.sort
	case "down":
		return &r.order
	}
	return nil
}

func number[T int | int64](to *T, value string) error {
	n, err := strconv.ParseInt(value, 10, 64)
	if err != nil || n < 0 || int64(T(n)) != n {
		return errNumber
	}
	*to = T(n)
	return nil
}

// either takes one of two words, the first for yes, or none for not known; for anything else it answers wrong.
func either(to *export.Known, value, yes, no string, wrong error) error {
	switch value {
	case "":
		*to = export.Unknown
	case yes:
		*to = export.Yes
	case no:
		*to = export.No
	default:
		return wrong
	}
	return nil
}
