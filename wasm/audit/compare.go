package audit

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"linkgrade/wasm/audit/export"
)

// Changes are what is different between two audits of one site.
type Changes struct {
	Site        string
	From, To    int64    // unix seconds of both
	VotesBefore float64  // sum of all votes then
	VotesAfter  float64  // and now
	New         []Change // by vote, then by name, as all lists here
	Lost        []Change // with the vote that they had
	Regained    []Change
	Changed     []Change // there in both: follow, vote, advice or anchor is another
	Untold      int      // of before, that no file of this time can tell of: not taken for lost
	FirstTold   int      // that only tools know of which were not read before: not taken for new
	Reasons     []Reason // what is worth explaining
}

// A Change is that of one referring domain.
type Change struct {
	Domain  string
	Vote    Score
	Advice  Step
	Reasons []Reason
}

// From these on a change is told.
const (
	voteMoves  = 0.05 // of one domain
	sumMoves   = 0.1  // of the sum
	strongLoss = 0.1  // vote of a lost domain that is named
)

// Compare says what is different between two audits. What a tool does not list is lost only if the tool lists all it knows
// and was read both times: a sample's absence says nothing, nor that of a tool whose file is missing this time.
func Compare(before, after *Report) *Changes {
	c := &Changes{Site: after.Site, From: before.At, To: after.At, VotesBefore: before.Votes.Sum, VotesAfter: after.Votes.Sum}
	was := byDomain(before)
	for i := range after.Domains {
		now := &after.Domains[i]
		old := was[now.Name]
		delete(was, now.Name)
		c.settle(before, old, now)
	}
	for _, old := range was {
		c.missing(after, old)
	}
	for _, list := range []*[]Change{&c.New, &c.Lost, &c.Regained, &c.Changed} {
		slices.SortFunc(*list, func(x, y Change) int {
			return cmp.Or(cmp.Compare(y.Vote.Value, x.Vote.Value), cmp.Compare(x.Domain, y.Domain))
		})
	}
	c.Reasons = c.worthExplaining(before, after)
	return c
}

func byDomain(r *Report) map[string]*Domain {
	out := make(map[string]*Domain, len(r.Domains))
	for i := range r.Domains {
		out[r.Domains[i].Name] = &r.Domains[i]
	}
	return out
}

// settle compares a domain of now with what it was; old is nil where it was in no list.
func (c *Changes) settle(before *Report, old, now *Domain) {
	switch {
	case old == nil:
		c.appeared(before, now)
	case old.Gone && !now.Gone:
		c.Regained = append(c.Regained, changeOf(now))
	case !old.Gone && now.Gone:
		c.Lost = append(c.Lost, Change{now.Name, old.Vote, now.Advice, []Reason{say("lost-told")}})
	case !now.Gone:
		if r := differences(old, now); len(r) > 0 {
			c.Changed = append(c.Changed, changeOf(now, r...))
		}
	}
}

func changeOf(d *Domain, r ...Reason) Change { return Change{d.Name, d.Vote, d.Advice, r} }

// appeared tells whether a domain that was in no list is new.
func (c *Changes) appeared(before *Report, now *Domain) {
	if now.Gone {
		return
	}
	if now.First != 0 && before.At > 0 && now.First >= export.Day(before.At/(24*60*60)) {
		c.New = append(c.New, changeOf(now, say("new-dated", now.First.String())))
		return
	}
	if tool := whoTells(before, now.Tools); tool != "" && before.Unlisted == 0 {
		c.New = append(c.New, changeOf(now, say("new-listed", tool)))
		return
	}
	c.FirstTold++
}

// missing tells whether a domain that is in no list any more is lost.
func (c *Changes) missing(after *Report, old *Domain) {
	if old.Gone {
		return
	}
	if tool := whoTells(after, old.Tools); tool != "" && after.Unlisted == 0 {
		c.Lost = append(c.Lost, Change{old.Name, old.Vote, old.Advice, []Reason{say("lost-missing", tool)}})
		return
	}
	c.Untold++
}

// whoTells is the first of some tools of which an audit read a file that is no sample; "" for none.
func whoTells(r *Report, tools []string) string {
	for _, tool := range tools {
		if slices.ContainsFunc(r.Files, func(f File) bool { return f.Tool == tool && !f.IsSample }) {
			return tool
		}
	}
	return ""
}

// differences are what is another in a domain that is there both times.
func differences(old, now *Domain) []Reason {
	var out []Reason
	if old.Follow != now.Follow && old.Follow != export.Unknown && now.Follow != export.Unknown {
		out = append(out, say("change-follow", yesOrNo(old.Follow), yesOrNo(now.Follow)))
	}
	if old.Vote.Known && now.Vote.Known && math.Abs(old.Vote.Value-now.Vote.Value) >= voteMoves {
		out = append(out, say("change-vote", decimal(old.Vote.Value), decimal(now.Vote.Value)))
	}
	if old.Advice != now.Advice {
		out = append(out, say("change-advice", old.Advice.String(), now.Advice.String()))
	}
	if len(old.Anchors) > 0 && len(now.Anchors) > 0 && old.Anchors[0].Text != now.Anchors[0].Text {
		out = append(out, say("change-anchor", old.Anchors[0].Text, now.Anchors[0].Text))
	}
	return out
}

func yesOrNo(k export.Known) string {
	if k == export.Yes {
		return "yes"
	}
	return "no"
}

func decimal(v float64) string { return strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64) }

// worthExplaining are the changes of the whole.
func (c *Changes) worthExplaining(before, after *Report) []Reason {
	var out []Reason
	if d := after.Votes.Sum - before.Votes.Sum; math.Abs(d) > sumMoves*math.Max(before.Votes.Sum, after.Votes.Sum) {
		out = append(out, say("votes-moved", decimal(before.Votes.Sum), decimal(after.Votes.Sum)))
	}
	for i := range after.Flow.Bursts {
		b := &after.Flow.Bursts[i]
		known := func(o Burst) bool { return o.From <= b.To && b.From <= o.To }
		if !slices.ContainsFunc(before.Flow.Bursts, known) && before.At > 0 && b.To+7 > export.Day(before.At/(24*60*60)) {
			out = append(out, say("new-burst", strconv.Itoa(b.Domains), b.From.String(), b.Verdict.String()))
		}
	}
	if len(c.Lost) > 0 && c.Lost[0].Vote.Value >= strongLoss {
		out = append(out, say("lost-strong", c.Lost[0].Domain, decimal(c.Lost[0].Vote.Value)))
	}
	for _, f := range before.Files {
		if whoTells(after, []string{f.Tool}) == "" && whoTells(before, []string{f.Tool}) != "" {
			if r := say("tool-missing", f.Tool); !slices.ContainsFunc(out, func(o Reason) bool { return o.Text == r.Text }) {
				out = append(out, r)
			}
		}
	}
	return out
}

// AppendJSON appends the changes as JSON, version 1.
func (c *Changes) AppendJSON(b []byte) []byte { return appendVersioned(b, c) }

func (c *Changes) members() []member {
	return []member{{"site", orNull{&c.Site}}, {"from", &c.From}, {"to", &c.To}, {"votesBefore", &c.VotesBefore}, {"votesAfter", &c.VotesAfter},
		{"new", listOf(&c.New)}, {"lost", listOf(&c.Lost)}, {"regained", listOf(&c.Regained)}, {"changed", listOf(&c.Changed)}, {"untold", &c.Untold},
		{"firstTold", &c.FirstTold}, {"reasons", listOf(&c.Reasons)}}
}

func (c *Change) members() []member {
	return []member{{"domain", &c.Domain}, {"vote", &c.Vote}, {"advice", enumOf(&c.Advice, stepWords[:])}, {"reasons", listOf(&c.Reasons)}}
}
