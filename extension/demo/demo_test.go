package main

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestReportAsText(t *testing.T) {
	for _, test := range []struct {
		name, report string
		want, not    []string
	}{
		{
			name: "graded",
			report: `{"score":72.4,"grade":"B","summary":"Look closer.","confidence":0.5,
				"pillars":{"trust":{"score":50},"authority":{"score":null}},
				"findings":[{"title":"Small","result":"pass","effect":1},{"title":"Nothing","result":"pass","effect":0},
					{"title":"Not asked","result":"unknown","effect":9},{"title":"Large","result":"fail","effect":-8,"evidence":[{"text":"a quote"}]}],
				"links":[{"external":true},{"external":false}]}`,
			want: []string{"B   72 of 100   Look closer.\n", "confidence 50 %, 2 links, 1 of them", "trust      ██████████░░░░░░░░░░   50",
				"authority  ····················  not known", "  -8.0  Large: a quote\n  +1.0  Small\n"},
			not: []string{"Nothing", "Not asked"},
		},
		{
			name:   "not enough known",
			report: `{"score":null,"grade":null,"summary":"Not enough is known."}`,
			want:   []string{"–   Not enough is known.\n", "relevance  ····················  not known"},
			not:    []string{"of 100"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			var r report
			if err := json.Unmarshal([]byte(test.report), &r); err != nil {
				t.Fatal(err)
			}
			got := r.text()
			for _, part := range test.want {
				if !strings.Contains(got, part) {
					t.Errorf("text() = %s\nwant it to hold %q", got, part)
				}
			}
			for _, part := range test.not {
				if strings.Contains(got, part) {
					t.Errorf("text() = %s\nwant it not to hold %q", got, part)
				}
			}
		})
	}
}

func TestListenFindsTheAddress(t *testing.T) {
	found := make(chan string, 1)
	listen(strings.NewReader("edition 1234\nlistening on http://127.0.0.1:4711\nmore\n"), found)
	if got, want := <-found, "http://127.0.0.1:4711"; got != want {
		t.Errorf("listen() = %q; want %q", got, want)
	}
}

func TestSiteServesThePageAndNothingElse(t *testing.T) {
	s := &site{parts: map[string][]byte{}}
	s.put("/frame/a.png", []byte("a picture"))
	server := httptest.NewServer(http.HandlerFunc(s.serve))
	defer server.Close()
	for _, test := range []struct {
		path, holds string
		status      int
	}{
		{"/diary/first-winter", "A first winter with bees", http.StatusOK},
		{"/frame/a.png", "a picture", http.StatusOK},
		{"/", "not found", http.StatusNotFound},
		{"/frame/b.png", "not found", http.StatusNotFound},
	} {
		answer, err := http.Get(server.URL + test.path)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(answer.Body)
		answer.Body.Close()
		if err != nil || answer.StatusCode != test.status || !strings.Contains(string(body), test.holds) {
			t.Errorf("GET %s = %d %.60q, %v; want %d and %q", test.path, answer.StatusCode, body, err, test.status, test.holds)
		}
	}
}
