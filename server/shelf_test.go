package server

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"testing"

	"linkgrade/server/edition"
	"linkgrade/wasm/trust"
)

// onDisk are editions of 1,100 names that read from files, so that a closed one cannot answer.
func onDisk(t testing.TB, n int) []*edition.Edition {
	t.Helper()
	editions := make([]*edition.Edition, n)
	for i := range editions {
		rows := make([]edition.Row, 1100)
		for j := range rows {
			rows[j] = edition.Row{Source: "s", Name: name(t, i*10+j), Record: trust.Record{Authority: trust.AuthorityOf(j % 101)}}
		}
		e, err := edition.Build("2026-01-02", []edition.Source{{ID: "s", Rows: len(rows)}}, rows)
		if err != nil {
			t.Fatal(err)
		}
		dir := t.TempDir()
		if err := e.Write(dir); err != nil {
			t.Fatal(err)
		}
		if editions[i], err = edition.Open(os.DirFS(dir)); err != nil {
			t.Fatal(err)
		}
	}
	return editions
}

// open says whether an edition can still be read.
func open(e *edition.Edition) bool {
	_, err := e.Bucket(trust.PrefixAt(0, e.Bits()))
	return err == nil
}

func TestShelfServesTheEditionBeforeToo(t *testing.T) {
	editions := onDisk(t, 3)
	shelf := NewShelf(editions[0])
	h := shelf.Handler(nil, Named{})
	for i, e := range editions {
		if i > 0 {
			shelf.Switch(e)
		}
		if body := ask(h, "GET", "/v1/edition").Body.String(); body != string(e.JSON()) || shelf.Current() != e.ID() {
			t.Errorf("after switch %d the document is of %.60q", i, body)
		}
		for j, other := range editions {
			want := 404
			if j == i || j == i-1 {
				want = 200
			}
			for _, path := range []string{"/v1/pack/" + other.ID(), "/v1/buckets/" + other.ID() + "/0001"} {
				if got := ask(h, "GET", path).Code; got != want {
					t.Errorf("after switch %d %s answers %d; want %d", i, strings.ReplaceAll(path, other.ID(), fmt.Sprint(j)), got, want)
				}
			}
		}
	}
	if open(editions[0]) || !open(editions[1]) || !open(editions[2]) {
		t.Error("the first edition is not closed, or another one is")
	}
	again := onDisk(t, 3)[2]
	shelf.Switch(again)
	if open(again) || !open(editions[2]) || ask(h, "GET", "/v1/pack/"+editions[1].ID()).Code != 200 {
		t.Error("the same edition again is not closed, or takes the place of another")
	}
	shelf.Close()
	if open(editions[1]) || open(editions[2]) {
		t.Error("a closed shelf keeps an edition open")
	}
}

func TestRequestsFinishOnTheEditionTheyBeganWith(t *testing.T) {
	editions := onDisk(t, 3)
	shelf := NewShelf(editions[0])
	h := shelf.take("")
	shelf.Switch(editions[1])
	shelf.Switch(editions[2])
	if !open(editions[0]) {
		t.Error("the edition was closed under a request")
	}
	if shelf.take(editions[0].ID()) != nil {
		t.Error("the edition is given to new requests")
	}
	h.give()
	if open(editions[0]) {
		t.Error("the edition stays open after its last request")
	}
	shelf.Close()
}

// While editions are switched, every answer is one edition's, whole.
func TestShelfSwitchesUnderRequests(t *testing.T) {
	editions := onDisk(t, 12)
	shelf := NewShelf(editions[0])
	h := shelf.Handler(nil, Named{})
	done := make(chan struct{})
	var clients sync.WaitGroup
	for range 4 {
		clients.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				id := shelf.Current()
				w := ask(h, "GET", "/v1/buckets/"+id+"/0001")
				if w.Code == 404 {
					continue // two switches in between
				}
				if _, err := trust.OpenBucket(w.Body.Bytes(), trust.PrefixAt(1, 2)); w.Code != 200 || err != nil {
					t.Errorf("%d: %v", w.Code, err)
				}
			}
		})
	}
	for _, e := range editions[1:] {
		shelf.Switch(e)
		ask(h, "GET", "/v1/pack/"+e.ID())
	}
	close(done)
	clients.Wait()
	shelf.Close()
	for i, e := range editions {
		if open(e) {
			t.Errorf("edition %d is still open", i)
		}
	}
}

func TestPackTravelsPackedWhereItMay(t *testing.T) {
	e := testEdition(t)
	server := httptest.NewServer(New(e, nil))
	defer server.Close()
	client := &http.Client{Transport: &http.Transport{DisableCompression: true}}
	for _, test := range []struct {
		accept, also string
		packed       bool
		status       int
	}{
		{"gzip", "", true, 200},
		{"br;q=1.0, gzip;q=0.8, *;q=0.1", "", true, 200},
		{"", "", false, 200},
		{"identity, gzip;q=0", "", false, 200},
		{"br", "", false, 200},
		{"gzip", "Range: bytes=0-3", false, 206},
		{"gzip", `If-None-Match: "` + e.ID() + `-pack-gzip"`, true, 304},
	} {
		r, err := http.NewRequest("GET", server.URL+"/v1/pack/"+e.ID(), nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Accept-Encoding", test.accept)
		if key, value, ok := strings.Cut(test.also, ": "); ok {
			r.Header.Set(key, value)
		}
		res, err := client.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(res.Body)
		res.Body.Close()
		if err != nil || res.StatusCode != test.status || res.Header.Get("Vary") != "Accept-Encoding" {
			t.Errorf("%q %s: %d, Vary %q, %v; want %d", test.accept, test.also, res.StatusCode, res.Header.Get("Vary"), err, test.status)
		}
		if test.status != 200 {
			continue
		}
		if packed := res.Header.Get("Content-Encoding") == "gzip"; packed != test.packed || res.ContentLength != int64(len(body)) {
			t.Errorf("%q: packed %v, %d bytes of %d; want packed %v", test.accept, packed, len(body), res.ContentLength, test.packed)
		}
		if test.packed {
			z, err := gzip.NewReader(bytes.NewReader(body))
			if err != nil {
				t.Fatal(err)
			}
			if body, err = io.ReadAll(z); err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(body, e.Pack()) {
			t.Errorf("%q: another pack arrives", test.accept)
		}
	}
}
