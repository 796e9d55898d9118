// Command eval measures the engine on labelled pages and prints the same tables each time.
//
// The data are not distributed with the project. LINKGRADE_DATA names the folder that holds them; without it eval says
// so in one line and ends well. It writes nothing but its output.
package main

import (
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	data := os.Getenv("LINKGRADE_DATA")
	if data == "" {
		fmt.Println("eval: skipped: LINKGRADE_DATA is not set (the evaluation pages are not distributed)")
		return
	}
	m := method{name: "the engine as it ships", predict: shipped}
	if err := placement(os.Stdout, filepath.Join(data, "bench"), m); err != nil {
		fmt.Fprintln(os.Stderr, "eval:", err)
		os.Exit(1)
	}
}
