// Command linkgrade grades pages and serves trust data.
//
//	linkgrade grade URL|FILE|-     grade a page: a report as text, or with --json as JSON
//	linkgrade grade --jsonl        grade many pages: one {"url":…,"file":…,"charset":…} a line on standard input
//	linkgrade site DOMAIN          what kind of site it is, by ten of its posts
//	linkgrade vet LIST             read and grade a page of each row of a list; see vetHelp
//	linkgrade verify LIST          look whether links that a list names are still there; see verifyHelp
//	linkgrade audit FILE…          what the links of a site are worth together, and which to disavow; see auditHelp
//	linkgrade profile WORD         what your site is about: see profileCommands
//	linkgrade explain [RULE]       what a rule looks at, what it moves, and who says that it matters
//	linkgrade pack WORD            make trust data: see packCommands
//	linkgrade trust NAME…          what is known of names, from the current edition
//	linkgrade serve                serve the trust data that the extension may ask for
//
// It exits with 0 when all went well, 1 when something could not be read, 2 when it was called the wrong way.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"runtime/debug"
	"time"

	"linkgrade/server/fetch"
)

const usage = `Linkgrade says what a link from a page would be worth, and why.

  linkgrade grade URL                    grade a page on the web
  linkgrade grade FILE --url URL         grade a saved page ("-" reads standard input); also: --html FILE
  linkgrade grade --jsonl < LIST         grade many: one {"url":…,"file":…,"charset":…} a line, one report a line
  linkgrade site DOMAIN                  say what kind of site it is, a guest-post farm or a magazine, by ten of its posts
  linkgrade vet LIST --out FILE          grade a page of each row of a list (text, CSV, TSV, XLSX), the best first
  linkgrade verify LIST --out FILE       look whether the links of a list (page, target, anchor, rel) are still there
  linkgrade audit FILE… --site example.com   audit a site's links, by exports of Ahrefs, Semrush, Search Console…: report, disavow file
  linkgrade profile learn URL            learn what your site is about, for the relevance of pages; also: show, strike, keywords
  linkgrade explain [RULE]               what a rule looks at, what it moves, and who says so
  linkgrade pack update                  download the published lists and make an edition of trust data of them
  linkgrade pack build --feed ID=FILE … -o DIR   make an edition of lists that you have as files
  linkgrade pack info|verify|diff [DIR]  what an edition is made of, whether it is whole, what changed
  linkgrade pack split [EDITION] DIR     an edition as files for a host of static files
  linkgrade pack graph EDGES             PageRank, trust and distrust of names from the links between them
  linkgrade trust NAME…                  what lists say of names; --rdap asks their registries too
  linkgrade serve [--offline]            serve trust data to the extension, and update it daily

"linkgrade help COMMAND" lists a command's flags.
`

// program is what a command may touch of the outside.
type program struct {
	in       io.Reader
	out, err io.Writer
	web      http.RoundTripper                    // to publishers of lists; nil is the guarded way of package fetch
	wait     func(context.Context, time.Duration) // between two pages of one site; nil waits
	net      fetch.Network                        // to the sites of a list; the zero Network is the real one
	backoff  time.Duration                        // before such a site is tried again; 0 is the usual time
}

// pause lets some time go by, or less where ctx ends.
func (p program) pause(ctx context.Context, d time.Duration) {
	if p.wait != nil {
		p.wait(ctx, d)
		return
	}
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}

// errUsage marks the caller's mistakes; its text has been shown with a hint how to call.
var errUsage = errors.New("wrong use")

// memoryLimit is the memory, in bytes, from which the collector works harder, so that a hostile page costs time instead.
const memoryLimit = 160 << 20

// auditMemory is the same for an audit, which holds what it keeps of a million links.
const auditMemory = 800 << 20

func main() {
	limitMemory(os.Args[1:])
	os.Exit(run(context.Background(), os.Args[1:], program{in: os.Stdin, out: os.Stdout, err: os.Stderr}))
}

// limitMemory sets the limit of a command.
func limitMemory(args []string) {
	if len(args) > 0 && args[0] == "audit" {
		debug.SetMemoryLimit(auditMemory)
		return
	}
	debug.SetMemoryLimit(memoryLimit)
}

// run is the whole program; it returns the exit code.
func run(ctx context.Context, args []string, p program) int {
	var err error
	switch {
	case len(args) == 0:
		fmt.Fprint(p.err, usage)
		return 2
	case args[0] == "grade":
		err = gradeCommand(ctx, args[1:], p)
	case args[0] == "site":
		err = siteCommand(ctx, args[1:], p, nil)
	case args[0] == "vet":
		err = vetCommand(ctx, args[1:], p)
	case args[0] == "verify":
		err = verifyCommand(ctx, args[1:], p)
	case args[0] == "audit":
		err = auditCommand(ctx, args[1:], p)
	case args[0] == "profile":
		err = profileCommand(ctx, args[1:], p)
	case args[0] == "explain":
		err = explainCommand(args[1:], p)
	case args[0] == "pack":
		err = packMain(ctx, args[1:], p)
	case args[0] == "trust":
		err = trustCommand(ctx, args[1:], p)
	case args[0] == "serve":
		err = serveCommand(ctx, args[1:], p)
	case args[0] == "help" && len(args) > 1:
		return run(ctx, append(args[1:], "--help"), p)
	case args[0] == "help" || args[0] == "--help" || args[0] == "-h":
		fmt.Fprint(p.out, usage)
	default:
		fmt.Fprintf(p.err, "linkgrade: there is no command %q\n\n%s", args[0], usage)
		return 2
	}
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errUsage):
		return 2
	}
	fmt.Fprintln(p.err, "linkgrade:", sentence(err))
	return 1
}
