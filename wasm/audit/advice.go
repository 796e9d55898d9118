package audit

import (
	"slices"
	"strconv"

	"linkgrade/wasm/audit/export"
)

// A pattern is very strong where so many of the referring domains, and so many at least, would be disavowed: short of that
// search engines ignore junk (https://support.google.com/webmasters/answer/2648487 says that most sites need no file).
const (
	strongPattern  = 0.3
	leastPattern   = 30
	silentWeeks    = 13 // a quarter without a new domain
	heavyLossShare = 0.5
)

// Says reports whether a reason is among those for or against a disavow file, by its id.
func (a *Advice) Says(id string) bool {
	return slices.ContainsFunc(a.Reasons, func(r Reason) bool { return r.ID == id })
}

// adviceOf says what to do with the domains that have a link, and whether a disavow file is worth anything.
func (a *Audit) adviceOf(r *Report, there []*told) Advice {
	var out Advice
	for _, t := range there {
		switch t.step {
		case Keep:
			out.Keep++
		case Check:
			out.Check++
		case Disavow:
			out.Remove++
		}
		if t.guard != "" {
			out.Guarded++
		}
	}
	out.Disavow, out.Reasons = a.worth(out.Remove, len(there))
	out.Warnings = a.warnings(r, there)
	return out
}

// worth is whether to send a disavow file, and why.
func (a *Audit) worth(remove, domains int) (Worth, []Reason) {
	n := strconv.Itoa(remove)
	asked := a.o.ManualAction == export.Yes || a.o.Bought == export.Yes
	switch {
	case domains == 0:
		return Pointless, []Reason{say("too-few-domains", "0")}
	case a.o.ManualAction == export.Yes && remove > 0:
		return Needed, []Reason{say("manual-action", n)}
	case a.o.Bought == export.Yes && remove > 0:
		return Needed, []Reason{say("bought-links", n)}
	case asked:
		return Optional, []Reason{say("nothing-strong-found")}
	case remove == 0:
		return Pointless, []Reason{say("nothing-to-disavow")}
	case remove >= leastPattern && share(remove, domains) >= strongPattern:
		return Optional, []Reason{say("very-strong-pattern", n, percent(share(remove, domains)))}
	case a.o.ManualAction == export.Unknown:
		return Pointless, []Reason{say("scattered-junk", n), say("look-for-manual-action")}
	}
	return Pointless, []Reason{say("scattered-junk", n), say("no-manual-action")}
}

// warnings are what the reader must know to read the rest.
func (a *Audit) warnings(r *Report, there []*told) []Reason {
	var out []Reason
	if a.o.Lookup == nil {
		out = append(out, say("no-trust-data"))
	}
	if a.o.Profile == nil {
		out = append(out, say("no-profile"))
	}
	for _, f := range r.Files {
		if f.IsSample {
			out = append(out, say("is-sample", f.Name))
		}
		if f.Aside > 0 {
			out = append(out, say("rows-aside", f.Name, strconv.Itoa(f.Aside)))
		}
		if f.Rows > 0 && f.Elsewhere == f.Rows {
			out = append(out, say("leads-elsewhere", f.Name))
		}
	}
	if !r.Anchors.Enough {
		out = append(out, say("few-anchors", strconv.Itoa(r.Anchors.Known), strconv.Itoa(leastAnchors)))
	}
	return append(out, a.flowWarnings(r, there)...)
}

func (a *Audit) flowWarnings(r *Report, there []*told) []Reason {
	var out []Reason
	old, unrated := 0, 0
	for _, t := range there {
		if t.isOld {
			old++
		}
		if _, known := t.standing(); !known && t.vote.Known {
			unrated++
		}
	}
	if old > 0 {
		out = append(out, say("first-look", strconv.Itoa(old)))
	}
	switch {
	case len(r.Flow.Weeks) == 0:
		out = append(out, say("no-days"))
	case len(r.Flow.Weeks) < leastBlocks*blockWeeks+2:
		out = append(out, say("short-flow", strconv.Itoa(len(r.Flow.Weeks))))
	case r.Flow.Dated < leastDated:
		out = append(out, say("few-dated", strconv.Itoa(r.Flow.Dated), strconv.Itoa(leastDated)))
	default:
		if !r.Flow.Steadiness.Known {
			out = append(out, say("few-recent", strconv.Itoa(r.Flow.measured), strconv.Itoa(leastDated)))
		}
		if r.Flow.Silent >= silentWeeks {
			out = append(out, say("silent", strconv.Itoa(r.Flow.Silent)))
		}
	}
	if r.Flow.LostShare.Known && r.Flow.LostShare.Value >= heavyLossShare {
		out = append(out, say("heavy-loss", percent(r.Flow.LostShare.Value)))
	}
	if a.o.Lookup != nil && unrated > 0 {
		out = append(out, say("unrated-prior", strconv.Itoa(unrated)))
	}
	if len(a.beyond) > 0 {
		out = append(out, say("over-bound", strconv.Itoa(len(a.beyond))))
	}
	return out
}
