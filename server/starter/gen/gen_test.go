package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"maps"
	"os"
	"path/filepath"
	"testing"
	"time"

	"linkgrade/server/edition"
	"linkgrade/wasm/trust"
)

type fields map[string]trust.Record

func TestParsers(t *testing.T) {
	rank := func(v int) trust.Record { return trust.Record{Authority: trust.AuthorityOf(v)} }
	education := trust.Record{Categories: trust.Education}
	throwAway := trust.Record{Categories: trust.DisposableMail}
	phishing := trust.Record{Categories: trust.Phishing}
	free := trust.Record{Categories: trust.FreeMail}
	for _, test := range []struct {
		what    string
		parse   func(*harvest, archive) error
		files   map[string]string
		total   int
		rows    fields
		dropped map[edition.Drop]int
	}{
		{
			"ranks of hosts are ranks of their names", parseTopSites,
			map[string]string{"top-sites.json": `[
				{"rank":1,"rootDomain":"www.google.com","linkingRootDomains":14876094,"domainAuthority":100},
				{"rank":10,"rootDomain":"en.wikipedia.org"},
				{"rank":100,"rootDomain":"a.blogspot.com"},
				{"rank":500,"rootDomain":"Bücher.example"},
				{"rank":7,"rootDomain":"blogspot.com"},
				{"rank":0,"rootDomain":"example.org"},
				{"rank":182,"rootDomain":"marketingplatform.google...."},
				{"rank":9,"rootDomain":"192.0.2.1"},
				{"rank":9,"rootDomain":"localhost"},
				{"rank":8}]`},
			10,
			fields{"google.com": rank(100), "wikipedia.org": rank(97), "a.blogspot.com": rank(93), "xn--bcher-kva.example": rank(91)},
			map[edition.Drop]int{edition.Suffix: 1, edition.Malformed: 5},
		},
		{
			"schools are paths", parseSwot,
			map[string]string{
				"LICENSE": "…", "data/LICENSE.txt": "…", "dist/index.js": "…",
				"data/lib/domains/tlds.txt":               "ac.uk\nedu\n",
				"data/lib/domains/stoplist.txt":           "Stopped.edu\r\n",
				"data/lib/domains/abused.txt":             "abused.ac.uk\n",
				"data/lib/domains/uk/ac/strath.txt":       "University of Strathclyde\n",
				"data/lib/domains/uk/ac/abused.txt":       "…",
				"data/lib/domains/uk/ac/strath/cs.txt":    "…",
				"data/lib/domains/de/fh-Kempten.txt":      "…",
				"data/lib/domains/edu/stopped.txt":        "…",
				"data/lib/domains/edu/stopped/alumni.txt": "…",
				"data/lib/domains/cn/edu.txt":             "…",
				"data/lib/domains/de/zi-mannheim":         "…",
				"data/lib/domains/com/blogspot/uni.txt":   "…",
			},
			9,
			fields{"strath.ac.uk": education, "fh-kempten.de": education, "uni.blogspot.com": education},
			map[edition.Drop]int{edition.Withdrawn: 3, edition.Suffix: 1, edition.Malformed: 1, edition.Below: 1},
		},
		{
			"throw-away mail in two files", parseDisposable,
			map[string]string{
				"index.json":    `["0-mail.com","WWW.example.net","x.example.org","blogspot.com","my.blogspot.com","not a host"]`,
				"wildcard.json": `["33mail.com"]`,
			},
			7,
			fields{"0-mail.com": throwAway, "example.net": throwAway, "my.blogspot.com": throwAway, "33mail.com": throwAway},
			map[edition.Drop]int{edition.Below: 1, edition.Suffix: 1, edition.Malformed: 1},
		},
		{
			"free mail", parseFreeMail,
			map[string]string{"domains.json": `["gmail.com","docs.google.com","co.uk"]`},
			3,
			fields{"gmail.com": free},
			map[edition.Drop]int{edition.Below: 1, edition.Suffix: 1},
		},
		{
			"phishing without its whitelist", parsePhishing,
			map[string]string{"src/config.json": `{"version":2,"whitelist":["honest.example"],"fuzzylist":["bank.example"],
				"blacklist":["bad.example","login.honest.example","x.bad.example","bad.blogspot.com","blogspot.com","-"]}`},
			6,
			fields{"bad.example": phishing, "bad.blogspot.com": phishing},
			map[edition.Drop]int{edition.Withdrawn: 1, edition.Below: 1, edition.Suffix: 1, edition.Malformed: 1},
		},
	} {
		t.Run(test.what, func(t *testing.T) {
			a := archive{files: map[string][]byte{}}
			for path, text := range test.files {
				a.files[path] = []byte(text)
			}
			h := newHarvest(edition.Source{ID: "s"})
			if err := test.parse(h, a); err != nil {
				t.Fatal(err)
			}
			got := fields{}
			for _, row := range h.rows {
				got[row.Name.String()] = row.Record
			}
			if !maps.Equal(got, test.rows) {
				t.Errorf("rows %v; want %v", got, test.rows)
			}
			if h.Count().Rows != test.total || !maps.Equal(h.Count().Dropped, test.dropped) {
				t.Errorf("%d rows, dropped %v; want %d, %v", h.Count().Rows, h.Count().Dropped, test.total, test.dropped)
			}
		})
	}
}

func TestParsersRefuseOtherPackages(t *testing.T) {
	for _, p := range pins {
		for what, a := range map[string]archive{
			"an empty package":   {},
			"files of no form":   {files: map[string][]byte{"top-sites.json": []byte("<html>"), "index.json": []byte("{}"), "domains.json": []byte("7")}},
			"half of the school": {files: map[string][]byte{swotFolder + "stoplist.txt": nil, "index.json": []byte("[]")}},
		} {
			if _, err := p.harvest(a); err == nil {
				t.Errorf("%s takes %s", p.name(), what)
			}
		}
	}
}

func TestFreeHostsAreNamesOnly(t *testing.T) {
	h := freeHosts()
	got := map[string]bool{}
	for _, row := range h.rows {
		if row.Record != (trust.Record{Categories: trust.FreeHost}) {
			t.Fatalf("%v is %+v", row.Name, row.Record)
		}
		got[row.Name.String()] = true
	}
	if !got["github.io"] || !got["blogspot.com"] || got["amazonaws.com"] || got["co.uk"] {
		t.Error("free hosts must have github.io and blogspot.com, not amazonaws.com and co.uk")
	}
	if h.Count().Rows != len(h.rows)+h.Count().Dropped[edition.Below] {
		t.Errorf("%d rows; %d taken, %v dropped", h.Count().Rows, len(h.rows), h.Count().Dropped)
	}
}

func TestAuthorityOfRank(t *testing.T) {
	for rank, want := range map[int]int{1: 100, 10: 97, 100: 93, 500: 91, 1_000_000: 80} {
		if got, _ := authorityOfRank(rank).Known(); got != want {
			t.Errorf("authorityOfRank(%d) = %d; want %d", rank, got, want)
		}
	}
}

// pack makes an npm package of one file.
func pack(t *testing.T, at time.Time) []byte {
	t.Helper()
	var b bytes.Buffer
	zipped := gzip.NewWriter(&b)
	files := tar.NewWriter(zipped)
	const text = `["gmail.com"]`
	for _, head := range []*tar.Header{
		{Name: "package/lib", Typeflag: tar.TypeDir},
		{Name: "package/link", Linkname: "/etc/passwd", Typeflag: tar.TypeSymlink},
		{Name: "package/domains.json", Size: int64(len(text)), ModTime: at},
	} {
		if err := files.WriteHeader(head); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := files.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := files.Close(); err != nil {
		t.Fatal(err)
	}
	if err := zipped.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestUnpackReadsFilesAndTheirDate(t *testing.T) {
	for want, at := range map[string]time.Time{"2025-04-14": time.Date(2025, 4, 14, 3, 2, 1, 0, time.UTC), "": erased} {
		a, err := unpack(pack(t, at))
		if err != nil {
			t.Fatal(err)
		}
		if a.dated != want || len(a.files) != 1 || len(a.sha256) != 64 {
			t.Errorf("dated %q, %d files, sha256 %q; want %q and one file", a.dated, len(a.files), a.sha256, want)
		}
		h := newHarvest(edition.Source{ID: "s"})
		if err := parseFreeMail(h, a); err != nil || len(h.rows) != 1 {
			t.Errorf("%d rows, %v; want one", len(h.rows), err)
		}
	}
	whole := pack(t, erased)
	if _, err := unpack(whole[:len(whole)/2]); err == nil {
		t.Error("half a package is unpacked")
	}
}

// The value is the SHA-512 of the empty string.
func TestIntegrityIsWhatNpmPrints(t *testing.T) {
	const empty = "sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg=="
	if got := integrityOf(nil); got != empty {
		t.Errorf("integrityOf(nothing) = %s; want %s", got, empty)
	}
}

func TestCompareNamesTheStaleFile(t *testing.T) {
	made, committed := t.TempDir(), t.TempDir()
	for _, dir := range []string{made, committed} {
		if err := os.WriteFile(filepath.Join(dir, "pack.lgp"), []byte("same"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := compare(made, committed); err != nil {
		t.Errorf("compare of equal folders: %v", err)
	}
	if err := os.WriteFile(filepath.Join(committed, "pack.lgp"), []byte("other"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := compare(made, committed); err == nil {
		t.Error("a stale file is not noticed")
	}
}
