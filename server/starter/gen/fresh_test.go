package main

import (
	"testing"

	"linkgrade/server/edition"
	"linkgrade/server/starter"
)

// The embedded edition is made of what this generator pins. This needs no network;
// -check compares the bytes.
func TestStarterIsFresh(t *testing.T) {
	const remedy = "run go generate ./server/starter"
	e, err := starter.Open()
	if err != nil {
		t.Fatalf("%v: %s", err, remedy)
	}
	defer e.Close()
	d := e.Document()
	if d.Format != edition.Format || d.Built != built {
		t.Errorf("the edition is of format %d and %s, the generator's are %d and %s: %s",
			d.Format, d.Built, edition.Format, built, remedy)
	}
	host := freeHosts()
	want := map[string]edition.Source{host.about.ID: host.source()}
	for _, p := range pins {
		want[p.about.ID] = p.described()
	}
	if len(d.Sources) != len(want) {
		t.Errorf("the edition has %d sources, the generator %d: %s", len(d.Sources), len(want), remedy)
	}
	for _, got := range d.Sources {
		w := want[got.ID]
		if got.Name != w.Name || got.Publisher != w.Publisher || got.URL != w.URL || got.Licence != w.Licence || got.What != w.What {
			t.Errorf("source %s is described as %+v, the generator says %+v: %s", got.ID, got, w, remedy)
		}
		if got.ID == host.about.ID && (got.SHA256 != w.SHA256 || got.Rows != w.Rows) {
			t.Errorf("the suffix list has changed: %s", remedy)
		}
	}
}
