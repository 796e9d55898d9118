// Package starter is the edition inside the program: what a server answers, and what an
// extension ships, before anyone has downloaded a list. It is small and made of data
// whose licences let it be passed on; NOTICES.md has them. Its generator in gen makes
// it from pinned packages, and a test there says when it is stale.
//
// The package refuses to stand in for real lists: a name it does not know is unknown,
// and most names are.
package starter

import (
	"embed"
	"io/fs"

	"linkgrade/server/edition"
)

//go:generate go run ./gen -out data -rows rows/rows.txt.gz

//go:embed data/edition.json data/pack.lgp data/buckets.lgb data/evidence.lge
var files embed.FS

// Open opens the embedded edition. An error is a fault of the build: the tests open and
// verify it.
func Open() (*edition.Edition, error) {
	data, err := fs.Sub(files, "data")
	if err != nil {
		return nil, err
	}
	return edition.Open(data)
}
