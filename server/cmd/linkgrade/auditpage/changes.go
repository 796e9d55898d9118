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

func changesOf(c *audit.Changes) *changed {
	if c == nil {
		return nil
	}
	out := &changed{Lead: ChangesLead(c)}
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
	lead := "Since " + time.Unix(c.From, 0).UTC().Format("2 January 2006") + ": " + Counted(len(c.New), "new domain", "new domains") + ", " + Number(float64(len(c.Lost))) + " lost, " +
		Number(float64(len(c.Regained))) + " regained, " + Number(float64(len(c.Changed))) + " changed; " + Number(c.VotesBefore) + " votes became " + Number(c.VotesAfter) + "."
	if c.Untold > 0 {
		lead += " Of " + Counted(c.Untold, "domain", "domains") + " of before the files of this time say nothing."
	}
	if c.FirstTold > 0 {
		lead += " " + Counted(c.FirstTold, "domain", "domains") + " may have been there before."
	}
	return lead
}

func changeTable(title string, all []audit.Change) *table {
	t := &table{Title: title, Heads: heads("Site", "#Vote", "Advice", "What changed")}
	for i := range all {
		c := &all[i]
		if !t.add(text(c.Domain), score(c.Vote, 2), text(c.Advice.String()), long(texts(c.Reasons))) {
			break
		}
	}
	return t.orNil()
}
