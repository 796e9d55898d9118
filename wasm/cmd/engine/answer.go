// Command engine is the WebAssembly face of the scoring engine: one call in, one report out.
//
// Build it as a reactor, which starts nothing and waits to be called:
//
//	GOOS=wasip1 GOARCH=wasm go build -trimpath -buildmode=c-shared -pgo=wasm/cmd/engine/engine.pgo -ldflags='-s -w' -o engine.wasm ./wasm/cmd/engine
//	go run ./wasm/cmd/relink engine.wasm
//
// It exports alloc and call (exports_wasip1.go) and asks its host for nothing but memory: no file, clock or network.
package main

import (
	"strconv"

	"linkgrade/wasm/cmd/reactor"
	"linkgrade/wasm/domain"
	"linkgrade/wasm/grade"
	"linkgrade/wasm/page"
	"linkgrade/wasm/site"
	"linkgrade/wasm/topic"
	"linkgrade/wasm/trust"
)

// maxBody is the largest page or stream the engine reads, in bytes. The extension refuses larger ones itself.
const maxBody = 32 << 20

// engine answers requests. This is all it remembers between them.
type engine struct {
	reactor.Kept
	lexicon *topic.Lexicon // made for the first page
	surveys map[string]*site.Survey
}

// answer never fails: what cannot be done is an error object with one sentence.
func (e *engine) answer(src []byte) []byte {
	r, err := parseRequest(src)
	if err != nil {
		return grade.AppendError(nil, err.Error())
	}
	switch r.do {
	case "pack":
		return e.OpenPack(r.body)
	case "vectors":
		return e.OpenVectors(r.body)
	case "profile":
		return e.KeepProfile(r.body)
	case "key":
		return e.key(r)
	case "names":
		return e.names(r)
	case "grade":
		return e.grade(r)
	case "sample":
		return e.sample(r)
	case "learn":
		return e.learn(r)
	case "survey":
		return e.beginSurvey(r)
	case "found":
		return e.found(r)
	case "judge":
		return e.judge(r)
	case "link":
		return e.link(r)
	case "warm":
		e.warm()
		return []byte("{}")
	}
	return grade.AppendError(nil, "the engine does not know how to "+strconv.Quote(r.do))
}

// key says what a look-up of the page's own name would have to ask for.
func (e *engine) key(r *request) []byte {
	a, err := domain.ParseAddress(r.url)
	if err != nil {
		return grade.AppendError(nil, "the page's address cannot be read")
	}
	n := a.Name()
	known, prefix := false, ""
	if e.Pack != nil {
		_, known = e.Pack.Lookup(n)
	}
	if bits, ok := e.bits(r); ok && !n.IsZero() {
		prefix = trust.KeyOf(n).Prefix(bits).String()
	}
	b := append([]byte(`{"domain":`), quoted(n.String())...)
	b = append(b, `,"known":`...)
	b = strconv.AppendBool(b, known)
	b = append(b, `,"prefix":`...)
	return append(append(b, quoted(prefix)...), '}')
}

// bits is how long the prefixes of the asked server's edition are; false where nothing says.
func (e *engine) bits(r *request) (int, bool) {
	switch {
	case r.bits != nil:
		return *r.bits, true
	case e.Pack != nil:
		return e.Pack.BucketBits(), true
	}
	return 0, false
}

// quoted is a JSON string of a name, edition or prefix: letters, digits, dots and the like, which Go quotes alike.
func quoted(s string) string { return strconv.Quote(s) }

func (e *engine) grade(r *request) []byte {
	facts, trouble := readPage(r)
	if trouble != nil {
		return trouble
	}
	in, meta := e.input(facts), grade.Meta{At: r.at}
	in.Profile = e.Profile
	if e.Pack != nil {
		meta.Edition = e.Pack.Edition()
	}
	if rec, ok := e.fromBucket(r, facts.Name); ok {
		in.Record, in.Listed, meta.Edition = rec, true, r.edition
	}
	return grade.Grade(in, meta).AppendJSON(nil)
}

// input is what rules look at of a page, with what the pack knows.
func (e *engine) input(facts *page.Facts) *grade.Input {
	in := &grade.Input{Facts: facts, Vectors: e.Vectors, Lexicon: e.words()}
	if e.Pack != nil {
		in.Names = e.Pack
		in.Record, in.Listed = e.Pack.Lookup(facts.Name)
	}
	return in
}

// readPage reads the page that a request brings; where it cannot, the answer says why.
func readPage(r *request) (facts *page.Facts, trouble []byte) {
	a, err := domain.ParseAddress(r.url)
	if err != nil {
		return nil, grade.AppendError(nil, "the page's address cannot be read")
	}
	body := r.body[r.bucket:]
	if len(body) > maxBody {
		return nil, grade.AppendError(nil, "the page is too large to be read")
	}
	m := page.Meta{URL: a, Status: r.status, ContentType: r.contentType, Robots: r.robots}
	if facts, err = read(r.feed, body, m); err != nil {
		return nil, grade.AppendError(nil, "the page cannot be read: "+err.Error())
	}
	return facts, nil
}

func read(feed string, body []byte, m page.Meta) (*page.Facts, error) {
	if feed == "dom" {
		return page.ReadStream(body, m)
	}
	return page.ReadHTML(body, m), nil
}

// fromBucket looks the page's own name up in the server's answer. A bucket that cannot be read knows nothing.
func (e *engine) fromBucket(r *request, n domain.Name) (trust.Record, bool) {
	bits, ok := e.bits(r)
	if r.bucket == 0 || !ok || n.IsZero() {
		return trust.Record{}, false
	}
	k := trust.KeyOf(n)
	b, err := trust.OpenBucket(r.body[:r.bucket], k.Prefix(bits))
	if err != nil {
		return trust.Record{}, false
	}
	rec, ok, err := b.Lookup(k)
	return rec, ok && err == nil
}

// warm runs the whole road on a page too small to matter.
func (e *engine) warm() {
	m := page.Meta{}
	grade.Grade(&grade.Input{Facts: page.ReadHTML([]byte("<title>t</title><p>a <a href=/b>c</a></p>"), m), Lexicon: e.words()}, grade.Meta{})
}

// words are what lists of words are made into; a page of its own would take a millisecond for it.
func (e *engine) words() *topic.Lexicon {
	if e.lexicon == nil {
		e.lexicon = topic.NewLexicon()
	}
	return e.lexicon
}
