//go:build !wasip1

package domain

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nlnwa/whatwg-url/url"
)

// wanted is what another reader of the standard makes of a reference: an href, or "" when
// it refuses.
type wanted struct {
	link
	href string
	by   reader
}

type reader string

const (
	corpus    reader = "web platform tests"
	whatwgLib reader = "whatwg-url"
	nodeURL   reader = "Node"
)

// justified is the reason why this package may differ; "" when it may not.
func justified(w wanted, got Address, err error) string {
	var ours *inputError
	errors.As(err, &ours)
	href := got.String()
	switch {
	case ours != nil && ours.kind == ErrHost && (ours.reason == "an empty label" || strings.Contains(ours.reason, "longer than")):
		return "hosts no name server can hold are refused"
	case ours != nil && ours.kind == ErrLong:
		return "addresses over MaxAddress are refused"
	case err == nil && !hasHost(got.Scheme) && strings.HasPrefix(got.Path, "/"), err == nil && got.Scheme == "file",
		ours != nil && ours.kind == ErrRelative && keptAsWritten(w.base):
		return "paths under schemes without a web host are kept as written"
	case err == nil && !hasHost(got.Scheme) && strings.Replace(href, "%20"+got.tail(), " "+got.tail(), 1) == w.href:
		return "a space that ends an opaque path is escaped, or it would be trimmed with the tail gone"
	case err == nil && strings.ReplaceAll(href, "%5E", "^") == strings.ReplaceAll(w.href, "%5E", "^"):
		return "^ in a path is escaped by the standard and Chromium; Node 20 and whatwg-url 0.6 are older"
	case err == nil && w.by == nodeURL && got.marks&emptyQuery != 0 && strings.Replace(href, "?", "", 1) == w.href:
		return "Node 20 loses a base's empty query; Chromium keeps it"
	case ours != nil && ours.kind == ErrRelative && w.by == nodeURL:
		return "Node 20 resolves against a mailto base; Chromium refuses"
	case err == nil && w.by == whatwgLib && w.href == "" && strings.Contains(got.Host.text, "+"):
		return "whatwg-url takes a label of a sign and digits for an IPv4 number; browsers do not"
	case err == nil && w.by == whatwgLib && w.href == "" && hasPunycode(got.Host.text) && strings.ContainsAny(got.Host.text, "'\"`{"):
		return "whatwg-url holds hosts beyond ASCII to STD3; browsers do not"
	}
	return ""
}

// tail is what follows the path.
func (a Address) tail() string { return strings.TrimPrefix(a.String(), a.Scheme+":"+a.Path) }

// keptAsWritten says whether a base is one that a browser can resolve against but this
// package keeps as written.
func keptAsWritten(base string) bool {
	a, err := ParseAddress(base)
	return err == nil && (a.Scheme == "file" || strings.HasPrefix(a.Path, "/"))
}

// compare resolves every reference and fails where the difference has no reason. It
// returns how often each reason was needed.
func compare(t *testing.T, all []wanted) map[string]int {
	t.Helper()
	reasons := map[string]int{}
	for _, w := range all {
		got, err := resolve(w.link)
		if err == nil && got.String() == w.href || err != nil && w.href == "" {
			continue
		}
		reason := justified(w, got, err)
		if reason == "" {
			t.Errorf("Resolve(%q) on %q = %q, %v; want %q as %s says", w.link.href, w.base, got, err, w.href, w.by)
		}
		reasons[reason]++
	}
	return reasons
}

// whatwgURL is the reader of github.com/nlnwa/whatwg-url.
func whatwgURL(l link) wanted {
	u, err := url.ParseRef(l.base, l.href)
	if l.base == "" {
		u, err = url.Parse(l.href)
	}
	if err != nil {
		return wanted{l, "", whatwgLib}
	}
	return wanted{l, u.Href(false), whatwgLib}
}

// TestStandardCorpus runs the web platform tests' urltestdata.json, which the module
// whatwg-url carries along.
func TestStandardCorpus(t *testing.T) {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/nlnwa/whatwg-url").Output()
	if err != nil {
		t.Skipf("no module cache to find the corpus in: %v", err)
	}
	text, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "testdata", "urltestdata.json"))
	if err != nil {
		t.Fatal(err)
	}
	var rows []json.RawMessage
	if err := json.Unmarshal(text, &rows); err != nil {
		t.Fatal(err)
	}
	var all []wanted
	for _, row := range rows {
		var c struct {
			Input, Href string
			Base        *string
			Failure     bool
		}
		if json.Unmarshal(row, &c) != nil { // comments are bare strings
			continue
		}
		w := wanted{link{href: c.Input}, c.Href, corpus}
		if c.Base != nil {
			w.base = *c.Base
		}
		all = append(all, w)
	}
	reasons := compare(t, all)
	if len(all) < 700 {
		t.Errorf("the corpus has %d cases; want at least 700", len(all))
	}
	t.Logf("%d cases; differences by reason: %v", len(all), reasons)
}

// mixedLinks are references made of the pieces that decide something.
func mixedLinks() (links []link) {
	pieces := []string{"", "/", "\\", ".", "..", "%2e", "%2E.", "a", "b c", "é", "?", "#", "'", "\"", "<", "`", "{", "^", "|", "@", ":", ":80", "\t",
		"%", "%zz", "[", "//h", "http:", "https:", "HTTP://", "mailto:", "//EXAMPLE.com.", "//1.2", "//[::1]", "//0x", "//m%C3%BCller.de", "//%2e", "//xn--"}
	bases := []string{"http://example.com/a/b/c?q#f", "https://u:p@example.com:8080", "http://example.com./?", "mailto:x"}
	for _, base := range bases {
		for _, p := range pieces {
			for _, q := range pieces {
				for _, r := range []string{"", "/..", "?x'y#z`"} {
					links = append(links, link{base, p + q + r})
				}
			}
		}
	}
	return links
}

// TestAsWhatwgURL compares with github.com/nlnwa/whatwg-url, an implementation that
// shares no code with this one.
func TestAsWhatwgURL(t *testing.T) {
	var all []wanted
	for _, l := range mixedLinks() {
		all = append(all, whatwgURL(l))
	}
	t.Logf("%d references; differences by reason: %v", len(all), compare(t, all))
}

// TestRealLinks compares over the links of real pages.
func TestRealLinks(t *testing.T) {
	var all []wanted
	for _, l := range realLinks(t, 10) {
		all = append(all, whatwgURL(l))
	}
	t.Logf("%d links; differences by reason: %v", len(all), compare(t, all))
}
