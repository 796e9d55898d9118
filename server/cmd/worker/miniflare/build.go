package miniflare

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
)

// assetsCommand is the library's own, which writes the script that runs Go programs.
const assetsCommand = "github.com/syumai/workers/cmd/workers-assets-gen"

// Build makes the folder of a Worker, with its script pool.mjs: of the package main in the folder pkg, as it is deployed.
// Home is the folder server/cmd/worker; dir must be absolute.
func Build(dir, home, pkg string) error {
	if _, err := run(home, nil, "go", "run", assetsCommand, "-mode=go", "-o", dir); err != nil {
		return err
	}
	if _, err := Compile(filepath.Join(dir, "app.wasm"), home, pkg); err != nil {
		return err
	}
	script, err := os.ReadFile(filepath.Join(home, "edge", "pool.mjs"))
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "pool.mjs"), script, 0o644)
}

// Compile compiles a package main for the Worker's runtime, rewritten as the Makefile does, and gives what the compiler prints.
func Compile(out, home, pkg string, flags ...string) (said string, err error) {
	for _, sources := range []string{home, filepath.Join(home, "../../../wasm/cmd/relink")} {
		if err := look(sources); err != nil {
			return "", err
		}
	}
	args := append([]string{"build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o", out}, flags...)
	if said, err = run(home, []string{"GOOS=js", "GOARCH=wasm"}, "go", append(args, pkg)...); err != nil {
		return said, err
	}
	_, err = run(home, nil, "go", "run", "linkgrade/wasm/cmd/relink", out)
	return said, err
}

// look looks at a folder's sources, so that a test's kept result is stale when one of them changes: only another process reads them.
func look(sources string) error {
	return filepath.WalkDir(sources, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.Name() == "node_modules" {
			return filepath.SkipDir
		}
		_, err = os.Stat(path)
		return err
	})
}

func run(dir string, env []string, name string, args ...string) (said string, err error) {
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), env...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%s %v: %w\n%s", name, args, err, out)
	}
	return string(out), nil
}
