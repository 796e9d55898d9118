package edition

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"linkgrade/wasm/trust"
)

// What stands beside the editions.
const (
	headersFile = "_headers"
	ignoreFile  = ".assetsignore"
	ignored     = ".*\n" // the lock, and what is not finished
)

// errDiffers ends a comparison.
var errDiffers = errors.New("not the same bytes")

// eachAsset gives the files that the edition's id names, one after the other, the pack last. Their bytes are gone with the
// call.
func (e *Edition) eachAsset(ctx context.Context, do func(name string, b []byte) error) error {
	give := func(name string, b []byte, err error) error {
		if err = errors.Join(err, ctx.Err()); err != nil {
			return err
		}
		return do(name, b)
	}
	for i := range e.document.Buckets {
		p := trust.PrefixAt(i, e.Bits())
		b, err := e.Bucket(p)
		if err := give(bucketAsset(e.ID(), p), b, err); err != nil {
			return err
		}
	}
	if e.evidence != nil {
		blocks := groupSize(e.Bits())
		for g := range evidenceGroups(e.Bits()) {
			b, err := e.evidence.cut(e.Bits(), g*blocks, blocks)
			if err := give(evidenceAsset(e.ID(), g), b, err); err != nil {
				return err
			}
		}
	}
	return give(packAsset(e.ID()), e.pack, nil)
}

// has says whether all files of an edition stand in the folder, byte for byte, and no others of its id.
func (f splitFolder) has(ctx context.Context, e *Edition) (bool, error) {
	of, _, err := f.count()
	if err != nil || of[e.ID()] != e.files()-1 { // without the document
		return false, err
	}
	err = e.eachAsset(ctx, func(name string, b []byte) error {
		got, err := os.ReadFile(f.path(name))
		if errors.Is(err, fs.ErrNotExist) || err == nil && !bytes.Equal(got, b) {
			return errDiffers
		}
		return err
	})
	if errors.Is(err, errDiffers) {
		return false, nil
	}
	return err == nil, err
}

// put writes the files of an edition beside the folder's and moves them to their places, the pack last: an edition without
// one is not whole.
func (f splitFolder) put(ctx context.Context, e *Edition) error {
	dir, err := os.MkdirTemp(f.dir, tempPrefix)
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	temp := splitFolder{dir}
	for _, folder := range []string{assetPacks, assetBuckets + "/" + e.ID(), assetEvidence + "/" + e.ID()} {
		if err := os.MkdirAll(temp.path(folder), 0o755); err != nil {
			return err
		}
	}
	err = e.eachAsset(ctx, func(name string, b []byte) error { return os.WriteFile(temp.path(name), b, 0o644) })
	if err != nil {
		return err
	}
	if err := os.RemoveAll(f.path(packAsset(e.ID()))); err != nil { // of one that is damaged
		return err
	}
	for _, name := range []string{assetBuckets + "/" + e.ID(), assetEvidence + "/" + e.ID(), packAsset(e.ID())} {
		if err := move(temp.path(name), f.path(name)); err != nil {
			return err
		}
	}
	return nil
}

// move puts a file or folder in the place of another.
func move(from, to string) error {
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	if err := os.RemoveAll(to); err != nil {
		return err
	}
	return os.Rename(from, to)
}

// point makes an edition whose files stand in the folder the current one.
func (f splitFolder) point(e *Edition) error {
	for _, file := range []struct{ name, text string }{
		{ignoreFile, ignored}, {headersFile, Headers}, {assetDocument, string(e.json)},
	} {
		if err := f.replace(file.name, file.text); err != nil {
			return err
		}
	}
	return nil
}

// replace writes a file whole or not at all, and leaves one with the same text alone.
func (f splitFolder) replace(name, text string) error {
	if b, err := os.ReadFile(f.path(name)); err == nil && string(b) == text {
		return nil
	}
	temp, err := os.CreateTemp(f.dir, tempPrefix)
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name()) // gone already when all went well
	_, err = io.WriteString(temp, text)
	if err = errors.Join(err, temp.Chmod(0o644), temp.Sync(), temp.Close()); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(f.path(name)), 0o755); err != nil {
		return err
	}
	return os.Rename(temp.Name(), f.path(name))
}
