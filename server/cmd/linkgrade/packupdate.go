package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"
	"text/tabwriter"
	"time"

	"linkgrade/server/cmd/linkgrade/update"
	"linkgrade/server/edition"
	"linkgrade/server/feeds"
	"linkgrade/server/fetch"
)

// publisherAgent is how the program introduces itself to publishers of lists.
const publisherAgent = "linkgrade (keeps a copy of this list; asks once a day whether it has changed)"

// updateFlags are the flags of "linkgrade pack update".
type updateFlags struct {
	data      string
	only      []string
	files     map[string]string // by feed id
	mostMB    int64
	bits      int // of the prefixes at most; 0 is no bound
	dryRun    bool
	published bool
	force     bool
	json      bool
}

// packUpdate downloads the lists and makes an edition of them the current one of a folder.
func packUpdate(ctx context.Context, args []string, p program) error {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	f, err := parseUpdateFlags(args, p)
	if errors.Is(err, flag.ErrHelp) {
		return nil
	} else if err != nil {
		return err
	}
	o := f.options(p)
	if f.dryRun {
		return showSurvey(p.out, update.Survey(ctx, o))
	}
	shown := newProgress(p.err, time.Now)
	o.Tell = shown.tell
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(buildMemory))
	r, err := update.Run(ctx, o)
	shown.end()
	sayFailures(p.err, r, err)
	switch {
	case errors.Is(err, edition.ErrLoses):
		return fmt.Errorf("%w; --force takes it all the same", err)
	case errors.Is(err, edition.ErrBusy):
		return fmt.Errorf("%s: another update is running", f.data)
	case err != nil:
		return buildError(err)
	}
	return f.showUpdated(p.out, r)
}

func parseUpdateFlags(args []string, p program) (updateFlags, error) {
	f := updateFlags{files: map[string]string{}}
	fs := flag.NewFlagSet("linkgrade pack update", flag.ContinueOnError)
	data := fs.String("data", defaultData(), "the `folder` of editions and of the copies of lists; also: $"+dataVariable)
	only := fs.String("only", "", "ask for these lists only, by `id,id,…`; copies of the others stay in the edition")
	fs.Func("feed", "`id=FILE`: a list that you have as a file, your own among them; it is copied and stays in later editions", func(s string) error {
		return keep(f.files, s, "FILE")
	})
	fs.Int64Var(&f.mostMB, "largest", update.MostBytes>>20, "how many `MB` a list may have; Common Crawl's ranks have more than the default")
	bitsFlag(fs, &f.bits)
	fs.BoolVar(&f.dryRun, "dry-run", false, "list what would be asked for, with licence and size, and fetch nothing")
	fs.BoolVar(&f.published, "published", false, "leave out the lists whose licence does not let an edition with them be passed on")
	fs.BoolVar(&f.force, "force", false, "take lists and editions even when they lose far more than usual; build even when nothing has changed")
	fs.BoolVar(&f.json, "json", false, "print the edition's document and what changed as JSON")
	rest, err := parseFlags(fs, args, p)
	if err != nil {
		return f, err
	}
	f.data = *data
	if *only != "" {
		f.only = strings.Split(*only, ",")
	}
	return f, f.check(rest, p)
}

// check says what is wrong with a call.
func (f updateFlags) check(rest []string, p program) error {
	wrong := func(what string, args ...any) error { return misuse(p, "pack update", fmt.Sprintf(what, args...)) }
	switch {
	case len(rest) > 0:
		return wrong("does not take %q; lists of your own are given as --feed id=FILE", rest[0])
	case f.data == "":
		return wrong("needs a folder: --data DIR")
	case f.mostMB < 1 || f.mostMB > 1<<20:
		return wrong("--largest is from 1 to %d", 1<<20)
	}
	for id := range f.files {
		if _, ok := feeds.Find(id); !ok {
			return wrong("there is no list %q; there is: %s", id, feedIDs())
		}
	}
	for _, id := range f.only {
		if feed, ok := feeds.Find(id); !ok {
			return wrong("there is no list %q; there is: %s", id, feedIDs())
		} else if len(feed.URLs) == 0 && f.files[id] == "" {
			return wrong("%s has no address for everybody: get it from %s, then --feed %s=FILE", id, feed.Publisher, id)
		} else if f.published && !feed.Share.Allowed {
			return wrong("%s may not be published: %s", id, feed.Share.Because)
		}
	}
	return nil
}

func (f updateFlags) options(p program) update.Options {
	return update.Options{Dir: f.data, Feeds: feeds.All(), Only: f.only, ByHand: f.files, Published: f.published, Force: f.force,
		Most: f.mostMB << 20, MostBits: f.bits, Downloader: fetch.NewDownloader(publisherAgent, p.web), Now: time.Now}
}

// showSurvey lists what an update would ask for.
func showSurvey(w io.Writer, all []update.Prospect) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "list\tsize\tat hand\tlicence\tpassed on\taddress")
	for _, one := range all {
		size, share := "unknown", "no"
		if one.Size >= 0 {
			size = megabytes(one.Size)
		}
		if one.Feed.Share.Allowed {
			share = "yes"
		}
		have := one.Copy.Fetched
		if have == "" {
			have = "–"
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\n", one.Feed.ID, size, printable(have), one.Feed.Licence, share, one.Feed.URLs[0])
	}
	return t.Flush()
}

// sayFailures says of each list that could not be had what is used instead. Where nobody could be reached, one sentence
// says it: the error's, or this one when files of one's own made an edition all the same.
func sayFailures(w io.Writer, r update.Report, err error) {
	if errors.Is(err, update.ErrOffline) || errors.Is(err, context.Canceled) {
		return
	}
	unreached := func(r update.Result) bool { return errors.Is(r.Err, fetch.ErrUnreached) }
	if len(r.Results) > 1 && !slices.ContainsFunc(r.Results, func(r update.Result) bool { return !unreached(r) }) {
		fmt.Fprintln(w, "no publisher can be reached; the copies at hand are used")
		r.Results = nil
	}
	for _, one := range r.Results {
		if said := one.Sentence(); said != "" {
			fmt.Fprintln(w, printable(said))
		}
	}
	for _, one := range r.Left {
		fmt.Fprintf(w, "%s: its copy cannot be read and is left out: %s\n", one.Feed.ID, sentence(one.Err))
	}
}

// showUpdated says which edition is current now.
func (f updateFlags) showUpdated(w io.Writer, r update.Report) error {
	if r.Built {
		return showBuilt(w, f.data, f.json, r.Diff)
	}
	e, err := openEdition(f.data)
	if err != nil {
		return err
	}
	defer e.Close()
	if f.json {
		return writeJSON(w, struct {
			Edition json.RawMessage `json:"edition"`
			Diff    *edition.Diff   `json:"diff"`
		}{e.JSON(), nil})
	}
	_, err = fmt.Fprintf(w, "nothing has changed: edition %s of %s stays current\n", e.ID(), printable(e.Document().Built))
	return err
}
