package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/grade"
	"linkgrade/wasm/lexicon"
	"linkgrade/wasm/page"
	"linkgrade/wasm/topic"
)

// foundPages is how many pages are read beside the one that was given, and betweenPages how long is waited between two.
const (
	foundPages   = 5
	betweenPages = time.Second
)

type learnFlags struct {
	name, out                 string
	brands, targets, keywords stringList
	at                        int64
}

func profileLearn(ctx context.Context, args []string, p program) error {
	var f learnFlags
	fs := flag.NewFlagSet("linkgrade profile learn", flag.ContinueOnError)
	fs.StringVar(&f.name, "name", "", "the profile's `name` (default what the site calls itself)")
	fs.Var(&f.brands, "brand", "a `name` that links call the site by; may be repeated")
	fs.Var(&f.targets, "target", "`address` of a page that links are wanted to; may be repeated")
	fs.Var(&f.keywords, "keyword", "a `word` or phrase of what the site is about; may be repeated")
	fs.StringVar(&f.out, "o", "", "write the profile to this `file`; - is standard output (default one in your folder of profiles)")
	fs.Int64Var(&f.at, "at", 0, "the time of learning in unix `seconds` (default now)")
	rest, done, err := flagsOf(fs, args, p)
	if done || err != nil {
		return err
	}
	if len(rest) == 0 {
		return misuse(p, "profile learn", "give the address of your site, or of several of its pages, or saved pages")
	}
	if f.at == 0 {
		f.at = time.Now().Unix()
	}
	samples, err := gatherSamples(ctx, rest, p)
	if err != nil {
		return err
	}
	return f.learn(samples, p)
}

// learn makes the profile, over the one that is there already, and writes it.
func (f *learnFlags) learn(samples []topic.Sample, p program) error {
	v := topic.Shipped()
	guessed := v.Learn(&topic.Profile{Name: f.name}, samples, f.at)
	k, err := f.older(guessed.Name)
	if err != nil {
		return err
	}
	k.Name = cmp.Or(k.Name, guessed.Name)
	if len(k.Brands) == 0 { // those of the flags come beside it
		k.Brands = guessed.Brands
	}
	if err := f.put(k.Profile); err != nil {
		return err
	}
	k.Profile = v.Learn(k.Profile, samples, f.at)
	if len(k.Terms) == 0 && len(k.Keywords) == 0 {
		return errors.New("the pages say too little to learn from; give others, or --keyword")
	}
	if f.out == "-" {
		_, err = p.out.Write(k.AppendJSON(nil))
		return err
	}
	if err := k.save(); err != nil {
		return err
	}
	if err := printProfile(p.out, k); err != nil {
		return err
	}
	_, err = fmt.Fprintf(p.out, "\nkept in %s\n", k.file)
	return err
}

// older is the profile that is learnt again: the one in the file that is written, or an empty one for it.
func (f *learnFlags) older(name string) (*kept, error) {
	k := &kept{&topic.Profile{}, f.out}
	if f.out == "-" {
		return k, nil
	}
	if f.out == "" {
		dir, err := profilesDir()
		if err != nil {
			return nil, err
		}
		k.file = filepath.Join(dir, slug(name)+profileEnding)
	}
	has, err := readProfile(k.file)
	if errors.Is(err, fs.ErrNotExist) {
		return k, nil
	}
	return has, err
}

// put adds what flags say. What no profile may hold is the caller's mistake.
func (f *learnFlags) put(to *topic.Profile) error {
	if f.name != "" {
		to.Name = f.name
	}
	to.Brands, to.Keywords = added(to.Brands, f.brands), added(to.Keywords, f.keywords)
	for _, s := range f.targets {
		a, err := domain.ParseAddress(s)
		if err != nil || !a.IsWeb() {
			return fmt.Errorf("the target %q: not an address of a page, like https://example.com/page", s)
		}
		if !slices.Contains(to.Targets, a) {
			to.Targets = append(to.Targets, a)
		}
	}
	_, err := topic.DecodeProfile(to.AppendJSON(nil))
	return err
}

// gatherSamples reads the pages that are named; of a single address also a few pages that it links to on its own host.
// It says on standard error what is read.
func gatherSamples(ctx context.Context, args []string, p program) (samples []topic.Sample, err error) {
	if len(args) > topic.MaxSamples {
		return nil, fmt.Errorf("a profile is learnt from at most %d pages", topic.MaxSamples)
	}
	for i, arg := range args {
		facts, err := readSample(ctx, arg, i > 0, p)
		if err != nil {
			return nil, err
		}
		samples = append(samples, grade.SampleOf(facts))
		if len(args) > 1 || !isWebAddress(arg) {
			continue
		}
		for _, more := range furtherPages(facts, foundPages) {
			found, err := readSample(ctx, more, true, p)
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			if err != nil {
				fmt.Fprintf(p.err, "left out: %s\n", sentence(err))
				continue
			}
			samples = append(samples, grade.SampleOf(found))
		}
	}
	return samples, nil
}

// readSample reads a page from the web or a file, after a pause where it is not the first, and says so.
func readSample(ctx context.Context, arg string, again bool, p program) (*page.Facts, error) {
	var text []byte
	var m page.Meta
	var err error
	if isWebAddress(arg) {
		if again {
			p.pause(ctx, betweenPages)
		}
		text, m, err = fetchPage(ctx, arg)
	} else {
		text, m, err = openPage(source{File: arg}, p.in, maxFile)
	}
	if err != nil {
		return nil, err
	}
	if m.Status >= 400 {
		return nil, fmt.Errorf("%s: the server answers with an error (%d)", arg, m.Status)
	}
	f := page.ReadHTML(text, m)
	if f.URL.Scheme == "" && f.Canonical.Said { // a saved page says where it came from
		m.URL = f.Canonical.Address
		f = page.ReadHTML(text, m)
	}
	fmt.Fprintf(p.err, "read %s (%d words)\n", printable(arg), f.Words)
	return f, nil
}

// furtherPages are addresses of a page's own host that it links to, of different parts of the site first. Pages that every
// site has (privacy, contact, login) are left out.
func furtherPages(f *page.Facts, most int) (all []string) {
	seen := map[string]bool{f.URL.Path: true, "/": true}
	parts := map[string]bool{}
	var later []string
	for i := range f.Links {
		a := f.Links[i].Address.WithoutFragment()
		if a.Scheme != f.URL.Scheme || a.Host != f.URL.Host || a.Port != f.URL.Port || a.Query != "" || seen[a.Path] || !f.Links[i].Seen() {
			continue
		}
		if seen[a.Path] = true; !isSubject(a.Path) {
			continue
		}
		first, _, _ := strings.Cut(strings.TrimPrefix(a.Path, "/"), "/")
		if parts[first] {
			later = append(later, a.String())
		} else {
			parts[first] = true
			all = append(all, a.String())
		}
	}
	all = append(all, later...)
	return all[:min(len(all), most)]
}

// isSubject reports a path of a page that may be about the site's subject: it says more than what every site has.
func isSubject(at string) bool {
	switch strings.ToLower(path.Ext(at)) {
	case "", ".html", ".htm", ".php", ".asp", ".aspx", ".jsp":
	default:
		return false
	}
	says := false
	topic.EachWord(strings.TrimSuffix(at, path.Ext(at)), func(word []byte) bool {
		says = says || !isSiteWord(string(word))
		return true
	})
	return says
}

// isSiteWord reports words that every site has, and such that say nothing.
func isSiteWord(word string) bool {
	for _, list := range [...]string{lexicon.SiteWords, lexicon.PlainWords} {
		for w := range strings.FieldsSeq(list) {
			if topic.Letters(w) == word {
				return true
			}
		}
	}
	return false
}
