package page

import "testing"

func TestRedirectIn(t *testing.T) {
	for _, c := range []struct{ name, js, want string }{
		{"nothing", `var a = 1;`, ""},
		{"replaced", `window.location.replace("https://b.example/");`, "https://b.example/"},
		{"assigned", `location.assign('/x')`, "/x"},
		{"set", "\n  location.href = \"https://b.example/a\" ;", "https://b.example/a"},
		{"set on the top window", `top.location="https:\/\/b.example\/"`, "https://b.example/"},
		{"after other statements", `var a = {b: 1}; f(a); document.location = 'https://b.example/'`, "https://b.example/"},
		{"after comments", "<!-- hide\n// no; location='https://a.example/'\n/* x */ location='https://b.example/'\n//-->", "https://b.example/"},
		{"under a condition", `if (mobile) location.href = "https://m.example/";`, ""},
		{"under a condition in braces", `if (mobile) { location.href = "https://m.example/"; }`, ""},
		{"otherwise", `if (a) { b() } else location.href = "https://m.example/";`, ""},
		{"in a function", `function go() { location.href = "https://b.example/"; }`, ""},
		{"in a string", `var s = "; location.href = 'https://b.example/'";`, ""},
		{"put together", `location.href = "https://b.example/" + id;`, ""},
		{"read", `var url = location.href;`, ""},
		{"compared", `location.href == "https://b.example/" && go();`, ""},
		{"another property", `location.hash = "top"; mylocation = "https://b.example/";`, ""},
		{"cut off", `location.href = "https://b.ex`, ""},
		{"an unfinished comment", `/* location.href = "https://b.example/"`, ""},
	} {
		if got := redirectIn([]byte(c.js)); got != c.want {
			t.Errorf("%s: redirectIn(%q) = %q; want %q", c.name, c.js, got, c.want)
		}
	}
}

func TestScriptedTo(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"a script", `<script>location.replace("https://b.example/")</script>`, "https://b.example/"},
		{"the first of two", `<script>location="/b"</script><script>location="/c"</script>`, "https://www.example.org/b"},
		{"in a template", `<template><script>location="/b"</script></template>`, ""},
		{"data", `<script type="application/ld+json">location="/b"</script>`, ""},
	} {
		if got := read(t, c.src).ScriptedTo.Address.String(); got != c.want {
			t.Errorf("%s: ScriptedTo = %q; want %q", c.name, got, c.want)
		}
	}
}
