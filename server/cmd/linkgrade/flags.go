package main

import (
	"errors"
	"flag"
	"fmt"
)

// parseFlags reads flags wherever they stand among the arguments ("grade URL --json"), and returns the rest. A wrong
// flag is errUsage after its message was shown; so is a call for help.
func parseFlags(fs *flag.FlagSet, args []string, p program) ([]string, error) {
	fs.SetOutput(p.err)
	var rest []string
	for {
		if err := fs.Parse(args); err != nil {
			if errors.Is(err, flag.ErrHelp) {
				return nil, err
			}
			return nil, errUsage
		}
		if fs.NArg() == 0 {
			return rest, nil
		}
		rest = append(rest, fs.Arg(0))
		args = fs.Args()[1:]
	}
}

// misuse shows what is wrong with a call and how to do it.
func misuse(p program, command, what string) error {
	fmt.Fprintf(p.err, "linkgrade %s: %s\nTry: linkgrade %s --help\n", command, what, command)
	return errUsage
}
