package edition

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"

	"linkgrade/wasm/trust"
)

// Format is the version of the files' form that this package writes, the only one it
// opens.
const Format = 1

// A Document says what an edition is and where each statement comes from.
type Document struct {
	Format  int      `json:"format"`
	ID      string   `json:"id"`
	Built   string   `json:"built"`   // YYYY-MM-DD
	Names   int      `json:"names"`   // listed names, all of them in buckets
	Bits    int      `json:"bits"`    // of the buckets' prefixes
	Buckets int      `json:"buckets"` // 2^Bits
	Pack    FileInfo `json:"pack"`

	// Evidence is the file of which source says what; nil in editions from before there was one.
	Evidence *FileInfo `json:"evidence,omitempty"`
	// Warnings are what is wrong with the choice of sources, a sentence each, for people.
	Warnings []string `json:"warnings,omitempty"`
	Sources  []Source `json:"sources"`
}

// FileInfo lets a reader check a file: a client the pack that it fetched.
type FileInfo struct {
	Bytes  int    `json:"bytes"`
	SHA256 string `json:"sha256"` // lower-case hex
}

// A Source is one publisher's file. Rows = Kept + all of Dropped: nothing disappears
// without a count.
type Source struct {
	ID        string       `json:"id"`
	Name      string       `json:"name"`
	Publisher string       `json:"publisher"`
	URL       string       `json:"url"`
	Licence   string       `json:"licence"` // SPDX, where it has an identifier
	Dated     string       `json:"dated"`   // YYYY-MM-DD of the contents; empty when nothing reliable says
	Rows      int          `json:"rows"`    // lines or entries in the file
	Kept      int          `json:"kept"`    // names in the edition that this source speaks of
	Dropped   map[Drop]int `json:"dropped,omitempty"`
	SHA256    string       `json:"sha256"` // of the file, lower-case hex
	What      string       `json:"what"`   // what the edition takes from it, for people

	// Family is shared by sources that are made from each other: together they count as
	// one. Empty, the source is its own family.
	Family string `json:"family,omitempty"`
	// Weak sources do not decide alone: what no other family says is not believed.
	Weak bool `json:"weak,omitempty"`
}

// A Drop is why a row of a source is not in an edition.
type Drop string

// The reasons. Parsers count the first five, [Build] the others.
const (
	Malformed    Drop = "malformed"    // not a host
	Suffix       Drop = "suffix"       // a public suffix: it would speak of all names below
	Below        Drop = "below"        // a host below a name: it says nothing of the name
	Withdrawn    Drop = "withdrawn"    // the publisher's own exceptions take it back
	Irrelevant   Drop = "irrelevant"   // a row that states nothing the edition holds
	Duplicate    Drop = "duplicate"    // the source names it more than once
	Contradicted Drop = "contradicted" // one list accuses what a rank list respects
	Alone        Drop = "alone"        // a weak list says it, and no other
)

// Meaning is the reason in a few words for people; "" for one that this program does not know.
func (d Drop) Meaning() string {
	switch d {
	case Malformed:
		return "not the name of a host"
	case Suffix:
		return "a public suffix such as co.uk or gov.uk: nobody's own name, and it would speak of all names below it"
	case Below:
		return "a host below a name, of which it says nothing"
	case Withdrawn:
		return "taken back by the publisher's own exceptions"
	case Irrelevant:
		return "states nothing that an edition holds"
	case Duplicate:
		return "named by the list before"
	case Contradicted:
		return "stated by too few lists of a name that is well known or an institution"
	case Alone:
		return "stated by weak lists alone"
	}
	return ""
}

// describe describes a file.
func describe(file io.Reader) (FileInfo, error) {
	sum := sha256.New()
	n, err := io.Copy(sum, file)
	return FileInfo{Bytes: int(n), SHA256: hex.EncodeToString(sum.Sum(nil))}, err
}

// packInfo describes a pack.
func packInfo(pack []byte) FileInfo {
	info, err := describe(bytes.NewReader(pack))
	if err != nil {
		panic("edition: a hash refuses bytes: " + err.Error())
	}
	return info
}

// identify is the id of an edition: the first 16 bytes, in hex, of the SHA-256 of the
// document without id and pack, the pack without an edition, and the buckets, each
// after its length. The document has the SHA-256 of the evidence.
func identify(d Document, pack []byte, buckets *io.SectionReader) (string, error) {
	d.ID, d.Pack = "", FileInfo{}
	document, err := d.marshal()
	if err != nil {
		return "", err
	}
	pack, err = trust.WithEdition(pack, "")
	if err != nil {
		return "", fmt.Errorf("%w: %s: %w", ErrEdition, packFile, err)
	}
	h := sha256.New()
	fmt.Fprintf(h, "linkgrade edition %d\n%d\n%s%d\n%s%d\n",
		Format, len(document), document, len(pack), pack, buckets.Size())
	if _, err := io.Copy(h, buckets); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)[:16]), nil
}
