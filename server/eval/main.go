// Command eval measures the trust data on labelled names and prints the same tables each time.
//
// The data are not distributed with the project. LINKGRADE_DATA names the folder that holds them; without it eval says
// so in one line and ends well. It writes nothing but its output.
package main

import (
	"fmt"
	"os"
)

func main() {
	data := os.Getenv("LINKGRADE_DATA")
	if data == "" {
		fmt.Println("eval: skipped: LINKGRADE_DATA is not set (the evaluation data are not distributed)")
		return
	}
	if err := graphTable(os.Stdout, data); err != nil {
		fmt.Fprintln(os.Stderr, "eval:", err)
		os.Exit(1)
	}
}
