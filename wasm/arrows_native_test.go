//go:build !wasip1

// Package wasm holds no code of its own: its folders are the engine. This test keeps the arrows between the packages
// of the whole repository pointing down.
package wasm

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	// The packages under test, so that the test runs again when their imports change: go test keeps the result of a
	// test whose own dependencies are the same. wasm/eval stays out: it would hide that one of these had come to link it.
	_ "linkgrade/server"
	_ "linkgrade/server/authority"
	_ "linkgrade/server/cmd/linkgrade/auditpage"
	_ "linkgrade/server/cmd/linkgrade/sheet"
	_ "linkgrade/server/cmd/linkgrade/update"
	_ "linkgrade/server/cmd/linkgrade/vet"
	_ "linkgrade/server/cmd/worker/edge"
	_ "linkgrade/server/cmd/worker/miniflare"
	_ "linkgrade/server/edition"
	_ "linkgrade/server/feeds"
	_ "linkgrade/server/fetch"
	_ "linkgrade/server/graph"
	_ "linkgrade/server/lines"
	_ "linkgrade/server/metrics"
	_ "linkgrade/server/rdap"
	_ "linkgrade/server/registration"
	_ "linkgrade/server/starter"
	_ "linkgrade/server/starter/rows"
	_ "linkgrade/server/store"
	_ "linkgrade/server/store/storetest"
	_ "linkgrade/wasm/audit"
	_ "linkgrade/wasm/audit/chart"
	_ "linkgrade/wasm/audit/codepage"
	_ "linkgrade/wasm/audit/disavow"
	_ "linkgrade/wasm/audit/export"
	_ "linkgrade/wasm/backlink"
	_ "linkgrade/wasm/cmd/reactor"
	_ "linkgrade/wasm/cmd/reactor/reactortest"
	_ "linkgrade/wasm/domain"
	_ "linkgrade/wasm/grade"
	_ "linkgrade/wasm/jsontext"
	_ "linkgrade/wasm/lexicon"
	_ "linkgrade/wasm/page"
	_ "linkgrade/wasm/site"
	_ "linkgrade/wasm/table"
	_ "linkgrade/wasm/topic"
	_ "linkgrade/wasm/trust"
)

// mayImport names, for each package, the packages of ours it may import. What is not named may import none.
var mayImport = map[string][]string{
	"wasm/domain":      {},
	"wasm/trust":       {"wasm/domain"},
	"wasm/jsontext":    {},
	"wasm/lexicon":     {},
	"wasm/page":        {"wasm/domain", "wasm/lexicon"},
	"wasm/topic":       {"wasm/domain", "wasm/jsontext", "wasm/lexicon"},
	"wasm/topic/gen":   {"wasm/topic"},
	"wasm/grade":       {"wasm/domain", "wasm/jsontext", "wasm/trust", "wasm/page", "wasm/topic", "wasm/lexicon"},
	"wasm/site":        {"wasm/domain", "wasm/jsontext", "wasm/page", "wasm/topic", "wasm/lexicon", "wasm/grade"},
	"wasm/cmd/reactor": {"wasm/grade", "wasm/jsontext", "wasm/topic", "wasm/trust"},
	"wasm/cmd/engine":  {"wasm/backlink", "wasm/cmd/reactor", "wasm/domain", "wasm/jsontext", "wasm/trust", "wasm/page", "wasm/topic", "wasm/grade", "wasm/site"},
	"wasm/cmd/hot":     {},

	"wasm/cmd/audit": {"wasm/audit", "wasm/audit/chart", "wasm/audit/codepage", "wasm/audit/disavow", "wasm/audit/export", "wasm/cmd/reactor", "wasm/domain", "wasm/grade",
		"wasm/jsontext", "wasm/trust"},
	"wasm/cmd/reactor/reactortest": {},

	"wasm/table":          {},
	"wasm/audit":          {"wasm/audit/disavow", "wasm/audit/export", "wasm/domain", "wasm/grade", "wasm/jsontext", "wasm/lexicon", "wasm/page", "wasm/topic", "wasm/trust"},
	"wasm/audit/export":   {"wasm/domain", "wasm/jsontext", "wasm/table"},
	"wasm/backlink":       {"wasm/domain", "wasm/jsontext", "wasm/page"},
	"wasm/audit/chart":    {"wasm/audit", "wasm/audit/export"},
	"wasm/audit/codepage": {"wasm/table"},
	"wasm/audit/disavow":  {"wasm/domain"},
	"wasm/cmd/relink":     {},
	"wasm/eval/labelled":  {"wasm/domain"},
	"wasm/eval/judged":    {},
	"wasm/eval/peer":      {"wasm/eval/labelled"},
	"extension/build":     {"wasm/grade"},
	"server":              {"server/edition", "server/registration", "wasm/domain", "wasm/trust"},
	"server/authority":    {},
	"server/edition":      {"server/authority", "wasm/domain", "wasm/trust"},
	"server/eval/fit":     {"server/authority"},
	"server/feeds":        {"server/authority", "server/edition", "server/lines", "wasm/domain", "wasm/trust"},
	"server/starter":      {"server/edition", "wasm/domain", "wasm/trust"},
	"server/starter/gen":  {"server/edition", "server/feeds", "server/starter/rows", "wasm/domain", "wasm/trust"},
	"server/starter/rows": {"server/edition", "server/starter", "wasm/domain", "wasm/trust"},
	"server/fetch":        {"wasm/audit/codepage", "wasm/domain"},
	"server/lines":        {},

	"server/cmd/linkgrade/sheet":     {"server/fetch", "wasm/backlink", "wasm/domain", "wasm/table"},
	"server/cmd/linkgrade/update":    {"server/edition", "server/feeds", "server/fetch", "server/starter", "server/starter/rows"},
	"server/cmd/linkgrade/vet":       {"server/cmd/linkgrade/sheet", "server/fetch", "wasm/backlink", "wasm/domain"},
	"server/cmd/worker":              {"server/cmd/worker/cloud", "server/cmd/worker/edge"},
	"server/cmd/worker/cloud":        {"server", "server/cmd/worker/edge", "server/edition", "server/rdap", "server/registration", "server/store"},
	"server/cmd/worker/d1probe":      {"server/cmd/worker/edge", "server/store", "server/store/storetest"},
	"server/cmd/worker/peer":         {"server/cmd/worker/cloud"},
	"server/cmd/worker/edge":         {},
	"server/cmd/worker/edge/probe":   {},
	"server/cmd/worker/miniflare":    {},
	"server/eval/labelled":           {"server/authority", "server/edition", "server/eval/fit", "server/feeds", "wasm/domain"},
	"server/graph":                   {"server/lines", "wasm/domain"},
	"server/registration":            {"wasm/domain"},
	"server/store":                   {"server/registration", "wasm/domain"},
	"server/metrics":                 {"server/edition", "server/registration"},
	"server/rdap":                    {"server/fetch", "server/registration", "wasm/domain"},
	"server/store/storetest":         {"server/registration", "wasm/domain"},
	"server/cmd/linkgrade/auditpage": {"server/cmd/linkgrade/sheet", "wasm/audit", "wasm/audit/chart", "wasm/audit/export"},
}

// heavy are packages that the engine's own code must not import, with the reason.
var heavy = map[string]string{
	"os": "the engine touches no file", "net": "the engine asks no network", "net/http": "the engine asks no network",
	"time": "the caller says what time it is", "syscall/js": "the engine runs outside a page",
	"net/url": "100 KB in brotli, and it refuses hrefs that browsers accept: use domain", "regexp": "130 KB in brotli",
	"fmt":                   "60 KB in brotli: errors are written by hand",
	"golang.org/x/net/idna": "130 KB in brotli, with fmt: domain has tables of its own",
	"encoding/json":         "260 KB in brotli: reports are written by hand", "log": "the engine says nothing but its answer",
}

// measuring are packages that exist to be measured against. Only the eval folders and tests may link them.
var measuring = []string{"codeberg.org/readeck/go-readability", "linkgrade/wasm/eval", "linkgrade/server/eval"}

type listed struct {
	ImportPath, Dir        string
	Imports, Deps, GoFiles []string
}

func list(t *testing.T) []listed {
	t.Helper()
	return append(listFor(t, nil, "linkgrade/..."), listFor(t, []string{"GOOS=js", "GOARCH=wasm"}, "linkgrade/server/cmd/worker/...")...)
}

// listFor lists packages as they are built in an environment: those of a Worker alone are there in its own.
func listFor(t *testing.T, env []string, pattern string) []listed {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Dir,Imports,Deps,GoFiles", pattern)
	cmd.Env = append(os.Environ(), env...)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var all []listed
	for d := json.NewDecoder(out); ; {
		var p listed
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		for _, file := range p.GoFiles { // of packages that cannot be imported above: a kept result is stale when they change
			if _, err := os.Stat(filepath.Join(p.Dir, file)); err != nil {
				t.Fatal(err)
			}
		}
		all = append(all, p)
	}
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	return all
}

func TestArrowsPointDown(t *testing.T) {
	seen := map[string]bool{}
	for _, p := range list(t) {
		name := strings.TrimPrefix(p.ImportPath, "linkgrade/")
		allowed, bound := mayImport[name]
		if !bound {
			continue
		}
		seen[name] = true
		for _, i := range p.Imports {
			ours, isOurs := strings.CutPrefix(i, "linkgrade/")
			if isOurs && !slices.Contains(allowed, ours) {
				t.Errorf("%s imports %s: arrows point down only (see README, How it is built)", name, ours)
			}
			if why, bad := heavy[i]; bad && isEngine(name) && !(i == "time" && keepsCalendar(t, p)) {
				t.Errorf("%s imports %s: %s", name, i, why)
			}
		}
	}
	if len(seen) != len(mayImport) {
		t.Errorf("%d of the %d packages named here exist; take out the others", len(seen), len(mayImport))
	}
}

// keepsCalendar reports the audit's packages, which tell days from one another: they may know the calendar, and not what day it is.
func keepsCalendar(t *testing.T, p listed) bool {
	t.Helper()
	if !strings.HasPrefix(p.ImportPath, "linkgrade/wasm/audit") {
		return false
	}
	for _, file := range p.GoFiles {
		b, err := os.ReadFile(filepath.Join(p.Dir, file))
		if err != nil {
			t.Fatal(err)
		}
		for _, clock := range []string{"time.Now", "time.Since", "time.Until", "time.Sleep", "time.After", "time.Tick", "time.NewT"} {
			if strings.Contains(string(b), clock) {
				t.Errorf("%s/%s says %s: %s", p.ImportPath, file, clock, heavy["time"])
			}
		}
	}
	return true
}

func isEngine(name string) bool {
	return strings.HasPrefix(name, "wasm/") && !strings.HasPrefix(name, "wasm/cmd") && !strings.HasPrefix(name, "wasm/eval") && name != "wasm/topic/gen"
}

func TestNothingShippedLinksThePeer(t *testing.T) {
	linked := false
	for _, p := range list(t) {
		for _, d := range p.Deps {
			if !isMeasuring(d) {
				continue
			}
			if linked = true; !isMeasuring(p.ImportPath) {
				t.Errorf("%s links %s: that is for eval and tests only", p.ImportPath, d)
			}
		}
	}
	if !linked {
		t.Error("no package links a peer: this test guards nothing; take it out, or correct the names in measuring")
	}
}

func isMeasuring(path string) bool {
	return slices.ContainsFunc(measuring, func(m string) bool { return path == m || strings.HasPrefix(path, m+"/") })
}
