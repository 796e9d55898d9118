package main

import (
	"os"
	"testing"

	"linkgrade/server/authority"
	"linkgrade/server/edition"
	"linkgrade/server/eval/labelled"
)

func folder(t *testing.T) string {
	t.Helper()
	if testing.Short() {
		t.Skip("reads all lists")
	}
	data := os.Getenv("LINKGRADE_DATA")
	if data == "" {
		t.Skip("LINKGRADE_DATA is not set: the lists and ratings are not distributed")
	}
	return data
}

// Authority goes together with the ratings of names the model has not seen.
func TestAuthorityReachesItsTargets(t *testing.T) {
	examples, lists, err := labelled.Examples(folder(t))
	if err != nil {
		t.Fatal(err)
	}
	all, head := map[int]bool{}, map[int]bool{}
	for i := range examples {
		all[i] = true
		_, head[i] = examples[i].Said.Value(authority.MajesticSubNets)
	}
	p := prediction{says: crossValidated(examples, lists)}
	if got := spearman(points(p, examples, all)); got < 0.84 {
		t.Errorf("on listed names Spearman is %.3f; want at least .84", got)
	}
	if got := spearman(points(p, examples, head)); got < 0.80 {
		t.Errorf("within Majestic's head it is %.3f; want at least .80", got)
	}
}

// No one list calls one of the first ten thousand names risky.
func TestTopNamesAreNotCalledRiskyByOneList(t *testing.T) {
	s, err := surveyed(folder(t))
	if err != nil {
		t.Fatal(err)
	}
	accused := 0
	for _, name := range s.first(10_000, authority.TrancoRank, 1) {
		for _, e := range s.evidence[name] {
			if e.Category&edition.Risky != 0 && e.Lists == 1 {
				accused++
				if e.Refused == "" {
					t.Errorf("a top name is called %v by %v alone", e.Category, e.Sources)
				}
			}
		}
	}
	if accused == 0 {
		t.Error("no list accuses a top name: this test guards nothing")
	}
}
