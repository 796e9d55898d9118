package page

import (
	"slices"
	"testing"
)

func TestRobots(t *testing.T) {
	tests := []struct {
		name, src, header string
		want              Robots
	}{
		{"silence", `<p>x`, "", Robots{}},
		{"noindex", `<meta name=robots content=noindex>`, "", Robots{Said: true, NoIndex: true, Quotes: []string{"robots: noindex"}}},
		{"case and spaces", `<META NAME=" ROBOTS " CONTENT="  NOINDEX ,  NoFollow ">`, "",
			Robots{Said: true, NoIndex: true, NoFollow: true, Quotes: []string{"robots: NOINDEX , NoFollow"}}},
		{"none", `<meta name=robots content=none>`, "", Robots{Said: true, NoIndex: true, NoFollow: true, Quotes: []string{"robots: none"}}},
		{"all", `<meta name=robots content="index, follow, max-snippet:-1">`, "",
			Robots{Said: true, Quotes: []string{"robots: index, follow, max-snippet:-1"}}},
		{"words are whole", `<meta name=robots content="noindexed, unnofollow">`, "", Robots{Said: true, Quotes: []string{"robots: noindexed, unnofollow"}}},
		{"spaces for commas", `<meta name=robots content="noindex nofollow">`, "",
			Robots{Said: true, NoIndex: true, NoFollow: true, Quotes: []string{"robots: noindex nofollow"}}},
		{"the most restrictive of several", `<meta name=robots content="index,follow"><meta name=googlebot content=nofollow>`, "",
			Robots{Said: true, NoFollow: true, Quotes: []string{"robots: index,follow", "googlebot: nofollow"}}},
		{"another crawler's", `<meta name=otherbot content=noindex>`, "", Robots{}},
		{"in the body", `<p>x<meta name=robots content=noindex>`, "", Robots{Said: true, NoIndex: true, Quotes: []string{"robots: noindex"}}},
		{"in a template", `<template><meta name=robots content=noindex></template>`, "", Robots{}},
		{"empty", `<meta name=robots content=" ">`, "", Robots{}},
		{"with a property beside it", `<meta name=robots property=og:robots itemprop=x content=noindex>`, "",
			Robots{Said: true, NoIndex: true, Quotes: []string{"robots: noindex"}}},
		{"header", ``, "noindex, nofollow", Robots{Said: true, NoIndex: true, NoFollow: true, Quotes: []string{"X-Robots-Tag: noindex", "X-Robots-Tag: nofollow"}}},
		{"header to all crawlers named", ``, "GoogleBot: NoIndex", Robots{Said: true, NoIndex: true, Quotes: []string{"X-Robots-Tag: noindex"}}},
		{"header to another", ``, "otherbot: noindex, nofollow", Robots{}},
		{"header to another, then to one", ``, "otherbot: noindex, googlebot: nofollow", Robots{Said: true, NoFollow: true, Quotes: []string{"X-Robots-Tag: nofollow"}}},
		{"a second header begins anew", ``, "otherbot: noindex\nnofollow", Robots{Said: true, NoFollow: true, Quotes: []string{"X-Robots-Tag: nofollow"}}},
		{"header with values", ``, "max-snippet: 20, unavailable_after: Fri, 25 Jun 2010 15:00:00 PST, noindex", Robots{Said: true, NoIndex: true,
			Quotes: []string{"X-Robots-Tag: max-snippet: 20", "X-Robots-Tag: unavailable_after: fri", "X-Robots-Tag: 25 jun 2010 15:00:00 pst", "X-Robots-Tag: noindex"}}},
		{"header and meta", `<meta name=robots content=index>`, "nofollow", Robots{Said: true, NoFollow: true, Quotes: []string{"X-Robots-Tag: nofollow", "robots: index"}}},
	}
	for _, tt := range tests {
		m := metaOf(t)
		m.Robots = tt.header
		got := ReadHTML([]byte(tt.src), m).Robots
		if got.Said != tt.want.Said || got.NoIndex != tt.want.NoIndex || got.NoFollow != tt.want.NoFollow || !slices.Equal(got.Quotes, tt.want.Quotes) {
			t.Errorf("%s: Robots(%q, header %q) = %+v; want %+v", tt.name, tt.src, tt.header, got, tt.want)
		}
	}
}

func TestRobotsSayWhatIsAllowed(t *testing.T) {
	for _, c := range []struct {
		name, src, header string
		index, follow     bool
		until             string
	}{
		{"silence", `<p>x`, "", false, false, ""},
		{"both", `<meta name=robots content="index, follow">`, "", true, true, ""},
		{"all", `<meta name=robots content=ALL>`, "", true, true, ""},
		{"beside the contrary", `<meta name=robots content=index><meta name=googlebot content=noindex>`, "", true, false, ""},
		{"a date", `<meta name=robots content="unavailable_after: 2020-09-21">`, "", false, false, "2020-09-21"},
		{"a date as mail writes it", `<meta name=robots content="noarchive, unavailable_after: Mon, 21 Sep 2020 15:00:00 PST">`, "", false, false, "2020-09-21"},
		{"the earlier of two", `<meta name=robots content="unavailable_after: 2021-01-01"><meta name=googlebot content="unavailable_after: 2020-09-21">`, "", false, false, "2020-09-21"},
		{"no date", `<meta name=robots content="unavailable_after: soon">`, "", false, false, ""},
		{"header", "", "noarchive, unavailable_after: Fri, 25 Jun 2010 15:00:00 PST, max-snippet: 2", false, false, "2010-06-25"},
		{"header to another crawler", "", "otherbot: unavailable_after: 25 Jun 2010 15:00:00 PST", false, false, ""},
		{"header to a crawler", "", "googlebot: unavailable_after: 25 Jun 2010 15:00:00 PST", false, false, "2010-06-25"},
	} {
		m := metaOf(t)
		m.Robots = c.header
		got := ReadHTML([]byte(c.src), m).Robots
		if got.Index != c.index || got.Follow != c.follow || got.Until.String() != c.until {
			t.Errorf("%s: index %v, follow %v, until %v; want %v, %v, %q", c.name, got.Index, got.Follow, got.Until, c.index, c.follow, c.until)
		}
	}
}

func TestCanonicals(t *testing.T) {
	for _, c := range []struct {
		name, src, second string
		inBody            bool
	}{
		{"one", `<link rel=canonical href=/a>`, "", false},
		{"the same twice", `<link rel=canonical href=/a><link rel=canonical href=https://www.example.org/a>`, "", false},
		{"two", `<link rel=canonical href=/a><link rel=canonical href=/b><link rel=canonical href=/c>`, "https://www.example.org/b", false},
		{"in the body", `<link rel=canonical href=/a><body><p>x<link rel=canonical href=/b>`, "", true},
	} {
		got := read(t, c.src)
		if got.Canonical2.Address.String() != c.second || got.CanonicalInBody != c.inBody {
			t.Errorf("%s: second %v, in body %v; want %q, %v", c.name, got.Canonical2, got.CanonicalInBody, c.second, c.inBody)
		}
	}
}

func TestDoors(t *testing.T) {
	for _, c := range []struct {
		name, src      string
		password, paid bool
		scripted       int
	}{
		{"open", `<p>x <a name=y>z</a><input type=text>`, false, false, 0},
		{"a password", `<input type=Password>`, true, false, 0},
		{"one out of sight", `<div hidden><input type=password></div>`, false, false, 0},
		{"locked", `<meta property="article:content_tier" content=locked>`, false, true, 0},
		{"not free", `<script type="application/ld+json">{"isAccessibleForFree":false}</script>`, false, true, 0},
		{"made by scripts", `<a onclick="go()">x</a> <a onclick="go()" href=/y>y</a> <a hidden onclick="go()">z</a>`, false, false, 1},
	} {
		got := read(t, c.src)
		if got.Password != c.password || got.Paid != c.paid || got.Scripted != c.scripted {
			t.Errorf("%s: password %v, paid %v, scripted %d; want %v, %v, %d", c.name, got.Password, got.Paid, got.Scripted, c.password, c.paid, c.scripted)
		}
	}
}

func TestParseRefresh(t *testing.T) {
	tests := []struct {
		in      string
		seconds int
		ref     string
		ok      bool
	}{
		{"5", 5, "", true},
		{"0;url=/next", 0, "/next", true},
		{" 3 ; URL = '/next' ", 3, "/next", true},
		{`0; url="https://a.test/?x=1;y=2"`, 0, "https://a.test/?x=1;y=2", true},
		{"0;url='/next", 0, "/next", true},
		{"0,/next", 0, "/next", true},
		{"0 /next", 0, "/next", true},
		{"2.5; url=/next", 2, "/next", true},
		{".5;url=/next", 0, "/next", true},
		{"0;urls/next", 0, "urls/next", true},
		{"0;url", 0, "url", true},
		{"0;", 0, "", true},
		{"99999999999999999999;url=/x", 9999999, "/x", true},
		{"", 0, "", false},
		{"url=/next", 0, "", false},
		{"-1;url=/next", 0, "", false},
		{"5x;url=/next", 0, "", false},
	}
	for _, tt := range tests {
		seconds, ref, ok := parseRefresh(tt.in)
		if seconds != tt.seconds || ref != tt.ref || ok != tt.ok {
			t.Errorf("parseRefresh(%q) = %d, %q, %t; want %d, %q, %t", tt.in, seconds, ref, ok, tt.seconds, tt.ref, tt.ok)
		}
	}
}

func TestRefresh(t *testing.T) {
	tests := []struct {
		name, src, want string
		said            bool
	}{
		{"none", `<p>x`, "", false},
		{"elsewhere", `<meta http-equiv=Refresh content="0; url=https://a.test/x">`, "https://a.test/x", true},
		{"relative", `<meta http-equiv=refresh content="0; url=/x">`, "https://www.example.org/x", true},
		{"itself, whatever the base", `<base href=https://b.test/><meta http-equiv=refresh content=300>`, at, true},
		{"with the base", `<base href=https://b.test/d/><meta http-equiv=refresh content="0;url=x">`, "https://b.test/d/x", true},
		{"no refresh", `<meta http-equiv=refresh content="soon">`, "", false},
		{"the first of two", `<meta http-equiv=refresh content="1;url=/1"><meta http-equiv=refresh content="2;url=/2">`, "https://www.example.org/1", true},
	}
	for _, tt := range tests {
		got := read(t, tt.src).Refresh
		if got.Address.String() != tt.want || got.Said != tt.said {
			t.Errorf("%s: Refresh(%q) = %q, said %t; want %q, %t", tt.name, tt.src, got.Address.String(), got.Said, tt.want, tt.said)
		}
	}
}
