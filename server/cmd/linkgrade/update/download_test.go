package update

import (
	"context"
	"crypto/md5"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"linkgrade/server/feeds"
	"linkgrade/server/fetch"
)

const press = "press.example/list"

func TestDownloadKeepsACopyUntilTheListChanges(t *testing.T) {
	w := newWorld(t)
	s := w.one(t, feed(t, "ut1-press", press))
	first, second := names(0, 100), names(0, 110)
	for _, step := range []struct {
		name, serves string
		same         bool
		rows         int
	}{
		{"the first time", first, false, 100},
		{"unchanged", first, true, 100},
		{"changed", second, false, 110},
		{"unchanged again", second, true, 110},
	} {
		w.put(press, file(step.serves))
		c, same, err := s.update(t.Context())
		sum := sha256.Sum256([]byte(step.serves))
		if err != nil || same != step.same || c.Rows != step.rows || c.SHA256 != hex.EncodeToString(sum[:]) || c.Fetched != "2026-01-02" {
			t.Errorf("%s: %+v, same %v, %v", step.name, c, same, err)
		}
		if got := s.text(t); got != step.serves {
			t.Errorf("%s: the copy is %.40q…", step.name, got)
		}
		if files := inside(t, s.cache.dir); len(files) != 2 {
			t.Errorf("%s: the folder has %v; want the copy and what is known of it", step.name, files)
		}
	}
}

func TestDownloadGoesOnWhereItBrokeOff(t *testing.T) {
	text, changed := names(0, 100), names(5, 105)
	for _, c := range []struct {
		name string
		rest http.HandlerFunc
		want string
	}{
		{"the rest", file(text), text},
		{"changed in between", file(changed), changed},
	} {
		w := newWorld(t)
		s := w.one(t, feed(t, "ut1-press", press))
		w.put(press, cut(text, 300, c.rest))
		if _, _, err := s.update(t.Context()); err != nil || s.text(t) != c.want {
			t.Errorf("%s: %v, %.40q…", c.name, err, s.text(t))
		}
		if asked := w.requests(); !slices.Equal(asked, []string{press, press + " bytes=300-"}) {
			t.Errorf("%s: the requests were %q", c.name, asked)
		}
	}
}

func TestDownloadGoesOnInTheNextUpdate(t *testing.T) {
	w := newWorld(t)
	s := w.one(t, feed(t, "ut1-press", press))
	text := names(0, 100)
	w.put(press, cut(text, 300, http.NotFound))
	r := s.result(t.Context(), nil)
	if !errors.Is(r.Err, fetch.ErrRefused) || s.text(t) != "" {
		t.Fatalf("the error is %v, the copy %.40q…", r.Err, s.text(t))
	}
	if said := r.Sentence(); !strings.HasSuffix(said, "the edition goes without it, and the next update goes on after the 1 KB that came") {
		t.Errorf("it says %q", said)
	}
	w.requests()
	w.put(press, file(text))
	if _, _, err := s.update(t.Context()); err != nil || s.text(t) != text {
		t.Errorf("%v, %.40q…", err, s.text(t))
	}
	if asked := w.requests(); !slices.Equal(asked, []string{press + " bytes=300-"}) {
		t.Errorf("the requests were %q; want the rest only", asked)
	}
}

// A server that hangs up again and again without having sent more is left.
func TestDownloadThatBringsNothingMoreEnds(t *testing.T) {
	w := newWorld(t)
	s := w.one(t, feed(t, "ut1-press", press))
	text := names(0, 100)
	hang := func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }
	w.put(press, cut(text, 300, hang))
	if _, same, err := s.update(t.Context()); err == nil || !same {
		t.Errorf("same %v, %v; want an error", same, err)
	}
	if n := len(w.requests()); n > 4 { // the transport itself may ask once more
		t.Errorf("%d requests", n)
	}
}

func TestWhatIsRefusedKeepsTheOldCopy(t *testing.T) {
	old := names(0, 100)
	html := func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "<!doctype html><p>We are moving.") }
	for _, c := range []struct {
		name  string
		serve http.HandlerFunc
		want  error
	}{
		{"a web page", html, feeds.ErrForeign},
		{"nothing", func(http.ResponseWriter, *http.Request) {}, feeds.ErrForeign},
		{"a list that shrank", file(names(0, 69)), ErrShrunk},
		{"a fault", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(500) }, fetch.ErrRefused},
		{"too large", file(strings.Repeat("x", 1<<20+1)), fetch.ErrOversize},
		{"too large without saying so", func(w http.ResponseWriter, _ *http.Request) {
			w.(http.Flusher).Flush()
			io.WriteString(w, strings.Repeat("example.com\n", 100_000))
		}, fetch.ErrOversize},
		{"a private address", http.RedirectHandler("http://127.0.0.1:9/", http.StatusFound).ServeHTTP, fetch.ErrPrivate},
		{"broken packing", file("\x1f\x8b\x08" + strings.Repeat("x", 100)), nil},
	} {
		w := newWorld(t)
		s := w.one(t, feed(t, "ut1-press", press))
		w.put(press, file(old))
		if _, _, err := s.update(t.Context()); err != nil {
			t.Fatal(err)
		}
		w.put(press, c.serve)
		r := s.result(t.Context(), nil)
		if r.Err == nil || c.want != nil && !errors.Is(r.Err, c.want) {
			t.Errorf("%s: %v; want %v", c.name, r.Err, c.want)
		}
		if !r.Same || r.Copy.Rows != 100 || s.text(t) != old {
			t.Errorf("%s: the copy is %+v", c.name, r.Copy)
		}
		if said := r.Sentence(); !strings.HasPrefix(said, "ut1-press: ") || !strings.HasSuffix(said, "; the copy of 2026-01-02 is used") || strings.Contains(said, "\n") {
			t.Errorf("%s: it says %q", c.name, said)
		}
		if files := inside(t, s.cache.dir); len(files) != 2 {
			t.Errorf("%s: the folder has %v", c.name, files)
		}
		w.put(press, file(names(0, 120))) // and the next one is taken
		if c, _, err := s.update(t.Context()); err != nil || c.Rows != 120 {
			t.Errorf("after that: %+v, %v", c, err)
		}
	}
}

func TestDownloadComparesTheChecksumOfThePublisher(t *testing.T) {
	text := names(0, 100)
	sum5, sum256 := md5.Sum([]byte(text)), sha256.Sum256([]byte(text))
	for _, c := range []struct {
		name, sums string
		verified   bool
		want       error
	}{
		{"MD5", fmt.Sprintf("%x  ./dir/list\n", sum5), true, nil},
		{"SHA-256, binary", fmt.Sprintf("%X *list\n", sum256), true, nil},
		{"wrong", fmt.Sprintf("%x  other\n%032d  list\n", sum5, 7), false, ErrChecksum},
		{"of other files", fmt.Sprintf("%x  other\n", sum5), false, nil},
		{"no list of checksums", "<html>", false, nil},
		{"none", "", false, nil},
	} {
		w := newWorld(t)
		f := feed(t, "ut1-press", press)
		f.Sums = "http://press.example/sums"
		s := w.one(t, f)
		w.put(press, file(text))
		if c.sums != "" {
			w.put("press.example/sums", file(c.sums))
		}
		got, _, err := s.update(t.Context())
		if !errors.Is(err, c.want) || got.Verified != c.verified || (s.text(t) == text) != (c.want == nil) {
			t.Errorf("%s: verified %v, %v, copy %.20q…", c.name, got.Verified, err, s.text(t))
		}
	}
}

func TestDownloadTriesMirrors(t *testing.T) {
	w := newWorld(t)
	s := w.one(t, feed(t, "ut1-press", "unplugged.example/list", "mirror.example/list"))
	if _, _, err := s.update(t.Context()); !errors.Is(err, fetch.ErrRefused) {
		t.Errorf("both fail: %v; want what the mirror says", err)
	}
	w.put("mirror.example/list", file(names(0, 100)))
	if c, _, err := s.update(t.Context()); err != nil || c.Address != "http://mirror.example/list" {
		t.Errorf("%+v, %v", c, err)
	}
}

func TestDownloadDatesACopyByItsPublisher(t *testing.T) {
	w := newWorld(t)
	s := w.one(t, feed(t, "ut1-press", press))
	w.put(press, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Last-Modified", "Wed, 31 Dec 2025 23:00:00 GMT")
		io.WriteString(w, names(0, 10))
	})
	if c, _, err := s.update(t.Context()); err != nil || c.Dated != "2025-12-31" {
		t.Errorf("%+v, %v", c, err)
	}
}

func TestStoppedDownloadCanBeResumed(t *testing.T) {
	w := newWorld(t)
	s := w.one(t, feed(t, "ut1-press", press))
	text := names(0, 100)
	ctx, stop := context.WithCancel(t.Context())
	w.put(press, func(w http.ResponseWriter, r *http.Request) {
		sum := md5.Sum([]byte(text))
		w.Header().Set("ETag", `"`+hex.EncodeToString(sum[:])+`"`)
		w.Header().Set("Content-Length", fmt.Sprint(len(text)))
		io.WriteString(w, text[:300])
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	})
	s.tell = func(have, _ int64) {
		if have == 300 {
			stop()
		}
	}
	if _, _, err := s.update(ctx); !errors.Is(err, context.Canceled) {
		t.Fatalf("the error is %v", err)
	}
	w.requests()
	w.put(press, file(text))
	if _, _, err := s.update(t.Context()); err != nil || s.text(t) != text {
		t.Errorf("%v, %.40q…", err, s.text(t))
	}
	if asked := w.requests(); !slices.Equal(asked, []string{press + " bytes=300-"}) {
		t.Errorf("the requests were %q", asked)
	}
}

// What stands in the folder is outside bytes too: a program was killed, a disk is broken.
func TestDamagedCacheIsFetchedAnew(t *testing.T) {
	text := names(0, 100)
	for name, damage := range map[string]func(c cache, about Copy) error{
		"the copy is gone":      func(c cache, about Copy) error { return os.Remove(c.file("ut1-press", about)) },
		"the copy is short":     func(c cache, about Copy) error { return os.Truncate(c.file("ut1-press", about), 10) },
		"nothing is known":      func(c cache, _ Copy) error { return os.Truncate(c.path("ut1-press.json"), 0) },
		"what is known is long": func(c cache, _ Copy) error { return os.Truncate(c.path("ut1-press.json"), maxAbout+1) },
		"a path for a hash": func(c cache, about Copy) error {
			about.SHA256 = strings.Repeat("../", 21) + "x"
			return c.writeJSON("ut1-press.json", about)
		},
		"left by a killed program": func(c cache, _ Copy) error {
			return errors.Join(c.writeJSON("ut1-press.0123456789abcdef", "orphan"), os.WriteFile(c.path("checked.new"), nil, 0o644),
				os.Remove(c.path("ut1-press.json")))
		},
	} {
		w := newWorld(t)
		s := w.one(t, feed(t, "ut1-press", press))
		w.put(press, file(text))
		about, _, err := s.update(t.Context())
		if err == nil {
			err = damage(s.cache, about)
		}
		if err == nil {
			err = s.cache.clean()
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if _, same, err := s.update(t.Context()); err != nil || same || s.text(t) != text {
			t.Errorf("%s: same %v, %v", name, same, err)
		}
		if files := inside(t, s.cache.dir); len(files) != 2 {
			t.Errorf("%s: the folder has %v", name, files)
		}
	}
}

func TestTakeByHand(t *testing.T) {
	w := newWorld(t)
	s := w.one(t, feed(t, "ut1-press"))
	path := filepath.Join(t.TempDir(), "list")
	for _, text := range []string{names(0, 100), names(0, 3)} { // one's own file may shrink
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if c, err := s.take(t.Context(), path); err != nil || s.text(t) != text || c.Address != "" {
			t.Errorf("%+v, %v", c, err)
		}
	}
	if err := os.WriteFile(path, []byte("<html>"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := s.take(t.Context(), path); !errors.Is(err, feeds.ErrForeign) || s.text(t) != names(0, 3) {
		t.Errorf("%v, %.40q…", err, s.text(t))
	}
	if files := inside(t, s.cache.dir); len(files) != 2 {
		t.Errorf("the folder has %v", files)
	}
}

func FuzzReadSums(f *testing.F) {
	f.Add("d41d8cd98f00b204e9800998ecf8427e  ./adult.tar.gz\n")
	f.Fuzz(func(t *testing.T, s string) {
		for file, sum := range readSums(strings.NewReader(s)) {
			if hashOf(sum) == nil || strings.Contains(file, "/") && file != "/" {
				t.Errorf("readSums(%q) has %q for %q", s, sum, file)
			}
		}
	})
}
