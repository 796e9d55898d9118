package miniflare

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// assetsCommand is the library's own, which writes the script that runs Go programs.
const assetsCommand = "github.com/syumai/workers/cmd/workers-assets-gen"

// Build makes the folder of a Worker, with its script pool.mjs: of the package main in the folder pkg, as it is deployed.
// Home is the folder server/cmd/worker.
func Build(dir, home, pkg string, flags ...string) error {
	if err := run(home, nil, "go", "run", assetsCommand, "-mode=go", "-o", dir); err != nil {
		return err
	}
	args := append([]string{"build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o", filepath.Join(dir, "app.wasm")}, flags...)
	if err := run(home, []string{"GOOS=js", "GOARCH=wasm"}, "go", append(args, pkg)...); err != nil {
		return err
	}
	script, err := os.ReadFile(filepath.Join(home, "edge", "pool.mjs"))
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "pool.mjs"), script, 0o644)
}

func run(dir string, env []string, name string, args ...string) error {
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), env...)
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s %v: %w\n%s", name, args, err, out)
	}
	return nil
}
