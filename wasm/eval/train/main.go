// Command train learns where links sit from labelled pages and writes wasm/page/weights.go. Run it from the top folder
// with LINKGRADE_DATA set: make train. The same pages give the same file.
package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"linkgrade/wasm/eval/labelled"
	"linkgrade/wasm/eval/learn"
)

func main() {
	if err := train("wasm/page/weights.go"); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func train(file string) error {
	data := os.Getenv("LINKGRADE_DATA")
	if data == "" {
		return errors.New("LINKGRADE_DATA is not set: it names the folder that holds the labelled pages")
	}
	pages, err := labelled.Load(filepath.Join(data, "bench", "placement"))
	if err != nil {
		return err
	}
	lessons, err := learn.Read(pages)
	if err != nil {
		return err
	}
	m := learn.Fit(lessons)
	src, err := learn.Source(m, learn.FitTypes(lessons))
	if err != nil {
		return err
	}
	fmt.Printf("train: %d pages, %d words, %d bytes of source\n", len(pages), len(m.Words), len(src))
	return os.WriteFile(file, src, 0o644)
}
