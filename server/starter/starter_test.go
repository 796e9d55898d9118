package starter

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"linkgrade/server/edition"
	"linkgrade/wasm/domain"
	"linkgrade/wasm/trust"
)

func open(t testing.TB) *edition.Edition {
	t.Helper()
	e, err := Open()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { e.Close() })
	return e
}

func TestStarterIsWhole(t *testing.T) {
	e := open(t)
	if err := e.Verify(); err != nil {
		t.Errorf("Verify: %v", err)
	}
}

// A client that asks for a bucket must stand in a crowd; package edition would refuse
// to open less, and this says how large the crowd is.
func TestBucketsHideNames(t *testing.T) {
	d := open(t).Document()
	if mean := d.Names >> d.Bits; mean < trust.MinMeanBucket || d.Bits > trust.MaxPrefixBits {
		t.Errorf("%d names in %d buckets: %d in the mean; want at least %d", d.Names, d.Buckets, mean, trust.MinMeanBucket)
	}
}

// The edition is committed, and its pack is a part of every extension.
func TestStarterIsSmall(t *testing.T) {
	const most, mostPack = 2_500_000, 1_250_000
	var size int64
	entries, err := os.ReadDir("data")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		info, err := entry.Info()
		if err != nil {
			t.Fatal(err)
		}
		size += info.Size()
	}
	if pack := open(t).Document().Pack.Bytes; size > most || pack > mostPack {
		t.Errorf("the edition takes %d bytes and its pack %d; want at most %d and %d", size, pack, most, mostPack)
	}
}

func TestSourcesAccountForThemselves(t *testing.T) {
	for _, s := range open(t).Document().Sources {
		dropped := 0
		for _, n := range s.Dropped {
			dropped += n
		}
		if s.Rows != s.Kept+dropped || s.Kept == 0 {
			t.Errorf("%s: %d rows, %d kept, %v dropped", s.ID, s.Rows, s.Kept, s.Dropped)
		}
		for field, value := range map[string]string{
			"name": s.Name, "publisher": s.Publisher, "url": s.URL, "licence": s.Licence, "what": s.What,
		} {
			if value == "" {
				t.Errorf("%s has no %s", s.ID, field)
			}
		}
		if len(s.SHA256) != 64 || !strings.HasPrefix(s.URL, "https://") {
			t.Errorf("%s: sha256 %q, url %q", s.ID, s.SHA256, s.URL)
		}
	}
}

// Every source's name and licence stand in the notices that its licence asks for.
func TestNoticesNameEverySource(t *testing.T) {
	notices, err := os.ReadFile("NOTICES.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range open(t).Document().Sources {
		for _, want := range []string{s.Name, s.URL, s.Licence} {
			if !strings.Contains(string(notices), want) {
				t.Errorf("NOTICES.md does not have %q of source %s", want, s.ID)
			}
		}
	}
}

// READMEs show this edition; a new one needs new examples there: the API's in the server's, the sources in this folder's.
func TestReadmeShowsThisEdition(t *testing.T) {
	api, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	d := open(t).Document()
	want := []string{d.ID, d.Pack.SHA256, d.Evidence.SHA256, fmt.Sprintf("%q: %d,\n \"bits\": %d,", "names", d.Names, d.Bits)}
	for _, s := range d.Sources {
		kept := fmt.Sprint(s.Kept)
		if n := len(kept); n > 3 {
			kept = kept[:n-3] + "," + kept[n-3:]
		}
		line := ""
		for l := range strings.Lines(string(readme)) {
			if strings.HasPrefix(l, "| "+s.Name+" |") {
				line = l
			}
		}
		if !strings.Contains(line, "| "+kept+" |") {
			t.Errorf("README.md says of %s: %q; want %s names kept", s.Name, line, kept)
		}
	}
	for _, s := range want {
		if !strings.Contains(string(api), s) {
			t.Errorf("the server's README.md does not have %q of this edition", s)
		}
	}
}

func TestWhatTheStarterSays(t *testing.T) {
	e := open(t)
	pack, err := trust.OpenPack(e.Pack())
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name string
		want trust.Record
		why  string
	}{
		{"google.com", trust.Record{Authority: trust.AuthorityOf(100), Lists: 1}, "the first rank, and no category of its hosts' lists"},
		{"stanford.edu", trust.Record{Authority: trust.AuthorityOf(92), Lists: 1, Categories: trust.Education}, "two sources"},
		{"cam.ac.uk", trust.Record{Categories: trust.Education}, "a path of three labels"},
		{"ugr.es", trust.Record{Categories: trust.Education}, "a school under no academic suffix"},
		{"mailinator.com", trust.Record{Categories: trust.DisposableMail | trust.FreeMail}, "both mail lists"},
		{"gmail.com", trust.Record{Authority: trust.AuthorityOf(92), Lists: 1, Categories: trust.FreeMail}, "a provider"},
		{"github.io", trust.Record{Categories: trust.FreeHost}, "a private suffix is a name"},
		{"dynv6.net", trust.Record{Categories: trust.FreeHost}, "names below it are disposable, it is not"},
		{"amazonaws.com", trust.Record{Authority: trust.AuthorityOf(92), Lists: 1}, "s3.amazonaws.com says nothing of it"},
		{"somebody.github.io", trust.Record{}, "unknown, whatever its parent is"},
		{"example.org", trust.Record{}, "on no list"},
	} {
		n, err := domain.ParseName(test.name)
		if err != nil {
			t.Fatal(err)
		}
		got, listed, err := e.Lookup(n)
		if got != test.want || listed == test.want.IsZero() || err != nil {
			t.Errorf("Lookup(%s) = %+v, %v, %v; want %+v: %s", test.name, got, listed, err, test.want, test.why)
		}
		want := test.want
		want.Authority = want.Authority.Quantised()
		if got, listed := pack.Lookup(n); got != want || listed == want.IsZero() {
			t.Errorf("the pack says %+v, %v of %s; want %+v", got, listed, test.name, want)
		}
	}
}
