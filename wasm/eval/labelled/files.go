package labelled

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// open reads a file, unpacked where its name ends in .gz.
func open(file string) (io.Reader, func() error, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, nil, err
	}
	if !strings.HasSuffix(file, ".gz") {
		return f, f.Close, nil
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		f.Close()
		return nil, nil, fmt.Errorf("%s: %w", filepath.Base(file), err)
	}
	return z, f.Close, nil
}

func gunzip(file string) ([]byte, error) {
	r, closed, err := open(file)
	if err != nil {
		return nil, err
	}
	defer closed()
	return io.ReadAll(r)
}

// eachLine calls do with every line of a file; an error says where it was.
func eachLine(file string, do func([]byte) error) error {
	r, closed, err := open(file)
	if err != nil {
		return err
	}
	defer closed()
	s := bufio.NewScanner(r)
	s.Buffer(make([]byte, 1<<16), 1<<24)
	for n := 1; s.Scan(); n++ {
		if err := do(s.Bytes()); err != nil {
			return fmt.Errorf("%s: line %d: %w", filepath.Base(file), n, err)
		}
	}
	return s.Err()
}

// Sources are the unpacked bytes of every *.html.gz in a folder, in the order of their names.
func Sources(dir string) ([][]byte, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.html.gz"))
	if err != nil {
		return nil, err
	}
	out := make([][]byte, len(files))
	for i, file := range files {
		if out[i], err = gunzip(file); err != nil {
			return nil, err
		}
	}
	return out, nil
}
