package auditpage

import (
	"time"

	"linkgrade/wasm/audit"
)

// changed is what is different from an audit before.
type changed struct {
	Lead   string
	Notes  []string
	Tables []*table
}

func changesOf(c *audit.Changes, apart []string) *changed {
	if c == nil {
		return nil
	}
	out := &changed{Lead: ChangesLead(c), Notes: apart}
	for _, r := range c.Reasons {
		out.Notes = append(out.Notes, r.Text+".")
	}
	for _, list := range []struct {
		title string
		of    []audit.Change
	}{{"New", c.New}, {"Lost", c.Lost}, {"Regained", c.Regained}, {"Changed", c.Changed}} {
		if t := changeTable(list.title, list.of); t != nil {
			out.Tables = append(out.Tables, t)
		}
	}
	return out
}

// ChangesLead says in one sentence what is different.
func ChangesLead(c *audit.Changes) string {
	lead := "Since " + longDay(c.From) + ": "
	if before, after := Number(c.VotesBefore), Number(c.VotesAfter); len(c.New)+len(c.Lost)+len(c.Regained)+len(c.Changed) > 0 {
		lead += Counted(len(c.New), "new domain", "new domains") + ", " + Number(float64(len(c.Lost))) + " lost, " +
			Number(float64(len(c.Regained))) + " regained, " + Number(float64(len(c.Changed))) + " changed; " + before + " votes became " + after + "."
	} else {
		lead += "no domain is known to be new, lost or changed; " + before + " votes then, " + after + " now."
	}
	if c.Untold > 0 {
		lead += " " + Counted(c.Untold, "earlier domain is", "earlier domains are") + " told of by no file of this time, and not taken for lost."
	}
	if c.FirstTold > 0 {
		lead += " " + Counted(c.FirstTold, "domain", "domains") + " may have been there before: not taken for new."
	}
	return lead
}

// Apart says what two audits were judged by that is not the same, so that nobody looks for the reason in the links.
func Apart(before, after *audit.Report) (all []string) {
	if before.At > after.At {
		all = append(all, "The audit to compare with is the later one, of "+longDay(before.At)+": what is called new was there before.")
	}
	if before.Edition != after.Edition {
		all = append(all, "The trust data are not those of then: votes and advice may differ for that alone.")
	}
	if before.Profile != after.Profile {
		all = append(all, "The profile of the site is not that of then: relevance, and votes with it, may differ for that alone.")
	}
	if before.Policy != after.Policy {
		all = append(all, "Links were judged by the rules of version "+before.Policy+" then and of "+after.Policy+" now: votes and advice may differ for that alone.")
	}
	return all
}

func longDay(seconds int64) string { return time.Unix(seconds, 0).UTC().Format("2 January 2006") }

func changeTable(title string, all []audit.Change) *table {
	t := &table{Title: title, Heads: heads("Site", "#Vote", "Advice", "What changed")}
	for i := range all {
		c := &all[i]
		if !t.add(text(c.Domain), score(c.Vote, 2), word(c.Advice.String()), long(texts(c.Reasons))) {
			break
		}
	}
	return t.orNil()
}
