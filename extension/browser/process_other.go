//go:build !linux

package browser

import "os/exec"

// own does nothing here: process groups and death signals are used on Linux only.
func own(*exec.Cmd) {}

// killGroup ends cmd itself; its children end when they lose it.
func killGroup(cmd *exec.Cmd) {
	if cmd.Process != nil {
		_ = cmd.Process.Kill() // an error means that it has ended already
	}
}
