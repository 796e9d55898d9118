package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"linkgrade/server/cmd/linkgrade/sheet"
	"linkgrade/wasm/audit/export"
)

func (f *auditFlags) flags() *flag.FlagSet {
	fs := flag.NewFlagSet("linkgrade audit", flag.ContinueOnError)
	fs.StringVar(&f.site, "site", "", "the audited `site`, by its name or an address of it (default the one of the profile)")
	fs.Func("own", "another `site` of yours; links from it are never disavowed (may be given several times)", func(s string) error {
		f.own = append(f.own, s)
		return nil
	})
	fs.StringVar(&f.profile, "profile", autoProfile, "`name` or file of the profile of your site; --profile= judges without one")
	fs.Func("rival", "`name=FILE`: an export of a competitor's links, to find sites that link there and not to you", f.addRival)
	fs.StringVar(&f.disavow, "disavow", "", "write a disavow file to this `file`; one that is there is merged and kept as FILE.bak")
	fs.StringVar(&f.existing, "existing", "", "the disavow `file` that you have, if it is not that of --disavow")
	fs.StringVar(&f.html, "html", "", "write a report to this `file`: one page with charts that loads nothing")
	fs.StringVar(&f.json, "json", "", "write the report as JSON to this `file`")
	fs.StringVar(&f.out, "out", "", "write the referring domains to this `file`, one of "+sheet.Endings)
	fs.StringVar(&f.since, "since", "", "compare with an earlier audit's --json `file`")
	fs.StringVar(&f.sheet, "sheet", "", "the `sheet` of workbooks (default the first)")
	fs.BoolVar(&f.aside, "aside", false, "keep rows that cannot be read in FILE.aside.csv")
	fs.BoolFunc("manual-action", "Search Console shows a manual action for unnatural links; =no: it shows none", known(&f.manualAction))
	fs.BoolFunc("bought", "links were bought, by you or for you; =no: none were", known(&f.bought))
	fs.BoolFunc("day-first", "dates of numbers alone begin with the day, 15/09/2026; =no: with the month (default what each file tells)", known(&f.dayFirst))
	fs.Int64Var(&f.at, "at", 0, "the report's time in unix `seconds` (default now)")
	f.data = dataFlag(fs)
	fs.Usage = func() {
		fmt.Fprint(fs.Output(), auditHelp, "\nFlags:\n")
		fs.PrintDefaults()
	}
	return fs
}

// known reads yes, no, and what flags of no value have.
func known(k *export.Known) func(string) error {
	return func(s string) error {
		switch strings.ToLower(s) {
		case "true", "yes", "1":
			*k = export.Yes
		case "false", "no", "0":
			*k = export.No
		default:
			return errors.New("say yes or no")
		}
		return nil
	}
}

func (f *auditFlags) addRival(s string) error {
	name, file, ok := strings.Cut(s, "=")
	if !ok || file == "" {
		return errors.New("give it as name=FILE")
	}
	site, err := nameOf(name)
	f.rivals = append(f.rivals, rivalFile{site, file})
	return err
}

// wrong says what is wrong with a call; "" where nothing is.
func (f *auditFlags) wrong() string {
	if len(f.files) == 0 {
		return "give one export or several"
	}
	if f.out != "" {
		if err := sheet.CheckEnding(f.out); err != nil {
			return "--out " + err.Error()
		}
	}
	if f.existing != "" && f.disavow == "" {
		return "--existing needs --disavow FILE, where the merged file is written"
	}
	if piped := f.piped(); len(piped) > 1 {
		return strings.Join(piped, " and ") + " cannot both go to standard output; give one of them a file"
	}
	if f.aside && slices.Contains(slices.Concat(f.files, rivalNames(f.rivals)), stdStream) {
		return "--aside keeps rows beside their file, and standard input is none; save it as a file first"
	}
	for _, r := range f.rivals {
		if isAny(f.files, r.file) {
			return fmt.Sprintf("--rival %s=%s: that file is given as the audited site's, too; give an export of %s's links", r.site, r.file, r.site)
		}
	}
	return ""
}

// keepsInputs sees that no file is written that is read, none twice, and that each can be written. A disavow file that is there
// is merged, and kept.
func (f *auditFlags) keepsInputs() error {
	exports := slices.Concat(f.files, rivalNames(f.rivals))
	inputs := append([]string{f.since, f.existing}, exports...)
	for _, in := range inputs {
		if err := canRead(in); err != nil {
			return err
		}
	}
	outputs := f.outputs(exports)
	for i, out := range outputs {
		for _, in := range inputs {
			if isSame(in, out.file) && !(in == f.existing && out.file == f.disavow) {
				return fmt.Errorf("%s is read and would be written; give the result another name", out.file)
			}
		}
		if slices.ContainsFunc(outputs[:i], func(other output) bool { return isSame(other.file, out.file) }) {
			return fmt.Errorf("%s would be written twice; give the results different names", out.file)
		}
		if err := canWrite(out.file, out.flag); err != nil {
			return err
		}
	}
	return nil
}

// An output is a file that a call writes, and the flag that names it.
type output struct{ flag, file string }

// results are what a call is asked for, each with its flag.
func (f *auditFlags) results() []output {
	return []output{{"--html", f.html}, {"--out", f.out}, {"--json", f.json}, {"--disavow", f.disavow}}
}

// outputs are the files that are written; what goes to standard output is none.
func (f *auditFlags) outputs(exports []string) (all []output) {
	for _, one := range f.results() {
		if one.file != "" && one.file != stdStream {
			all = append(all, one)
		}
	}
	if f.aside {
		for _, name := range exports {
			if name != stdStream {
				all = append(all, output{"--aside", asideName(name)})
			}
		}
	}
	return all
}

// piped are the results that go to standard output.
func (f *auditFlags) piped() (flags []string) {
	for _, one := range f.results() {
		if one.file == stdStream {
			flags = append(flags, one.flag)
		}
	}
	return flags
}

// summaryTo is where sentences for people go: not where a result goes.
func (f *auditFlags) summaryTo(p program) io.Writer {
	if len(f.piped()) > 0 {
		return p.err
	}
	return p.out
}

// isSame says whether two names are one file, by other ways to write it too.
func isSame(a, b string) bool {
	if a == "" || b == "" {
		return false
	}
	if absolute(a) == absolute(b) {
		return true
	}
	one, err := os.Stat(a)
	other, wrong := os.Stat(b)
	return err == nil && wrong == nil && os.SameFile(one, other)
}

// absolute is a name from the root, where that can be told.
func absolute(name string) string {
	if whole, err := filepath.Abs(name); err == nil {
		return whole
	}
	return name
}
