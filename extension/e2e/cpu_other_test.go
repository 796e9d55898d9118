//go:build !linux

package e2e

import (
	"testing"
	"time"
)

// pageCPU cannot tell, and skips the test.
func pageCPU(t *testing.T) time.Duration {
	t.Helper()
	t.Skip("measures processor time by /proc: Linux only")
	return 0
}
