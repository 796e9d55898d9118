package grade

import (
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"linkgrade/wasm/page"
)

// told are the tables of POLICY.md, by the first cell of their rows, below the heading or the line that they stand under.
type told struct {
	pillars, families, rules, parts, forms map[string][]string
	letters                                [5]float64
}

// readPolicy reads POLICY.md as a person would who wants to work a grade out.
func readPolicy(t *testing.T) told {
	t.Helper()
	src, err := os.ReadFile("POLICY.md")
	if err != nil {
		t.Fatal(err)
	}
	tables := map[string]map[string][]string{}
	var table map[string][]string
	for line := range strings.Lines(string(src)) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), " | ")
		switch {
		case !strings.HasPrefix(line, "|"):
			table = nil
		case table == nil:
			table = map[string][]string{}
			tables[strings.TrimSpace(cells[0])] = table
		default:
			table[strings.Trim(strings.TrimSpace(cells[0]), "`")] = cells
		}
	}
	p := told{tables["pillar"], tables["family"], tables["rule"], tables["part"], tables["form"], [5]float64{}}
	m := regexp.MustCompile(`The letter is A from (\d+), B from (\d+), C from (\d+), D from (\d+), E from (\d+), F below`).FindStringSubmatch(string(src))
	if m == nil || len(p.rules) < len(Rules()) || len(p.pillars) < int(pillars) || len(p.families) < int(families) || len(p.parts) < 12 || len(p.forms) < 6 {
		t.Fatalf("POLICY.md lacks a table or the letters: %d rules, %d pillars, %d families, %d parts, %d forms", len(p.rules), len(p.pillars), len(p.families), len(p.parts), len(p.forms))
	}
	for i := range p.letters {
		p.letters[i] = number(t, m[i+1])
	}
	return p
}

func number(t *testing.T, s string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// TestPolicySaysWhatIsDone works every fixture's grade out again by what POLICY.md says, from the findings and facts alone.
func TestPolicySaysWhatIsDone(t *testing.T) {
	p := readPolicy(t)
	scored, links := 0, 0
	everyFixture(t, func(t *testing.T, name string, in *Input, r *Report) {
		for pillar := range r.Pillars {
			if s := r.Pillars[pillar].Score; s.Known {
				same(t, name+": "+Pillar(pillar).String(), s.Value, p.pillar(t, r, Pillar(pillar)))
			}
		}
		if want, known := p.score(t, r); known {
			scored++
			same(t, name+": score", r.Score.Value, want)
			if got := strings.Index("ABCDEF", r.Letter); got < 5 && r.Score.Value < p.letters[got] || got > 0 && r.Score.Value >= p.letters[got-1] {
				t.Errorf("%s: letter %s for %v", name, r.Letter, r.Score.Value)
			}
			same(t, name+": confidence", r.Confidence, p.confidence(t, in, r))
		}
		for i := range r.Links {
			links += count(r.Links[i].Vote > 0)
			same(t, name+": vote of "+r.Links[i].Href, r.Links[i].Vote, p.vote(t, in, r, &r.Links[i]))
		}
	})
	if scored < 100 || links < 100 {
		t.Errorf("%d scores and %d votes were worked out; want more", scored, links)
	}
}

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

func same(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-9 {
		t.Errorf("%s is %v; by POLICY.md %v", what, got, want)
	}
}

// pillar is its start and what its families found, which keeps within their bounds.
func (p *told) pillar(t *testing.T, r *Report, pillar Pillar) float64 {
	sum := number(t, p.pillars[pillar.String()][2])
	families := map[string]float64{}
	for i := range r.Findings {
		f := &r.Findings[i]
		if row := p.rules[f.Rule.ID]; strings.TrimSpace(row[2]) == "weight" && p.families[row[1]][1] == pillar.String() {
			families[row[1]] += f.Effect
		}
	}
	for family, points := range families {
		row := p.families[family]
		if up, down := number(t, row[3]), number(t, row[4]); points > up+1e-9 || points < -down-1e-9 {
			t.Errorf("the family %s moves its pillar by %v; want −%v to %v", family, points, down, up)
		}
		sum += points
	}
	return math.Max(0, math.Min(100, sum))
}

// score is the geometric mean, held down; not known where it is left open.
func (p *told) score(t *testing.T, r *Report) (v float64, known bool) {
	logs, weights := 0.0, 0.0
	for pillar := range r.Pillars {
		if s := r.Pillars[pillar].Score; s.Known {
			w := number(t, p.pillars[Pillar(pillar).String()][1])
			logs += w * math.Log(math.Max(1, s.Value))
			weights += w
		}
	}
	if !r.Score.Known || weights == 0 {
		return 0, false
	}
	v = math.Exp(logs / weights)
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Result == Fail {
			v = math.Min(v, p.limit(t, f.Rule.ID))
		}
	}
	return v, true
}

// limit is what a failed rule holds the score to; 100 for those that hold nothing.
func (p *told) limit(t *testing.T, rule string) float64 {
	effect := strings.TrimSpace(p.rules[rule][3])
	if at, ok := strings.CutPrefix(effect, "score ≤ "); ok {
		return number(t, at)
	}
	if effect == "score 0" {
		return 0
	}
	return 100
}

func (p *told) confidence(t *testing.T, in *Input, r *Report) float64 {
	seen := 0.0
	for pillar := range r.Pillars {
		seen += number(t, p.pillars[Pillar(pillar).String()][1]) * r.Pillars[pillar].Confidence
	}
	n, kind, least := 0.0, math.Max(in.Prose, 1-in.Prose), 0.0
	switch {
	case in.Type == page.TypeHome:
		kind = 1
	case in.Prose == 0:
		kind = 0.5
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		switch limit := p.limit(t, f.Rule.ID); {
		case f.Result != Fail || limit == 100:
		case limit == 0:
			least = 0.9
		case limit < 35:
			n, kind = n+2, 1
		default:
			n++
		}
	}
	return math.Max(least, (1-(1-seen)*math.Pow(0.5, n))*kind)
}

func (p *told) vote(t *testing.T, in *Input, r *Report, l *LinkGrade) float64 {
	if !l.Counted {
		return 0
	}
	vote, n := 0.55, 0
	if r.Score.Known {
		vote = r.Score.Value / 100
	}
	for i := range r.Links {
		if o := &r.Links[i]; o.External && o.Follow() && o.Seen() {
			n++
		}
	}
	part := number(t, p.parts[l.Placement.String()][1])
	if l.Placement == page.PlaceContent || l.Placement == page.PlaceList {
		down := 0.9
		if in.MainWords >= 150 {
			down = 1 - 0.2*math.Min(1, float64(l.WordsPast)/float64(in.MainWords))
		}
		part = l.Content*down + (1-l.Content)*0.175
	}
	form := anchorWord(l.Anchor, 0)
	vote *= part * number(t, p.forms[form][1]) / (1 + math.Max(0, float64(n-1))/20)
	if l.Relevance.Known {
		vote *= 0.5 + l.Relevance.Value
	}
	for _, flag := range l.Flags {
		vote *= map[string]float64{"risky": 0.1, "commercial": 0.6}[flag] + float64(count(flag != "risky" && flag != "commercial"))
	}
	if l.Yours && l.AnchorWord() == "exact" {
		vote *= 0.8
	}
	return math.Min(1, vote)
}
