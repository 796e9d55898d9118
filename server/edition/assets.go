package edition

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"

	"linkgrade/wasm/trust"
)

// The files that [Split] writes for a host of static files, named as a client asks for them:
//
//	v1/edition                 the document of the current edition
//	v1/pack/<id>               the pack
//	v1/buckets/<id>/<prefix>   each bucket, in the bytes that GET /v1/buckets/{edition}/{prefix} answers
//	evidence/<id>/<group>      who says what, in up to 256 files: only whoever answers for a name reads them
//	_headers                   what the host says with them
//	.assetsignore              what the host is not given
//
// A host looks up one bucket a request, so each is a file; a plan counts files, so evidence is not as finely parted.
const (
	assetDocument = "v1/edition"
	assetPacks    = "v1/pack"
	assetBuckets  = "v1/buckets"
	assetEvidence = "evidence"
)

// groupBits is how many bits of a prefix tell the files of evidence apart at most: 256 files of some 50 KB for an edition of
// twenty million names.
const groupBits = 8

// maxGroup is more than the evidence of a 256th of the largest edition takes, in bytes.
const maxGroup = 25 << 20

// evidenceGroups is how many files the evidence of prefixes of so many bits takes.
func evidenceGroups(bits int) int { return 1 << min(bits, groupBits) }

// groupSize is how many blocks each of them has.
func groupSize(bits int) int { return 1 << bits / evidenceGroups(bits) }

func packAsset(id string) string { return assetPacks + "/" + id }

func bucketAsset(id string, p trust.Prefix) string { return assetBuckets + "/" + id + "/" + p.String() }

func evidenceAsset(id string, group int) string {
	return fmt.Sprintf("%s/%s/%02x", assetEvidence, id, group)
}

// Headers are what a host says with the files, in the form of a _headers file of Cloudflare's: the same as the HTTP API.
// What an id names never changes; which edition is current does.
const Headers = `/v1/*
  Access-Control-Allow-Origin: *
  Content-Security-Policy: default-src 'none'; frame-ancestors 'none'
  Cross-Origin-Resource-Policy: cross-origin
  Referrer-Policy: no-referrer
  X-Content-Type-Options: nosniff
/v1/edition
  Content-Type: application/json
  Cache-Control: public, max-age=300
/v1/pack/*
  Content-Type: application/octet-stream
  Cache-Control: public, max-age=31536000, immutable
/v1/buckets/*
  Content-Type: application/octet-stream
  Cache-Control: public, max-age=31536000, immutable
/evidence/*
  Content-Type: application/octet-stream
  Cache-Control: public, max-age=31536000, immutable
`

// OpenAssets opens the current edition among the files of a [Split], which read gives by name. The document is read at
// once, a bucket and a file of evidence each time one is asked for; read may be called by several goroutines at once. Its
// errors go into logs, so they must not name the file.
// There is no pack (a host sends it by itself), and nothing that needs all of the edition, as Verify, Write and [Compare],
// may be asked of it. Errors are those of [Open].
func OpenAssets(read func(name string) ([]byte, error)) (*Edition, error) {
	text, err := read(assetDocument)
	if err != nil {
		return nil, err
	}
	if len(text) > maxDocument {
		return nil, fmt.Errorf("%w: %s is longer than %d bytes", ErrEdition, assetDocument, maxDocument)
	}
	var d Document
	if err := json.Unmarshal(text, &d); err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrEdition, assetDocument, err)
	}
	if err := d.check(); err != nil {
		return nil, err
	}
	if !isID(d.ID) {
		return nil, fmt.Errorf("%w: %s has no id that could be asked for", ErrEdition, assetDocument)
	}
	e := &Edition{document: d, json: text}
	e.buckets = bucketFile{bits: d.Bits, fetch: func(i int) ([]byte, error) {
		return readPart(read, bucketAsset(d.ID, trust.PrefixAt(i, d.Bits)), trust.MaxBucketBytes)
	}}
	if d.Evidence != nil {
		e.evidence = &evidenceFile{fetch: func(i int) (*evidenceFile, int, error) {
			size := groupSize(d.Bits)
			b, err := readPart(read, evidenceAsset(d.ID, i/size), maxGroup)
			if err != nil {
				return nil, 0, err
			}
			f, err := openEvidence(bytes.NewReader(b), int64(len(b)), evidenceForm{d.Bits, size, len(d.Sources)})
			return f, i % size, err
		}}
	}
	return e, nil
}

// readPart reads a file of at most so many bytes. Its error does not say which: that would tell what a client asked for.
func readPart(read func(string) ([]byte, error), name string, most int) ([]byte, error) {
	b, err := read(name)
	var named *fs.PathError
	switch {
	case errors.As(err, &named):
		return nil, named.Err
	case err == nil && len(b) > most:
		return nil, fmt.Errorf("%w: longer than %d bytes", ErrEdition, most)
	}
	return b, err
}
