package update

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"

	"linkgrade/server/edition"
	"linkgrade/server/feeds"
)

// ReadFile gives the rows of a list's file to take, and says what an edition's document says of the list: its counts, the
// SHA-256 of the whole file, and the date where the file has it. Errors are [feeds.Feed.ReadContext]'s, take's and ctx's.
func ReadFile(ctx context.Context, f feeds.Feed, path string, take func(edition.Row) error) (edition.Source, error) {
	s := f.Source()
	file, err := os.Open(path)
	if err != nil {
		return s, err
	}
	defer file.Close()
	sum := sha256.New()
	count, err := f.ReadContext(ctx, io.TeeReader(file, sum), take)
	if err != nil {
		return s, err
	}
	s.Rows, s.Dropped, s.SHA256, s.Dated = count.Rows, count.Dropped, hex.EncodeToString(sum.Sum(nil)), count.Dated
	return s, nil
}

// inspect reads a file as a list and describes it as a copy.
func inspect(ctx context.Context, f feeds.Feed, path string) (Copy, error) {
	info, err := os.Stat(path)
	if err != nil {
		return Copy{}, err
	}
	taken := 0
	s, err := ReadFile(ctx, f, path, func(edition.Row) error { taken++; return nil })
	return Copy{SHA256: s.SHA256, Bytes: info.Size(), Rows: taken, Dated: s.Dated}, err
}
