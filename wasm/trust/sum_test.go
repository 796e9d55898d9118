package trust

import (
	"bytes"
	"crypto/sha256"
	"testing"
)

// The engine's own sum, where this test runs under WebAssembly, is SHA-256 for every length around its blocks.
func TestSum(t *testing.T) {
	for n := range 300 {
		message := bytes.Repeat([]byte{byte(n), 0x80, 0xFF}, n)[:n]
		if got, want := sum(message), sha256.Sum256(message); got != want {
			t.Fatalf("sum of %d bytes = %x; want %x", n, got, want)
		}
	}
}
