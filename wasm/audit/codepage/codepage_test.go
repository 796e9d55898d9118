package codepage

import (
	_ "embed"
	"encoding/json"
	"strings"
	"testing"
)

// texts.json is what every reader of old encodings is held to: this package, the command that decodes with x/text, and the page, which
// decodes with the browser's own tables.
//
//go:embed testdata/texts.json
var textsJSON []byte

type text struct {
	Encoding, Label, Said, Anchor string
	Bytes                         []byte
}

func texts(t *testing.T) (all []text) {
	t.Helper()
	if err := json.Unmarshal(textsJSON, &all); err != nil || len(all) < 10 {
		t.Fatalf("%d texts, %v", len(all), err)
	}
	return all
}

func TestOf(t *testing.T) {
	for _, tt := range texts(t) {
		if got := Of(tt.Bytes); got != tt.Label {
			t.Errorf("Of(%q in %s) = %q; want %q", tt.Anchor, tt.Encoding, got, tt.Label)
		}
		if tt.Label != "" && Called(tt.Label) != tt.Said {
			t.Errorf("Called(%q) = %q; want %q", tt.Label, Called(tt.Label), tt.Said)
		}
	}
}

// The detector asks its judges at once, and takes the first of those that are equally sure.
func TestOfIsTheSameEachTime(t *testing.T) {
	for _, tt := range texts(t) {
		if tt.Encoding != "euc-kr" {
			continue
		}
		rows := strings.SplitAfter(string(tt.Bytes), "\n")
		for range 200 {
			if got := Of([]byte(rows[0] + rows[1])); got != "euc-kr" {
				t.Fatalf("Of(a row in EUC-KR, which may be GB 18030 as well) = %q", got)
			}
		}
	}
}

// A line that is damaged does not make a text one of another encoding.
func TestDamagedUTF8(t *testing.T) {
	rows := strings.Repeat("港のヨット,https://one.com/a,港のヨットを借りる\n", 4)
	for _, in := range []string{"", "\n", rows, strings.Replace(rows, "港", "\xE6\xB8", 1), "\xEF\xBB\xBF\xE6\xE6\xE6\n", "\xE6\xE6\xE6 without an end"} {
		if got := Of([]byte(in)); got != "" {
			t.Errorf("Of(%.40q) = %q; want none", in, got)
		}
	}
	if got := Called(""); got != "" {
		t.Errorf("Called(none) = %q", got)
	}
}
