package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// pageCPU is how long the main threads of all pages of the browsers that this process started have run so far, the
// extension's own pages and background apart. Unlike a clock's time it does not grow while other programs have the cores.
func pageCPU(t *testing.T) time.Duration {
	t.Helper()
	stats, err := filepath.Glob("/proc/[0-9]*/stat")
	if err != nil {
		t.Fatal(err)
	}
	parents := map[int]int{}
	for _, name := range stats {
		var pid, parent int
		b, err := os.ReadFile(name)
		_, rest, ok := strings.Cut(string(b), ") ") // after the name, which may have blanks
		if err != nil || !ok {
			continue // has ended
		}
		if _, err := fmt.Sscanf(rest, "%1s %d", new(string), &parent); err != nil {
			t.Fatal(err)
		}
		if pid, err = strconv.Atoi(filepath.Base(filepath.Dir(name))); err == nil {
			parents[pid] = parent
		}
	}
	var sum time.Duration
	for pid := range parents {
		if descends(pid, os.Getpid(), parents) && showsPages(pid) {
			sum += mainThread(pid)
		}
	}
	return sum
}

func descends(pid, from int, parents map[int]int) bool {
	for range len(parents) {
		if pid == from {
			return true
		}
		pid = parents[pid]
	}
	return false
}

// showsPages tells by its command line, or by the name that Firefox gives it, what a process is for.
func showsPages(pid int) bool {
	line, _ := os.ReadFile(fmt.Sprintf("/proc/%d/cmdline", pid))
	name, _ := os.ReadFile(fmt.Sprintf("/proc/%d/comm", pid))
	switch args := string(line); {
	case strings.Contains(args, "--type=renderer"):
		return !strings.Contains(args, "--extension-process")
	case strings.Contains(args, "-contentproc"):
		return strings.HasPrefix(string(name), "Isolated Web") || strings.HasPrefix(string(name), "Web Content")
	}
	return false
}

// mainThread is the time that a process's first thread has run; 0 for one that has ended.
func mainThread(pid int) time.Duration {
	b, _ := os.ReadFile(fmt.Sprintf("/proc/%d/task/%[1]d/schedstat", pid))
	var ns int64
	_, _ = fmt.Sscan(string(b), &ns)
	return time.Duration(ns)
}
