package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"slices"
	"strings"

	"linkgrade/wasm/topic"
)

const profileCommands = `A profile says what your site is about; pages are compared with it.

  linkgrade profile learn URL              learn it from your site's home page and a few pages found there
  linkgrade profile learn URL|FILE…        learn it from these pages
  linkgrade profile show [NAME]            what a profile holds
  linkgrade profile list                   the profiles you have, and where they are
  linkgrade profile strike WORD…           have words or phrases count for nothing; --undo takes them in again
  linkgrade profile keywords [KEYWORD…]    add keywords of your own, or list them; --remove takes them out

A profile is a small JSON file that you may edit: what you changed stays when you learn again.
"linkgrade profile COMMAND --help" lists a command's flags.
`

func profileCommand(ctx context.Context, args []string, p program) error {
	if len(args) == 0 {
		fmt.Fprint(p.err, profileCommands)
		return errUsage
	}
	switch args[0] {
	case "learn":
		return profileLearn(ctx, args[1:], p)
	case "show":
		return profileShow(args[1:], p)
	case "list":
		return profileList(args[1:], p)
	case "strike":
		return profileStrike(args[1:], p)
	case "keywords":
		return profileKeywords(args[1:], p)
	case "help", "--help", "-h":
		fmt.Fprint(p.out, profileCommands)
		return nil
	}
	fmt.Fprintf(p.err, "linkgrade profile: there is no command %q\n\n%s", args[0], profileCommands)
	return errUsage
}

// flagsOf reads the flags of a profile command that says nothing but errors; done is true for a call for help.
func flagsOf(fs *flag.FlagSet, args []string, p program) (rest []string, done bool, err error) {
	rest, err = parseFlags(fs, args, p)
	if errors.Is(err, flag.ErrHelp) {
		return nil, true, nil
	}
	return rest, false, err
}

func profileShow(args []string, p program) error {
	fs := flag.NewFlagSet("linkgrade profile show", flag.ContinueOnError)
	asJSON := fs.Bool("json", false, "print the file's JSON")
	rest, done, err := flagsOf(fs, args, p)
	if done || err != nil {
		return err
	}
	if len(rest) > 1 {
		return misuse(p, "profile show", "give one name or file")
	}
	k, err := openProfile(strings.Join(rest, ""))
	if err != nil {
		return err
	}
	if *asJSON {
		_, err = p.out.Write(k.AppendJSON(nil))
		return err
	}
	return printProfile(p.out, k)
}

func profileList(args []string, p program) error {
	rest, done, err := flagsOf(flag.NewFlagSet("linkgrade profile list", flag.ContinueOnError), args, p)
	if done || err != nil {
		return err
	}
	if len(rest) > 0 {
		return misuse(p, "profile list", "it takes no arguments")
	}
	dir, names, err := profileNames()
	if err != nil {
		return err
	}
	fmt.Fprintf(p.out, "%s\n", dir)
	for _, name := range names {
		if k, err := openProfile(name); err != nil {
			fmt.Fprintf(p.out, "  %-20s  %s\n", name, sentence(err))
		} else {
			fmt.Fprintf(p.out, "  %-20s  %s, %d terms\n", name, printable(k.Name), len(k.Terms))
		}
	}
	return nil
}

func profileStrike(args []string, p program) error {
	fs := flag.NewFlagSet("linkgrade profile strike", flag.ContinueOnError)
	which := profileFlag(fs)
	undo := fs.Bool("undo", false, "take the words in again")
	rest, done, err := flagsOf(fs, args, p)
	if done || err != nil {
		return err
	}
	if len(rest) == 0 {
		return misuse(p, "profile strike", `give the words or "phrases of two" to strike out`)
	}
	k, err := openProfile(*which)
	if err != nil {
		return err
	}
	for _, word := range rest {
		switch found := k.Strike(word, !*undo); {
		case found && *undo:
			fmt.Fprintf(p.out, "%q counts again\n", word)
		case found:
			fmt.Fprintf(p.out, "%q is struck out\n", word)
		case *undo:
			return fmt.Errorf("%q is not in the profile", word)
		default:
			fmt.Fprintf(p.out, "%q is not in the profile; it will not be learnt\n", word)
		}
	}
	return k.save()
}

func profileKeywords(args []string, p program) error {
	fs := flag.NewFlagSet("linkgrade profile keywords", flag.ContinueOnError)
	which := profileFlag(fs)
	remove := fs.Bool("remove", false, "take these keywords out")
	rest, done, err := flagsOf(fs, args, p)
	if done || err != nil {
		return err
	}
	k, err := openProfile(*which)
	if err != nil {
		return err
	}
	if *remove {
		k.Keywords = slices.DeleteFunc(k.Keywords, func(has string) bool {
			return slices.ContainsFunc(rest, func(word string) bool { return strings.EqualFold(word, has) })
		})
	} else {
		k.Keywords = added(k.Keywords, rest)
	}
	if len(rest) > 0 {
		if err := k.save(); err != nil {
			return err
		}
	}
	for _, word := range k.Keywords {
		fmt.Fprintln(p.out, printable(word))
	}
	return nil
}

// added are texts with further ones that are not there yet.
func added(have, more []string) []string {
	for _, s := range more {
		if !slices.ContainsFunc(have, func(h string) bool { return strings.EqualFold(h, s) }) {
			have = append(have, s)
		}
	}
	return have
}

// kept is a profile and the file that holds it.
type kept struct {
	*topic.Profile
	file string
}
