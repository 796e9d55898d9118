// Command audit is the WebAssembly face of the audit: rows of exports in, figures, charts and a disavow file out. The
// extension's audit page alone loads it, in a worker; the engine's module knows nothing of it.
//
// Build it as a reactor, as wasm/cmd/engine:
//
//	GOOS=wasip1 GOARCH=wasm go build -trimpath -buildmode=c-shared -ldflags='-s -w' -o audit.wasm ./wasm/cmd/audit
//	go run ./wasm/cmd/relink audit.wasm
//
// It exports alloc and call (exports_wasip1.go) and asks its host for nothing but memory: no file, clock or network.
package main

import (
	"strconv"
	"strings"

	"linkgrade/wasm/audit"
	"linkgrade/wasm/audit/codepage"
	"linkgrade/wasm/audit/disavow"
	"linkgrade/wasm/audit/export"
	"linkgrade/wasm/cmd/reactor"
	"linkgrade/wasm/domain"
	"linkgrade/wasm/jsontext"
)

// auditor answers requests. This is all it remembers between them.
type auditor struct {
	reactor.Kept
	audit    *audit.Audit // nil before the first begin
	existing *disavow.File
	files    []*file
	aside    int           // bytes of lines that are kept aside, of all files
	dayFirst export.Known  // how dates of numbers alone are read; unknown: by what each file tells
	reading  *reading      // of the file that is open
	report   *audit.Report // of all that was read; nil until it is asked for
	decided  map[string]audit.Step
	listed   list // domains as they were last asked for
}

// answer never fails: what cannot be done is an error object with one sentence.
func (a *auditor) answer(src []byte) []byte {
	r, err := parseRequest(src)
	if err != nil {
		return refuse(err.Error())
	}
	switch r.do {
	case "pack":
		return a.OpenPack(r.body)
	case "vectors":
		return a.OpenVectors(r.body)
	case "profile":
		return a.KeepProfile(r.body)
	case "begin":
		return a.begin(r)
	}
	if a.audit == nil {
		return refuse("no audit has begun")
	}
	return a.answerBegun(r)
}

func (a *auditor) answerBegun(r *request) []byte {
	switch r.do {
	case "existing":
		return a.openExisting(r)
	case "encoding":
		return append(jsontext.AppendString([]byte(`{"label":`), codepage.Of(r.body)), '}')
	case "open":
		return a.open(r)
	case "more":
		return a.more(r)
	case "end":
		return a.end(r)
	case "aside":
		return a.tellAside(r)
	case "report":
		return a.tell()
	case "chart":
		return a.chart(r)
	case "domains":
		return a.domains(r)
	case "domain":
		return a.domain(r)
	case "decide":
		return a.decide(r)
	case "draft":
		return a.draft()
	case "file":
		return a.file()
	case "json":
		return a.figures().AppendJSON(nil)
	case "compare":
		return a.compare(r)
	}
	return refuse("the audit does not know how to " + strconv.Quote(r.do))
}

// begin forgets what was read and decided; pack, vectors and profile stay.
func (a *auditor) begin(r *request) []byte {
	site, ok := nameOf(r.site)
	if !ok {
		return (&refusal{reason: "site", text: "the audited site is no domain name"}).answer()
	}
	a.stop()
	*a = auditor{Kept: a.Kept, dayFirst: r.dayFirst, decided: map[string]audit.Step{}}
	o := audit.Options{Site: site, At: r.at, Vectors: a.Vectors, Profile: a.Profile, ManualAction: r.manual, Bought: r.bought, Disavowed: a.isDisavowed}
	for _, own := range strings.Fields(r.own) {
		if n, ok := nameOf(own); ok {
			o.Own = append(o.Own, n)
		}
	}
	if a.Pack != nil {
		o.Edition, o.Lookup = a.Pack.Edition(), a.Pack
	}
	a.audit = audit.Begin(o)
	b := append([]byte(`{"site":`), strconv.Quote(site.String())...)
	return append(b, '}')
}

// nameOf is the registrable name of a site that somebody typed: a name, a host or an address. What is none is false.
func nameOf(s string) (domain.Name, bool) {
	s = strings.TrimSpace(s)
	if a, err := domain.ParseAddress(s); err == nil && a.IsWeb() {
		return a.Name(), !a.Name().IsZero()
	}
	h, err := domain.ParseHost(s)
	if err != nil {
		return domain.Name{}, false
	}
	return h.Name()
}

// isDisavowed asks the file that is in force when it is asked, which may come after the rows.
func (a *auditor) isDisavowed(host domain.Host, page string) bool {
	return a.existing != nil && a.existing.Has(host, page)
}

// figures are made once of all that was read; what comes later makes them anew.
func (a *auditor) figures() *audit.Report {
	if a.report == nil {
		a.report = a.audit.Report()
		a.listed = list{}
	}
	return a.report
}
