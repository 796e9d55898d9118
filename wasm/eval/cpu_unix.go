//go:build unix

package main

import (
	"syscall"
	"time"
)

// cpu is the processor time this process has used, the collector's and the kernel's included.
func cpu() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
