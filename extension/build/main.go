// Command build makes the extension: two folders, extension/dist/chromium and
// extension/dist/firefox, that differ in their manifest only.
//
// It bundles src with esbuild, copies pages, words, the engine and the starter
// pack, and draws the icons. The same input gives the same bytes, zips included.
//
// It refuses to fetch anything, to minify (store reviewers read what ships) and
// to build without its modules: make these first and name them with -engine and -audit.
//
//	go run ./extension/build -engine engine.wasm -audit audit.wasm -pack starter.pack [-zip]
//	go run ./extension/build -tests    only dist/tests, for npm test
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

// options is what the command line asks for. Paths are relative to the folder
// the command was started in; out defaults to dist in the extension's folder.
type options struct {
	engine, audit, pack, out string
	zip, tests               bool
}

func main() {
	var o options
	flag.StringVar(&o.engine, "engine", "", "`path` of engine.wasm")
	flag.StringVar(&o.audit, "audit", "", "`path` of audit.wasm")
	flag.StringVar(&o.pack, "pack", "", "`path` of the starter pack")
	flag.StringVar(&o.out, "out", "", "output `folder` (extension/dist)")
	flag.BoolVar(&o.zip, "zip", false, "also write the zips for the stores, and what they are told")
	flag.BoolVar(&o.tests, "tests", false, "only bundle the unit tests into dist/tests")
	flag.Parse()
	if err := run(o); err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
}

func run(o options) error {
	src, err := findExtension()
	if err != nil {
		return err
	}
	if o.out == "" {
		o.out = filepath.Join(src, "dist")
	}
	if o.tests {
		return bundleTests(src, filepath.Join(o.out, "tests"))
	}
	if o.engine == "" || o.audit == "" || o.pack == "" {
		return errors.New("name the engine with -engine, the audit's module with -audit and the starter pack with -pack")
	}
	files, err := collect(src, given{o.engine, o.audit, o.pack})
	if err != nil {
		return err
	}
	for _, b := range browsers {
		if err := files.as(b, unpacked(b)).write(filepath.Join(o.out, string(b))); err != nil {
			return err
		}
		if o.zip {
			name := fmt.Sprintf("linkgrade-%s-%s.zip", b, version)
			if err := os.WriteFile(filepath.Join(o.out, name), files.as(b, manifestOf(b)).zip(), 0o644); err != nil {
				return err
			}
		}
	}
	if o.zip {
		return storeTexts(src, filepath.Join(o.out, "store"))
	}
	return nil
}

// storeTexts puts what the stores are told beside the zips.
func storeTexts(src, out string) error {
	texts := files{}
	if err := texts.addTree(filepath.Join(src, "store"), "."); err != nil {
		return err
	}
	return texts.write(out)
}

// findExtension walks up from the working folder to go.mod and answers the
// extension's folder, so that the command works from both.
func findExtension() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return filepath.Join(dir, "extension"), nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", errors.New("run this inside the repository: no go.mod above the working folder")
		}
		dir = up
	}
}
