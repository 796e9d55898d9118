package main

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// packCommand is what "linkgrade pack WORD" does.
type packCommand func(ctx context.Context, args []string, p program) error

// packCommands are the words after "linkgrade pack".
func packCommands() map[string]packCommand {
	return map[string]packCommand{
		"build":  packBuild,
		"diff":   packDiff,
		"graph":  packGraph,
		"info":   packInfo,
		"update": packUpdate,
		"verify": packVerify,
	}
}

func packMain(ctx context.Context, args []string, p program) error {
	commands := packCommands()
	words := strings.Join(slices.Sorted(maps.Keys(commands)), ", ")
	if len(args) == 0 {
		return misuse(p, "pack", "say what to do: "+words)
	}
	if args[0] == "--help" || args[0] == "-h" || args[0] == "help" {
		fmt.Fprintf(p.out, "linkgrade pack is followed by one of: %s\n\"linkgrade pack WORD --help\" lists its flags.\n", words)
		return nil
	}
	command, ok := commands[args[0]]
	if !ok {
		return misuse(p, "pack", fmt.Sprintf("there is no %q; there is: %s", args[0], words))
	}
	return command(ctx, args[1:], p)
}
