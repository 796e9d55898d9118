package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"linkgrade/wasm/audit"
	"linkgrade/wasm/audit/disavow"
	"linkgrade/wasm/domain"
)

// A disavowing is the disavow file of a call: as it is, and as it will be.
type disavowing struct {
	name   string        // the file to be written; "" where none is asked for
	from   string        // the file that is merged; "" for none
	old    []byte        // its bytes
	before *disavow.File // the same, read; empty where there is none
	after  *disavow.File
	over   int    // domains to disavow for which a report's list has no room
	vain   string // the advice against sending it; "" for none
}

// maxProblems and maxDiff are how many lines are shown.
const (
	maxProblems = 10
	maxDiff     = 40
)

// openDisavow reads the file that is there, and names the lines that do not say what their author may think.
func (f *auditFlags) openDisavow(p program) (*disavowing, error) {
	d := &disavowing{name: f.disavow, before: &disavow.File{}}
	if d.name == "" {
		return d, nil
	}
	_, err := os.Stat(d.name)
	isThere := err == nil && d.name != stdStream
	switch {
	case isThere && f.existing != "" && !isSame(f.existing, d.name):
		return nil, fmt.Errorf("%s is there already, and what it has would be lost: leave --existing out to merge it, or give --disavow another name", d.name)
	case f.existing != "":
		d.from = f.existing
	case isThere:
		d.from = d.name
	default:
		return d, nil
	}
	file, err := openInput(d.from)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	if d.old, err = readBounded(d.from, file, disavow.MaxParse); err != nil {
		return nil, err
	}
	if d.before, err = disavow.Parse(d.old); err != nil {
		return nil, fmt.Errorf("%s: %w", d.from, err)
	}
	if d.isOther() {
		return nil, fmt.Errorf("%s is no disavow file: no line of it disavows anything, and some say something else; nothing was changed in it", d.from)
	}
	d.sayProblems(p.err)
	return d, nil
}

// isOther reports a file of another kind, a table of links or a page: merged into, it would be none and no disavow file either.
func (d *disavowing) isOther() bool {
	sites, pages := d.before.Counts()
	return sites+pages == 0 && len(d.before.Problems()) > 0
}

func (d *disavowing) sayProblems(w io.Writer) {
	problems := d.before.Problems()
	for i, one := range problems {
		if i == maxProblems {
			fmt.Fprintf(w, "%s: %s more with something wrong\n", printable(d.from), plural(len(problems)-i, "line"))
			return
		}
		fmt.Fprintf(w, "%s line %d: %s %s\n", printable(d.from), one.Line, clipped(one.Text, 60), one.Fault.Sentence())
	}
}

// disavowed says what the file has; nil where there is none.
func (d *disavowing) disavowed() func(domain.Host, string) bool {
	if d.from == "" {
		return nil
	}
	return d.before.Has
}

// merge adds what a report advises to disavow. Names that cannot stand in a file are said.
func (d *disavowing) merge(r *audit.Report, w io.Writer) (err error) {
	if d.name == "" {
		return nil
	}
	d.sayGuarded(r, w)
	d.over = r.Advice.Remove
	switch {
	case r.Advice.Says("look-for-manual-action"):
		d.vain = " The advice is not to send it unless Search Console shows a manual action: else it would gain nothing."
	case r.Advice.Disavow == audit.Pointless:
		d.vain = " The advice is not to send it: it would gain nothing."
	}
	entries := r.Entries(nil)
	d.over -= len(entries)
	merged := d.before.Add(entries...)
	for _, one := range merged.Refused() {
		fmt.Fprintf(w, "%s is not in the disavow file: %s\n", one.Entry.Domain, one.Fault.Sentence())
	}
	d.after, err = merged.Fit()
	return err
}

// sayGuarded names the sites in the present file that no audit would put there: whoever wrote it may have meant another.
func (d *disavowing) sayGuarded(r *audit.Report, w io.Writer) {
	n := 0
	for i := range r.Domains {
		one := &r.Domains[i]
		if !one.Disavowed {
			continue
		}
		why := guardSentence(one.Guard)
		if why == "" {
			continue
		}
		if n++; n <= maxProblems {
			fmt.Fprintf(w, "%s disavows links from %s: %s\n", printable(d.from), one.Name, why)
		}
	}
	if n > maxProblems {
		fmt.Fprintf(w, "%s disavows links from %s more like these\n", printable(d.from), plural(n-maxProblems, "site"))
	}
}

// guardSentence is why a guarded name is never disavowed, as the end of a sentence; "" for one that nothing but ignorance guards.
func guardSentence(guard string) string {
	for _, r := range audit.Reasons() {
		if guard != "" && guard != "unknown" && r.ID == "guarded-"+guard {
			return strings.ToLower(r.Text[:1]) + r.Text[1:]
		}
	}
	return ""
}

// isChanged says whether there is something to write.
func (d *disavowing) isChanged() bool {
	return d.after != nil && !bytes.Equal(d.after.AppendText(nil), d.before.AppendText(nil)) || d.after != nil && d.from != "" && d.from != d.name && !isSame(d.from, d.name)
}

// says is a sentence on what becomes of the file.
func (d *disavowing) says() string {
	if d.after == nil {
		return ""
	}
	added, removed := 0, 0
	for _, c := range disavow.Diff(d.before, d.after) {
		switch {
		case c.Added && c.Text[0] != '#':
			added++
		case !c.Added:
			removed++
		}
	}
	sites, pages := d.after.Counts()
	name := labelOf(d.name)
	if d.name == stdStream {
		name = "the disavow file"
	}
	switch {
	case !d.isChanged() && d.from == "":
		return "There is nothing to disavow: no disavow file was written."
	case !d.isChanged():
		return fmt.Sprintf("%s has all that is to be disavowed: it is left as it is.", name)
	case removed > 0:
		return fmt.Sprintf("%s: %s added; %s became domain: lines, because Google takes 100,000 lines and 2 MB. It disavows %s and %s now.",
			name, plural(added, "line"), plural(removed, "line"), plural(sites, "site"), plural(pages, "page"))
	}
	return fmt.Sprintf("%s: %s added. It disavows %s and %s now.%s", name, plural(added, "line"), plural(sites, "site"), plural(pages, "page"), d.warns())
}

// warns says what to know before the file is sent; "" for nothing.
func (d *disavowing) warns() (s string) {
	if d.over > 0 {
		s += fmt.Sprintf(" A report lists no more: %s to disavow are not in it.", plural(d.over, "domain"))
	}
	return s + d.vain
}

// write shows what changes, keeps the file as it was, and puts the new one in its place, or on standard output.
func (d *disavowing) write(w, out io.Writer) error {
	if d.after == nil {
		return nil
	}
	if d.name == stdStream {
		d.show(w)
		fmt.Fprintln(w, printable(d.says()))
		_, err := out.Write(d.after.AppendText(nil))
		return err
	}
	if !d.isChanged() {
		_, err := fmt.Fprintln(w, d.says())
		return err
	}
	d.show(w)
	undo := ""
	if d.from == d.name || isSame(d.from, d.name) {
		kept, err := keepCopy(d.name, d.old)
		if err != nil {
			return err
		}
		undo = fmt.Sprintf(" The file as it was is %s; to undo, move it back to %s.", kept, d.name)
	} else if d.from != "" {
		undo = fmt.Sprintf(" %s is as it was.", d.from)
	}
	if err := writeWhole(d.name, func(w io.Writer) error { _, err := w.Write(d.after.AppendText(nil)); return err }); err != nil {
		return err
	}
	_, err := fmt.Fprintln(w, printable(d.says()+undo))
	return err
}

// show prints the difference.
func (d *disavowing) show(w io.Writer) {
	changes := disavow.Diff(d.before, d.after)
	if len(changes) == 0 {
		return
	}
	fmt.Fprintf(w, "\nthe disavow file, what changes:\n")
	for i, c := range changes {
		if i == maxDiff {
			fmt.Fprintf(w, "  … and %s\n", plural(len(changes)-i, "more line"))
			break
		}
		sign := "-"
		if c.Added {
			sign = "+"
		}
		fmt.Fprintf(w, "  %s %s\n", sign, clipped(c.Text, 110))
	}
	fmt.Fprintln(w)
}

// keepCopy writes a file's bytes beside it, as FILE.bak or, where there is another one already, FILE.bak2 and so on; a copy
// that is there with the same bytes is enough.
func keepCopy(name string, b []byte) (kept string, err error) {
	for n := 1; n < 1000; n++ {
		kept = name + ".bak"
		if n > 1 {
			kept += fmt.Sprint(n)
		}
		old, err := os.ReadFile(kept)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return kept, writeWhole(kept, func(w io.Writer) error { _, err := w.Write(b); return err })
		case err != nil:
			return "", err
		case bytes.Equal(old, b):
			return kept, nil
		}
	}
	return "", fmt.Errorf("%s: there are a thousand copies of it; remove some", kept)
}
