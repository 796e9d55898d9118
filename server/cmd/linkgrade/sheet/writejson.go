package sheet

import (
	"encoding/json"
	"io"
	"strings"
)

// jsonLines writes one object a row, with its fields in the columns' order. The list's own columns are an object "row" by
// themselves; what is not known is null, except there.
type jsonLines struct {
	w       io.Writer
	columns []Column
	out     []byte
}

func (j *jsonLines) Row(cells []Cell) error {
	out := append(j.out[:0], `{"row":{`...)
	names := map[string]bool{}
	for i, c := range j.columns {
		if c.Own {
			out = appendField(out, unique(names, c.Title), cells[i], `""`)
		}
	}
	out = append(out, '}')
	for i, c := range j.columns {
		if !c.Own {
			out = appendField(out, c.Field, cells[i], "null")
		}
	}
	j.out = append(out, '}', '\n')
	_, err := j.w.Write(j.out)
	return err
}

func (j *jsonLines) Close() error { return nil }

// unique is a name that no other of an object has.
func unique(names map[string]bool, name string) string {
	for names[name] {
		name += "'"
	}
	names[name] = true
	return name
}

func appendField(out []byte, name string, c Cell, none string) []byte {
	if out[len(out)-1] != '{' {
		out = append(out, ',')
	}
	out = append(append(out, quoted(name)...), ':')
	switch {
	case c.IsNumber:
		return append(out, c.String()...)
	case c.Text == "":
		return append(out, none...)
	}
	return append(out, quoted(c.Text)...)
}

func quoted(s string) []byte {
	b, err := json.Marshal(strings.ToValidUTF8(s, "\uFFFD"))
	if err != nil {
		panic("sheet: a text is no JSON: " + err.Error())
	}
	return b
}
