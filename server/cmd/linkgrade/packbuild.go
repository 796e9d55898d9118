package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"linkgrade/server/cmd/linkgrade/update"
	"linkgrade/server/edition"
	"linkgrade/server/feeds"
	"linkgrade/wasm/trust"
)

// buildMemory is the memory, in bytes, from which the collector works harder while an edition is built. It needs more
// than a page: up to two million names on their way into the pack.
const buildMemory = 384 << 20

// feedFile is one list to build an edition of.
type feedFile struct {
	feed  feeds.Feed
	path  string
	dated string
}

// buildFlags are the flags of "linkgrade pack build".
type buildFlags struct {
	files   map[string]string // by feed id
	dates   map[string]string
	built   string
	out     string
	bits    int // of the prefixes at most; 0 is no bound
	publish bool
	force   bool
	json    bool
}

// packBuild makes an edition of files that are here and puts it into a folder of editions.
func packBuild(ctx context.Context, args []string, p program) error {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	f, err := parseBuildFlags(args, p)
	if errors.Is(err, flag.ErrHelp) {
		return nil
	} else if err != nil {
		return err
	}
	files, err := f.feedFiles(p)
	if err != nil {
		return err
	}
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(buildMemory))
	limits := edition.DefaultLimits
	if f.force {
		limits = edition.AnyLoss
	}
	d, err := edition.StoreAt(f.out).Update(ctx, limits, func(ctx context.Context, dir string) error {
		return f.build(ctx, dir, files)
	})
	if errors.Is(err, edition.ErrLoses) {
		return fmt.Errorf("%w; --force takes it all the same", err)
	}
	if err != nil {
		return buildError(err)
	}
	return showBuilt(p.out, f.out, f.json, d)
}

func parseBuildFlags(args []string, p program) (buildFlags, error) {
	f := buildFlags{files: map[string]string{}, dates: map[string]string{}}
	fs := flag.NewFlagSet("linkgrade pack build", flag.ContinueOnError)
	fs.Func("feed", "`id=FILE`: a list as its publisher sends it, plain or packed; once for each list.", func(s string) error {
		return keep(f.files, s, "FILE")
	})
	fs.Func("dated", "`id=YYYY-MM-DD`: the date of a list's contents, where the file does not say it", func(s string) error {
		if err := keep(f.dates, s, "YYYY-MM-DD"); err != nil {
			return err
		}
		return checkDate(s[strings.Index(s, "=")+1:])
	})
	fs.Func("built", "`YYYY-MM-DD`: the edition's date (today); the same files and date make the same bytes", func(s string) error {
		f.built = s
		return checkDate(s)
	})
	fs.StringVar(&f.out, "o", "", "the `folder` of editions that gets a new current one")
	bitsFlag(fs, &f.bits)
	fs.BoolVar(&f.publish, "published", false, "leave out the lists whose licence does not let an edition with them be passed on")
	fs.BoolVar(&f.force, "force", false, "take the edition even when it loses far more names than lists lose")
	fs.BoolVar(&f.json, "json", false, "print the edition's document and what changed as JSON")
	rest, err := parseFlags(fs, args, p)
	switch {
	case err != nil:
		return f, err
	case len(rest) > 0:
		return f, misuse(p, "pack build", fmt.Sprintf("does not take %q; lists are given as --feed id=FILE", rest[0]))
	case f.out == "":
		return f, misuse(p, "pack build", "needs a folder for the edition: -o DIR")
	}
	if f.built == "" {
		f.built = time.Now().UTC().Format(time.DateOnly)
	}
	return f, nil
}

// bitsFlag is how long the prefixes of an edition may be.
func bitsFlag(fs *flag.FlagSet, bits *int) {
	fs.Func("bits", fmt.Sprintf("prefixes of at most so many `bits`, 1 to %d: fewer and larger buckets, for a host that takes few files (see pack split)", trust.MaxPrefixBits), func(s string) error {
		n, err := strconv.Atoi(s)
		if err != nil || n < 1 || n > trust.MaxPrefixBits {
			return fmt.Errorf("not from 1 to %d", trust.MaxPrefixBits)
		}
		*bits = n
		return nil
	})
}

// keep takes "id=value".
func keep(into map[string]string, s, value string) error {
	id, v, ok := strings.Cut(s, "=")
	if !ok || id == "" || v == "" {
		return fmt.Errorf("not id=%s", value)
	}
	if _, twice := into[id]; twice {
		return fmt.Errorf("%s is given twice", id)
	}
	into[id] = v
	return nil
}

func checkDate(s string) error {
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		return errors.New("not a date like 2026-01-31")
	}
	return nil
}

// feedFiles are the lists to read, in the order of their ids.
func (f buildFlags) feedFiles(p program) ([]feedFile, error) {
	var files []feedFile
	for id, path := range f.files {
		feed, ok := feeds.Find(id)
		if !ok {
			return nil, misuse(p, "pack build", fmt.Sprintf("there is no list %q; there is: %s", id, feedIDs()))
		}
		if f.publish && !feed.Share.Allowed {
			fmt.Fprintf(p.err, "%s is left out: %s\n", feed.ID, feed.Share.Because)
			continue
		}
		files = append(files, feedFile{feed: feed, path: path, dated: f.dates[id]})
	}
	for id := range f.dates {
		if _, given := f.files[id]; !given {
			return nil, misuse(p, "pack build", fmt.Sprintf("--dated speaks of %q, which is not among the --feed", id))
		}
	}
	if len(files) == 0 {
		return nil, misuse(p, "pack build", "needs a list at least: --feed id=FILE; the ids are: "+feedIDs())
	}
	slices.SortFunc(files, func(a, b feedFile) int { return strings.Compare(a.feed.ID, b.feed.ID) })
	return files, nil
}

func feedIDs() string {
	var ids []string
	for _, f := range feeds.All() {
		ids = append(ids, f.ID)
	}
	return strings.Join(ids, ", ")
}

// build reads the lists one after the other and writes the edition into a folder.
func (f buildFlags) build(ctx context.Context, dir string, files []feedFile) error {
	b, err := edition.NewBuilder(dir, f.built)
	if err != nil {
		return err
	}
	defer b.Close()
	b.MostBits = f.bits
	var sources []edition.Source
	for _, file := range files {
		s, err := update.ReadFile(ctx, file.feed, file.path, b.Add)
		if err != nil {
			return fmt.Errorf("%s: %w", file.path, err)
		}
		s.Dated = cmp.Or(file.dated, s.Dated)
		sources = append(sources, s)
	}
	_, err = b.Finish(ctx, sources, dir)
	return err
}

// buildError says what people can do about it.
func buildError(err error) error {
	switch {
	case errors.Is(err, context.Canceled):
		return errors.New("stopped; the edition before stays current")
	case errors.Is(err, trust.ErrPrefixBits):
		return fmt.Errorf("the lists have fewer than %d names, too few to hide which one is asked for; give more lists", trust.MinMeanBucket)
	default:
		return err
	}
}
