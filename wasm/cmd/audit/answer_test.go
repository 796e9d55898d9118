package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"linkgrade/wasm/audit/export"
)

// exported is a table of links: thirty sites made for it, a public authority, and a row without an address.
func exported() []byte {
	var b strings.Builder
	b.WriteString("Referring page title,Referring page URL,Domain rating,Target URL,Anchor,Nofollow,First seen,Last seen\n")
	for i := range 30 {
		fmt.Fprintf(&b, "Online casino,https://cheap-links-%d.xyz/post/%d,0,https://herbs.example/,online casino bonus,false,2026-06-02,2026-10-01\n", i, i)
	}
	b.WriteString("Gardens,https://www.gov.uk/gardens,90,https://herbs.example/sage,\"Herbs, and sage\",false,2025-03-03,2026-10-01\n")
	b.WriteString("none,,0,https://herbs.example/,x,false,2026-06-02,2026-06-02\n")
	return []byte(b.String())
}

// steps is an audit with a profile from begin to report, its file in pieces of so many bytes: the requests, in order.
func steps(piece int) (all [][]byte) {
	say := func(headers string, body []byte) { all = append(all, append([]byte(headers+"\n"), body...)) }
	say("do: profile\n", []byte(`{"version":1,"name":"Herbs","sites":["herbs.example"],"keywords":["kitchen herbs","growing in pots","sage"]}`))
	say("do: begin\nsite: https://www.herbs.example/about\nat: 1790000000\nmanual: no\n", nil)
	say("do: existing\n", []byte("# kept\ndomain:old.example\ndomain:not a host\n"))
	say("do: open\nname: links.csv\n", nil)
	for src := exported(); len(src) > 0; src = src[min(piece, len(src)):] {
		say("do: more\n", src[:min(piece, len(src))])
	}
	say("do: end\n", nil)
	say("do: aside\nfile: 0\n", nil)
	say("do: report\n", nil)
	say("do: domains\nsort: name\ncount: 5\n", nil)
	say("do: domains\nfind: CASINO\nadvice: disavow\ncount: 1000\n", nil)
	say("do: domain\nname: www.gov.uk\n", nil)
	say("do: decide\n", []byte("cheap-links-1.xyz keep\nwww.gov.uk disavow\nnobody.example disavow\n"))
	say("do: domains\nshow: decided\ncount: 5\n", nil)
	say("do: draft\n", nil)
	say("do: file\n", nil)
	for _, name := range []string{"flow", "variety", "anchors", "votes"} {
		say("do: chart\nname: "+name+"\n", []byte("title: Title\nlabel.other: Sonstige\ndecimal: ,\npercent: # %\nmonths: a|b|c|d|e|f|g|h|i|j|k|l\nmonth: @ #\n"))
	}
	say("do: json\n", nil)
	return all
}

// answered are the answers to requests.
func answered(ask func([]byte) []byte, requests [][]byte) (all [][]byte) {
	for _, r := range requests {
		all = append(all, bytes.Clone(ask(r)))
	}
	return all
}

func TestAudit(t *testing.T) {
	a := &auditor{}
	all := answered(a.answer, steps(1<<20))[1:] // without the profile
	for i, want := range [][]string{
		{`{"site":"herbs.example"}`},
		{`{"sites":1,"pages":0,"problems":[{"line":3,"text":"domain:not a host","fault":"not-host"}]}`},
		{`{}`},
		{`{"rows":`},
		{`{"number":0,"name":"links.csv","said":"Ahrefs, backlinks; UTF-8, commas",`, `"rival":"","rows":31,"aside":1,"failed":null,"taken":{"tool":"ahrefs","report":"backlinks",`},
		{`{"lines":[{"line":33,"text":"none`, `],"unkept":0}`},
		{`{"version":1,`, `"domains":[],"unlisted":0}`},
		{`{"total":31,"domains":[{"decided":null,"domain":{"name":"cheap-links-0.xyz",`},
		{`{"total":30,`},
		{`{"decided":null,"domain":{"name":"www.gov.uk",`, `"guard":"government"`},
		{`"decided":2,"guarded":["www.gov.uk"]}`},
		{`{"total":1,"domains":[{"decided":"keep","domain":{"name":"cheap-links-1.xyz",`},
		{`{"lines":`, `"changes":[{"line":`, `"removed":0,"refused":[],"unsaid":0}`},
		{`{"text":"# kept\u000adomain:old.example\u000adomain:not a host\u000a`},
		{`{"chart":"\u003csvg `}, {`{"chart":"\u003csvg `}, {`{"chart":"\u003csvg `}, {`{"chart":"\u003csvg `},
		{`{"version":1,`, `"name":"cheap-links-1.xyz"`},
	} {
		for _, part := range want {
			if !bytes.Contains(all[i], []byte(part)) || !json.Valid(all[i]) {
				t.Errorf("answer %d is %.600s; want JSON with %s", i, all[i], part)
			}
		}
	}
	if file := string(all[13]); strings.Contains(file, "gov.uk") || strings.Contains(file, "domain:cheap-links-1.xyz\\u") || !strings.Contains(file, "domain:cheap-links-2.xyz") {
		t.Errorf("the file is %s; want what is advised, without what the user keeps and what is never disavowed", file)
	}
	before := all[len(all)-1]
	if got := a.answer(append([]byte("do: compare\n\n"), before...)); !bytes.Contains(got, []byte(`"new":[]`)) || !bytes.Contains(got, []byte(`"lost":[]`)) {
		t.Errorf("compared with itself an audit says %s; want nothing new and nothing lost", got)
	}
}

// The pieces that a file comes in make no difference.
func TestPieces(t *testing.T) {
	want := answered((&auditor{}).answer, steps(1<<20))
	last := want[len(want)-1]
	for _, piece := range []int{1, 7, 1000} {
		got := answered((&auditor{}).answer, steps(piece))
		if !bytes.Equal(got[len(got)-1], last) {
			t.Errorf("in pieces of %d bytes the report is another", piece)
		}
	}
}

// A workbook's rows are taken as a table's.
func TestCells(t *testing.T) {
	a := &auditor{}
	var b strings.Builder
	for i, line := range strings.Split(strings.TrimSpace(strings.ReplaceAll(string(exported()), `"Herbs, and sage"`, "Herbs")), "\n") {
		fmt.Fprintf(&b, "%d\x1f%s\n", i+1, strings.ReplaceAll(line, ",", "\x1f"))
	}
	all := answered(a.answer, [][]byte{[]byte("do: begin\nsite: herbs.example\n\n"), []byte("do: open\nname: links.xlsx\nform: cells\n\n"), []byte("do: more\n\n" + b.String()), []byte("do: end\n\n")})
	if got := string(all[3]); !strings.Contains(got, `"rows":31,"aside":1,"failed":null`) {
		t.Errorf("a workbook is answered %s; want its 31 rows", got)
	}
}

// ended has files read, each the headers of its open, its text and the headers of its end, and is how the last ended.
func ended(t *testing.T, begin string, files ...[3]string) (got struct {
	Number, Rows, Aside int
	Said                string
	Failed              *struct{ Text, Reason string }
	Taken               *struct {
		Tool, Report, Heading, Encoding, Delimiter, Folded string
		Column                                             int
		JSON                                               bool
		Notes                                              []string
	}
	Unread struct {
		Days, Line int
		Text       string
	}
}) {
	t.Helper()
	a := &auditor{}
	a.answer([]byte("do: begin\nsite: herbs.example\n" + begin + "\n"))
	for _, f := range files {
		a.answer([]byte("do: open\nname: x\n" + f[0] + "\n"))
		a.answer([]byte("do: more\n\n" + f[1]))
		end := a.answer([]byte("do: end\n" + f[2] + "\n"))
		got.Failed = nil
		if err := json.Unmarshal(end, &got); err != nil {
			t.Fatalf("%s: %v", end, err)
		}
	}
	return got
}

// What a file was taken for is told by words, too: the page says them in the reader's language.
func TestTaken(t *testing.T) {
	for _, tt := range []struct{ form, text, want string }{
		{"", "Referring page URL,Target URL,First seen,Anchor\nhttps://a.example/,https://herbs.example/,2026-03-04,x\n", "{ahrefs backlinks  UTF-8 commas  0 false []}"},
		{"", "Linking page;Last crawled\nhttps://one.com/;04/05/2026\n", "{search-console latest links  UTF-8 semicolons  0 false [day-first]}"},
		{"encoding: shift_jis\n", "Linking page,Last crawled\nhttps://one.com/,04/05/2026\n", "{search-console latest links  Shift_jis commas  0 false [month-first]}"},
		{"", "Name\tMy links\nx\thttps://one.com/a\ny\thttps://two.com/b\n", "{table links My links UTF-8 tabs  2 false []}"},
		{"", `[{"url_from":"https://a.example/","url_to":"https://herbs.example/"}]`, "{table links  UTF-8   0 true []}"},
		{"form: cells\n", "1\x1fSource title,Source url,Target url,Anchor\n2\x1fx,https://a.example/,https://herbs.example/,y\n", "{semrush backlinks    commas 0 false []}"},
	} {
		got := ended(t, "", [3]string{tt.form, tt.text})
		if got.Taken == nil || fmt.Sprint(*got.Taken) != tt.want {
			t.Errorf("%q is taken for %+v (%+v); want %s", tt.text, got.Taken, got.Failed, tt.want)
		}
	}
}

// Dates of numbers alone are read as the reader says, and those that are none are told.
func TestDays(t *testing.T) {
	const text = "Linking page,Last crawled\nhttps://one.com/,04/05/2026\nhttps://two.com/,2026-13\n"
	for days, want := range map[string]string{"": "2026-04-05", "days: day\n": "2026-05-04", "days: month\n": "2026-04-05"} {
		a := &auditor{}
		for _, request := range []string{"do: begin\nsite: herbs.example\n" + days, "do: open\nname: x\n", "do: more\n\n" + text, "do: end\n"} {
			a.answer([]byte(request + "\n"))
		}
		if got := string(a.answer([]byte("do: domain\nname: one.com\n\n"))); !strings.Contains(got, `"last":"`+want+`"`) {
			t.Errorf("with %q the domain is %s; want %s", days, got, want)
		}
		if got := ended(t, days, [3]string{"", text}); (len(got.Taken.Notes) == 0) != (days != "") || fmt.Sprint(got.Unread) != "{1 3 2026-13}" {
			t.Errorf("with %q: notes %q, unread %v", days, got.Taken.Notes, got.Unread)
		}
	}
}

// A packed file that breaks off has the rows that came, and says why there are no more. Files have numbers, read or not.
func TestBroken(t *testing.T) {
	rows := "Linking page,Last crawled\n" + strings.Repeat("https://one.com/,2026-04-05\n", 4000)
	for _, word := range []string{packedBroken, packedLarge} {
		if got := ended(t, "", [3]string{"", "Colour,Taste\nred,sour\n"}, [3]string{"", rows, "broken: " + word + "\n"}); got.Failed == nil || got.Failed.Reason != word || got.Rows != 4000 || got.Number != 1 {
			t.Errorf("%s: %+v", word, got)
		}
	}
	if got := ended(t, "", [3]string{"", "", "broken: " + packedBroken + "\n"}); got.Failed == nil || got.Failed.Reason != packedBroken || got.Taken != nil {
		t.Errorf("nothing, broken: %+v", got)
	}
}

// Competitors' exports are told apart, and a file that is given up leaves no reading behind.
func TestRivals(t *testing.T) {
	a := &auditor{}
	rival := strings.ReplaceAll(string(exported()), "herbs.example", "rival.example")
	all := answered(a.answer, [][]byte{[]byte("do: begin\nsite: herbs.example\n\n"), []byte("do: open\nname: half.csv\n\n"), []byte("do: more\n\nReferring page URL,Target URL\n"),
		[]byte("do: open\nname: rival.csv\nrival: www.rival.example\n\n"), []byte("do: more\n\n" + rival), []byte("do: end\n\n"), []byte("do: report\n\n")})
	if got := string(all[5]); !strings.Contains(got, `"rival":"rival.example","rows":31`) {
		t.Errorf("the competitor's file is answered %s", got)
	}
	if got := string(all[6]); !strings.Contains(got, `"rivals":[{"domain":`) || !strings.Contains(got, `"sites":["rival.example"]`) {
		t.Errorf("the report is %.400s; want sites that link to the competitor", got)
	}
}

// Whatever cannot be answered is one sentence.
func TestRefusals(t *testing.T) {
	begun := "do: begin\nsite: herbs.example\n\n"
	tests := []struct{ name, before, request, want, reason string }{
		{name: "no headers", request: "do: report", want: "the request has no end of headers"},
		{name: "before an audit", request: "do: report\n\n", want: "no audit has begun"},
		{name: "no site", request: "do: begin\n\n", want: "the audited site is no domain name", reason: "site"},
		{name: "a suffix for a site", request: "do: begin\nsite: co.uk\n\n", want: "the audited site is no domain name", reason: "site"},
		{name: "neither yes nor no", request: "do: begin\nsite: herbs.example\nmanual: maybe\n\n", want: "a header that should be yes or no is neither"},
		{name: "neither day nor month", request: "do: begin\nsite: herbs.example\ndays: maybe\n\n", want: "a header that should be day or month is neither"},
		{name: "a number that is none", before: begun, request: "do: domains\nfrom: -1\n\n", want: "a header that should be a number is none"},
		{name: "bytes of no file", before: begun, request: "do: more\n\nx", want: "no file is open"},
		{name: "the end of no file", before: begun, request: "do: end\n\n", want: "no file is open"},
		{name: "a file that was not read", before: begun, request: "do: aside\nfile: 7\n\n", want: "there is no such file"},
		{name: "a competitor without a name", before: begun, request: "do: open\nname: a.csv\nrival: ?\n\n", want: "the competitor's site is no domain name", reason: "rival"},
		{name: "an unknown domain", before: begun, request: "do: domain\nname: x.example\n\n", want: "the report has no such domain"},
		{name: "an unknown chart", before: begun, request: "do: chart\nname: pie\n\n", want: "there is no chart"},
		{name: "an earlier audit that is none", before: begun, request: "do: compare\n\n[]", want: "the earlier audit cannot be read", reason: "earlier"},
		{name: "a disavow file in another encoding", before: begun, request: "do: existing\n\n\xff\xfed\x00", want: "the disavow file is", reason: "disavow-text"},
		{name: "something else", before: begun, request: "do: sing\n\n", want: "the audit does not know how to"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			a := &auditor{}
			if test.before != "" {
				a.answer([]byte(test.before))
			}
			var got struct{ Error, Reason string }
			if err := json.Unmarshal(a.answer([]byte(test.request)), &got); err != nil || !strings.HasPrefix(got.Error, test.want) || got.Reason != test.reason {
				t.Errorf("answer(%q) = %q, %q (%v); want %q, %q", test.request, got.Error, got.Reason, err, test.want, test.reason)
			}
		})
	}
}

// FuzzFile: no file makes the audit fail, in whatever pieces it comes, and the report is JSON.
func FuzzFile(f *testing.F) {
	f.Add(exported(), 100, false)
	f.Add([]byte(`[{"url_from":"https://a.example/","url_to":"https://herbs.example/"}]`), 3, false)
	f.Add([]byte("\xff\xfeS\x00"), 1, false)
	f.Add([]byte("1\x1fReferring page URL\x1fTarget URL\n2\x1fhttps://a.example/\x1fhttps://herbs.example/"), 5, true)
	f.Fuzz(func(t *testing.T, src []byte, piece int, cells bool) {
		a := &auditor{}
		a.answer([]byte("do: begin\nsite: herbs.example\n\n"))
		a.answer([]byte("do: open\nname: x\nform: " + map[bool]string{true: "cells"}[cells] + "\n\n"))
		for piece = max(piece, len(src)/100+1); len(src) > 0; src = src[min(piece, len(src)):] {
			a.answer(append([]byte("do: more\n\n"), src[:min(piece, len(src))]...))
		}
		if end := a.answer([]byte("do: end\n\n")); !json.Valid(end) {
			t.Errorf("the end is %q", end)
		}
		for _, what := range []string{"report", "draft", "aside"} {
			if got := a.answer([]byte("do: " + what + "\n\n")); !json.Valid(got) {
				t.Errorf("%s is %.300q", what, got)
			}
		}
	})
}

// The lines of one file that are not kept take no room from another's.
func TestAsideLeavesRoom(t *testing.T) {
	a, first, second := &auditor{}, &file{}, &file{}
	line := export.Aside{Text: strings.Repeat("x", longestAside+1)}
	for range mostKept/longestAside + 1 {
		a.putAside(first, line)
	}
	a.putAside(second, line)
	if len(first.aside) != mostAside || len(second.aside) != 1 || len(second.aside[0].Text) != longestAside {
		t.Errorf("kept are %d lines of the first file and %d of the second; want %d and 1", len(first.aside), len(second.aside), mostAside)
	}
	for i := range 10 {
		f := &file{}
		for range mostAside {
			a.putAside(f, line)
		}
		if a.aside > mostKept {
			t.Fatalf("after %d files %d bytes are kept; want at most %d", i+3, a.aside, mostKept)
		}
	}
}
