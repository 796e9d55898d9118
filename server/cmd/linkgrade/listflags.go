package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"linkgrade/server/cmd/linkgrade/sheet"
	"linkgrade/server/cmd/linkgrade/vet"
	"linkgrade/server/fetch"
	"linkgrade/wasm/grade"
)

// listFlags are those of commands that read a list, the pages that it names, and write a table.
type listFlags struct {
	command, help string // the command's word, and what stands before its flags

	choice            sheet.Choice
	out, format       string
	state, contact    string
	delay, timeout    time.Duration
	atOnce            int
	anew, retry, bare bool
}

// parse reads a call: the flags, and more that the command has, and the one list. A call for help is flag.ErrHelp.
func (f *listFlags) parse(args []string, p program, more func(*flag.FlagSet)) (list string, err error) {
	fs := flag.NewFlagSet("linkgrade "+f.command, flag.ContinueOnError)
	fs.StringVar(&f.choice.Column, "column", "", "the `column` of addresses to read, by its heading or its number from 1")
	fs.StringVar(&f.choice.Sheet, "sheet", "", "the `sheet` of a workbook (default the first)")
	fs.StringVar(&f.out, "out", "", "write the result to this `file`, one of "+sheet.Endings)
	fs.StringVar(&f.format, "format", "", "without --out: `csv`, tsv, xlsx, jsonl or html to standard output")
	fs.StringVar(&f.state, "state", defaultState(), "`folder` of what was read, to go on with and to ask whether pages have changed")
	fs.StringVar(&f.contact, "contact", "", "an `address` where a site's owner can reach you; it is sent to the sites")
	fs.DurationVar(&f.delay, "delay", time.Second, "pause between two pages of a site; a longer one that its robots.txt asks for is kept, up to 30s")
	fs.DurationVar(&f.timeout, "timeout", 30*time.Second, "the most time that a page may take")
	fs.IntVar(&f.atOnce, "at-once", 16, "how many sites are read at the same time")
	fs.BoolVar(&f.anew, "anew", false, "read all pages anew")
	fs.BoolVar(&f.retry, "retry", false, "ask again for pages that could not be reached")
	fs.BoolVar(&f.bare, "no-cache", false, "neither keep pages nor ask whether kept ones have changed")
	more(fs)
	fs.Usage = func() {
		fmt.Fprint(fs.Output(), f.help, "\nFlags:\n")
		fs.PrintDefaults()
	}
	rest, err := parseFlags(fs, args, p)
	if err != nil {
		return "", err
	}
	if wrong := f.wrong(rest); wrong != "" {
		return "", misuse(p, f.command, wrong)
	}
	return rest[0], nil
}

// defaultState is where journals are kept; "" where there is no place.
func defaultState() string {
	if dir := defaultData(); dir != "" {
		return filepath.Join(dir, "vet")
	}
	return ""
}

// wrong says what is wrong with a call; "" where nothing is.
func (f *listFlags) wrong(rest []string) string {
	if len(rest) != 1 {
		return "give one list, or - for standard input"
	}
	if f.out != "" {
		if err := sheet.CheckEnding(f.out); err != nil {
			return "--out " + err.Error()
		}
	}
	if f.format != "" && sheet.CheckEnding("x."+f.format) != nil {
		return fmt.Sprintf("there is no format %q; there is csv, tsv, xlsx, jsonl, html", f.format)
	}
	switch {
	case f.state == "":
		return "needs a folder for what was read: --state FOLDER"
	case f.atOnce < 1 || f.atOnce > 64:
		return "--at-once is from 1 to 64"
	case f.delay < 0 || f.timeout <= 0:
		return "--delay and --timeout are times, like 2s"
	case strings.ContainsFunc(f.contact, func(r rune) bool { return r < ' ' || r > '~' || r == '(' || r == ')' }):
		return "--contact is one line of plain letters"
	}
	return ""
}

// open opens a list and says what it was taken for. Before hours of reading it sees that the result can be written.
func (f *listFlags) open(name string, p program) (_ *sheet.List, file *listFile, err error) {
	if file, err = openList(name, p.in); err != nil {
		return nil, nil, err
	}
	list, err := sheet.Open(file.File, file.name, f.choice)
	switch {
	case err != nil:
	case f.out != "" && file.isList(f.out):
		err = fmt.Errorf("%s: that is the list itself, which stays as it is; name another file with --out", f.out)
	case f.out != "":
		err = canWrite(f.out, "--out")
	}
	if err == nil {
		err = canKeep(f.state)
	}
	if err != nil {
		return nil, nil, errors.Join(err, file.Close())
	}
	fmt.Fprintf(p.err, "%s: %s\n", printable(file.name), printable(list.Said))
	return list, file, nil
}

// options are a run's, but for its judge; what its answers depend on is its name.
func (f *listFlags) options(list *sheet.List, id string, depends []string, p program) (o vet.Options, err error) {
	m := fetch.Manners{Token: vetToken, Delay: f.delay, MostDelay: max(30*time.Second, f.delay), Timeout: f.timeout, Tries: 3,
		Backoff: cmp.Or(p.backoff, 2*time.Second), AtOnce: f.atOnce, Network: p.net}
	contact := ""
	if f.contact != "" {
		contact = "; " + f.contact
	}
	m.Agent = fmt.Sprintf(vetAgent, contact)
	if !f.bare {
		if m.Keeper, err = vet.OpenPages(filepath.Join(f.state, "pages"), vet.MostKept); err != nil {
			return o, err
		}
	}
	name := append([]string{f.command, id, f.choice.Column, f.choice.Sheet, grade.Version}, depends...)
	return vet.Options{Dir: f.state, Name: name, List: list, Crawler: fetch.NewCrawler(m), Now: time.Now, Anew: f.anew, Retry: f.retry,
		Warn: func(s string) { fmt.Fprintln(p.err, printable(s)) }}, nil
}

// through goes through a list: it begins a run, reads the pages, and has the result finished. Ctrl-C ends the reading; a second
// one ends the program by itself, as the first does before.
func (f *listFlags) through(ctx context.Context, o vet.Options, p program, finish func(*vet.Run) error) (err error) {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop)
	r, err := f.begin(o, p)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	if err := f.read(ctx, r, o, p); err != nil {
		return err
	}
	if err := finish(r); err != nil {
		return err
	}
	return r.Done(o.Now())
}

// begin reads the list, and finds what is known from before.
func (f *listFlags) begin(o vet.Options, p program) (*vet.Run, error) {
	r, err := vet.New(o)
	if errors.Is(err, vet.ErrBusy) {
		return nil, fmt.Errorf("%w; wait for it, or give --state another folder", err)
	} else if err != nil {
		return nil, f.unkept(err)
	}
	if r.Resumed {
		fmt.Fprintf(p.err, "going on with what was read since %s (--anew reads all anew)\n", r.Began.Format("2006-01-02 15:04"))
	}
	return r, nil
}

// read reads the pages, and shows how far it is.
func (f *listFlags) read(ctx context.Context, r *vet.Run, o vet.Options, p program) error {
	shown := newVetProgress(p.err, o.Now)
	o.Tell = shown.tell
	err := r.Read(ctx, o)
	shown.clear()
	if errors.Is(err, context.Canceled) {
		return fmt.Errorf("stopped: %d of %d pages are read; the same command goes on with the others", shown.last.Done, shown.last.All)
	}
	return f.unkept(err)
}

// unkept says what to do where a disk is full; other errors stay as they are.
func (f *listFlags) unkept(err error) error {
	if !errors.Is(err, vet.ErrUnkept) {
		return err
	}
	return fmt.Errorf("%s: %w: %w; make room, and the same command goes on", f.state, vet.ErrUnkept, whyOf(err))
}

// write writes the result where it was asked for, or short to a terminal, and says what came of the list.
func (f *listFlags) write(t sheet.Table, rows func(func([]sheet.Cell) error) error, short func(io.Writer) error, tally string, p program) (err error) {
	switch {
	case f.out != "":
		err = writeWhole(f.out, func(w io.Writer) error { return writeTable(w, filepath.Ext(f.out), t, rows) })
		if err != nil {
			err = fmt.Errorf("%w; what was read is kept, and the same command writes it", err)
		}
		tally = printable(f.out) + ": " + tally
	case f.format == "" && isTerminal(p.out):
		err = short(p.out)
	default:
		err = writeTable(p.out, "."+cmp.Or(f.format, "csv"), t, rows)
	}
	if err == nil {
		fmt.Fprintln(p.err, tally)
	}
	return err
}
