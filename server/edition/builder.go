package edition

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"

	"linkgrade/wasm/trust"
)

// maxLoaded is how many rows a Builder sorts in memory at a time: about 80 MB. A hundred million rows come in files of
// four hundred thousand; larger files are parted further.
const maxLoaded = 1 << 20

// ErrNoSpace is a disk that is full. An edition takes about five bytes a name, and while it is built some twenty bytes a
// row and twenty a name beside it.
var ErrNoSpace = errors.New("no space left for the edition")

// A Builder makes one edition of any number of rows, in any order, in bounded memory: rows wait in temporary files,
// parted by their keys, and are brought together one file after the other. The same rows make the same bytes.
//
// A name's authority is what [authority.Fitted] makes of all its measures, its age the greatest, its popularity the best.
// A category is believed by the agreement of independent sources, as the table in evidence.go says; a row with nothing
// else to say is dropped as [Contradicted] or [Alone]. A name of which nothing is left is not listed.
type Builder struct {
	// MostBits is how many bits the prefixes have at most, for a host that takes so many files only; zero is no bound but
	// [trust.PrefixBits]. It is set before Finish.
	MostBits int

	built   string
	temp    string
	rows    *spill
	numbers map[string]int // of the sources, in the order in which they came
	merger  merger
	spoken  map[voice]bool // by listed names
	most    int
}

// NewBuilder is an empty builder whose temporary files stand in a new folder within dir, which should be on the disk of
// the edition's own; dir is made when it is not there. built is the edition's date, YYYY-MM-DD. Close must be called.
func NewBuilder(dir, built string) (*Builder, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	temp, err := os.MkdirTemp(dir, tempPrefix)
	if err != nil {
		return nil, spaceError(dir, err)
	}
	return &Builder{built: built, temp: temp, rows: newSpill(temp, 0), numbers: map[string]int{}, spoken: map[voice]bool{}, most: maxLoaded}, nil
}

// tempPrefix begins the name of every folder that only a running program needs.
const tempPrefix = ".building-"

// Close removes the temporary files, whatever happened before. It may be called again.
func (b *Builder) Close() error {
	return errors.Join(b.rows.close(), os.RemoveAll(b.temp))
}

// Add takes a row. A row without a name or a statement is the caller's mistake; other errors are the disk's, ErrNoSpace
// among them.
func (b *Builder) Add(r Row) error {
	r.Record.Lists = 0
	if r.Name.IsZero() || !r.says() {
		return fmt.Errorf("a row of source %q: no name, or it states nothing", r.Source)
	}
	b.merger.see(r.Measures)
	number, known := b.numbers[r.Source]
	if !known {
		number = len(b.numbers)
		b.numbers[r.Source] = number
	}
	row := keyedRow{shorten(trust.KeyOf(r.Name)), statement{number, r.Record, r.Measures}}
	return spaceError(b.temp, b.rows.add(row))
}

// Finish writes the edition into the folder out, which it makes when there is none, and says what it is. It may be called
// once. The sources carry what their parsers counted in Rows and Dropped; Finish adds the reasons it drops rows for, and
// Kept. Counts that then do not add up and rows of sources that are not given are errors; fewer than 256 names are
// [trust.ErrPrefixBits], a full disk is ErrNoSpace, and a cancelled ctx is its error. out then holds no edition.
func (b *Builder) Finish(ctx context.Context, sources []Source, out string) (Document, error) {
	d, err := b.finish(ctx, sources, out)
	return d, spaceError(out, err)
}

func (b *Builder) finish(ctx context.Context, sources []Source, out string) (Document, error) {
	made := filepath.Join(b.temp, "edition")
	if err := os.Mkdir(made, 0o755); err != nil {
		return Document{}, err
	}
	sources, places, err := accounts(sources)
	if err != nil {
		return Document{}, err
	}
	names, pack, err := b.list(ctx, sources, places)
	if err != nil {
		return Document{}, err
	}
	d := Document{Format: Format, Built: b.built, Bits: b.bits(names), Sources: sources, Warnings: b.warnings()}
	d.Buckets = 1 << d.Bits
	if err := trust.CheckPrefixBits(names, d.Bits); err != nil {
		return d, fmt.Errorf("%d names: %w", names, err)
	}
	if d.Names, err = b.write(ctx, made, d.Bits); err != nil {
		return d, err
	}
	if d, err = seal(d, trust.EncodePack(pack.rows(), trust.PackOptions{BucketBits: d.Bits}), made); err != nil {
		return d, err
	}
	return d, moveEdition(made, out)
}

// bits is how many bits the prefixes of so many names have.
func (b *Builder) bits(names int) int {
	if b.MostBits > 0 {
		return min(b.MostBits, trust.PrefixBits(names))
	}
	return trust.PrefixBits(names)
}

// warnings are about the choice of sources.
func (b *Builder) warnings() []string {
	for v := range b.spoken {
		if v.about() == figures {
			return nil
		}
	}
	return []string{noRanks}
}

const noRanks = "No list of this edition ranks names: none has an authority, and what one list alone says of a well-known name is not doubted. Add a list of ranks."

// list brings the rows of each name together, counts the names, and writes one record for each into the listed file, in
// the order of the keys.
func (b *Builder) list(ctx context.Context, sources []Source, places map[string]int) (names int, pack *packChoice, err error) {
	l := &loader{most: b.most, duplicates: make([]int, len(sources))}
	if l.places, err = b.places(places); err != nil {
		return 0, nil, err
	}
	f, err := os.Create(b.listed())
	if err != nil {
		return 0, nil, err
	}
	defer f.Close()
	w := bufio.NewWriterSize(f, 1<<18)
	b.merger.sources = sources
	pack = newPackChoice()
	var line []byte
	var voices []voice
	var last uint64
	err = b.rows.each(ctx, l, func(k shortKey, said []statement) error {
		r, doubts := b.merger.merge(said)
		account(sources, said, doubts)
		if r.IsZero() {
			return nil
		}
		if start := k.hi >> (64 - leastKeyBits); names == 0 || start != last {
			names++
			last = start
		}
		pack.add(k, r)
		voices = appendVoices(voices[:0], said)
		for _, v := range voices {
			b.spoken[v] = true
		}
		line = appendListed(line[:0], listedName{k, r, voices})
		_, err := w.Write(line)
		return err
	})
	if err != nil {
		return 0, nil, err
	}
	for i, count := range l.duplicates {
		if count > 0 {
			sources[i].Dropped[Duplicate] += count
		}
	}
	return names, pack, errors.Join(w.Flush(), balance(sources))
}

// leastKeyBits is how much of a key every bucket holds. Names that share it stand in one entry of a large edition, so they
// count once when the length of the prefixes is chosen.
const leastKeyBits = 56

// places are the places of the sources by the numbers that rows carry.
func (b *Builder) places(of map[string]int) ([]int, error) {
	places := make([]int, len(b.numbers))
	for id, number := range b.numbers {
		place, known := of[id]
		if !known {
			return nil, fmt.Errorf("a row of source %q: unknown source", id)
		}
		places[number] = place
	}
	return places, nil
}

// account counts which sources speak of a name in the edition.
func account(sources []Source, said []statement, doubts []doubt) {
	for _, s := range said {
		sources[s.source].Kept++
	}
	for _, d := range doubts {
		sources[d.source].Kept--
		sources[d.source].Dropped[d.why]++
	}
}

// write writes the buckets of the listed names and the evidence beside them, and says how many names stand there.
func (b *Builder) write(ctx context.Context, dir string, bits int) (names int, err error) {
	buckets, err := newBucketWriter(filepath.Join(dir, bucketsFile), bits)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, buckets.file.Close()) }()
	evidence, err := newEvidenceWriter(filepath.Join(dir, evidenceFileName), bits, b.spoken)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, evidence.file.Close()) }()
	err = b.eachListed(ctx, func(n listedName) error {
		if err := buckets.add(trust.KeyRecord{Key: n.key.key(), Record: n.record}); err != nil {
			return err
		}
		return evidence.add(n.key, n.voices)
	})
	if err != nil {
		return 0, err
	}
	err = errors.Join(buckets.finish(), evidence.finish())
	return buckets.names, err
}

// seal names an edition by its contents, and writes beside the buckets what carries the name.
func seal(d Document, pack []byte, dir string) (Document, error) {
	buckets, closeBuckets, err := openBucketFile(os.DirFS(dir), d.Bits)
	if err != nil {
		return d, err
	}
	defer closeBuckets()
	if d.Evidence, err = describeFile(filepath.Join(dir, evidenceFileName)); err != nil {
		return d, err
	}
	if d.ID, err = identify(d, pack, buckets.reader()); err != nil {
		return d, err
	}
	if pack, err = trust.WithEdition(pack, d.ID); err != nil {
		return d, err
	}
	d.Pack = packInfo(pack)
	text, err := d.marshal()
	if err != nil {
		return d, err
	}
	return d, errors.Join(writeSynced(filepath.Join(dir, packFile), pack), writeSynced(filepath.Join(dir, documentFile), text))
}

func describeFile(path string) (*FileInfo, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := describe(f)
	return &info, err
}

// spaceError makes a full disk ErrNoSpace, and says where.
func spaceError(dir string, err error) error {
	if errors.Is(err, syscall.ENOSPC) && !errors.Is(err, ErrNoSpace) {
		return fmt.Errorf("%s: %w: %w", filepath.Dir(dir), ErrNoSpace, err)
	}
	return err
}
