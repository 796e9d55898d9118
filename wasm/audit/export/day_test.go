package export

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestDays(t *testing.T) {
	for _, tt := range []struct {
		text   string
		order  order
		want   string
		either bool // whether the other order says the same
	}{
		{"2026-09-15", monthFirst, "2026-09-15", true},
		{"2026-09-15 21:57:37", monthFirst, "2026-09-15", true},
		{"2026-09-15T21:57:37Z", monthFirst, "2026-09-15", true},
		{"2026-09-15T23:30:00-05:00", monthFirst, "2026-09-16", true},
		{"2026-09-15 00:30:00 +02:00", monthFirst, "2026-09-14", true},
		{"2025-06-23 01:20:58 +00:00", monthFirst, "2025-06-23", true},
		{"2026-09-15T00:30:00.123+0530", monthFirst, "2026-09-14", true},
		{"2024-02-29", monthFirst, "2024-02-29", true},
		{"2023-02-29", monthFirst, "", true},
		{"0000-00-00", monthFirst, "", true},
		{"1970-01-01 00:00:00", monthFirst, "", true},
		{"Sep 15, 2026", monthFirst, "2026-09-15", true},
		{"September 5, 2026 03:20 PM", monthFirst, "2026-09-05", true},
		{"5 Sept 2026", monthFirst, "2026-09-05", true},
		{"15.09.2026", monthFirst, "2026-09-15", true},
		{"05.09.2026", monthFirst, "2026-09-05", true},
		{"05.09.26 12:10", monthFirst, "2026-09-05", true},
		{"15/09/2026", monthFirst, "2026-09-15", true},
		{"09/15/2026", dayFirst, "2026-09-15", true},
		{"03/04/2026", monthFirst, "2026-03-04", false},
		{"03/04/2026", dayFirst, "2026-04-03", false},
		{"3/4/26 5:30", dayFirst, "2026-04-03", false},
		{"03-04-2026", dayFirst, "2026-04-03", false},
		{"2026/09/15", dayFirst, "2026-09-15", true},
		{"2026年9月15日", monthFirst, "2026-09-15", true},
		{"2026. 9. 15.", monthFirst, "2026-09-15", true},
		{"20260915", monthFirst, "2026-09-15", true},
		{"46280", monthFirst, "2026-09-15", true}, // of a spreadsheet
		{"46280.75", monthFirst, "2026-09-15", true},
		{"1789430400", monthFirst, "2026-09-15", true}, // seconds
		{"1789430400000", monthFirst, "2026-09-15", true},
		{"15. Sep. 2026", monthFirst, "2026-09-15", true}, // German, and so on by language
		{"15. September 2026", monthFirst, "2026-09-15", true},
		{"15. März 2026", monthFirst, "2026-03-15", true},
		{"15 août 2026", monthFirst, "2026-08-15", true},
		{"15 juil. 2026", monthFirst, "2026-07-15", true},
		{"15 juin 2026", monthFirst, "2026-06-15", true},
		{"15 dic 2026", monthFirst, "2026-12-15", true},
		{"15 de set. de 2026", monthFirst, "2026-09-15", true},
		{"15 gen 2026", monthFirst, "2026-01-15", true},
		{"15 mrt 2026", monthFirst, "2026-03-15", true},
		{"15 wrz 2026", monthFirst, "2026-09-15", true},
		{"15 lis 2026", monthFirst, "2026-11-15", true},
		{"15. červenec 2026", monthFirst, "2026-07-15", true},
		{"2026. szept. 15.", monthFirst, "2026-09-15", true},
		{"15 сент. 2026 г.", monthFirst, "2026-09-15", true},
		{"15 мая 2026", monthFirst, "2026-05-15", true},
		{"15 вер. 2026 р.", monthFirst, "2026-09-15", true},
		{"15 Eyl 2026", monthFirst, "2026-09-15", true},
		{"15 Ağu 2026", monthFirst, "2026-08-15", true},
		{"15 בספט׳ 2026", monthFirst, "2026-09-15", true},
		{"\u200f15 سبتمبر 2026", monthFirst, "2026-09-15", true},
		{"١٥ سبتمبر ٢٠٢٦", monthFirst, "2026-09-15", true},
		{"15 Eyl 2569", monthFirst, "2026-09-15", true}, // of Thailand's calendar
		{"15 syyskuuta 2026", monthFirst, "2026-09-15", true},
		{"", monthFirst, "", true},
		{"-", monthFirst, "", true},
		{"N/A", monthFirst, "", true},
		{"yesterday", monthFirst, "", true},
		{"31/02/2026", monthFirst, "", true},
		{"12", monthFirst, "", true},
		{"1,240", monthFirst, "", true},
		{"Sep 2026", monthFirst, "", true},
		{"2026-13-45", monthFirst, "", true},
	} {
		if got := tt.order.read(tt.text).String(); got != tt.want {
			t.Errorf("%q in order %d: %q; want %q", tt.text, tt.order, got, tt.want)
		}
		if got := (1 - tt.order).read(tt.text).String(); (got == tt.want) != tt.either {
			t.Errorf("%q in the other order: %q", tt.text, got)
		}
	}
}

func TestEachDay(t *testing.T) {
	for at := time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC); at.Year() <= 2100; at = at.AddDate(0, 0, 1) {
		want := DayOf(at)
		for _, layout := range []string{time.DateOnly, "Jan 2, 2006", "2. 1. 2006", "2006/1/2"} {
			if got := monthFirst.read(at.Format(layout)); got != want {
				t.Fatalf("%s: %s; want %s", at.Format(layout), got, want)
			}
		}
	}
}

func TestNumbers(t *testing.T) {
	for _, tt := range []struct {
		text string
		want float64
		ok   bool
	}{
		{"0", 0, true}, {"1240", 1240, true}, {"1,240", 1240, true}, {"1.240", 1240, true}, {"1 240", 1240, true}, {"1\u00A0240\u202F500", 1240500, true},
		{"1,240,500", 1240500, true}, {"1’240", 1240, true}, {"4.5", 4.5, true}, {"58.0", 58, true}, {"0.125", 0.125, true}, {"12,5", 12.5, true},
		{"1,240.50", 1240.5, true}, {"45915.333", 45915.333, true}, {"٤٢", 42, true}, {"17%", 17, true}, {"130810392", 130810392, true},
		{"", 0, false}, {"-", 0, false}, {".", 0, false}, {"12a", 0, false}, {"-3", 0, false}, {"1 2", 0, false}, {"1.2.3", 0, false}, {"99999999999999999999999999999999999999999", 0, false},
	} {
		got, ok := numberOf(tt.text)
		if ok != tt.ok || ok && (got < tt.want-1e-6 || got > tt.want+1e-6) {
			t.Errorf("numberOf(%q) = %g, %v; want %g, %v", tt.text, got, ok, tt.want, tt.ok)
		}
	}
}

// Days that cannot be read are counted, in rows that can; what tools write for none is none.
func TestUnreadDays(t *testing.T) {
	f, err := Open("x.csv", strings.NewReader("Source URL,First seen,Lost\nhttps://a.example/,1 day ago,\nhttps://b.example/,2026-09,-\nhttps://c.example/,0000-00-00,yes\nhttps://d.example/,N/A,soon\n"+
		"https://e.example/,2026-09-15,2026-10-01\nhttps://f.example/,1970-01-01 00:00:00,No\n"))
	if err != nil {
		t.Fatal(err)
	}
	rows, _ := all(t, f)
	if got, want := f.Unread(), (Unread{3, 2, "1 day ago"}); got != want {
		t.Errorf("Unread() = %+v; want %+v", got, want)
	}
	for i, want := range []Known{No, No, Yes, Yes, Yes, No} {
		if got := rows[i].IsLost; got != want {
			t.Errorf("row %d is lost: %d; want %d", i, got, want)
		}
	}
}

// A person's word on the order of dates is taken, and said.
func TestReadDays(t *testing.T) {
	for _, isDayFirst := range []bool{false, true} {
		f, err := Open("x.csv", strings.NewReader("Linking page,Last crawled\nhttps://a.example/,04/05/2026\n"))
		if err != nil || !slices.Equal(f.Notes, []string{"month-first"}) {
			t.Fatalf("%v, %q", err, f.Notes)
		}
		f.ReadDays(isDayFirst)
		order, want := "month first", "2026-04-05"
		if isDayFirst {
			order, want = "day first", "2026-05-04"
		}
		rows, _ := all(t, f)
		if got := rows[0].Last.String(); got != want || len(f.Notes) > 0 || f.Said != "Google Search Console, latest links; UTF-8, commas; dates of numbers alone are read "+order {
			t.Errorf("%s: %s, %q, %q; want %s", order, got, f.Notes, f.Said, want)
		}
	}
}
