package main

import (
	"bytes"
	"strconv"

	"linkgrade/wasm/audit"
	"linkgrade/wasm/jsontext"
)

// mostDecided is how many decisions of the user are kept.
const mostDecided = 50_000

// step is what holds for a domain: what the user decided, else the advice.
func (a *auditor) step(d *audit.Domain) audit.Step {
	if step, ok := a.decided[d.Name]; ok {
		return step
	}
	return d.Advice
}

// decide takes the user's decisions, one a line. What is never disavowed, or has no link any more, is not: its line changes nothing and
// is named in the answer.
// A name that this report does not have is kept as well: another export may bring it.
func (a *auditor) decide(r *request) []byte {
	never := map[string]bool{}
	domains := a.figures().Domains
	for i := range domains {
		if d := &domains[i]; !d.MayDisavow() {
			never[d.Name] = true
		}
	}
	var refused []string
	for line := range bytes.Lines(r.body) {
		name, word, _ := bytes.Cut(bytes.TrimSpace(line), []byte{' '})
		step, known := stepOf(string(word))
		switch {
		case !known:
			delete(a.decided, string(name))
		case step == audit.Disavow && never[string(name)]:
			refused = append(refused, string(name))
		case len(a.decided) < mostDecided:
			a.decided[string(name)] = step
		}
	}
	a.listed = list{}
	return a.appendSteps(nil, refused)
}

func stepOf(word string) (audit.Step, bool) {
	for _, step := range []audit.Step{audit.Keep, audit.Check, audit.Disavow} {
		if word == step.String() {
			return step, true
		}
	}
	return audit.Keep, false
}

// appendSteps counts domains by what holds for them now.
func (a *auditor) appendSteps(b []byte, refused []string) []byte {
	var counts [3]int
	domains := a.figures().Domains
	for i := range domains {
		counts[a.step(&domains[i])]++
	}
	b = append(b, '{')
	for step, n := range counts {
		b = append(strconv.AppendQuote(b, audit.Step(step).String()), ':')
		b = append(strconv.AppendInt(b, int64(n), 10), ',')
	}
	b = strconv.AppendInt(append(b, `"decided":`...), int64(len(a.decided)), 10)
	b = append(b, `,"guarded":[`...)
	for i, name := range refused {
		if i > 0 {
			b = append(b, ',')
		}
		b = jsontext.AppendString(b, name)
	}
	return append(b, "]}"...)
}
