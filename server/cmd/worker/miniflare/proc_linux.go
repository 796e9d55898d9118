package miniflare

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// Memory is how many bytes of memory workerd holds; 0 where that cannot be learnt.
func (w *Worker) Memory() int {
	for line := range bytes.Lines(w.proc("status")) {
		if kb, ok := bytes.CutPrefix(line, []byte("VmRSS:")); ok {
			n, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(string(kb)), " kB"))
			if err != nil {
				return 0
			}
			return n << 10
		}
	}
	return 0
}

// tick is the unit of /proc/PID/stat: 100 a second on every Linux that Go runs on.
const tick = 10 * time.Millisecond

// CPU is how much time workerd has computed, in steps of ten milliseconds; 0 where that cannot be learnt.
func (w *Worker) CPU() time.Duration {
	_, rest, _ := strings.Cut(string(w.proc("stat")), ") ")
	fields := strings.Fields(rest)
	if len(fields) < 13 {
		return 0
	}
	user, _ := strconv.Atoi(fields[11]) // utime and stime: see proc_pid_stat(5)
	system, _ := strconv.Atoi(fields[12])
	return time.Duration(user+system) * tick
}

// proc reads a file below /proc of workerd, which node has started.
func (w *Worker) proc(file string) []byte {
	tasks, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", w.cmd.Process.Pid))
	for _, task := range tasks {
		children, _ := os.ReadFile(task)
		for child := range strings.FieldsSeq(string(children)) {
			if name, _ := os.ReadFile("/proc/" + child + "/comm"); strings.TrimSpace(string(name)) == "workerd" {
				b, _ := os.ReadFile("/proc/" + child + "/" + file)
				return b
			}
		}
	}
	return nil
}
