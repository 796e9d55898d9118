package update

import (
	"bufio"
	"context"
	"crypto/md5" // publishers still do; it guards against accidents only
	"crypto/sha1"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"path"
	"strings"
	"sync"

	"linkgrade/server/fetch"
)

// ErrChecksum is a file that is not what its publisher's list of checksums says.
var ErrChecksum = errors.New("its publisher's checksum is another")

// maxSums is the longest list of checksums that is read, in bytes.
const maxSums = 1 << 20

// sums are the publishers' lists of checksums, each fetched once.
type sums struct {
	from  *fetch.Downloader
	mu    sync.Mutex
	lists map[string]map[string]string // by address: file name to checksum; nil where it could not be had
}

// verify compares a file with the checksum that a list has for an address. verified is false where the list cannot be
// had or does not name the file: a list that is gone must not stop updates.
func (s *sums) verify(ctx context.Context, list, address, file string) (verified bool, err error) {
	if list == "" {
		return false, nil
	}
	want := s.list(ctx, list)[path.Base(address)]
	h := hashOf(want)
	if h == nil {
		return false, nil
	}
	f, err := os.Open(file)
	if err != nil {
		return false, err
	}
	defer f.Close()
	if _, err := io.Copy(h, f); err != nil {
		return false, err
	}
	if got := hex.EncodeToString(h.Sum(nil)); got != want {
		return false, fmt.Errorf("%w: %s, not %s", ErrChecksum, want, got)
	}
	return true, nil
}

// hashOf is the hash whose sum in hex has so many digits, nil where there is none.
func hashOf(sum string) hash.Hash {
	switch len(sum) {
	case 2 * md5.Size:
		return md5.New()
	case 2 * sha1.Size:
		return sha1.New()
	case 2 * sha256.Size:
		return sha256.New()
	}
	return nil
}

func (s *sums) list(ctx context.Context, address string) map[string]string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if list, known := s.lists[address]; known {
		return list
	}
	var list map[string]string
	if a, err := s.from.Open(ctx, fetch.Wish{Address: address, Most: maxSums}); err == nil {
		list = readSums(a.Body)
		_ = a.Body.Close() // what was read of it counts
	}
	if s.lists == nil {
		s.lists = map[string]map[string]string{}
	}
	s.lists[address] = list
	return list
}

// readSums reads lines as md5sum and sha256sum write them: the checksum, space, a star or none, the file's path.
func readSums(r io.Reader) map[string]string {
	all := map[string]string{}
	for lines := bufio.NewScanner(r); lines.Scan(); {
		fields := strings.Fields(lines.Text())
		if len(fields) == 2 && hashOf(fields[0]) != nil {
			all[path.Base(strings.TrimPrefix(fields[1], "*"))] = strings.ToLower(fields[0])
		}
	}
	return all
}
