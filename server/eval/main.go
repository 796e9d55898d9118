// Command eval measures authority and trust categories on real lists and prints the same
// tables each time.
//
// The data are not distributed with the project. LINKGRADE_DATA names the folder that
// holds them; without it eval says so in one line and ends well. It writes nothing but
// its output, and of single names nothing at all.
package main

import (
	"errors"
	"fmt"
	"os"
)

func main() {
	data := os.Getenv("LINKGRADE_DATA")
	if data == "" {
		fmt.Println("eval: skipped: LINKGRADE_DATA is not set (the lists and ratings are not distributed)")
		return
	}
	if err := errors.Join(ratings(os.Stdout, data), kinds(os.Stdout, data)); err != nil {
		fmt.Fprintln(os.Stderr, "eval:", err)
		os.Exit(1)
	}
}
