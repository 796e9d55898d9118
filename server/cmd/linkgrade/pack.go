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
		"split":  packSplit,
		"update": packUpdate,
		"verify": packVerify,
	}
}

const packUsage = `linkgrade pack makes and shows editions of trust data.

  linkgrade pack update                  download the published lists, and make an edition of them the current one
  linkgrade pack update --dry-run        say what would be asked for, with licence and size
  linkgrade pack update --feed ID=FILE   the same with a list of your own, which stays in later editions
  linkgrade pack build --feed ID=FILE … -o DIR   make an edition of nothing but these files
  linkgrade pack info [DIR]              what an edition is made of: sources, dates, licences, counts
  linkgrade pack verify [DIR]            read every byte of the editions in a folder
  linkgrade pack diff [DIR [DIR]]        what changed from the edition before
  linkgrade pack split [EDITION] DIR     an edition as files for a host of static files, Cloudflare's or another
  linkgrade pack graph EDGES             PageRank, trust and distrust of names from the links between them

"linkgrade pack WORD --help" lists its flags.
`

func packMain(ctx context.Context, args []string, p program) error {
	commands := packCommands()
	words := strings.Join(slices.Sorted(maps.Keys(commands)), ", ")
	if len(args) == 0 {
		return misuse(p, "pack", "say what to do: "+words)
	}
	if args[0] == "--help" || args[0] == "-h" || args[0] == "help" {
		fmt.Fprint(p.out, packUsage)
		return nil
	}
	command, ok := commands[args[0]]
	if !ok {
		return misuse(p, "pack", fmt.Sprintf("there is no %q; there is: %s", args[0], words))
	}
	return command(ctx, args[1:], p)
}
