//go:build !wasip1

package domain

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/idna"
)

// xnet is UTS 46 as the URL Standard sets it, by golang.org/x/net/idna: what this package
// used before it had tables of its own, and what those are made from. Its 130 KB in brotli
// are what the engine saves.
var xnet = idna.New(idna.MapForLookup(), idna.Transitional(false), idna.StrictDomainName(false),
	idna.CheckHyphens(false), idna.CheckJoiners(true), idna.BidiRule(), idna.VerifyDNSLength(false))

// asXNet maps a name by x/net/idna; "" when it, or a name server, has no such name.
func asXNet(s string) string {
	if !utf8.ValidString(s) || strings.ContainsRune(s, utf8.RuneError) {
		return "" // x/net/idna lets some such bytes pass
	}
	ascii, err := xnet.ToASCII(s)
	if err != nil {
		return ""
	}
	return servable(ascii)
}

// asHere is asXNet by this package.
func asHere(s string) string {
	ascii, _ := toASCII(s)
	return servable(ascii)
}

// servable is a name without the root's dot; "" for one that ParseHost refuses afterwards.
func servable(ascii string) string {
	ascii = strings.TrimSuffix(ascii, ".")
	_, reason := checkLabels(ascii)
	if reason != "" || strings.ContainsFunc(ascii, func(r rune) bool { return r == '%' || forbiddenHost.has(byte(r)) }) {
		return ""
	}
	return ascii
}

// apart is the reason why x/net/idna may differ; "" when it may not. In all of them
// browsers do as this package does (TestIDNAsNode).
func apart(s string) string {
	text, ok := mapped(s)
	if !ok {
		return ""
	}
	var codes []rune
	for _, l := range text {
		codes = append(codes, l.code)
	}
	for _, label := range strings.Split(string(codes), ".") {
		coded, isCoded := strings.CutPrefix(label, acePrefix)
		if isCoded && (coded == "" || strings.ContainsFunc(coded, func(r rune) bool { return r >= utf8.RuneSelf })) {
			return "x/net/idna takes an A-label of nothing, or of letters beyond ASCII"
		}
		if unicode, ok := unpuny(coded); isCoded && ok {
			label = string(unicode)
		}
		if manyMarks(label) {
			return "x/net/idna puts U+034F after thirty marks"
		}
	}
	if strings.ContainsAny(s, "ℵℶℷℸ") {
		return "x/net/idna looks for right-to-left letters before it maps symbols to them"
	}
	return ""
}

// manyMarks says whether x/net/idna might find more than thirty marks in a row: up to
// three of them are composed with the letter before.
func manyMarks(label string) bool {
	marks := 0
	for _, r := range label {
		if marks++; letterOf(r).ccc == 0 {
			marks = 0
		}
		if marks > 27 {
			return true
		}
	}
	return false
}

// sameVersion skips when x/net/idna has come to follow another version of Unicode.
// TestFresh of gen/letters fails then.
func sameVersion(t testing.TB) {
	if idna.UnicodeVersion != unicodeVersion {
		t.Skipf("the table is of Unicode %s, x/net/idna of %s", unicodeVersion, idna.UnicodeVersion)
	}
}

func compareIDN(t testing.TB, s string) (reason string) {
	t.Helper()
	got, want := asHere(s), asXNet(s)
	if got != want {
		if reason = apart(s); reason == "" {
			t.Errorf("toASCII(%q) = %q; want %q, as x/net/idna says", s, got, want)
		}
		return reason
	}
	if want, err := xnet.ToUnicode(got); got != "" && (err != nil || toUnicode(got) != want) {
		t.Errorf("toUnicode(%q) = %q; want %q, %v, as x/net/idna says", got, toUnicode(got), want, err)
	}
	return ""
}

// coded is a label in punycode, whether it may be or not.
func coded(label string) string { return acePrefix + string(appendPuny(nil, lettersOf([]rune(label)))) }

// TestEveryLetterAsXNet sets every code point alone, after and before letters of either
// direction, and into punycode; under -short every seventeenth.
func TestEveryLetterAsXNet(t *testing.T) {
	sameVersion(t)
	step := rune(1)
	if testing.Short() {
		step = 17
	}
	reasons := map[string]int{}
	for r := rune(0); r <= utf8.MaxRune; r += step {
		if !utf8.ValidRune(r) {
			continue
		}
		label := string(r)
		names := []string{label, "a" + label, label + "a", "א" + label, "ab" + label + "א"}
		if r >= utf8.RuneSelf {
			names = append(names, coded(string(r)))
		}
		for _, name := range names {
			reasons[compareIDN(t, name)]++
		}
	}
	t.Logf("differences by reason: %v", reasons)
}

// TestEveryPairAsXNet sets the code points that compose side by side, with marks between
// and after them, composed, and into punycode.
func TestEveryPairAsXNet(t *testing.T) {
	sameVersion(t)
	for i := range pairCount {
		first := string(rune(column(pairsAt+i, pairCount)))
		second := string(rune(column(pairsAt+3*pairCount+i, pairCount)))
		whole := string(rune(column(pairsAt+6*pairCount+i, pairCount)))
		for _, name := range []string{first + second, whole, whole + second} {
			compareIDN(t, name)
			compareIDN(t, coded(name))
		}
		for _, mark := range []string{"\u0323", "\u0301", "\u0345", "\u093c", "\u3099", "\u1161", "\u11a8", "a"} {
			compareIDN(t, first+mark+second)
			compareIDN(t, first+second+mark)
			compareIDN(t, whole+mark)
		}
	}
}

// letterPools are code points that decide something, by what they decide.
var letterPools = []string{
	"abcxnABC019-_", ".．。｡", "äßÉςſK℀ⅳ＝≠=", "\u00ad\u034f\u180b\u2060", "אבגد٠١۲ﷺﻻℵ", "\u200c\u200c\u200d",
	"\u0300\u0301\u0308\u0327\u0338\u0345\u05b0\u064e\u0651\u093c\u3099\u1d165\U0001d16e", "\u094d\u0d4d\u1b44\u1715\u11f41क", "بلاثאܐ\ua872",
	"가각각\u11a7ᇂ", "ạ́ẹộǖΐḗṩ", "中文字符丽凞", "𝐀𝟗𐐀𞤀𞸀🙂", "\u0378\ud7ff\ue000\ufffd\U000e0100\U0010ffff",
}

// randomName is up to five pieces of one or two pools, and now and then any code point.
func randomName(random *rand.Rand) string {
	pools := [][]rune{[]rune(letterPools[random.IntN(len(letterPools))]), []rune(letterPools[random.IntN(len(letterPools))])}
	var name []rune
	for range 1 + random.IntN(5) {
		for range 1 + random.IntN(3) {
			pool := pools[random.IntN(len(pools))]
			name = append(name, pool[random.IntN(len(pool))])
		}
		switch random.IntN(32) {
		case 0:
			name = append(name, rune(random.IntN(0x3000)))
		case 1:
			name = append(name, rune(random.IntN(0x20000)))
		}
	}
	return string(name)
}

// TestRandomNamesAsXNet compares names of a few letters each, and their punycode.
func TestRandomNamesAsXNet(t *testing.T) {
	sameVersion(t)
	n := 1_000_000
	if testing.Short() {
		n = 50_000
	}
	random := rand.New(rand.NewPCG(46, 3492))
	reasons, names := map[string]int{}, 0
	for range n {
		s := randomName(random)
		if asHere(s) != "" {
			names++
		}
		reasons[compareIDN(t, s)]++
		if random.IntN(4) == 0 {
			reasons[compareIDN(t, coded(s))]++
		}
		if t.Failed() && random.IntN(20) == 0 {
			break
		}
	}
	t.Logf("%d names, of which %d pass; differences by reason: %v", n, names, reasons)
}

// TestRealHostsAsXNet compares over the hosts of real pages' links.
func TestRealHostsAsXNet(t *testing.T) {
	sameVersion(t)
	hosts := map[string]bool{}
	for _, l := range realLinks(t, 1) {
		_, rest, ok := strings.Cut(l.href, "//")
		if host, _, _ := strings.Cut(rest, "/"); ok {
			hosts[host] = true
		}
	}
	for host := range hosts {
		if reason := compareIDN(t, host); reason != "" {
			t.Errorf("%q: %s", host, reason)
		}
	}
	t.Logf("%d hosts", len(hosts))
}

func FuzzIDNAsXNet(f *testing.F) {
	sameVersion(f)
	random := rand.New(rand.NewPCG(1, 2))
	for range 100 {
		f.Add(randomName(random))
	}
	f.Add("xn--mgbn6bjbm.xn--0sbh8b")
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) <= maxUnicodeInput {
			compareIDN(t, s)
		}
	})
}

// TestIDNAsNode holds this package to Node on names where x/net/idna is apart. They are
// fixed ones: Node's bidi rule, unlike ICU's, lets a label begin with any letter.
func TestIDNAsNode(t *testing.T) {
	sameVersion(t)
	var links []link
	for _, name := range []string{"a.xn--", "xn--é-.example", "ℵa.example", "ℸb.example",
		"a" + strings.Repeat("\u0301", 31) + ".example", "xn--1ca20iaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example"} {
		if asHere(name) == asXNet(name) || apart(name) == "" {
			t.Errorf("x/net/idna is not apart on %q: %q; take it out", name, asXNet(name))
		}
		links = append(links, link{href: "http://" + name + "/"})
	}
	compare(t, asNode(t, links))
}
