package grade

import (
	"slices"
	"strings"
	"testing"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/page"
)

func TestStatements(t *testing.T) {
	long := strings.Repeat("é", 200)
	for _, c := range []struct {
		name string
		got  Evidence
		text string
		with []string
	}{
		{"nothing to fill", stated("no-date", "an article without a date"), "an article without a date", nil},
		{"numbers", counted("lines-cut", "# of # lines", 3, 12), "3 of 12 lines", []string{"3", "12"}},
		{"the page's words", stated("title-words", "# words: #", "2", "No. #1"), "2 words: No. #1", []string{"2", "No. #1"}},
		{"a long text", stated("canonical", "canonical: #", long), quote("canonical: " + long), []string{quote(long)}},
	} {
		if c.got.Text != c.text || c.got.Link != -1 || !slices.Equal(c.got.Statement.With, c.with) {
			t.Errorf("%s: %q with %q at %d; want %q with %q at -1", c.name, c.got.Text, c.got.Statement.With, c.got.Link, c.text, c.with)
		}
	}
	if e := stated("no-date", "x").at(3); e.Link != 3 {
		t.Errorf("at(3) stands at %d", e.Link)
	}
}

func TestRiskyLink(t *testing.T) {
	name, err := domain.ParseName("dice.example")
	if err != nil {
		t.Fatal(err)
	}
	l := &page.Link{Text: "win", Name: name, Index: 4}
	if e := riskyLink(l, listedAs+"gambling,adult"); e.Text != "win → dice.example (listed: gambling,adult)" || e.Link != 4 || e.Statement == nil || !slices.Equal(e.Statement.With, []string{"win", "dice.example", "gambling,adult"}) {
		t.Errorf("a listed link: %+v, with %+v", e, e.Statement)
	}
	if e := riskyLink(l, "name: casino"); e.Text != "win → dice.example (name: casino)" || e.Link != 4 || e.Statement != nil {
		t.Errorf("a link with a name: %+v; want no statement", e)
	}
}
