package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"linkgrade/server/edition"
	"linkgrade/server/starter"
)

// said runs "pack split" and takes it well.
func said(t *testing.T, args ...string) (out, errs string) {
	t.Helper()
	code, out, errs := call(t, "", append([]string{"pack", "split"}, args...)...)
	if code != 0 {
		t.Fatalf("pack split %v: exit code %d, %q, %q", args, code, out, errs)
	}
	return out, errs
}

func TestPackSplit(t *testing.T) {
	data, dir := t.TempDir(), filepath.Join(t.TempDir(), "assets")
	first := buildPack(t, data, 0, 1100).Edition
	out, errs := said(t, data, dir)
	want := "edition " + first.ID + " of 2026-01-02 in " + dir + ": 4 buckets\n10 files: Cloudflare's free plan takes 20000, the paid one 100000\n"
	if out != want || errs != "" {
		t.Errorf("%q, %q; want %q", out, errs, want)
	}
	if out, _ := said(t, data, dir); !strings.Contains(out, "which stood there already") {
		t.Errorf("again: %q", out)
	}
	second := buildPack(t, data, 5, 1100).Edition
	if out, _ := said(t, data, dir, "--plan", "free"); !strings.Contains(out, "edition "+first.ID+" stays beside it") || !strings.Contains(out, "19 files") {
		t.Errorf("the next: %q", out)
	}
	bucket, err := os.ReadFile(filepath.Join(dir, "v1", "buckets", second.ID, "0003"))
	if err != nil || len(bucket) == 0 {
		t.Errorf("a bucket: %d bytes, %v", len(bucket), err)
	}
	var s edition.Splitting
	out, _ = said(t, filepath.Join(data, first.ID), t.TempDir(), "--json")
	if err := json.Unmarshal([]byte(out), &s); err != nil || s.ID != first.ID || s.Files != 10 || s.Before != "" {
		t.Errorf("--json: %q, %v", out, err)
	}
}

func TestPackSplitTakesWhatCommandsUse(t *testing.T) {
	e, err := starter.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	out, errs := said(t, "--data=", t.TempDir())
	if !strings.Contains(out, e.ID()) || !strings.Contains(out, "512 buckets\n770 files") || !strings.Contains(errs, "inside this program") {
		t.Errorf("%q, %q; want the embedded edition", out, errs)
	}
}

func TestPackSplitSaysWhatMayNotBePassedOn(t *testing.T) {
	data := t.TempDir()
	list := listOf(t, 0, 300)
	if code, _, errs := call(t, "", "pack", "build", "--feed", "team="+write(t, "team.csv", "domain,da\n"+strings.ReplaceAll(readAll(t, list), "\n", ",5\n")), "-o", data); code != 0 {
		t.Fatal(errs)
	}
	if _, errs := said(t, data, t.TempDir()); !strings.Contains(errs, "does not let it be passed on: team;") {
		t.Errorf("it says %q", errs)
	}
}

func readAll(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestPackBuildMakesPrefixesThatFit(t *testing.T) {
	data := t.TempDir()
	if d := buildPack(t, data, 0, 1100, "--bits", "1").Edition; d.Bits != 1 || d.Buckets != 2 {
		t.Errorf("--bits 1 makes prefixes of %d bits", d.Bits)
	}
	if d := buildPack(t, data, 0, 1100, "--bits", "16").Edition; d.Bits != 2 {
		t.Errorf("--bits 16 makes prefixes of %d bits; want as many as hide names", d.Bits)
	}
	for _, bits := range []string{"0", "17", "x"} {
		if code, _, errs := call(t, "", "pack", "build", "--bits", bits, "-o", data); code != 2 || !strings.Contains(errs, "not from 1 to 16") {
			t.Errorf("--bits %s: exit code %d, %q", bits, code, errs)
		}
	}
}

func TestPackSplitMistakes(t *testing.T) {
	data, damaged := t.TempDir(), t.TempDir()
	buildPack(t, data, 0, 300)
	id := buildPack(t, damaged, 0, 300).Edition.ID
	if err := os.Truncate(filepath.Join(damaged, id, "pack.lgp"), 90); err != nil {
		t.Fatal(err)
	}
	full := t.TempDir()
	for i := range 3 {
		if err := os.WriteFile(filepath.Join(full, "page"+string(rune('0'+i))), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		name string
		args []string
		code int
		says string
	}{
		{"no folder", nil, 2, "takes the folder"},
		{"too many", []string{data, data, data}, 2, "takes the folder"},
		{"another plan", []string{"--plan", "gold", data, full}, 2, "neither free nor paid"},
		{"no edition", []string{full, t.TempDir()}, 1, "no edition yet"},
		{"a damaged one", []string{damaged, t.TempDir()}, 1, id},
	} {
		code, out, errs := call(t, "", append([]string{"pack", "split"}, c.args...)...)
		if code != c.code || out != "" || !strings.Contains(errs, c.says) {
			t.Errorf("%s: exit code %d, %q, %q; want %d and %q", c.name, code, out, errs, c.code, c.says)
		}
	}
}

func TestPlanWords(t *testing.T) {
	for _, c := range []struct {
		files, bits int
		want        string
	}{
		{20_000, 14, "Cloudflare's free plan takes 20000, the paid one 100000"},
		{33_284, 14, "Cloudflare's paid plan takes 100000; the free one takes 20000, which the edition fits without the one before (--plan free)"},
		{65_794, 16, "Cloudflare's paid plan takes 100000; the free one takes 20000, which an edition with prefixes of 14 bits fits (--bits 14)"},
	} {
		if got := planWords(c.files, c.bits); got != c.want {
			t.Errorf("planWords(%d, %d) = %q; want %q", c.files, c.bits, got, c.want)
		}
	}
}
