package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"linkgrade/wasm/cmd/reactor/reactortest"
)

// The page of the extension and this command write the same disavow file, byte for byte, for the same rows, file in force and
// decisions: both go through the engine's own entries, and this holds the WebAssembly that the page loads to it.
func TestPageAndCommandWriteTheSameDisavowFile(t *testing.T) {
	if testing.Short() {
		t.Skip("builds audit.wasm: not under -short")
	}
	old := "# mine, of 2019\ndomain:promo1.xyz\n\ndomain:kept.example\n"
	in, d := exportOf(t, auditedSite, 3000), write(t, "disavow.txt", old)
	if code, _, errs := auditCall(t, in, "--site", auditedSite, "--disavow", d); code != 0 {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	rows, merged := read(t, in), read(t, d)

	folder := filepath.Join("..", "..", "..", "wasm", "cmd", "audit")
	watch(t, folder)
	t.Chdir(folder)
	m := reactortest.Load(t, reactortest.Build(t, "-pgo=../engine/engine.pgo", "-gcflags=all=-d=pgoinlinecdfthreshold=90,pgoinlinebudget=160"), 512)
	var draft struct{ Error, Text string }
	for _, request := range []string{"do: begin\nsite: " + auditedSite + "\nat: 1795000000\n\n", "do: existing\n\n" + old, "do: open\nname: backlinks.csv\n\n", "do: more\n\n" + rows, "do: end\n\n", "do: file\n\n"} {
		draft.Error = ""
		if answer := m.Ask(t, []byte(request)); json.Unmarshal(answer, &draft) != nil || draft.Error != "" {
			t.Fatalf("%.40q is answered %.200s", request, answer)
		}
	}
	if draft.Text != merged || merged == old {
		t.Errorf("the page writes %d bytes, the command %d:\n%.600s\n…\n%.600s", len(draft.Text), len(merged), draft.Text, merged)
	}
}

// watch reads a folder's sources, so that a change of them runs the test again.
func watch(t *testing.T, folder string) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no sources in %s (%v)", folder, err)
	}
	for _, name := range names {
		if _, err := os.ReadFile(name); err != nil {
			t.Fatal(err)
		}
	}
}
