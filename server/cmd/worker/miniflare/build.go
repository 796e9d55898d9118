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

// Compile compiles a package main for the Worker's runtime, and gives what the tools print.
func Compile(out, home, pkg string, flags ...string) (said string, err error) {
	args := append([]string{"build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o", out}, flags...)
	return run(home, []string{"GOOS=js", "GOARCH=wasm"}, "go", append(args, pkg)...)
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
