package page

import "bytes"

// Bounds on scripts read for style that they write: those that hide injected links are short.
const (
	maxScripts   = 256 << 10 // bytes of all scripts
	maxOneScript = 4 << 10   // bytes of one
)

// readScript looks in a script for the three ways in which one hides links without a stylesheet: rules in a string,
// a property set on an element found by its id, and a hiding start tag written before the links. It runs nothing: what
// a script puts together at run time stays unknown.
func (b *Builder) readScript(js []byte) {
	js = js[:min(len(js), maxOneScript, maxScripts-b.sheet.scripted)]
	b.sheet.scripted += len(js)
	if bytes.IndexByte(js, '{') >= 0 {
		b.rulesInStrings(js)
	}
	b.idsNamed(js)
	b.stylesSet(js)
	b.tagsWritten(js)
}

// rulesInStrings reads rules as '#id{…}': a selector right after a quote, a tag's end, a brace, a comma or a blank.
func (b *Builder) rulesInStrings(js []byte) {
	for {
		i := bytes.IndexByte(js, '{')
		if i < 0 {
			return
		}
		start := i
		for start > 0 && i-start < maxSelector && isNameByte(js[start-1]) {
			start--
		}
		if start > 1 && start < i && (js[start-1] == '#' || js[start-1] == '.') && bytes.IndexByte([]byte("'\"`> ,}\\"), js[start-2]) >= 0 {
			body, _, ok := bytes.Cut(js[i+1:], []byte{'}'})
			if ok && len(body) <= maxStyle && mayHide(body) {
				b.sheet.keep(js[start-1:i], rule{way: b.readStyle(body).hides(), apart: true})
			}
		}
		js = js[i+1:]
	}
}

// idsNamed notes the ids that stand alone in a string, as '#menu': a script that names one opens and closes it, unless
// all that it does is to hide it.
func (b *Builder) idsNamed(js []byte) {
	for {
		i := bytes.IndexByte(js, '#')
		if i < 0 {
			return
		}
		n := i + 1
		for n < len(js) && n-i <= maxSelector && isNameByte(js[n]) {
			n++
		}
		if i > 0 && n < len(js) && (js[i-1] == '"' || js[i-1] == '\'') && js[n] == js[i-1] {
			if bytes.HasPrefix(js[n+1:], []byte(").hide(")) {
				b.sheet.keep(js[i:n], rule{way: byDisplay, apart: true})
			} else {
				b.control(js[i+1 : n])
			}
		}
		js = js[n:]
	}
}

func isNameByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c >= 0x80
}

// stylesSet reads getElementById("x").style.display = "none", .style.cssText = "…" and .setAttribute("style", "…").
func (b *Builder) stylesSet(js []byte) {
	call := []byte("getElementById(")
	for {
		i := bytes.Index(js, call)
		if i < 0 {
			return
		}
		js = js[i+len(call):]
		id, rest := quoted(js, 1)
		if rest = bytes.TrimLeft(rest, " )"); id == nil || len(rest) == 0 || rest[0] != '.' {
			continue
		}
		rest = rest[1:]
		property, _, _ := bytes.Cut(clipBytes(rest, 60), []byte{'='})
		switch name, style := bytes.CutPrefix(bytes.TrimSpace(property), []byte("style")); {
		case style:
			value, _ := quoted(rest[len(property):], 8)
			b.keepSet(id, cssName(bytes.TrimPrefix(name, []byte{'.'})), value)
		case bytes.HasPrefix(rest, []byte("setAttribute(")):
			if name, rest := quoted(rest[len("setAttribute("):], 2); string(name) == "style" {
				value, _ := quoted(rest, 3)
				b.keepSet(id, nil, value)
			}
		}
	}
}

// keepSet keeps what a script sets on the element with an id: one property, or the whole style.
func (b *Builder) keepSet(id, property, value []byte) {
	css := value
	if p := string(property); p != "" && p != "css-text" {
		css = append(append(append([]byte{}, property...), ':'), value...)
	}
	if way := b.readStyle(css).hides(); way != "" && len(value) > 0 {
		b.sheet.keep(append([]byte{'#'}, id...), rule{way: way, apart: true})
	}
}

// cssName is a property's name in CSS for its name in scripts: fontSize is font-size.
func cssName(s []byte) []byte {
	var out []byte
	for _, c := range s {
		if c >= 'A' && c <= 'Z' {
			out = append(out, '-')
			c += 'a' - 'A'
		}
		out = append(out, c)
	}
	return out
}

// quoted is the string literal that begins within the first skip bytes of s, and what follows it; nil for none.
func quoted(s []byte, skip int) (in, after []byte) {
	i := bytes.IndexAny(s[:min(len(s), skip)], "'\"")
	if i < 0 {
		return nil, s
	}
	end := bytes.IndexByte(s[i+1:], s[i])
	if end < 0 {
		return nil, s
	}
	return s[i+1 : i+1+end], s[i+2+end:]
}

// tagsWritten notices document.write('<div style="display:none">') with no end tag in the same script: what follows
// is inside, up to the script that writes the end tag or the end of what surrounds the first.
func (b *Builder) tagsWritten(js []byte) {
	_, js, ok := bytes.Cut(js, []byte("document.write"))
	if !ok {
		return
	}
	i := bytes.IndexByte(js, '<')
	if i < 0 || i+1 >= len(js) {
		return
	}
	js = js[i+1:]
	if js[0] == '/' || js[0] == '\\' {
		b.endWritten()
		return
	}
	tag, _, ok := bytes.Cut(js, []byte{'>'})
	n := 0
	for n < len(tag) && isNameByte(tag[n]) {
		n++
	}
	_, attr, styled := bytes.Cut(tag, []byte("style="))
	if css, _ := quoted(bytes.ReplaceAll(attr, []byte{'\\'}, nil), 1); ok && n > 0 && styled && !bytes.Contains(js, append([]byte("/"), tag[:n]...)) {
		b.beginWritten(css)
	}
}
