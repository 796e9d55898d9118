package edition

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"linkgrade/wasm/trust"
)

// maxDocument is more than a document of a thousand sources takes.
const maxDocument = 1 << 20

// Open reads an edition: of a folder with os.DirFS, of files inside the program with
// embed.FS. Document, pack and the index of the buckets are read and checked for
// belonging together; the buckets stay where they are until asked for, so the file
// system's files must read by offset (both do) and the edition be closed afterwards.
// Changed bytes inside are noticed by [Edition.Verify] only. An edition whose buckets
// would not hide a client's name is [trust.ErrPrefixBits]; other errors about the
// contents wrap [ErrEdition].
func Open(fsys fs.FS) (*Edition, error) {
	text, err := readFile(fsys, documentFile, maxDocument)
	if err != nil {
		return nil, err
	}
	var d Document
	if err := json.Unmarshal(text, &d); err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrEdition, documentFile, err)
	}
	if err := d.check(); err != nil {
		return nil, err
	}
	pack, err := readFile(fsys, packFile, trust.MaxPackBytes)
	if err != nil {
		return nil, err
	}
	if err := d.checkPack(pack); err != nil {
		return nil, err
	}
	buckets, closer, err := openBucketFile(fsys, d.Bits)
	if err != nil {
		return nil, err
	}
	return &Edition{document: d, json: text, pack: pack, buckets: buckets, close: closer}, nil
}

// check says whether a document can be an edition's.
func (d Document) check() error {
	if d.Format != Format {
		return fmt.Errorf("%w: %s is of format %d, this program reads %d", ErrEdition, documentFile, d.Format, Format)
	}
	if err := trust.CheckPrefixBits(d.Names, d.Bits); err != nil {
		return fmt.Errorf("%d names, %d prefix bits: %w", d.Names, d.Bits, err)
	}
	if d.Buckets != 1<<d.Bits || d.ID == "" {
		return fmt.Errorf("%w: %s contradicts itself", ErrEdition, documentFile)
	}
	return nil
}

// checkPack says whether a pack is the document's.
func (d Document) checkPack(b []byte) error {
	p, err := trust.OpenPack(b)
	if err != nil {
		return fmt.Errorf("%w: %s: %w", ErrEdition, packFile, err)
	}
	if p.Edition() != d.ID || p.BucketBits() != d.Bits || len(b) != d.Pack.Bytes {
		return fmt.Errorf("%w: %s and %s are of two editions", ErrEdition, packFile, documentFile)
	}
	return nil
}

// readFile reads a file of at most max bytes.
func readFile(fsys fs.FS, name string, max int64) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, max+1))
	if err != nil {
		return nil, err
	}
	if int64(len(b)) > max {
		return nil, fmt.Errorf("%w: %s is longer than %d bytes", ErrEdition, name, max)
	}
	return b, nil
}

func openBucketFile(fsys fs.FS, bits int) (bucketFile, func() error, error) {
	f, err := fsys.Open(bucketsFile)
	if err != nil {
		return bucketFile{}, nil, err
	}
	buckets, err := func() (bucketFile, error) {
		info, err := f.Stat()
		if err != nil {
			return bucketFile{}, err
		}
		at, ok := f.(io.ReaderAt)
		if !ok {
			return bucketFile{}, fmt.Errorf("%w: %s cannot be read by offset here", ErrEdition, bucketsFile)
		}
		return openBuckets(at, info.Size(), bits)
	}()
	if err != nil {
		return bucketFile{}, nil, errors.Join(err, f.Close())
	}
	return buckets, f.Close, nil
}
