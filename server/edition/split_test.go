package edition

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/gofrs/flock"

	"linkgrade/wasm/trust"
)

// tree are the files in a folder that a host gets, by name.
func tree(t testing.TB, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || path == lockFile {
			return err
		}
		b, err := os.ReadFile(filepath.Join(dir, path))
		all[path] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// split splits, and holds the count of files against the folder.
func split(t testing.TB, e *Edition, dir string, plan Plan) Splitting {
	t.Helper()
	s, err := Split(t.Context(), e, dir, plan)
	if err != nil {
		t.Fatal(err)
	}
	if got := len(tree(t, dir)) - 2; got != s.Files { // without _headers and .assetsignore
		t.Errorf("Split says %d files; there are %d", s.Files, got)
	}
	return s
}

// readAssets reads a folder as a Worker reads its assets.
func readAssets(dir string) func(string) ([]byte, error) {
	return func(name string) ([]byte, error) { return fs.ReadFile(os.DirFS(dir), name) }
}

// An edition read from assets says the same of every name, listed or not, and for the same reasons.
func TestAssetsSayWhatTheEditionSays(t *testing.T) {
	for title, e := range map[string]*Edition{
		"one bucket":             plainEdition(t, 300),
		"two blocks a file":      buildSynthetic(t, t.TempDir(), 1<<17),
		"an edition from before": withoutEvidence(t, plainEdition(t, 600)),
	} {
		dir := t.TempDir()
		split(t, e, dir, PaidPlan)
		got, err := OpenAssets(readAssets(dir))
		if err != nil {
			t.Fatal(title, err)
		}
		if got.ID() != e.ID() || string(got.JSON()) != string(e.JSON()) || got.Pack() != nil || got.PackGzip() != nil {
			t.Errorf("%s: the document differs, or there is a pack", title)
		}
		for i := range 2000 {
			n := syntheticName(i * 100) // the last third is not listed
			if i%2 == 0 {
				n = name(t, fmt.Sprintf("site%d.org", i))
			}
			wantRecord, wantListed, err := e.Lookup(n)
			record, listed, err2 := got.Lookup(n)
			if err != nil || err2 != nil || record != wantRecord || listed != wantListed {
				t.Fatalf("%s: %v: %+v, %v, %v, %v; want %+v, %v", title, n, record, listed, err, err2, wantRecord, wantListed)
			}
			wantGrounds, wantKept, err := e.Grounds(n)
			grounds, kept, err2 := got.Grounds(n)
			if err != nil || err2 != nil || kept != wantKept || !reflect.DeepEqual(grounds, wantGrounds) {
				t.Fatalf("%s: %v: %+v, %v, %v, %v; want %+v, %v", title, n, grounds, kept, err, err2, wantGrounds, wantKept)
			}
		}
		if err := got.Close(); err != nil {
			t.Error(title, err)
		}
	}
}

// plainEdition is an edition of [plain].
func plainEdition(t testing.TB, n int) *Edition {
	t.Helper()
	sources, rows := plain(t, n)
	return build(t, sources, rows)
}

func TestSplitIsTheSameEveryTime(t *testing.T) {
	editions, one, other := series(t, 2), t.TempDir(), t.TempDir()
	for _, dir := range []string{one, other} {
		split(t, editions[0], dir, PaidPlan)
		split(t, editions[1], dir, PaidPlan)
	}
	if s := split(t, editions[1], one, PaidPlan); !s.Again || s.Before != editions[0].ID() {
		t.Errorf("the second time: %+v; want that all of it stands there, the one before too", s)
	}
	if !reflect.DeepEqual(tree(t, one), tree(t, other)) {
		t.Error("the same editions make other files")
	}
}

func TestSplitKeepsTheEditionBeforeUntilTheNext(t *testing.T) {
	editions, dir := series(t, 3), t.TempDir()
	for i, e := range editions {
		s := split(t, e, dir, PaidPlan)
		want := ""
		if i > 0 {
			want = editions[i-1].ID()
		}
		if s.ID != e.ID() || s.Before != want || s.Removed != "" || s.Again {
			t.Errorf("splitting %d: %+v; want %q before", i, s, want)
		}
		files := tree(t, dir)
		for j, other := range editions {
			_, pack := files[packAsset(other.ID())]
			_, bucket := files[bucketAsset(other.ID(), trust.PrefixAt(1, other.Bits()))]
			if there := j == i || j == i-1; pack != there || bucket != there {
				t.Errorf("after splitting %d, edition %d: pack %v, bucket %v; want %v", i, j, pack, bucket, there)
			}
		}
		if files[assetDocument] != string(e.JSON()) {
			t.Errorf("after splitting %d another edition is current", i)
		}
	}
	if back := split(t, editions[1], dir, PaidPlan); !back.Again || back.Before != editions[2].ID() {
		t.Errorf("going back: %+v", back)
	}
}

// The limits are Cloudflare's; the sentence says what would fit.
func TestSplitKeepsToThePlan(t *testing.T) {
	for _, c := range []struct {
		plan       Plan
		bits, want int
	}{{FreePlan, 16, 14}, {FreePlan, 14, 14}, {PaidPlan, 16, 16}, {Plan{Files: 2}, 16, -1}, {Plan{Files: 4}, 16, 0}, {Plan{Files: 6}, 9, 1}} {
		if got := FittingBits(c.plan, c.bits, 0); got != c.want {
			t.Errorf("FittingBits(%d files, %d bits) = %d; want %d", c.plan.Files, c.bits, got, c.want)
		}
	}
	editions, dir := series(t, 2), t.TempDir() // 2 buckets, 2 of evidence, pack and document
	if got := FilesOf(editions[0].Bits()); got != 6 {
		t.Fatalf("an edition takes %d files; the test means 6", got)
	}
	_, err := Split(t.Context(), editions[0], dir, Plan{"tiny", 5, 1 << 20})
	if !errors.Is(err, ErrPlan) || !strings.Contains(err.Error(), "prefixes of 1 bits this edition takes 6 files; the tiny plan takes 5, which it would fit with prefixes of 0 bits") {
		t.Errorf("a plan of 5 files: %v", err)
	}
	if _, err := Split(t.Context(), editions[0], dir, Plan{"tiny", 100, 30}); !errors.Is(err, ErrPlan) || !strings.Contains(err.Error(), "the pack has") {
		t.Errorf("a plan of small files: %v", err)
	}
	if left := tree(t, dir); len(left) > 0 {
		t.Errorf("a refusal leaves %v", left)
	}
	split(t, editions[0], dir, Plan{"tiny", 6, 1 << 20})
	if s := split(t, editions[1], dir, Plan{"tiny", 10, 1 << 20}); s.Before != "" || s.Removed != editions[0].ID() || s.Files != 6 {
		t.Errorf("a plan with room for one and a half: %+v; want that the one before goes", s)
	}
	if err := os.WriteFile(filepath.Join(dir, "index.html"), []byte("ours"), 0o644); err != nil {
		t.Fatal(err)
	}
	if s := split(t, editions[1], dir, Plan{"tiny", 7, 1 << 20}); s.Files != 7 {
		t.Errorf("with a page beside it: %+v; want 7 files", s)
	}
	_, err = Split(t.Context(), editions[1], dir, Plan{"tiny", 6, 1 << 20})
	if !errors.Is(err, ErrPlan) || !strings.Contains(err.Error(), "and 1 others stand in the folder") {
		t.Errorf("a plan without room for the page: %v", err)
	}
	if tree(t, dir)["index.html"] != "ours" {
		t.Error("a file that is no edition's was touched")
	}
}

func TestABrokenSplitIsDoneAnew(t *testing.T) {
	editions, dir := series(t, 2), t.TempDir()
	split(t, editions[0], dir, PaidPlan)
	before := tree(t, dir)
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := Split(ctx, editions[1], dir, PaidPlan); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled splitting: %v", err)
	}
	if !reflect.DeepEqual(tree(t, dir), before) {
		t.Error("a cancelled splitting leaves something behind")
	}
	// What a kill leaves: unfinished files, and buckets that were moved without the rest.
	write := func(name string) {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte("half"), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	first := trust.PrefixAt(0, editions[1].Bits())
	write(tempPrefix + "77/v1/pack/x")
	write(bucketAsset(editions[1].ID(), first))
	write(bucketAsset(strings.Repeat("e", 32), first))
	if got, err := OpenAssets(readAssets(dir)); err != nil || got.ID() != editions[0].ID() {
		t.Errorf("meanwhile: %v; want the edition before", err)
	}
	split(t, editions[1], dir, PaidPlan)
	clean := t.TempDir()
	split(t, editions[0], clean, PaidPlan)
	split(t, editions[1], clean, PaidPlan)
	if !reflect.DeepEqual(tree(t, dir), tree(t, clean)) {
		t.Error("what was broken off shows")
	}
	// A disk that lost bytes.
	for _, name := range []string{bucketAsset(editions[1].ID(), first), packAsset(editions[1].ID()), evidenceAsset(editions[1].ID(), 0), assetDocument, headersFile} {
		write(name)
		split(t, editions[1], dir, PaidPlan)
		if !reflect.DeepEqual(tree(t, dir), tree(t, clean)) {
			t.Errorf("a damaged %s is not mended", name)
		}
	}
}

func TestOneProgramSplitsAtATime(t *testing.T) {
	dir := t.TempDir()
	lock := flock.New(filepath.Join(dir, lockFile))
	if ok, err := lock.TryLock(); !ok || err != nil {
		t.Fatal(ok, err)
	}
	defer lock.Close()
	if _, err := Split(t.Context(), plainEdition(t, 300), dir, PaidPlan); !errors.Is(err, ErrBusy) {
		t.Errorf("Split of a locked folder: %v; want ErrBusy", err)
	}
}

func TestAssetsThatCannotBeRead(t *testing.T) {
	e, dir := plainEdition(t, 600), t.TempDir()
	split(t, e, dir, PaidPlan)
	good := tree(t, dir)
	n := name(t, "site7.org")
	key := trust.KeyOf(n).Prefix(e.Bits())
	bucket, evidence := bucketAsset(e.ID(), key), evidenceAsset(e.ID(), key.Index())
	for title, change := range map[string]struct{ name, text string }{
		"no document":       {assetDocument, "none"},
		"another document":  {assetDocument, strings.Replace(good[assetDocument], `"format": 1`, `"format": 2`, 1)},
		"an id that climbs": {assetDocument, strings.Replace(good[assetDocument], e.ID(), "../../../../../../../../../../x.", 1)},
		"prefixes too long": {assetDocument, strings.Replace(good[assetDocument], `"bits": 1`, `"bits": 9`, 1)},
		"no bucket":         {bucket, "none"},
		"a damaged bucket":  {bucket, good[bucket][:len(good[bucket])-1]},
		"a large bucket":    {bucket, strings.Repeat("x", trust.MaxBucketBytes+1)},
		"no evidence":       {evidence, "none"},
		"half the evidence": {evidence, good[evidence][:20]},
	} {
		read := func(name string) ([]byte, error) {
			if name != change.name {
				return []byte(good[name]), nil
			}
			if change.text == "none" {
				return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
			}
			return []byte(change.text), nil
		}
		got, err := OpenAssets(read)
		if err == nil {
			_, _, err = got.Grounds(n)
		}
		if err == nil {
			t.Errorf("%s: no error", title)
		} else if change.name != assetDocument && (strings.Contains(err.Error(), key.String()) || strings.Contains(err.Error(), "/")) {
			t.Errorf("%s: %v; want no word of which bucket", title, err)
		}
	}
}

func FuzzAssets(f *testing.F) {
	e, dir := plainEdition(f, 600), f.TempDir()
	split(f, e, dir, PaidPlan)
	good := tree(f, dir)
	p := trust.PrefixAt(1, 1)
	f.Add([]byte(good[assetDocument]), []byte(good[bucketAsset(e.ID(), p)]), []byte(good[evidenceAsset(e.ID(), 1)]))
	n := syntheticName(1)
	for i := 1; trust.KeyOf(n).Prefix(1) != p; i++ {
		n = syntheticName(i)
	}
	f.Fuzz(func(t *testing.T, document, bucket, evidence []byte) {
		got, err := OpenAssets(func(name string) ([]byte, error) {
			switch {
			case name == assetDocument:
				return document, nil
			case strings.HasPrefix(name, assetBuckets):
				return bucket, nil
			}
			return evidence, nil
		})
		if err == nil {
			_, _, _ = got.Lookup(n)
			_, _, _ = got.Grounds(n)
		}
	})
}
