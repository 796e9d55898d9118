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
// belonging together; buckets and evidence stay where they are until asked for, so the file
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
	buckets, closeBuckets, err := openBucketFile(fsys, d.Bits)
	if err != nil {
		return nil, err
	}
	e := &Edition{document: d, json: text, pack: pack, buckets: buckets, close: closeBuckets}
	if d.Evidence == nil {
		return e, nil
	}
	var closeEvidence func() error
	closeEvidence, err = openAt(fsys, evidenceFileName, func(file io.ReaderAt, size int64) (err error) {
		e.evidence, err = openEvidence(file, size, evidenceForm{d.Bits, d.Buckets, len(d.Sources)})
		return err
	})
	if err != nil {
		return nil, errors.Join(err, closeBuckets())
	}
	e.close = func() error { return errors.Join(closeBuckets(), closeEvidence()) }
	return e, nil
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

func openBucketFile(fsys fs.FS, bits int) (buckets bucketFile, closer func() error, err error) {
	closer, err = openAt(fsys, bucketsFile, func(file io.ReaderAt, size int64) (err error) {
		buckets, err = openBuckets(file, size, bits)
		return err
	})
	return buckets, closer, err
}

// openAt opens a file that is read by offset, and closes it again where read fails.
func openAt(fsys fs.FS, name string, read func(file io.ReaderAt, size int64) error) (closer func() error, err error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if at, ok := f.(io.ReaderAt); err == nil && ok {
		err = read(at, info.Size())
	} else if err == nil {
		err = fmt.Errorf("%w: %s cannot be read by offset here", ErrEdition, name)
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f.Close, nil
}
