package fetch

import (
	"strings"
	"testing"
	"time"
)

func TestRobots(t *testing.T) {
	const rfc = "User-Agent: *\nDisallow: *.gif$\nDisallow: /example/\nAllow: /publications/\n\nUser-Agent: foobot\nDisallow:/\nAllow:/example/page.html\nAllow:/example/allowed.gif\n\n" +
		"User-Agent: barbot\nUser-Agent: bazbot\nDisallow: /example/page.html\n\nUser-Agent: quxbot\n\nUser-Agent: end"
	tests := []struct {
		name, file, token, path string
		want                    bool
	}{
		{"RFC 9309, 5.1: everybody", rfc, "other", "/example/x", false},
		{"everybody, another path", rfc, "other", "/else", true},
		{"a wildcard and an end", rfc, "other", "/a/b.gif", false},
		{"more after the end", rfc, "other", "/a/b.gif?x", true},
		{"only what is named", rfc, "foobot", "/example/page.html", true},
		{"all else is not", rfc, "foobot", "/example/no.html", false},
		{"one group for two", rfc, "bazbot", "/example/page.html", false},
		{"its own group leaves out everybody's", rfc, "barbot", "/example/x", true},
		{"RFC 9309, 5.2: the longest match", "user-agent: foobot\nallow: /example/page/\ndisallow: /example/page/disallowed.gif", "foobot", "/example/page/disallowed.gif", false},
		{"the same length: Allow", "user-agent: *\ndisallow: /page\nallow: /page", "x", "/page", true},
		{"the same length, the other order", "user-agent: *\nallow: /page\ndisallow: /page", "x", "/page", true},
		{"names in any case, with a version", "User-Agent: LinkGrade/2.0\nDisallow: /", "linkgrade", "/", false},
		{"a longer name is another's", "User-agent: linkgrade-images\nDisallow: /", "linkgrade", "/", true},
		{"two groups of one name are one", "User-agent: linkgrade\nDisallow: /a\n\nUser-agent: x\nDisallow: /\n\nUser-agent: linkgrade\nDisallow: /b", "linkgrade", "/b", false},
		{"a group with nothing in it", "User-agent: linkgrade\nDisallow:\n\nUser-agent: *\nDisallow: /", "linkgrade", "/", true},
		{"a group of two with everybody", "User-agent: linkgrade\nUser-agent: *\nDisallow: /x", "other", "/x", false},
		{"nothing", "", "x", "/", true},
		{"a web page", "<html><title>Home</title>", "x", "/", true},
		{"rules before any name", "Disallow: /\nUser-agent: *\nAllow: /", "x", "/", true},
		{"Sitemap does not end a group", "User-agent: *\nSitemap: https://a.example/s.xml\nDisallow: /", "x", "/", false},
		{"carriage returns alone", "User-agent: *\rDisallow: /a", "x", "/a", false},
		{"a byte order mark and remarks", "\xEF\xBB\xBFUser-agent: * # all\nDisallow: /a # this", "x", "/a", false},
		{"wildcards inside", "User-agent: *\nDisallow: /a*b*c$", "x", "/a1b2bc3c", false},
		{"wildcards that do not fit", "User-agent: *\nDisallow: /a*b*c$", "x", "/a1b2bc3", true},
		{"a dollar in the middle is one", "User-agent: *\nDisallow: /a$b", "x", "/a$b", false},
		{"a query", "User-agent: *\nDisallow: /*?s=", "x", "/find?s=1", false},
		{"escapes of letters", "User-agent: *\nDisallow: /%66oo", "x", "/foo", false},
		{"letters beyond ASCII", "User-agent: *\nDisallow: /ツ", "x", "/%e3%83%84", false},
		{"an escaped slash is none", "User-agent: *\nDisallow: /a%2fb", "x", "/a/b", true},
	}
	for _, tt := range tests {
		if got := parseRobots([]byte(tt.file), tt.token).allows(tt.path); got != tt.want {
			t.Errorf("%s: allows(%q) = %t; want %t", tt.name, tt.path, got, tt.want)
		}
	}
}

func TestCrawlDelay(t *testing.T) {
	for file, want := range map[string]time.Duration{
		"user-agent: *\ncrawl-delay: 2.5": 2500 * time.Millisecond, "user-agent: *\ncrawl-delay: -1": 0, "user-agent: *\ncrawl-delay: soon": 0,
		"user-agent: *\ncrawl-delay: NaN": 0, "user-agent: *\ncrawl-delay: 1e300": 1e6 * time.Second, "crawl-delay: 3": 0,
		"user-agent: *\ncrawl-delay: 2\nuser-agent: x\ncrawl-delay: 9": 2 * time.Second,
	} {
		if got := parseRobots([]byte(file), "linkgrade").delay; got != want {
			t.Errorf("delay of %q = %v; want %v", file, got, want)
		}
	}
}

// The worst file takes a moment, and forbids rather than be read to its end.
func TestHostileRobots(t *testing.T) {
	file := "User-agent: *\n" + strings.Repeat("Disallow: /"+strings.Repeat("*a", 100)+"b\n", 2400)
	r := parseRobots([]byte(file), "x")
	begun := time.Now()
	if r.allows("/" + strings.Repeat("a", 8000)) {
		t.Error("what took too long to compare is allowed")
	}
	if took := time.Since(begun); took > 2*time.Second {
		t.Errorf("it took %v", took)
	}
	many := parseRobots([]byte("User-agent: *\n"+strings.Repeat("Disallow: /x\n", 1<<20)), "x")
	if len(many.rules) > maxRules {
		t.Errorf("%d rules are kept", len(many.rules))
	}
}

func FuzzRobots(f *testing.F) {
	f.Add([]byte("User-agent: *\nDisallow: /*a$\nCrawl-delay: 1"), "/ba")
	f.Fuzz(func(t *testing.T, file []byte, path string) {
		r := parseRobots(file, "linkgrade")
		r.allows(path)
		if r.delay < 0 || r.size() > 4*len(file)+64+24*maxRules {
			t.Errorf("delay %v, size %d", r.delay, r.size())
		}
	})
}

func TestRobotsCacheIsBounded(t *testing.T) {
	var c robotsCache
	big := &robots{rules: []robotsRule{{strings.Repeat("x", knownRobots/4), false}}}
	for _, key := range []string{"a", "b", "c"} {
		c.put(key, big)
	}
	if c.get("a") == nil {
		t.Fatal("three files of a quarter of the bound are not kept")
	}
	c.put("d", big)
	if c.get("b") != nil || c.get("a") == nil || c.bytes > knownRobots {
		t.Errorf("%d bytes are kept; want the file that was used last and not the one that was not", c.bytes)
	}
}
