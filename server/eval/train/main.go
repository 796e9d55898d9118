// Command train learns how rank lists speak for authority and writes
// server/authority/fitted.go. Run it from the top folder with LINKGRADE_DATA set: make
// train. The same data give the same file; what server/eval prints of it was
// measured on names that the model had not seen.
package main

import (
	"errors"
	"fmt"
	"os"

	"linkgrade/server/eval/fit"
	"linkgrade/server/eval/labelled"
)

func main() {
	if err := train("server/authority/fitted.go"); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func train(file string) error {
	data := os.Getenv("LINKGRADE_DATA")
	if data == "" {
		return errors.New("LINKGRADE_DATA is not set: it names the folder that holds the lists and ratings")
	}
	examples, lists, err := labelled.Examples(data)
	if err != nil {
		return err
	}
	m := fit.Learn(examples, lists)
	return os.WriteFile(file, fit.Source(&m), 0o644)
}
