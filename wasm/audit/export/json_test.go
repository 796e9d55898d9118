package export

import (
	"errors"
	"io"
	"strconv"
	"strings"
	"testing"

	"linkgrade/wasm/table"
)

const oneLink = `{"url_from":"https://a.example/","url_to":"https://shop.example/","dofollow":true,"anchor":"shop"}`

func TestJSON(t *testing.T) {
	long := strings.Repeat("x", table.MaxLine)
	for _, tt := range []struct{ title, text, rows, aside string }{
		{"an answer of the API", `{"tasks":[{"result":[{"items_count":1,"items":[` + oneLink + `]}]}]}`, "https://a.example/ https://shop.example/ shop\n", ""},
		{"a list", "[" + oneLink + ",\n" + oneLink + "]", strings.Repeat("https://a.example/ https://shop.example/ shop\n", 2), ""},
		{"two answers", `{"items":[` + oneLink + `]} {"items":[` + oneLink + `]}`, strings.Repeat("https://a.example/ https://shop.example/ shop\n", 2), ""},
		{"brackets and quotes in texts", `[{"url_from":"https://a.example/","url_to":"","domain_from":"a.example","anchor":"}]\"{ \\"}]`, "https://a.example/  }]\"{ \\\n", ""},
		{"keys that come late", `[{"url_from":"https://a.example/","url_to":null,"anchor":null},{"last_seen":"2026-09-15","url_from":"https://b.example/","url_to":[],"more":{"a":[1]}}]`, "https://a.example/\nhttps://b.example/    2026-09-15\n", ""},
		{"other keys", `{"links":[{"Source URL":"https://a.example/","Target":"https://shop.example/"}]}`, "https://a.example/ https://shop.example/\n", ""},
		{"rows that cannot be read", "[" + oneLink + ",\n{\"url_from\":\"//\"},{},{\"url_from\":12,},{\"url_from\":\"" + long + "\"},\n" + oneLink + "]", strings.Repeat("https://a.example/ https://shop.example/ shop\n", 2),
			"2 “//” is no address; 2 it names no page or domain that links; 2 it is no JSON: line 1: a key in quotation marks is missing; 2 an element of more than 1 MB"},
	} {
		f, err := Open("x.json", strings.NewReader(tt.text))
		if err != nil {
			t.Errorf("%s: %v", tt.title, err)
			continue
		}
		rows, aside := all(t, f)
		if got := said(rows); got != tt.rows || whys(aside) != tt.aside {
			t.Errorf("%s: %q, aside %q; want %q, %q", tt.title, got, whys(aside), tt.rows, tt.aside)
		}
	}
}

func TestBrokenJSON(t *testing.T) {
	for _, tt := range []struct {
		title, text string
		rows, aside int
		failed      error
	}{
		{"cut between rows", "[" + oneLink + ",", 1, 0, io.ErrUnexpectedEOF},
		{"cut within a row", "[" + oneLink + "," + oneLink[:40], 1, 1, nil},
		{"cut within a text", `{"items":[` + oneLink + `],"more":"x`, 1, 0, io.ErrUnexpectedEOF},
		{"a bracket too many", "[" + oneLink + "]]", 1, 0, errBroken},
	} {
		f, err := Open("x.json", strings.NewReader(tt.text))
		if err != nil {
			t.Errorf("%s: %v", tt.title, err)
			continue
		}
		var failed error
		for range f.Rows(&failed) {
		}
		if rows, aside := f.Counts(); rows != tt.rows || aside != tt.aside || !errors.Is(failed, tt.failed) {
			t.Errorf("%s: %d rows, %d aside, %v; want %d, %d, %v", tt.title, rows, aside, failed, tt.rows, tt.aside, tt.failed)
		}
	}
}

func whys(aside []Aside) string {
	var all []string
	for _, a := range aside {
		all = append(all, strconv.Itoa(a.Line)+" "+a.Why)
	}
	return strings.Join(all, "; ")
}
