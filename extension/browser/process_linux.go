package browser

import (
	"os/exec"
	"syscall"
)

// own ties the life of cmd, which has not started, to this process: it gets a
// process group of its own, so that its children can be ended with it, and the
// kernel ends it when the thread that started it dies.
func own(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
}

// killGroup ends cmd and every process that it started. Calling it again, or
// after they have ended, does nothing.
func killGroup(cmd *exec.Cmd) {
	if cmd.Process != nil {
		_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) // ESRCH: all gone already
	}
}
