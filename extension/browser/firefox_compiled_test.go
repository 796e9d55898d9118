package browser

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestCompiledAlone has one profile leave what it has compiled and another take it: nothing else goes over, and what was left first stays.
func TestCompiledAlone(t *testing.T) {
	compiled := filepath.Join(t.TempDir(), "compiled")
	profile := func(said string, files ...string) *Firefox {
		f := &Firefox{options: Options{Compiled: compiled}, profile: t.TempDir()}
		for _, name := range files {
			path := filepath.Join(f.profile, name)
			if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(said), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		return f
	}
	if err := profile("none").takeCompiled(); err != nil {
		t.Errorf("takeCompiled() = %v where nobody has left anything; want nil", err)
	}
	for _, said := range []string{"first", "second"} {
		if err := profile(said, "compatibility.ini", "prefs.js", "startupCache/scriptCache.bin", "startupCache/webext.sc.lz4", "storage/kept").leaveCompiled(); err != nil {
			t.Fatal(err)
		}
	}
	f := profile("new")
	if err := f.takeCompiled(); err != nil {
		t.Fatal(err)
	}
	var got []string
	err := fs.WalkDir(os.DirFS(f.profile), ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			got = append(got, path)
		}
		return err
	})
	if want := []string{"compatibility.ini", "startupCache/scriptCache.bin"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("a new profile has %q, %v; want %q", got, err, want)
	}
	if text, err := os.ReadFile(filepath.Join(f.profile, "compatibility.ini")); err != nil || string(text) != "first" {
		t.Errorf("compatibility.ini is %q, %v; want what was left first", text, err)
	}
}
