package page

import "testing"

func TestParseDate(t *testing.T) {
	const may3 = "2024-05-03"
	tests := []struct{ in, want string }{
		{"2024-05-03", may3},
		{"2024-05-03T23:59:59+02:00", may3},
		{"2024-05-03 10:00:00", may3},
		{"20240503", may3},
		{"20240503T100000Z", may3},
		{"2024/05/03", may3},
		{"2024.5.3", may3},
		{"2024. 5. 3.", may3},
		{"03.05.2024", may3},
		{"3. 5. 2024", may3},
		{"3.5.2024, 10:30 Uhr", may3},
		{"05/25/2024", "2024-05-25"},
		{"25/05/2024", "2024-05-25"},
		{"25-05-2024", "2024-05-25"},
		{"05/05/2024", "2024-05-05"},
		{"Fri, 03 May 2024 10:00:00 GMT", may3},
		{"Fri May 03 2024 10:00:00 GMT+0200", may3},
		{"Fri May  3 10:00:00 2024", may3},
		{"May 3, 2024", may3},
		{"MAY 3RD, 2024", may3},
		{"Updated 10:30 May 3, 2024", may3},
		{"Published: Friday, May 3, 2024 at 5pm", may3},
		{"3 May 2024", may3},
		{"3rd of May, 2024", may3},
		{"3 May, 2024 10:15", may3},
		{"2024 May 3", may3},
		{"3. Mai 2024", may3},
		{"3 mai 2024", may3},
		{"mar. 3 mai 2024", may3},
		{"1er mai 2024", "2024-05-01"},
		{"3 de mayo de 2024", may3},
		{"3 de maio de 2024", may3},
		{"venerdì 3 maggio 2024", may3},
		{"3 mei 2024", may3},
		{"3 maja 2024", may3},
		{"3 мая 2024 г.", may3},
		{"3 травня 2024", may3},
		{"3 Mayıs 2024", may3},
		{"2024. május 3.", may3},
		{"2024年5月3日", may3},
		{"2024年05月03日（金） 10:00", may3},
		{"2024년 5월 3일", may3},
		{"2024-02-29", "2024-02-29"},
		{"2000-02-29", "2000-02-29"},
		{"2024-05-03, 2025-01-01", may3},
		{"", ""},
		{"yesterday", ""},
		{"2024", ""},
		{"2024-05", ""},
		{"May 2024", ""},
		{"May 3", ""},
		{"3 May 24", ""},
		{"03.05.24", ""},
		{"05/03/2024", ""},
		{"2023-02-29", ""},
		{"2100-02-29", ""},
		{"2024-13-01", ""},
		{"2024-04-31", ""},
		{"2024-05-00", ""},
		{"31 June 2024", ""},
		{"1403-05-03", ""},
		{"3 พฤษภาคม 2567", ""},
		{"0000-00-00", ""},
		{"99999999", ""},
		{"123456789012", ""},
		{"2024-05/03", ""},
		{"10:30:2024", ""},
		{"3 days ago, in 2024", ""},
		{"may be 3 or 2024", ""},
		{"May", ""},
		{"\xff\xfe 2024-05-03", may3},
	}
	for _, tt := range tests {
		if got := ParseDate(tt.in).String(); got != tt.want {
			t.Errorf("ParseDate(%q) = %q; want %q", tt.in, got, tt.want)
		}
	}
}

func TestDate(t *testing.T) {
	if d := (Date{2024, 5, 3}); d.String() != "2024-05-03" || d.IsZero() || ParseDate(d.String()) != d {
		t.Errorf("%#v: String = %q, IsZero = %t, and back %#v", d, d, d.IsZero(), ParseDate(d.String()))
	}
	if d := (Date{}); d.String() != "" || !d.IsZero() {
		t.Errorf("the zero Date: String = %q, IsZero = %t", d, d.IsZero())
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"2024-05-03", "3 de mayo de 2024", "2024年5月3日", "May 3rd, 2024", "1.1.1 may jun 2"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if d := ParseDate(s); !d.IsZero() && (dateOf(d.Year, d.Month, d.Day) != d || ParseDate(d.String()) != d) {
			t.Errorf("ParseDate(%q) = %v", s, d)
		}
	})
}

func TestDateUnix(t *testing.T) {
	for _, c := range []struct {
		date Date
		want int64
	}{
		{Date{}, 0}, {Date{1990, 1, 1}, 631152000}, {Date{2000, 2, 29}, 951782400}, {Date{2000, 3, 1}, 951868800},
		{Date{2023, 11, 14}, 1699920000}, {Date{2100, 12, 31}, 4133894400},
	} {
		if got := c.date.Unix(); got != c.want {
			t.Errorf("%v.Unix() = %d; want %d", c.date, got, c.want)
		}
	}
}
