package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// Bounds of a package: ten times what the largest one takes.
const (
	maxPacked   = 16 << 20
	maxUnpacked = 64 << 20
	maxFiles    = 250_000
)

// npmPack lets npm fetch a package, without running anything of it.
func npmPack(ctx context.Context, temp, spec string) ([]byte, error) {
	dir, err := os.MkdirTemp(temp, "pack-")
	if err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, "npm", "pack", spec, "--ignore-scripts", "--silent")
	cmd.Dir = dir
	var said bytes.Buffer
	cmd.Stderr = &said
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("npm pack: %w: %s", err, strings.TrimSpace(said.String()))
	}
	packed, err := filepath.Glob(filepath.Join(dir, "*.tgz"))
	if err != nil || len(packed) != 1 {
		return nil, fmt.Errorf("npm pack left %d packages; want one", len(packed))
	}
	info, err := os.Stat(packed[0])
	if err != nil {
		return nil, err
	}
	if info.Size() > maxPacked {
		return nil, fmt.Errorf("the package takes %d bytes; want at most %d", info.Size(), maxPacked)
	}
	return os.ReadFile(packed[0])
}

// integrityOf is the SHA-512 of a package as npm prints it.
func integrityOf(packed []byte) string {
	sum := sha512.Sum512(packed)
	return "sha512-" + base64.StdEncoding.EncodeToString(sum[:])
}

// An archive is an unpacked package in memory.
type archive struct {
	files  map[string][]byte // by path, without the leading "package/"
	sha256 string            // of the packed file, in hex
	dated  string            // of the newest file, YYYY-MM-DD; empty when npm erased it
}

// erased is the time that npm writes instead of a file's own.
var erased = time.Date(1985, 10, 26, 8, 15, 0, 0, time.UTC)

// unpack reads a package's regular files.
func unpack(packed []byte) (archive, error) {
	sum := sha256.Sum256(packed)
	a := archive{files: map[string][]byte{}, sha256: hex.EncodeToString(sum[:])}
	zipped, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return archive{}, err
	}
	var newest time.Time
	left := int64(maxUnpacked)
	for files := tar.NewReader(zipped); ; {
		head, err := files.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return archive{}, err
		}
		if head.Typeflag != tar.TypeReg {
			continue
		}
		if left -= head.Size; left < 0 || len(a.files) == maxFiles {
			return archive{}, errors.New("the package is larger than its bounds")
		}
		b, err := io.ReadAll(files)
		if err != nil {
			return archive{}, err
		}
		a.files[strings.TrimPrefix(head.Name, "package/")] = b
		if at := head.ModTime.UTC(); at.After(newest) && !at.Equal(erased) {
			newest = at
		}
	}
	if !newest.IsZero() {
		a.dated = newest.Format(time.DateOnly)
	}
	return a, nil
}
