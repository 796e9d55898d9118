package page

import "strings"

// Bounds on scripts read for style that they write: those that hide injected links are short.
const (
	maxScripts   = 256 << 10 // bytes of all scripts
	maxOneScript = 4 << 10   // bytes of one
)

// readScript looks in a script for the three ways in which one hides links without a stylesheet: rules in a string,
// a property set on an element found by its id, and a hiding start tag written before the links. It runs nothing: what
// a script puts together at run time stays unknown.
func (b *Builder) readScript(src []byte) {
	src = src[:min(len(src), maxOneScript, maxScripts-b.sheet.scripted)]
	b.sheet.scripted += len(src)
	js := string(src)
	b.namesIn(js)
	b.stylesSet(js)
	if _, written, ok := strings.Cut(js, "document.write"); ok {
		b.tagsWritten(written)
	}
}

// namesIn reads rules in strings, '#id{…}' and '.class{…}', and notes the ids that stand alone in one, as '#menu': a
// script that names an element opens and closes it, unless all that it does is to hide it.
func (b *Builder) namesIn(js string) {
	for i := 1; i < len(js); i++ {
		if js[i] != byID && js[i] != byClass || isNameByte(js[i-1]) || js[i-1] == ')' || js[i-1] == ']' {
			continue
		}
		n := i + 1
		for n < len(js) && isNameByte(js[n]) {
			n++
		}
		name := js[i+1 : n]
		switch rest := js[n:]; {
		case name == "" || len(name) > maxSelector || rest == "":
		case rest[0] == '{':
			body, _, _ := strings.Cut(rest[1:], "}")
			b.sheet.readRule(js[i:n], body, true)
		case rest[0] == js[i-1] && js[i] == byID && strings.HasPrefix(rest[1:], ").hide("):
			b.sheet.readRule(js[i:n], "display:none", true)
		case rest[0] == js[i-1] && js[i] == byID:
			b.control([]byte(name))
		}
		i = n - 1
	}
}

// stylesSet reads getElementById("x").style.display = "none", .style.cssText = "…" and .setAttribute("style", "…").
func (b *Builder) stylesSet(js string) {
	for {
		_, rest, ok := strings.Cut(js, "getElementById(")
		if !ok {
			return
		}
		js = rest
		id, rest := quoted(rest, 1)
		rest = strings.TrimLeft(rest, " )")
		property := ""
		if after, isStyle := strings.CutPrefix(rest, ".style"); isStyle {
			at := strings.IndexByte(after[:min(len(after), 40)], '=') + 1
			property, rest = cssName(after[:max(at-1, 0)]), after[at:]
		} else if name, after := quoted(rest, 15); name == "style" && strings.HasPrefix(rest, ".setA") {
			rest = after
		} else {
			continue
		}
		if value, _ := quoted(rest, 3); value != "" {
			b.sheet.readRule("#"+id, property+value, true)
		}
	}
}

// cssName is ".fontSize" as a stylesheet writes it, with its colon; "" for all of a style.
func cssName(property string) string {
	property = strings.Trim(property, ". ")
	if property == "" || property == "cssText" {
		return ""
	}
	var out []byte
	for i := range len(property) {
		if c := property[i]; c >= 'A' && c <= 'Z' {
			out = append(out, '-')
		}
		out = append(out, property[i])
	}
	return string(out) + ":"
}

// quoted is the string literal that begins within the first skip bytes of s, and what follows it; "" for none.
func quoted(s string, skip int) (in, after string) {
	for i := range min(len(s), skip) {
		if s[i] == '"' || s[i] == '\'' {
			if end := strings.IndexByte(s[i+1:], s[i]); end >= 0 {
				return s[i+1 : i+1+end], s[i+2+end:]
			}
			break
		}
	}
	return "", s
}

// tagsWritten notices document.write('<div style="display:none">') with no end tag in the same script: what follows
// is inside, up to the script that writes the end tag or the end of what surrounds the first.
func (b *Builder) tagsWritten(js string) {
	_, js, _ = strings.Cut(js, "<")
	tag, rest, ok := strings.Cut(js, ">")
	if tag == "" || tag[0] == '/' || tag[0] == '\\' {
		b.endWritten()
		return
	}
	_, attr, styled := strings.Cut(tag, "style=")
	if strings.HasPrefix(attr, "\\") {
		attr = strings.ReplaceAll(attr, "\\", "")
	}
	if css, _ := quoted(attr, 1); ok && styled && !strings.Contains(rest, "/") {
		b.beginWritten(css)
	}
}
