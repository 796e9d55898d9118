package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"linkgrade/server/edition"
	"linkgrade/server/feeds"
)

// splitFlags are the flags of "linkgrade pack split".
type splitFlags struct {
	edition string // the folder of an edition or of editions; "" is the one that commands use
	data    string // where they look for it
	dir     string // where the files go
	plan    edition.Plan
	json    bool
}

// packSplit writes an edition as files for a host of static files.
func packSplit(ctx context.Context, args []string, p program) error {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	f, err := parseSplitFlags(args, p)
	if errors.Is(err, flag.ErrHelp) {
		return nil
	} else if err != nil {
		return err
	}
	e, err := f.open(p)
	if err != nil {
		return err
	}
	defer e.Close()
	sayUnshared(p.err, e.Document())
	s, err := edition.Split(ctx, e, f.dir, f.plan)
	switch {
	case errors.Is(err, context.Canceled):
		return errors.New("stopped; what stood in the folder is current on")
	case errors.Is(err, edition.ErrBusy):
		return fmt.Errorf("%s: another program is writing there", f.dir)
	case errors.Is(err, edition.ErrPlan):
		return fmt.Errorf("%w; pack build and pack update take --bits", err)
	case err != nil:
		return err
	case f.json:
		return writeJSON(p.out, s)
	}
	return f.show(p.out, s, e.Document())
}

func parseSplitFlags(args []string, p program) (f splitFlags, err error) {
	fs := flag.NewFlagSet("linkgrade pack split", flag.ContinueOnError)
	f.plan = edition.PaidPlan
	fs.Func("plan", "the `plan` of Cloudflare Workers that must take the files: free or paid (paid)", func(s string) error {
		for _, plan := range []edition.Plan{edition.FreePlan, edition.PaidPlan} {
			if plan.Name == s {
				f.plan = plan
				return nil
			}
		}
		return errors.New("neither free nor paid")
	})
	fs.BoolVar(&f.json, "json", false, "print what was written as JSON")
	data := dataFlag(fs)
	rest, err := parseFlags(fs, args, p)
	switch {
	case err != nil:
		return f, err
	case len(rest) == 0 || len(rest) > 2:
		return f, misuse(p, "pack split", "takes the folder for the files, and before it the folder of an edition or of editions")
	case len(rest) == 2:
		f.edition = rest[0]
	}
	f.data, f.dir = *data, rest[len(rest)-1]
	return f, nil
}

// open opens the edition, whole: what is published goes to everybody.
func (f splitFlags) open(p program) (*edition.Edition, error) {
	if f.edition != "" {
		return openWhole(f.edition)
	}
	e, embedded, err := openData(f.data, p)
	if err != nil {
		return nil, err
	}
	if embedded {
		fmt.Fprintln(p.err, "the edition inside this program is taken")
	}
	if err := e.Verify(); err != nil {
		return nil, errors.Join(fmt.Errorf("edition %s: %w", e.ID(), err), e.Close())
	}
	return e, nil
}

// sayUnshared names the lists of an edition that may not be passed on.
func sayUnshared(w io.Writer, d edition.Document) {
	var ids []string
	for _, s := range d.Sources {
		if feed, known := feeds.Find(s.ID); known && !feed.Share.Allowed {
			ids = append(ids, s.ID)
		}
	}
	if len(ids) > 0 {
		fmt.Fprintf(w, "this edition has lists whose licence does not let it be passed on: %s; keep the address to yourself, or make one without them (--published)\n", strings.Join(ids, ", "))
	}
}

// show says what was written, and which plans take it.
func (f splitFlags) show(w io.Writer, s edition.Splitting, d edition.Document) error {
	state := ""
	if s.Again {
		state = ", which stood there already"
	}
	fmt.Fprintf(w, "edition %s of %s in %s: %d buckets%s\n", s.ID, printable(d.Built), f.dir, d.Buckets, state)
	if s.Before != "" {
		fmt.Fprintf(w, "edition %s stays beside it until the next, for clients that learnt its id\n", s.Before)
	}
	if s.Removed != "" {
		fmt.Fprintf(w, "edition %s is removed, for both take more than the %d files of the %s plan: clients that learnt its id are told that it is gone and ask for the current one; both would fit with prefixes of %d bits\n",
			s.Removed, f.plan.Files, f.plan.Name, edition.FittingBits(edition.Plan{Files: f.plan.Files / 2}, d.Bits, 0))
	}
	_, err := fmt.Fprintf(w, "%d files: %s\n", s.Files, planWords(s.Files, d.Bits))
	return err
}

// planWords say which plans take so many files.
func planWords(files, bits int) string {
	free, paid := edition.FreePlan, edition.PaidPlan
	if files <= free.Files {
		return fmt.Sprintf("Cloudflare's free plan takes %d, the paid one %d", free.Files, paid.Files)
	}
	words := fmt.Sprintf("Cloudflare's paid plan takes %d; the free one takes %d", paid.Files, free.Files)
	if fitting := edition.FittingBits(free, bits, 0); fitting < bits {
		words += fmt.Sprintf(", which an edition with prefixes of %d bits fits (--bits %[1]d)", fitting)
	} else {
		words += ", which the edition fits without the one before (--plan free)"
	}
	return words
}
