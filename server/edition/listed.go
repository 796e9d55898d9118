package edition

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"path/filepath"

	"linkgrade/wasm/trust"
)

// A listedName is a name on its way from the rows about it into the files of an edition.
type listedName struct {
	key    shortKey
	record trust.Record
	voices []voice
}

// appendListed writes a name: as a row of no source, then how many voices, then the voices, all uvarints.
func appendListed(b []byte, n listedName) []byte {
	b = appendRow(b, keyedRow{key: n.key, said: statement{record: n.record}})
	b = binary.AppendUvarint(b, uint64(len(n.voices)))
	for _, v := range n.voices {
		b = binary.AppendUvarint(b, uint64(v))
	}
	return b
}

// readListed reads what appendListed wrote, into n's slice where that is long enough; errors are readRow's.
func readListed(in *bufio.Reader, n *listedName) error {
	row, err := readRow(in)
	if err != nil {
		return err
	}
	n.key, n.record, n.voices = row.key, row.said.record, n.voices[:0]
	f := fieldReader{in: in}
	for range f.uvarint() {
		if n.voices = append(n.voices, voice(f.uvarint())); f.err != nil {
			break
		}
	}
	if errors.Is(f.err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return f.err
}

// listed is the file of the names in the order of their keys.
func (b *Builder) listed() string { return filepath.Join(b.temp, "listed") }

// eachListed gives the listed names in order; a name is only good until take returns.
func (b *Builder) eachListed(ctx context.Context, take func(listedName) error) error {
	f, err := os.Open(b.listed())
	if err != nil {
		return err
	}
	defer f.Close()
	in := bufio.NewReaderSize(f, 1<<18)
	var name listedName
	for n := 0; ; n++ {
		if n%maxLoaded == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		err := readListed(in, &name)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err == nil {
			err = take(name)
		}
		if err != nil {
			return err
		}
	}
}
