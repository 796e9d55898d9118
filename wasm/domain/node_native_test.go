//go:build !wasip1

package domain

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"testing"
)

// nodeScript answers a JSON array of [base, href] with the hrefs, "" for a refusal.
const nodeScript = `
const href = ([base, ref]) => { try { return new URL(ref, base || undefined).href } catch { return "" } }
process.stdout.write(JSON.stringify(JSON.parse(require("fs").readFileSync(0, "utf8")).map(href)))`

// asNode asks Node's URL class, the reader nearest to a browser's.
func asNode(t *testing.T, links []link) (all []wanted) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("node is not installed")
	}
	pairs := make([][2]string, len(links))
	for i, l := range links {
		pairs[i] = [2]string{l.base, l.href}
	}
	in, err := json.Marshal(pairs)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(node, "-e", nodeScript)
	cmd.Stdin = bytes.NewReader(in)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("node: %v", err)
	}
	var hrefs []string
	if err := json.Unmarshal(out, &hrefs); err != nil || len(hrefs) != len(links) {
		t.Fatalf("node answered %d of %d: %v", len(hrefs), len(links), err)
	}
	for i, l := range links {
		all = append(all, wanted{l, hrefs[i], nodeURL})
	}
	return all
}

func TestAsNode(t *testing.T) {
	all := asNode(t, mixedLinks())
	t.Logf("%d references; differences by reason: %v", len(all), compare(t, all))
}

func TestRealLinksAsNode(t *testing.T) {
	all := asNode(t, realLinks(t, 1))
	t.Logf("%d links; differences by reason: %v", len(all), compare(t, all))
}
