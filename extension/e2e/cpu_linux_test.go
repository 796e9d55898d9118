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

// A processorTime is how long threads of the browsers that this process started have run so far. Unlike a clock's time it
// does not grow while other programs have the cores.
type processorTime struct {
	page      time.Duration // the main threads of all pages, the extension's own apart
	engine    time.Duration // the engine's threads: known of a difference alone
	extension time.Duration // all other threads of the extension's process: background and popup, drawing and compiling

	engines map[string]time.Duration // by thread: a cold press ends one and starts another
}

func (p processorTime) since(before processorTime) processorTime {
	used := processorTime{page: p.page - before.page, extension: p.extension - before.extension}
	for thread, now := range p.engines {
		used.engine += now - before.engines[thread]
	}
	return used
}

// pageCPU is how long pages have run.
func pageCPU(t testing.TB) time.Duration { return processor(t).page }

func processor(t testing.TB) (sum processorTime) {
	t.Helper()
	sum.engines = map[string]time.Duration{}
	for _, pid := range ours(t) {
		switch of(pid) {
		case pages:
			sum.page += threadTime(pid, strconv.Itoa(pid))
		case extensions:
			sum.extension += extensionTime(pid, sum.engines)
		}
	}
	return sum
}

// watchOwnThread samples, about each ms, how long the main thread of the extension's pages has run, until stop is called.
func watchOwnThread(t testing.TB) (stop func() []sample) {
	t.Helper()
	var own []int
	for _, pid := range ours(t) {
		if of(pid) == extensions {
			own = append(own, pid)
		}
	}
	if len(own) == 0 {
		t.Fatal("no process of the extension is there")
	}
	var samples []sample
	end, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		for {
			var run time.Duration
			for _, pid := range own {
				run += threadTime(pid, strconv.Itoa(pid))
			}
			samples = append(samples, sample{time.Now(), run})
			select {
			case <-end:
				return
			case <-time.After(time.Millisecond):
			}
		}
	}()
	return func() []sample {
		time.Sleep(3 * tick * time.Millisecond) // what it has run is written down late
		close(end)
		<-ended
		return samples
	}
}

// ours are the processes that this one has started, and those that they have.
func ours(t testing.TB) (pids []int) {
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
	for pid := range parents {
		if descends(pid, os.Getpid(), parents) {
			pids = append(pids, pid)
		}
	}
	return pids
}

// extensionTime puts the engine's threads into engines, told by the name that the browser gives the threads of workers, and
// adds up the others.
func extensionTime(pid int, engines map[string]time.Duration) (others time.Duration) {
	tasks, _ := os.ReadDir(fmt.Sprintf("/proc/%d/task", pid))
	for _, task := range tasks {
		name, _ := os.ReadFile(fmt.Sprintf("/proc/%d/task/%s/comm", pid, task.Name()))
		switch strings.TrimSpace(string(name)) {
		case "DedicatedWorker", "SharedWorker th", "DOM Worker":
			engines[fmt.Sprint(pid, "/", task.Name())] = threadTime(pid, task.Name())
		default:
			others += threadTime(pid, task.Name())
		}
	}
	return others
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

// What a process is for.
const (
	something = iota
	pages
	extensions
)

// of tells by a process's command line, or by the name that Firefox gives it, what it is for.
func of(pid int) int {
	line, _ := os.ReadFile(fmt.Sprintf("/proc/%d/cmdline", pid))
	name, _ := os.ReadFile(fmt.Sprintf("/proc/%d/comm", pid))
	switch args := string(line); {
	case strings.Contains(args, "--type=renderer"):
		if strings.Contains(args, "--extension-process") {
			return extensions
		}
		return pages
	case strings.Contains(args, "-contentproc"):
		if strings.HasPrefix(string(name), "WebExtensions") {
			return extensions
		}
		if strings.HasPrefix(string(name), "Isolated Web") || strings.HasPrefix(string(name), "Web Content") {
			return pages
		}
	}
	return something
}

// threadTime is how long a thread has run; 0 for one that has ended.
func threadTime(pid int, thread string) time.Duration {
	b, _ := os.ReadFile(fmt.Sprintf("/proc/%d/task/%s/schedstat", pid, thread))
	var ns int64
	_, _ = fmt.Sscan(string(b), &ns)
	return time.Duration(ns)
}
