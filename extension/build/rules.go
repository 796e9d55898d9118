package main

import (
	"encoding/json"

	"linkgrade/wasm/grade"
)

// ruleFacts is what the side panel says of a rule beside a finding. Reports leave it out: it is the same in all of them.
type ruleFacts struct {
	Why    string  `json:"why"`
	Source string  `json:"source"` // a URL
	Up     float64 `json:"up"`     // the most points that it adds to its pillar
	Down   float64 `json:"down"`   // the most points that it takes
	Limit  float64 `json:"limit"`  // the highest score after a fail of a cap; 0 where it is none
}

// rules is rules.json: the facts of every rule of the engine, by its id.
func rules() []byte {
	all := map[string]ruleFacts{}
	for _, r := range grade.Rules() {
		all[r.ID] = ruleFacts{Why: r.Why, Source: r.Source, Up: r.Up, Down: r.Down, Limit: r.Limit}
	}
	b, err := json.Marshal(all)
	if err != nil {
		panic("build: rules: " + err.Error()) // strings and finite numbers only
	}
	return b
}
