package vet

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"

	"linkgrade/server/fetch"
)

// MostKept is how many bytes of packed pages a folder keeps.
const MostKept = 1 << 30

// Pages keeps pages in a folder, packed, so that a server can be asked whether they have changed. A file that is damaged, or
// cannot be written, is a page that is not kept.
type Pages struct {
	dir   string
	most  int64
	bytes atomic.Int64
}

// OpenPages makes a folder ready. Of what is over its bound the oldest pages go.
func OpenPages(dir string, most int64) (*Pages, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	p := &Pages{dir: dir, most: most}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var all []os.FileInfo
	for _, e := range entries {
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() {
			all = append(all, info)
			p.bytes.Add(info.Size())
		}
	}
	slices.SortFunc(all, func(a, b os.FileInfo) int { return a.ModTime().Compare(b.ModTime()) })
	for _, info := range all {
		if p.bytes.Load() <= most*3/4 && filepath.Ext(info.Name()) == pageEnding {
			continue // what has another ending is half a page, which a killed program left
		}
		if err := os.Remove(filepath.Join(dir, info.Name())); err != nil && !errors.Is(err, os.ErrNotExist) {
			return nil, err
		}
		p.bytes.Add(-info.Size())
	}
	return p, nil
}

const pageEnding = ".page"

func (p *Pages) file(address string) string {
	sum := sha256.Sum256([]byte(address))
	return filepath.Join(p.dir, hex.EncodeToString(sum[:16])+pageEnding)
}

// keptHead is the first line of a file; the packed body follows.
type keptHead struct {
	Address string `json:"address"`
	fetch.Kept
	Sum uint32 `json:"sum"` // CRC-32 of the body
}

// Kept is a page that was kept.
func (p *Pages) Kept(address string) (fetch.Kept, bool) {
	b, err := os.ReadFile(p.file(address))
	if err != nil {
		return fetch.Kept{}, false
	}
	line, packed, _ := bytes.Cut(b, []byte("\n"))
	var h keptHead
	if json.Unmarshal(line, &h) != nil || h.Address != address {
		return fetch.Kept{}, false
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return fetch.Kept{}, false
	}
	if h.Body, err = io.ReadAll(io.LimitReader(z, fetch.MaxVisited)); err != nil || crc32.ChecksumIEEE(h.Body) != h.Sum {
		return fetch.Kept{}, false
	}
	return h.Kept, true
}

// Keep keeps a page, unless the folder is full.
func (p *Pages) Keep(address string, k fetch.Kept) {
	head, err := json.Marshal(keptHead{address, k, crc32.ChecksumIEEE(k.Body)})
	if err != nil {
		return
	}
	b := bytes.NewBuffer(append(head, '\n'))
	z := gzip.NewWriter(b)
	if _, err := z.Write(k.Body); err != nil || z.Close() != nil {
		return
	}
	if p.bytes.Add(int64(b.Len())) > p.most {
		p.bytes.Add(-int64(b.Len()))
		return
	}
	f, err := os.CreateTemp(p.dir, "*.half")
	if err != nil {
		return
	}
	_, err = f.Write(b.Bytes())
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), p.file(address))
	}
	if err != nil {
		os.Remove(f.Name()) // it is only not kept
	}
}
