package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"linkgrade/wasm/audit"
	"linkgrade/wasm/audit/export"
	"linkgrade/wasm/domain"
	"linkgrade/wasm/topic"
)

// auditHelp is what "linkgrade help audit" says before the flags.
const auditHelp = `linkgrade audit FILE… --site example.com [--html report.html] [--disavow disavow.txt]

Says what the links that a site has are worth together: effective votes, whether new links come steadily, how varied the sources
are, what the anchors say, and which few domains to check or to disavow, each with reasons.

FILE is an export of backlinks or referring domains: of Ahrefs, Semrush, Majestic, Moz, Search Console, DataForSEO, or any table
with a column of linking pages or domains (CSV, TSV, XLSX, JSON; packed with gzip, or as a ZIP archive of such files, too); "-"
reads standard input. What each file was taken for is said, and which of its rows lead to other sites. Several files are put
together by referring domain. Nothing is fetched, and nothing is sent to anybody.

Rows that cannot be read are counted and shown; --aside keeps them in FILE.aside.csv beside their file. Dates such as 03/04/2026
are read by the order that the whole file tells; where none tells, that is said, and --day-first (or --day-first=no) decides.

--html, --json and --disavow take "-" for standard output, one of them at a time; the summary is left out then.

The disavow file: where FILE of --disavow is there already, or --existing names another one, what it has stays, comments and odd
lines too, and what is new is added with its reason. The difference is shown, and the file as it was is kept as FILE.bak. Google
takes 100,000 lines and 2 MB: over that, pages become domain: lines, and what still does not fit is refused. Most sites need no
disavow file; the audit says so.

keep     nothing speaks against it, or not enough
check    something was found: look at it yourself
disavow  independent pieces of strong evidence agree; never a government's, a school's, a widely respected or your own site

--since compares with the --json of an earlier audit: what is new, lost, regained, changed, and what it is judged by otherwise.
--rival reads the exports of competitors in the same way; one that is of another site is refused.
`

// stdStream is the name of standard input among files that are read, and of standard output among results.
const stdStream = "-"

// auditFlags are the ways to call "linkgrade audit".
type auditFlags struct {
	files                    []string
	site, profile, sheet     string
	data                     *string
	own                      []string
	rivals                   []rivalFile
	html, json, out          string
	disavow, existing, since string
	aside                    bool
	manualAction, bought     export.Known
	dayFirst                 export.Known // how dates of numbers alone are read; unknown where the file tells
	at                       int64
}

// rivalFile is an export of a competitor's links.
type rivalFile struct {
	site domain.Name
	file string
}

// auditCommand is "linkgrade audit".
func auditCommand(ctx context.Context, args []string, p program) error {
	var f auditFlags
	fs := f.flags()
	rest, err := parseFlags(fs, args, p)
	if errors.Is(err, flag.ErrHelp) {
		return nil
	} else if err != nil {
		return err
	}
	f.files = rest
	if f.at == 0 {
		f.at = time.Now().Unix()
	}
	if wrong := f.wrong(); wrong != "" {
		return misuse(p, "audit", wrong)
	}
	if err := f.keepsInputs(); err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program by itself
	return f.run(ctx, p)
}

// options are what an audit knows beside the files.
func (f *auditFlags) options(p program) (o audit.Options, err error) {
	o = audit.Options{At: f.at, Vectors: topic.Shipped(), ManualAction: f.manualAction, Bought: f.bought}
	if o.Profile, err = profileFor(f.profile, p); err != nil {
		return o, err
	}
	if o.Site, err = f.siteOf(o.Profile, p); err != nil {
		return o, err
	}
	for _, s := range f.own {
		for _, one := range strings.Split(s, ",") {
			n, err := nameOf(one)
			if err != nil {
				return o, fmt.Errorf("--own: %w", err)
			}
			o.Own = append(o.Own, n)
		}
	}
	pack, err := openPack(*f.data, p)
	if err != nil {
		return o, err
	}
	o.Lookup, o.Edition = pack, pack.Edition()
	return o, nil
}

// ownNames are the audited site and the owner's others.
func ownNames(o *audit.Options) map[domain.Name]bool {
	own := map[domain.Name]bool{o.Site: true}
	for _, n := range o.Own {
		own[n] = true
	}
	if o.Profile != nil {
		for _, n := range o.Profile.Sites {
			own[n] = true
		}
	}
	return own
}

// siteOf is the audited site: the one that is named, else the only one of the profile.
func (f *auditFlags) siteOf(profile *topic.Profile, p program) (domain.Name, error) {
	if f.site != "" {
		n, err := nameOf(f.site)
		if err != nil {
			return n, fmt.Errorf("--site: %w", err)
		}
		return n, nil
	}
	if profile == nil || len(profile.Sites) != 1 {
		return domain.Name{}, misuse(p, "audit", "say which site is audited: --site example.com")
	}
	fmt.Fprintf(p.err, "auditing %s, the site of your profile\n", profile.Sites[0])
	return profile.Sites[0], nil
}
