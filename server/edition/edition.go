// Package edition keeps an edition: one immutable build of everything open data says
// of names. It is four files, and its id is the hash of what they hold.
//
//	edition.json   the [Document]: sources, licences, dates, counts; GET /v1/edition
//	pack.lgp       the [trust.Pack] that clients keep offline; GET /v1/pack/{edition}
//	buckets.lgb    every [trust.Bucket], read by offset; GET /v1/buckets/{edition}/{prefix}
//	evidence.lge   which sources say what of each name in the buckets: [Edition.Grounds]
//
// Editions from before there was evidence have three, and open all the same.
//
// A [Builder] makes an edition from any number of rows in bounded memory ([Build] from a
// few), [Open] reads it from a folder or from files inside the program, [Edition.Verify]
// compares every byte with the id, [Compare] says what changed from one to the next, and
// a [Store] keeps the current one and switches to a new one.
//
// The package refuses to fetch, to parse a publisher's format (its rows are names
// already), to change an edition, and to open one whose buckets are so small that
// asking for one would give a client away (fewer than 256 listed names in the mean, or
// prefixes over 16 bits).
package edition

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"sync"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/trust"
)

// ErrEdition is what every error about an edition's contents wraps: files that are
// missing parts, do not belong together or are of another format.
var ErrEdition = errors.New("not a readable edition")

// The file names of an edition.
const (
	documentFile     = "edition.json"
	packFile         = "pack.lgp"
	bucketsFile      = "buckets.lgb"
	evidenceFileName = "evidence.lge"
)

// An Edition is an opened one. It may be used by several goroutines at once.
type Edition struct {
	document Document
	json     []byte // the document as it stands in its file
	pack     []byte
	buckets  bucketFile
	evidence *evidenceFile // nil where none is kept
	close    func() error
	gzip     sync.Once
	packed   []byte // by gzip
}

// ID is the edition's id: 32 lower-case hex digits, the first half of the SHA-256 of
// its contents.
func (e *Edition) ID() string { return e.document.ID }

// Document says what the edition is made of. Its slices and maps are shared: read only.
func (e *Edition) Document() Document { return e.document }

// JSON is the document as GET /v1/edition sends it. Read only.
func (e *Edition) JSON() []byte { return e.json }

// Pack is the pack's bytes, for [trust.OpenPack]; nil for an edition of [OpenAssets]. Read only.
func (e *Edition) Pack() []byte { return e.pack }

// PackGzip is the pack as gzip packs it, made when it is first asked for: a quarter of a second for a million names. Read
// only.
func (e *Edition) PackGzip() []byte {
	if e.pack == nil {
		return nil
	}
	e.gzip.Do(func() {
		var b bytes.Buffer
		w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
		if err == nil {
			_, err = w.Write(e.pack)
		}
		if err = errors.Join(err, w.Close()); err != nil {
			panic("edition: gzip into memory: " + err.Error()) // it has no reason to fail
		}
		e.packed = b.Bytes()
	})
	return e.packed
}

// Bits is how many bits the prefixes of the buckets have.
func (e *Edition) Bits() int { return e.document.Bits }

// Bucket reads one bucket as it is sent. A prefix of another length is
// [trust.ErrPrefix]; other errors are the disk's and name no prefix.
func (e *Edition) Bucket(p trust.Prefix) ([]byte, error) { return e.buckets.read(p) }

// Lookup is what the edition says of a name, and whether any list has it.
func (e *Edition) Lookup(n domain.Name) (trust.Record, bool, error) {
	if n.IsZero() {
		return trust.Record{}, false, nil
	}
	key := trust.KeyOf(n)
	p := key.Prefix(e.Bits())
	b, err := e.Bucket(p)
	if err != nil {
		return trust.Record{}, false, err
	}
	bucket, err := trust.OpenBucket(b, p)
	if err != nil {
		return trust.Record{}, false, err
	}
	return bucket.Lookup(key)
}

// Close closes the edition's files. An edition that [Build] made has none.
func (e *Edition) Close() error {
	if e.close == nil {
		return nil
	}
	return e.close()
}

// Verify reads all of the edition and says whether it is what its id names: the id and
// the SHA-256 of pack and evidence fit, every bucket opens, they hold the promised names,
// and there is evidence of each. It takes about as long as reading the files. Errors wrap [ErrEdition] or are the disk's.
func (e *Edition) Verify() error {
	canonical, err := e.document.marshal()
	if err != nil {
		return err
	}
	if !bytes.Equal(canonical, e.json) {
		return fmt.Errorf("%w: %s is not written the way its id was made from", ErrEdition, documentFile)
	}
	if got := packInfo(e.pack); got != e.document.Pack {
		return fmt.Errorf("%w: %s has SHA-256 %s", ErrEdition, packFile, got.SHA256)
	}
	id, err := identify(e.document, e.pack, e.buckets.reader())
	if err != nil {
		return err
	}
	if id != e.document.ID {
		return fmt.Errorf("%w: its contents hash to %s, its id is %s", ErrEdition, id, e.document.ID)
	}
	if err := e.verifyEvidence(); err != nil {
		return err
	}
	return e.verifyNames()
}

func (e *Edition) verifyEvidence() error {
	if e.evidence == nil {
		return nil
	}
	info, err := describe(e.evidence.reader())
	if err == nil && info != *e.document.Evidence {
		err = fmt.Errorf("%w: %s has SHA-256 %s", ErrEdition, evidenceFileName, info.SHA256)
	}
	return err
}

// verifyNames opens every bucket and the evidence beside it, and counts what they hold.
func (e *Edition) verifyNames() error {
	names := 0
	for i := range e.document.Buckets {
		bucket, err := e.buckets.open(i)
		if err != nil {
			return err
		}
		names += bucket.Names()
		if e.evidence != nil {
			if _, _, err := e.evidence.open(i, bucket.Names()); err != nil {
				return err
			}
		}
	}
	if names != e.document.Names {
		return fmt.Errorf("%w: its buckets hold %d names, its document says %d", ErrEdition, names, e.document.Names)
	}
	return nil
}

// marshal is the document's one written form.
func (d Document) marshal() ([]byte, error) {
	b, err := json.MarshalIndent(d, "", " ")
	return append(b, '\n'), err
}
