//go:build !linux

package e2e

import (
	"testing"
	"time"
)

// A processorTime is zero here.
type processorTime struct{ page, engine, extension time.Duration }

func (p processorTime) since(processorTime) processorTime { return p }

// processor cannot tell, and leaves the zero.
func processor(testing.TB) processorTime { return processorTime{} }

// pageCPU cannot tell, and skips the test.
func pageCPU(t testing.TB) time.Duration {
	t.Helper()
	t.Skip("measures processor time by /proc: Linux only")
	return 0
}

// watchOwnThread cannot tell, and skips the test.
func watchOwnThread(t testing.TB) func() []sample {
	t.Helper()
	t.Skip("measures processor time by /proc: Linux only")
	return nil
}
