package main

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"linkgrade/wasm/grade"
)

// statement is what the engine states of a page, found in its source.
type statement struct {
	words   string // English, with a # for each thing it is filled with
	numbers []bool // which of these are numbers
}

// statements reads them out of the engine's source: the calls of stated and counted.
func statements(t *testing.T) map[string]statement {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(source, "..", "wasm", "grade", "*.go"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no engine (%v)", err)
	}
	all := map[string]statement{}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			by, ok := call.Fun.(*ast.Ident)
			if !ok || by.Name != "stated" && by.Name != "counted" || call.Ellipsis != token.NoPos {
				return true
			}
			key, s := literal(t, call.Args[0]), statement{words: literal(t, call.Args[1])}
			for _, arg := range call.Args[2:] {
				s.numbers = append(s.numbers, by.Name == "counted" || isNumber(arg))
			}
			if n := strings.Count(s.words, "#"); n != len(s.numbers) {
				t.Errorf("%s: %q has %d places for %d values", filepath.Base(name), s.words, n, len(s.numbers))
			}
			if before, known := all[key]; known && before.words != s.words {
				t.Errorf("%s: the key %q stands for %q and for %q", filepath.Base(name), key, before.words, s.words)
			}
			all[key] = s
			return true
		})
	}
	return all
}

func literal(t *testing.T, e ast.Expr) string {
	t.Helper()
	lit, ok := e.(*ast.BasicLit)
	if !ok {
		t.Fatalf("a statement's key or words are no literal: %#v", e)
	}
	s, err := strconv.Unquote(lit.Value)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// isNumber reports arguments that write a number.
func isNumber(e ast.Expr) bool {
	call, ok := e.(*ast.CallExpr)
	if !ok {
		return false
	}
	switch by := call.Fun.(type) {
	case *ast.Ident:
		return by.Name == "percent"
	case *ast.SelectorExpr:
		x, ok := by.X.(*ast.Ident)
		return ok && x.Name == "strconv"
	}
	return false
}

// tongues are the languages that the policy is translated into, by the file's name.
func tongues(t *testing.T) map[string]tongue {
	t.Helper()
	all := map[string]tongue{}
	for name, text := range texts(t, "policy", ".json") {
		var one tongue
		d := json.NewDecoder(strings.NewReader(text))
		d.DisallowUnknownFields()
		if err := d.Decode(&one); err != nil {
			t.Fatalf("policy/%s: %v", name, err)
		}
		all[name] = one
	}
	return all
}

// TestPolicyIsTranslated names each rule, saying and statement that a language lacks, and each that is there in vain.
func TestPolicyIsTranslated(t *testing.T) {
	var rules []string
	for _, r := range grade.Rules() {
		rules = append(rules, r.ID)
	}
	stated := statements(t)
	folders, err := os.ReadDir(filepath.Join(source, "_locales"))
	if err != nil {
		t.Fatal(err)
	}
	all := tongues(t)
	for _, f := range folders {
		if f.IsDir() && f.Name() != "en" && all[f.Name()+".json"].Rules == nil {
			t.Errorf("_locales/%s has no policy/%[1]s.json", f.Name())
		}
	}
	names := slices.Sorted(maps.Keys(all["de.json"].Names))
	for file, one := range all {
		if !strings.Contains(one.Unknown, "{rule}") && !strings.Contains(one.Unknown, "{Rule}") {
			t.Errorf("policy/%s: unknown is %q; want words with {rule} or {Rule}", file, one.Unknown)
		}
		compareKeys(t, file, "says", maps.Keys(one.Says), grade.Sayings())
		compareKeys(t, file, "rules", maps.Keys(one.Rules), rules)
		compareKeys(t, file, "statements", maps.Keys(one.Statements), slices.Collect(maps.Keys(stated)))
		compareKeys(t, file, "names", maps.Keys(one.Names), names)
		for id, words := range one.Rules {
			for part, text := range map[string]string{"title": words.Title, "praise": words.Praise, "why": words.Why} {
				if strings.TrimSpace(text) != text || text == "" || part != "why" && strings.HasSuffix(text, ".") {
					t.Errorf("policy/%s: %s of %s is %q; want words without space around and, but for why, without a full stop", file, part, id, text)
				}
			}
		}
		for key, text := range one.Statements {
			if why := badPlaces(text, stated[key].numbers); why != "" {
				t.Errorf("policy/%s: statement %s is %q: %s", file, key, text, why)
			}
		}
	}
}

// compareKeys says which keys are missing and which stand for nothing.
func compareKeys(t *testing.T, file, part string, got func(func(string) bool), want []string) {
	t.Helper()
	has := slices.Sorted(got)
	slices.Sort(want)
	for _, key := range want {
		if _, found := slices.BinarySearch(has, key); !found {
			t.Errorf("policy/%s lacks %s/%s", file, part, key)
		}
	}
	for _, key := range has {
		if _, found := slices.BinarySearch(want, key); !found {
			t.Errorf("policy/%s has %s/%s, which the engine never says", file, part, key)
		}
	}
}

var place = regexp.MustCompile(`\{(\d)(?::(number|name|language))?\}`)

// badPlaces says what is wrong with the places of a statement; "" when each value has one, and numbers are marked.
func badPlaces(text string, numbers []bool) string {
	seen := make([]bool, len(numbers))
	for _, m := range place.FindAllStringSubmatch(text, -1) {
		i, _ := strconv.Atoi(m[1])
		switch {
		case i >= len(numbers):
			return fmt.Sprintf("there is no value %d", i)
		case numbers[i] != (m[2] == "number"):
			return fmt.Sprintf("value %d is a number: %t", i, numbers[i])
		}
		seen[i] = true
	}
	if i := slices.Index(seen, false); i >= 0 {
		return fmt.Sprintf("value %d is lost", i)
	}
	return ""
}

// TestPolicyFiles: the facts and the English words of every rule are in the package.
func TestPolicyFiles(t *testing.T) {
	var english tongue
	var facts []namedRule
	all := policyFiles()
	if err := json.Unmarshal(all["policy/en.json"], &english); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(all["policy/rules.json"], &facts); err != nil {
		t.Fatal(err)
	}
	if want := "Not known: {rule}"; english.Unknown != want {
		t.Errorf("unknown is %q; want %q", english.Unknown, want)
	}
	for i, r := range grade.Rules() {
		if f := facts[i]; f.ID != r.ID || f.Source != r.Source || f.Limit != r.Limit || english.Rules[r.ID].Why != r.Why {
			t.Errorf("%s: %+v with %+v", r.ID, f, english.Rules[r.ID])
		}
	}
	for what, want := range map[string]string{"cannot-count": "A link here cannot count: {rule}.", "title": "{Rule}.", "unknown": "Not enough is known about this page to grade it."} {
		if english.Says[what] != want {
			t.Errorf("English says %q for %s; want %q", english.Says[what], what, want)
		}
	}
	if n := len(allSays()); n < 3000 {
		t.Errorf("%d sentences; want every rule under four openings with six endings", n)
	}
}
