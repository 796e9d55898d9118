// Command eval measures the engine on labelled pages and prints the same tables each time.
//
// The data are not distributed with the project. LINKGRADE_DATA names the folder that holds them; without it eval says
// so in one line and ends well. It writes nothing but its output.
package main

import (
	"errors"
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
	bench := filepath.Join(data, "bench")
	if err := errors.Join(placement(os.Stdout, bench, crossValidated), pageTypes(os.Stdout, bench), injected(os.Stdout, bench), texts(os.Stdout, bench), advice(os.Stdout, data)); err != nil {
		fmt.Fprintln(os.Stderr, "eval:", err)
		os.Exit(1)
	}
}
