package trust

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

func TestAuthorityKnowsZeroFromUnknown(t *testing.T) {
	for _, test := range []struct {
		give  Authority
		value int
		known bool
	}{
		{0, 0, false},
		{AuthorityOf(0), 0, true},
		{AuthorityOf(-5), 0, true},
		{AuthorityOf(57), 57, true},
		{AuthorityOf(100), 100, true},
		{AuthorityOf(250), 100, true},
		{authorityTop + 1, 0, false},
	} {
		text := "unknown"
		if test.known {
			text = fmt.Sprint(test.value)
		}
		if got := test.give.String(); got != text {
			t.Errorf("Authority(%d).String() = %q; want %q", uint8(test.give), got, text)
		}
		if v, known := test.give.Known(); v != test.value || known != test.known {
			t.Errorf("Authority(%d).Known() = %d, %v; want %d, %v", uint8(test.give), v, known, test.value, test.known)
		}
	}
}

func TestQuantisedIsWithinAPoint(t *testing.T) {
	for v := range 101 {
		q := AuthorityOf(v).Quantised()
		got, known := q.Known()
		if !known || got < v-1 || got > v+1 {
			t.Errorf("AuthorityOf(%d).Quantised() = %d, %v; want within a point", v, got, known)
		}
		if again := q.Quantised(); again != q {
			t.Errorf("quantising %d twice gives %v, once %v", v, again, q)
		}
	}
	for _, v := range []int{0, 100} {
		if got := AuthorityOf(v).Quantised(); got != AuthorityOf(v) {
			t.Errorf("AuthorityOf(%d).Quantised() = %v; want it exact", v, got)
		}
	}
	if got := Authority(0).Quantised(); got != 0 {
		t.Errorf("unknown.Quantised() = %v; want unknown", got)
	}
}

func TestAgeOf(t *testing.T) {
	for _, test := range []struct {
		years int
		want  AgeBucket
		least int
	}{
		{-1, 0, 0}, {0, 1, 0}, {1, 2, 1}, {2, 3, 2}, {3, 3, 2}, {4, 4, 4},
		{8, 5, 8}, {15, 5, 8}, {16, 6, 16}, {40, 6, 16},
	} {
		got := AgeOf(test.years)
		least, known := got.Years()
		if got != test.want || least != test.least || known != (test.want != 0) {
			t.Errorf("AgeOf(%d) = %d (%d years, %v); want %d (%d years)", test.years, got, least, known, test.want, test.least)
		}
	}
	if _, known := (maxAge + 1).Years(); known {
		t.Error("a bucket that does not exist is known")
	}
}

func TestPopularityOf(t *testing.T) {
	for rank, want := range map[int]Popularity{-3: 0, 0: 0, 1: 1, 2: 2, 3: 2, 4: 3, 1 << 20: 21} {
		if got := PopularityOf(rank); got != want {
			t.Errorf("PopularityOf(%d) = %d; want %d", rank, got, want)
		}
	}
}

func TestCommonNeverAddsAStatement(t *testing.T) {
	a := Record{AuthorityOf(70), 3, Press | Adult, 4, 9}
	b := Record{AuthorityOf(40), 1, Press | Spam, 5, 9}
	want := Record{AuthorityOf(40), 1, Press, 0, 9}
	if got := a.common(b); got != want {
		t.Errorf("common = %+v; want %+v", got, want)
	}
	if got := b.common(a); got != want {
		t.Errorf("common the other way = %+v; want %+v", got, want)
	}
	if got := a.common(Record{}); !got.IsZero() {
		t.Errorf("common with the zero record = %+v; want zero", got)
	}
}

func TestCategoryWordsReadBack(t *testing.T) {
	for i, word := range categoryWords {
		c := Category(1) << i
		if got := c.String(); got != word {
			t.Errorf("Category(1<<%d).String() = %q; want %q", i, got, word)
		}
		if got, err := ParseCategory(word); err != nil || got != c {
			t.Errorf("ParseCategory(%q) = %v, %v; want %v", word, got, err, c)
		}
	}
	for _, c := range []Category{0, Press | FreeMail, AllCategories} {
		if got, err := ParseCategory(c.String()); err != nil || got != c {
			t.Errorf("ParseCategory(%q) = %v, %v; want it back", c.String(), got, err)
		}
	}
	if got, err := ParseCategory("press,forum"); err != nil || got != Forum|Press {
		t.Errorf("ParseCategory in another order = %v, %v", got, err)
	}
	if got := (AllCategories + 1).String(); got != "" {
		t.Errorf("an unknown bit prints %q; want nothing", got)
	}
}

func TestCategoryBitsStayWhereTheyAre(t *testing.T) {
	const inPacks = "gambling,adult,malware,phishing,piracy,link-seller,content-farm,shortener," +
		"free-host,social,forum,directory,press,government,education,parked,disposable-mail," +
		"scam,spam,drugs,free-mail,confirmed"
	if got := AllCategories.String(); !strings.HasPrefix(got, inPacks) {
		t.Errorf("the categories are %q; want them to begin with %q: packs hold the bits", got, inPacks)
	}
	if FreeMail != 1<<20 || Gambling != 1 || Education != 1<<14 {
		t.Error("a category constant moved away from its word")
	}
}

func TestParseCategoryRefuses(t *testing.T) {
	for _, s := range []string{"Press", "press,", ",press", "press,,forum", "pres", " press"} {
		if got, err := ParseCategory(s); !errors.Is(err, ErrCategory) {
			t.Errorf("ParseCategory(%q) = %v, %v; want ErrCategory", s, got, err)
		}
	}
}

func TestHas(t *testing.T) {
	if c := Press | Forum; !c.Has(Press) || !c.Has(0) || c.Has(Press|Adult) {
		t.Error("Has is not the subset test")
	}
}
