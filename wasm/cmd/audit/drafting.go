package main

import (
	"strconv"

	"linkgrade/wasm/audit/disavow"
	"linkgrade/wasm/jsontext"
)

// openExisting keeps the disavow file that is in force. The figures know whom it has, so they are made anew.
func (a *auditor) openExisting(r *request) []byte {
	a.report = nil
	if len(r.body) == 0 {
		a.existing = nil
		return []byte(`{"sites":0,"pages":0,"problems":[]}`)
	}
	f, err := disavow.Parse(r.body)
	if err != nil {
		return noDisavow(err).answer()
	}
	a.existing = f
	sites, pages := f.Counts()
	b := strconv.AppendInt([]byte(`{"sites":`), int64(sites), 10)
	b = strconv.AppendInt(append(b, `,"pages":`...), int64(pages), 10)
	b = append(b, `,"problems":[`...)
	for i, p := range f.Problems() {
		if i == mostProblems {
			break
		}
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(append(b, `{"line":`...), int64(p.Line), 10)
		b = jsontext.AppendString(append(b, `,"text":`...), cut(p.Text))
		b = append(jsontext.AppendString(append(b, `,"fault":`...), p.Fault.String()), '}')
	}
	return append(b, "]}"...)
}

// Bounds on what is shown of a disavow file; the file itself is whole.
const (
	mostProblems = 100
	mostChanges  = 200
)

// cut is the beginning of a line that is shown.
func cut(s string) string { return s[:min(len(s), longestAside)] }

// draft tells what the merged file would be, and what is different in it.
func (a *auditor) draft() []byte {
	before, after, refused, err := a.merged()
	if err != nil {
		return unfit(err).answer()
	}
	lines, _ := after.Size()
	b := strconv.AppendInt([]byte(`{"lines":`), int64(lines), 10)
	b = appendChanges(append(b, `,"changes":[`...), disavow.Diff(before, after))
	b = append(b, `,"refused":[`...)
	for i, one := range refused[:min(len(refused), mostProblems)] {
		if i > 0 {
			b = append(b, ',')
		}
		b = jsontext.AppendString(append(b, `{"name":`...), one.Entry.Domain.String())
		b = append(jsontext.AppendString(append(b, `,"fault":`...), one.Fault.String()), '}')
	}
	b = strconv.AppendInt(append(b, `],"unsaid":`...), int64(max(len(refused)-mostProblems, 0)), 10)
	return append(b, '}')
}

// file is the merged file.
func (a *auditor) file() []byte {
	_, after, _, err := a.merged()
	if err != nil {
		return unfit(err).answer()
	}
	return append(jsontext.AppendString([]byte(`{"text":`), string(after.AppendText(nil))), '}')
}

// merged is the file that is in force, and it with what is to be disavowed, within Google's limits.
func (a *auditor) merged() (before, after *disavow.File, refused []disavow.Refusal, err error) {
	before = a.existing
	if before == nil {
		before = &disavow.File{}
	}
	after = before.Add(a.figures().Entries(a.step)...)
	refused = after.Refused()
	after, err = after.Fit()
	return before, after, refused, err
}

// appendChanges lists the first changes and counts all, behind "changes":[.
func appendChanges(b []byte, changes []disavow.Change) []byte {
	added := 0
	for i, c := range changes {
		if c.Added {
			added++
		}
		if i >= mostChanges {
			continue
		}
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(append(b, `{"line":`...), int64(c.Line), 10)
		b = jsontext.AppendString(append(b, `,"text":`...), cut(c.Text))
		b = append(strconv.AppendBool(append(b, `,"added":`...), c.Added), '}')
	}
	b = strconv.AppendInt(append(b, `],"added":`...), int64(added), 10)
	return strconv.AppendInt(append(b, `,"removed":`...), int64(len(changes)-added), 10)
}
