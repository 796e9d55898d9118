package main

import (
	"encoding/json"
	"strings"

	"linkgrade/wasm/grade"
)

// tongue is how one language says what the engine says: a file of extension/policy. English has none there, since the
// engine is its source: it is written from the rules at each build, and the English of statements stands in reports.
type tongue struct {
	Unknown    string               `json:"unknown"`    // a finding of which nothing is known
	Says       map[string]string    `json:"says"`       // by grade.Say: {Rule} is a rule's title or praise, {rule} the same with a small letter
	Rules      map[string]ruleWords `json:"rules"`      // by the rule's id
	Statements map[string]string    `json:"statements"` // by grade.Statement: {0}, {1:number}, {2:name} or {3:language} is what it is filled with
	Names      map[string]string    `json:"names"`      // by the words of reports that fill statements
}

type ruleWords struct {
	Title  string `json:"title"`
	Praise string `json:"praise"`
	Why    string `json:"why"`
}

// ruleFacts are what a rule is in any language.
type ruleFacts struct {
	Pillar  string  `json:"pillar"`
	Family  string  `json:"family"`
	Kind    string  `json:"kind"`
	Backing string  `json:"backing"`
	Up      float64 `json:"up"`
	Down    float64 `json:"down"`
	Limit   float64 `json:"limit"`
	Source  string  `json:"source"`
}

// namedRule is a rule beside its id: files keep the policy's order, which an object would lose.
type namedRule struct {
	ID string `json:"id"`
	ruleFacts
}

// policyFiles are written from the engine's rules: their facts, and how English says them.
func policyFiles() files {
	english := tongue{Says: map[string]string{}, Rules: map[string]ruleWords{}, Statements: map[string]string{}, Names: map[string]string{}}
	var facts []namedRule
	for _, r := range grade.Rules() {
		english.Rules[r.ID] = ruleWords{r.Title, r.Praise, r.Why}
		facts = append(facts, namedRule{r.ID, ruleFacts{r.Pillar().String(), r.Family.String(), r.Kind.String(), r.Backing.String(), r.Up, r.Down, r.Limit, r.Source}})
	}
	blank := &grade.Rule{Title: "{Rule}", Praise: "{Rule}"}
	for _, what := range grade.Sayings() {
		english.Says[what] = lowered(grade.Sentence([]grade.Say{{What: what, Rule: blank}}))
	}
	english.Unknown = lowered((&grade.Finding{Rule: blank}).Words())
	return files{"policy/en.json": toJSON(english), "policy/rules.json": toJSON(facts)}
}

// lowered marks that the engine gives what follows a colon a small letter.
func lowered(s string) string { return strings.Replace(s, ": {Rule}", ": {rule}", 1) }

// sentences are all sentences that a report can begin with, with what they say: for the tests of other languages.
func sentences() []byte {
	type part struct {
		Say  string `json:"say"`
		Rule string `json:"rule,omitempty"`
	}
	type sentence struct {
		Says    []part `json:"says"`
		Summary string `json:"summary"`
	}
	var all []sentence
	for _, says := range allSays() {
		s := sentence{Summary: grade.Sentence(says)}
		for _, one := range says {
			p := part{Say: one.What}
			if one.Rule != nil {
				p.Rule = one.Rule.ID
			}
			s.Says = append(s.Says, p)
		}
		all = append(all, s)
	}
	return toJSON(all)
}

// allSays are every rule under every opening and with every ending; notes are never said.
func allSays() [][]grade.Say {
	all := [][]grade.Say{{{What: "unknown"}}}
	for _, r := range grade.Rules() {
		switch r.Kind {
		case grade.Gate:
			all = append(all, []grade.Say{{What: "cannot-count", Rule: r}})
		case grade.Cap:
			all = append(all, around(grade.Say{What: "title", Rule: r})...)
		case grade.Weight:
			all = append(all, around(grade.Say{What: "title", Rule: r})...)
			all = append(all, around(grade.Say{What: "praise", Rule: r})...)
		case grade.Note:
		}
	}
	return all
}

// around puts what was found between every opening and every ending.
func around(found grade.Say) (all [][]grade.Say) {
	for _, opening := range [...]string{"good-vote", "closer-look", "little-good", "good-so-far"} {
		all = append(all, []grade.Say{{What: opening}, found})
		for _, what := range grade.Sayings() {
			if strings.HasPrefix(what, "without") {
				all = append(all, []grade.Say{{What: opening}, found, {What: what}})
			}
		}
	}
	return all
}

func toJSON(v any) []byte {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(v); err != nil {
		panic("build: policy: " + err.Error()) // maps, texts and numbers only
	}
	return []byte(b.String())
}
