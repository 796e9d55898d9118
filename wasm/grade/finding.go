package grade

import "linkgrade/wasm/page"

// Version names the policy: the rules, their points and the formula. Every report carries it, and a change that moves
// any grade changes it.
const Version = "0.5.2"

// Result is how a rule came out.
type Result uint8

// The results. Unknown means that the page and the data say nothing either way.
const (
	Unknown Result = iota
	Pass
	Fail
	Value
)

var resultWords = [...]string{"unknown", "pass", "fail", "value"}

// String is the word used in reports.
func (r Result) String() string { return resultWords[r] }

// Evidence is something seen: quoted text, and the link it belongs to.
type Evidence struct {
	Text string // at most 160 bytes of the page's own words, or a short statement of what was counted
	Link int    // index into the report's links; -1 when it belongs to none

	Statement *Statement // what Text says where those are our own words; nil for the page's
}

// Outcome is what a rule's check answers.
type Outcome struct {
	Result   Result
	Value    float64 // in [0,1]: 1 for Pass, 0 for Fail; meaningless for Unknown
	Evidence []Evidence

	odd, of int // sites that speak against the rule's praise, and how many were looked at; of is 0 where none were counted
}

// Finding is an outcome with its effect on the report.
type Finding struct {
	Rule *Rule
	Outcome
	Effect float64 // points: on the pillar for a weight, on the score for a cap or a gate
}

// praises reports a finding of which the rule's praise is said.
func (f *Finding) praises() bool {
	return f.Result == Pass || f.Result == Value && f.Value >= 0.5 && f.Effect >= 0
}

// sayCount says of how many sites what is said is true. The odd ones are evidence of what is wrong alone.
func (f *Finding) sayCount() {
	if f.of == 0 || f.Result == Unknown {
		return
	}
	hold, shown := f.odd, f.Evidence
	if f.praises() {
		hold, shown = f.of-f.odd, nil
	}
	f.Evidence = clip(append([]Evidence{counted("true-of-sites", "true of # of # sites that the text links to", hold, f.of)}, shown...))
}

const maxEvidence = 5 // pieces of evidence a finding carries

// The answers below are kept out of line: every rule calls several, and as many copies would add 13 KB to the engine.

//go:noinline
func unknown(ev ...Evidence) Outcome { return Outcome{Evidence: clip(ev)} }

//go:noinline
func pass(ev ...Evidence) Outcome { return Outcome{Result: Pass, Value: 1, Evidence: clip(ev)} }

//go:noinline
func fail(ev ...Evidence) Outcome { return Outcome{Result: Fail, Evidence: clip(ev)} }

// value answers v held to [0,1]; the ends are a pass and a fail.
func value(v float64, ev ...Evidence) Outcome {
	switch {
	case v >= 1:
		return pass(ev...)
	case v <= 0:
		return fail(ev...)
	}
	return Outcome{Result: Value, Value: v, Evidence: clip(ev)}
}

func clip(ev []Evidence) []Evidence { return ev[:min(len(ev), maxEvidence)] }

// said is evidence that belongs to no link.
//
//go:noinline
func said(text string) Evidence { return Evidence{Text: quote(text), Link: -1} }

// atLink is evidence that a link shows.
//
//go:noinline
func atLink(text string, index int) Evidence { return said(text).at(index) }

// leadingTo is a link as evidence: its words and the name that it leads to.
//
//go:noinline
func leadingTo(l *page.Link) Evidence {
	if l.Text == "" {
		return stated("picture-to", "a picture → #", l.Name.String()).at(l.Index)
	}
	return atLink(l.Text+" → "+l.Name.String(), l.Index)
}

// quote cuts text to 160 bytes at a character, with an ellipsis where it was cut.
func quote(s string) string {
	const most = 160
	if len(s) <= most {
		return s
	}
	cut := most
	for cut > 0 && s[cut]&0xC0 == 0x80 {
		cut--
	}
	return s[:cut] + "…"
}
