package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"linkgrade/server/edition"
)

// packInfo says what an edition is made of.
func packInfo(_ context.Context, args []string, p program) error {
	f, err := parseShowFlags(showFlags{command: "info", most: 1}, args, p)
	if errors.Is(err, flag.ErrHelp) {
		return nil
	} else if err != nil {
		return err
	}
	e, err := openEdition(f.dirs[0])
	if err != nil {
		return err
	}
	defer e.Close()
	if f.json {
		_, err := p.out.Write(e.JSON())
		return err
	}
	return errors.Join(showDocument(p.out, e.Document()), showLicences(p.out, e.Document()))
}

// packVerify reads all of an edition, or of every edition in a folder of editions, and says whether each is whole.
func packVerify(_ context.Context, args []string, p program) error {
	f, err := parseShowFlags(showFlags{command: "verify", most: 1}, args, p)
	if errors.Is(err, flag.ErrHelp) {
		return nil
	} else if err != nil {
		return err
	}
	folders, err := editionFolders(f.dirs[0])
	if err != nil {
		return err
	}
	type verdict struct {
		Folder string `json:"folder"`
		ID     string `json:"id"`
		Names  int    `json:"names"`
	}
	var whole []verdict
	for _, folder := range folders {
		e, err := edition.Open(os.DirFS(folder))
		if err != nil {
			return fmt.Errorf("%s: %w", folder, err)
		}
		if err := errors.Join(e.Verify(), e.Close()); err != nil {
			return fmt.Errorf("%s: %w", folder, err)
		}
		whole = append(whole, verdict{folder, e.ID(), e.Document().Names})
	}
	if f.json {
		return writeJSON(p.out, whole)
	}
	for _, v := range whole {
		fmt.Fprintf(p.out, "edition %s is whole: %d names\n", v.ID, v.Names)
	}
	return nil
}

// packDiff says what changed from one edition to another, or to the current edition of a folder from the one before. Both
// are read whole first: of a damaged one it says nothing else.
func packDiff(_ context.Context, args []string, p program) error {
	f, err := parseShowFlags(showFlags{command: "diff", most: 2}, args, p)
	if errors.Is(err, flag.ErrHelp) {
		return nil
	} else if err != nil {
		return err
	}
	dirs := f.dirs
	if len(dirs) == 1 {
		folders, err := editionFolders(dirs[0])
		if err != nil {
			return err
		}
		if len(folders) < 2 {
			return fmt.Errorf("%s: there is one edition only; give two folders to compare", dirs[0])
		}
		dirs = []string{folders[1], folders[0]}
	}
	old, err := openWhole(dirs[0])
	if err != nil {
		return err
	}
	defer old.Close()
	new, err := openWhole(dirs[1])
	if err != nil {
		return err
	}
	defer new.Close()
	d, err := edition.Compare(old, new)
	if err != nil {
		return err
	}
	if f.json {
		return writeJSON(p.out, d)
	}
	return showDiff(p.out, d)
}

// showFlags are the flags of a command that shows editions.
type showFlags struct {
	command string // after "pack"
	most    int    // folders it takes
	dirs    []string
	json    bool
}

// parseShowFlags reads the flags of a command. Without any folder it is the one that updates keep.
func parseShowFlags(f showFlags, args []string, p program) (showFlags, error) {
	fs := flag.NewFlagSet("linkgrade pack "+f.command, flag.ContinueOnError)
	fs.BoolVar(&f.json, "json", false, "print JSON")
	var err error
	if f.dirs, err = parseFlags(fs, args, p); err != nil {
		return f, err
	}
	if data := defaultData(); len(f.dirs) == 0 && data != "" {
		f.dirs = []string{data}
	}
	if len(f.dirs) == 0 || len(f.dirs) > f.most {
		return f, misuse(p, "pack "+f.command, "takes the folder of an edition, or a folder of editions")
	}
	return f, nil
}

// openEdition opens the edition in a folder, or the current one of a folder of editions.
func openEdition(dir string) (*edition.Edition, error) {
	folders, err := editionFolders(dir)
	if err != nil {
		return nil, err
	}
	e, err := edition.Open(os.DirFS(folders[0]))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", folders[0], err)
	}
	return e, nil
}

// openWhole is openEdition that refuses a damaged edition.
func openWhole(dir string) (*edition.Edition, error) {
	e, err := openEdition(dir)
	if err != nil {
		return nil, err
	}
	if err := e.Verify(); err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", dir, err), e.Close())
	}
	return e, nil
}

// editionFolders are the folders of the editions in a folder, the current one first; the folder itself when it is one's.
func editionFolders(dir string) ([]string, error) {
	if _, err := os.Stat(filepath.Join(dir, "edition.json")); err == nil {
		return []string{dir}, nil
	}
	store := edition.StoreAt(dir)
	ids, err := store.IDs()
	if err != nil {
		return nil, err
	}
	if len(ids) == 0 {
		return nil, fmt.Errorf("%s: %w; \"linkgrade pack update --data %s\" makes one", dir, edition.ErrNoEdition, dir)
	}
	var folders []string
	for _, id := range ids {
		folders = append(folders, store.Folder(id))
	}
	return folders, nil
}

// showBuilt says what an update made.
func showBuilt(w io.Writer, dir string, asJSON bool, d edition.Diff) error {
	e, err := openEdition(dir)
	if err != nil {
		return err
	}
	defer e.Close()
	if asJSON {
		return writeJSON(w, struct {
			Edition json.RawMessage `json:"edition"`
			Diff    edition.Diff    `json:"diff"`
		}{e.JSON(), d})
	}
	if err := showDocument(w, e.Document()); err != nil || d.Old == "" {
		return err
	}
	fmt.Fprintln(w)
	return showDiff(w, d)
}

func showDocument(w io.Writer, d edition.Document) error {
	evidence := "none kept"
	if d.Evidence != nil {
		evidence = kilobytes(d.Evidence.Bytes)
	}
	fmt.Fprintf(w, "edition %s of %s: %d names in %d buckets, pack of %s, evidence %s\n", d.ID, printable(d.Built), d.Names, d.Buckets, kilobytes(d.Pack.Bytes), evidence)
	for _, warning := range d.Warnings {
		fmt.Fprintf(w, "warning: %s\n", printable(warning))
	}
	fmt.Fprintln(w)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "source\tdated\trows\tkept\tleft out\tlicence")
	for _, s := range d.Sources {
		fmt.Fprintf(t, "%s\t%s\t%d\t%d\t%s\t%s\n", printable(s.ID), printable(s.Dated), s.Rows, s.Kept, droppedWords(s.Dropped), printable(s.Licence))
	}
	if err := t.Flush(); err != nil {
		return err
	}
	return showReasons(w, d)
}

// showReasons says what the words of the table mean for which rows are left out.
func showReasons(w io.Writer, d edition.Document) error {
	all := map[edition.Drop]bool{}
	for _, s := range d.Sources {
		for why, n := range s.Dropped {
			all[why] = all[why] || n > 0 && why.Meaning() != ""
		}
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t)
	for _, why := range slices.Sorted(maps.Keys(all)) {
		if all[why] {
			fmt.Fprintf(t, "%s\t%s\n", why, why.Meaning())
		}
	}
	return t.Flush()
}

func kilobytes(n int) string { return fmt.Sprintf("%d KB", (n+1023)>>10) }

// showLicences says whom each source is from, and on which terms: attribution is what most licences ask for.
func showLicences(w io.Writer, d edition.Document) error {
	fmt.Fprintln(w)
	for _, s := range d.Sources {
		if _, err := fmt.Fprintf(w, "%s: %s. %s. Licence: %s. %s\n",
			printable(s.ID), printable(s.Name), printable(s.Publisher), printable(s.Licence), printable(s.URL)); err != nil {
			return err
		}
	}
	return nil
}

// droppedWords say how many rows were left out for which reason, "–" for none.
func droppedWords(dropped map[edition.Drop]int) string {
	var words []string
	for _, why := range slices.Sorted(maps.Keys(dropped)) {
		if n := dropped[why]; n > 0 {
			words = append(words, fmt.Sprintf("%d %s", n, printable(string(why))))
		}
	}
	if len(words) == 0 {
		return "–"
	}
	return strings.Join(words, ", ")
}

func showDiff(w io.Writer, d edition.Diff) error {
	others := ""
	if d.OtherSources != nil {
		others = fmt.Sprintf(", of %d other lists say the same", *d.OtherSources)
	}
	fmt.Fprintf(w, "from edition %s: %d names are no longer listed, %d are new, %d changed%s; %d before, %d now\n",
		d.Old, d.Lost, d.Gained, d.Changed, others, d.Before, d.After)
	if err := d.Check(edition.DefaultLimits); err != nil {
		fmt.Fprintf(w, "so much is refused unless it is forced: %v\n", err)
	}
	fmt.Fprintln(w)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "source\tbefore\tnow")
	for _, s := range d.Sources {
		fmt.Fprintf(t, "%s\t%d\t%d\n", printable(s.ID), s.Before, s.After)
	}
	return t.Flush()
}

func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetIndent("", " ")
	return e.Encode(v)
}
