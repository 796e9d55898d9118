package vet

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"linkgrade/server/cmd/linkgrade/sheet"
	"linkgrade/server/fetch"
	"linkgrade/wasm/backlink"
)

func TestParsePlace(t *testing.T) {
	for _, tt := range []struct {
		cell, address, key string
		bare               bool
		err                error
	}{
		{cell: "example.com", address: "https://example.com/", key: "example.com/", bare: true},
		{cell: " Example.COM. ", address: "https://example.com./", key: "example.com./", bare: true},
		{cell: "www.example.com/a?b=1&utm_source=x&c=2#top", address: "https://www.example.com/a?b=1&c=2", key: "www.example.com/a?b=1&c=2", bare: true},
		{cell: "http://example.com:80/", address: "http://example.com/", key: "example.com/"},
		{cell: "HTTPS://u:p@Example.com/x?gclid=7", address: "https://example.com/x", key: "example.com/x"},
		{cell: "//example.com/x", address: "https://example.com/x", key: "example.com/x", bare: true},
		{cell: "<https://example.com/>", address: "https://example.com/", key: "example.com/"},
		{cell: "example.com:8080/x", address: "https://example.com:8080/x", key: "example.com:8080/x", bare: true},
		{cell: "münchen.example/ä", address: "https://xn--mnchen-3ya.example/%C3%A4", key: "xn--mnchen-3ya.example/%C3%A4", bare: true},
		{cell: "93.184.215.14/x", address: "https://93.184.215.14/x", key: "93.184.215.14/x", bare: true},
		{cell: "", err: backlink.ErrEmpty}, {cell: " \"\" ", err: backlink.ErrEmpty}, {cell: "jane@example.com", err: backlink.ErrMail}, {cell: "mailto:jane@example.com", err: backlink.ErrMail},
		{cell: "ftp://example.com/", err: backlink.ErrScheme}, {cell: "javascript://example.com/%0aalert(1)", err: backlink.ErrScheme}, {cell: "a b.example", err: backlink.ErrScheme},
		{cell: "localhost", err: backlink.ErrHost}, {cell: "12.50", err: backlink.ErrHost}, {cell: "co.uk", err: backlink.ErrHost}, {cell: "word", err: backlink.ErrHost}, {cell: "7", err: backlink.ErrHost},
	} {
		p, key, err := parsePlace(tt.cell)
		if err != tt.err || err == nil && (p.address != tt.address || key != tt.key || p.bare != tt.bare) {
			t.Errorf("parsePlace(%q) = %q, %q, bare %t, %v; want %q, %q, %t, %v", tt.cell, p.address, key, p.bare, err, tt.address, tt.key, tt.bare, tt.err)
		}
	}
}

func TestRanks(t *testing.T) {
	v := func(f float64) *float64 { return &f }
	all := []Answer{
		{Score: v(70), Pillars: [4]*float64{nil, v(60), v(90), v(80)}}, {Score: v(75), Pillars: [4]*float64{nil, v(50), v(95), v(95)}},
		{Score: v(72), Pillars: [4]*float64{nil, v(50), v(95), v(90)}}, {Score: v(0), Pillars: [4]*float64{nil, v(90), v(90), v(90)}}, {}, {Reason: "no such host"},
	}
	for i := range all[1:] {
		if rankOf(&all[i]).compare(rankOf(&all[i+1])) >= 0 {
			t.Errorf("answer %d does not come before the next", i)
		}
	}
	if pillar, score := all[1].Weakest(); pillar != "authority" || score != 50 {
		t.Errorf("the weakest pillar is %s with %v", pillar, score)
	}
}

// A journal that was cut anywhere, or has rubbish at its end, tells all entries before that and takes new ones.
func TestTornJournals(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal")
	at := time.Unix(1000, 0)
	j, err := openJournal(path, at, false, nil)
	if err != nil {
		t.Fatal(err)
	}
	var ends []int64
	for i := range 5 {
		if _, err := j.append(entry{Key: fmt.Sprint(i), Answer: &Answer{Title: strings.Repeat("x", i)}}); err != nil {
			t.Fatal(err)
		}
		ends = append(ends, j.end)
	}
	j.close()
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for cut := range len(whole) + 1 {
		for _, tail := range []string{"", "\x00\x00\x00", "00000000 {}\n", "{}\n"} {
			if err := os.WriteFile(path, append(bytes.Clone(whole[:cut]), tail...), 0o600); err != nil {
				t.Fatal(err)
			}
			var got []string
			j, err := openJournal(path, time.Unix(2000, 0), false, func(e *entry, at int64) { got = append(got, e.Key) })
			if err != nil {
				t.Fatal(err)
			}
			want := 0
			for want < len(ends) && ends[want] <= int64(cut) {
				want++
			}
			if len(got) != want || j.head.At != 1000 && want > 0 {
				t.Fatalf("cut at %d, then %q: %v of a run of %d; want %d", cut, tail, got, j.head.At, want)
			}
			where, err := j.append(entry{Key: "new", Answer: &Answer{Title: "new"}})
			if a, failed := j.answer(where); err != nil || failed != nil || a.Title != "new" {
				t.Fatalf("cut at %d: a new answer is %+v, %v, %v", cut, a, err, failed)
			}
			j.close()
		}
	}
}

func TestPagesAreBounded(t *testing.T) {
	dir := t.TempDir()
	p, err := OpenPages(dir, 4000)
	if err != nil {
		t.Fatal(err)
	}
	noise := func(i int) []byte { // that cannot be packed
		b := make([]byte, 900)
		for at := range b {
			i = i*1103515245 + 12345
			b[at] = byte(i >> 16)
		}
		return b
	}
	for i := range 10 {
		p.Keep(fmt.Sprint(i), fetch.Kept{Version: fetch.Version{ETag: "x"}, Body: noise(i)})
		name := p.file(fmt.Sprint(i))
		os.Chtimes(name, time.Unix(int64(1000+i), 0), time.Unix(int64(1000+i), 0)) // the one that was not kept has no file
	}
	if k, ok := p.Kept("1"); !ok || !bytes.Equal(k.Body, noise(1)) || k.Version.ETag != "x" {
		t.Errorf("a page that was kept: %t", ok)
	}
	if _, ok := p.Kept("9"); ok {
		t.Error("a page over the bound was kept")
	}
	os.WriteFile(filepath.Join(dir, "1.half"), noise(1), 0o600)
	name := p.file("2")
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	b[len(b)-20] ^= 1
	os.WriteFile(name, b, 0o600)
	if _, ok := p.Kept("2"); ok {
		t.Error("a damaged page was taken")
	}
	if p, err = OpenPages(dir, 3000); err != nil {
		t.Fatal(err)
	}
	if _, old := p.Kept("0"); old || p.bytes.Load() > 3000 {
		t.Errorf("%d bytes are kept, the oldest among them: %t", p.bytes.Load(), old)
	}
	if files, err := filepath.Glob(filepath.Join(dir, "*.half")); err != nil || len(files) > 0 {
		t.Errorf("half pages are left: %v", files)
	}
}

// A judge that asks for more pages of a site gets them one by one, and only its last answer counts.
func TestJudgeAsksForMore(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" || r.URL.Path == "/post/2" {
			http.NotFound(w, r)
			return
		}
		fmt.Fprintf(w, "<title>%s</title><p>x", r.URL.Path)
	}))
	defer s.Close()
	network := fetch.Network{
		Lookup: func(context.Context, string) ([]netip.Addr, error) {
			return []netip.Addr{netip.MustParseAddr("93.184.215.14")}, nil
		},
		Dial: func(ctx context.Context, network, _ string) (net.Conn, error) {
			return (&net.Dialer{}).DialContext(ctx, network, s.Listener.Addr().String())
		},
	}
	file := filepath.Join(t.TempDir(), "list.txt")
	if err := os.WriteFile(file, []byte("http://a.example/\nhttp://b.example/\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	list, err := sheet.Open(f, file, sheet.Choice{})
	if err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	read := map[string][]string{}
	judge := func(place, _ string, p *fetch.Page, err error) (Answer, []fetch.Task) {
		mu.Lock()
		defer mu.Unlock()
		isFirst := read[place] == nil
		if err != nil {
			read[place] = append(read[place], err.Error())
		} else {
			read[place] = append(read[place], p.URL)
		}
		a := Answer{Final: place, Title: fmt.Sprint(len(read[place]), " pages")}
		if isFirst && place == "http://a.example/" {
			return a, []fetch.Task{{Address: place + "post/1"}, {Address: place + "post/2"}, {Address: place + "post/3"}}
		}
		return a, nil
	}
	o := Options{Dir: t.TempDir(), Name: []string{"x"}, List: list, Judge: func(int64) Judge { return judge }, Now: time.Now, Warn: func(string) {}, Tell: func(Progress) {},
		Crawler: fetch.NewCrawler(fetch.Manners{Agent: "x", Token: "x", Timeout: 5 * time.Second, Tries: 1, AtOnce: 4, Network: network})}
	r, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if _, err := New(o); err != ErrBusy {
		t.Errorf("a second run of the same name: %v; want ErrBusy", err)
	}
	if err := r.Read(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	if want := []string{"http://a.example/", "http://a.example/post/1", "there is no such page (404)", "http://a.example/post/3"}; !slices.Equal(read["http://a.example/"], want) {
		t.Errorf("read %q; want %q", read["http://a.example/"], want)
	}
	titles := map[string]string{}
	if err := r.Each(r.Ranked(), func(_ int, l *Line) error { titles[l.Answer.Final] = l.Answer.Title; return nil }); err != nil {
		t.Fatal(err)
	}
	if titles["http://a.example/"] != "4 pages" || titles["http://b.example/"] != "1 pages" {
		t.Errorf("answers: %v", titles)
	}
}
