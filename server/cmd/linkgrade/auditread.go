package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"time"

	"linkgrade/wasm/audit"
	"linkgrade/wasm/audit/export"
	"linkgrade/wasm/domain"
)

// exportReader reads exports into an audit.
type exportReader struct {
	*audit.Audit
	site  domain.Name          // the audited one
	own   map[domain.Name]bool // it and the owner's others
	leads *leads               // where the rows of all its files lead
	flags *auditFlags
	p     program
	bar   bar
	done  int64 // bytes of files
	size  int64 // of all
	rows  int
	aside []*asideRows // of each file
}

// reader reads exports into an audit of a site; own are it and the owner's others.
func (f *auditFlags) reader(a *audit.Audit, site domain.Name, own map[domain.Name]bool, p program) *exportReader {
	return &exportReader{Audit: a, site: site, own: own, leads: newLeads(site, own), flags: f, p: p, bar: newBar(p.err, time.Now)}
}

// readAll reads all files of a call. What could not be read of them waits for placeAside, or dropAside.
func (r *exportReader) readAll(ctx context.Context) error {
	defer r.bar.clear()
	f := r.flags
	var names []string
	for _, name := range f.files {
		if isAny(names, name) {
			r.say("%s is given twice; it is read once", name)
			continue
		}
		names = append(names, name)
	}
	for _, name := range append(names, rivalNames(f.rivals)...) {
		if info, err := os.Stat(name); err == nil {
			r.size += info.Size()
		}
	}
	for _, name := range names {
		if err := r.read(ctx, name); err != nil {
			return err
		}
	}
	if err := r.nothingLeadsHere(); err != nil {
		return err
	}
	for _, one := range f.rivals {
		if err := r.readRival(ctx, one); err != nil {
			return err
		}
	}
	return nil
}

// placeAside puts the rows that are kept aside in their files.
func (r *exportReader) placeAside() (err error) {
	for _, one := range r.aside {
		err = errors.Join(err, one.place(r.p))
	}
	return err
}

// dropAside removes what was not put there.
func (r *exportReader) dropAside() (err error) {
	for _, one := range r.aside {
		err = errors.Join(err, one.drop())
	}
	return err
}

func isAny(names []string, name string) bool {
	for _, n := range names {
		if isSame(n, name) {
			return true
		}
	}
	return false
}

func rivalNames(all []rivalFile) (names []string) {
	for _, r := range all {
		names = append(names, r.file)
	}
	return names
}

// read reads the rows of one file into the audit.
func (r *exportReader) read(ctx context.Context, name string) error {
	return r.walk(ctx, name, func(in *export.File) taking {
		file := r.Open(in)
		return taking{to: newLeads(r.site, r.own), take: func(row *export.Row) { r.Take(file, row) }, end: r.sayElsewhere}
	})
}

// readRival reads the rows of a competitor's file. One that leads nowhere but to others is not the competitor's, and what it says
// would be taken for a gap that there is not.
func (r *exportReader) readRival(ctx context.Context, one rivalFile) error {
	return r.walk(ctx, one.file, func(*export.File) taking {
		t := taking{to: newLeads(one.site, map[domain.Name]bool{one.site: true})}
		t.take = func(row *export.Row) {
			if t.to.isHere {
				r.TakeRival(one.site, row)
			}
		}
		t.end = func(label string, to *leads) error { return r.sayRival(label, one.site, to) }
		return t
	})
}

// A taking is what becomes of the rows of an export.
type taking struct {
	to   *leads // where they lead
	take func(*export.Row)
	end  func(label string, to *leads) error
}

// walk reads one file, or all exports of an archive: what each was taken for is said, and how many of its rows could not be read.
func (r *exportReader) walk(ctx context.Context, name string, begin func(*export.File) taking) error {
	aside := &asideRows{input: name, keep: r.flags.aside}
	r.aside = append(r.aside, aside)
	if err := r.eachExport(name, func(in *openedExport) error {
		r.bar.clear()
		if r.flags.dayFirst != export.Unknown {
			in.file.ReadDays(r.flags.dayFirst == export.Yes)
		}
		r.say("%s: %s%s%s", in.name, in.file.Said, in.also, otherOrder(in.file.Notes))
		in.file.Aside = func(row export.Aside) { aside.take(in.inside, row) }
		return r.rowsOf(ctx, in, begin(in.file))
	}); err != nil {
		return err
	}
	r.bar.clear()
	return aside.finish(r.p)
}

// rowsOf takes the rows of an export, and says what else there is to say of them.
func (r *exportReader) rowsOf(ctx context.Context, in *openedExport, t taking) error {
	var failed error
	for row := range in.file.Rows(&failed) {
		t.to.see(&row)
		t.take(&row)
		if r.rows++; r.rows%1024 == 0 {
			if ctx.Err() != nil {
				return errors.New("stopped; no result was written")
			}
			r.bar.show(r.line)
		}
	}
	if failed = errors.Join(failed, in.failed); failed != nil {
		return failed
	}
	r.bar.clear()
	if rows, aside := in.file.Counts(); rows+aside == 0 {
		r.say("%s: headings, and no row under them", in.name)
	}
	if u := in.file.Unread(); u.Days > 0 {
		r.say("%s: %s could not be read; what they say is unknown; the first is in line %d: %s", in.name, plural(u.Days, "date"), u.Line, clipped(u.Text, 60))
	}
	return t.end(in.name, t.to)
}

// otherOrder says how to have dates read otherwise, where their order was guessed.
func otherOrder(notes []string) string {
	switch {
	case slices.Contains(notes, "month-first"):
		return " (--day-first reads them day first)"
	case slices.Contains(notes, "day-first"):
		return " (--day-first=no reads them month first)"
	}
	return ""
}

// say prints a line about a file.
func (r *exportReader) say(format string, args ...any) {
	fmt.Fprintln(r.p.err, printable(fmt.Sprintf(format, args...)))
}

func (r *exportReader) line() string {
	return fmt.Sprintf("%s %s rows", gauge(int(r.done>>10), int(r.size>>10)), figure(float64(r.rows)))
}
