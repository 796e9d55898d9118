package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"linkgrade/server/edition"
	"linkgrade/server/starter"
	"linkgrade/wasm/trust"
)

// dataVariable is the environment variable that names the folder of editions where no flag does.
const dataVariable = "LINKGRADE_CACHE"

// dataFlag is the folder of editions that a command reads or keeps.
func dataFlag(fs *flag.FlagSet) *string {
	return fs.String("data", defaultData(), "`folder` of editions; also: $"+dataVariable+". With none in it, or --data=, the edition inside\nthis program is used")
}

// defaultData is the folder of editions: the variable's, else one of the user's cache; "" where there is none.
func defaultData() string {
	if dir := os.Getenv(dataVariable); dir != "" {
		return dir
	}
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "linkgrade")
}

// openData opens the current edition of a folder without reading all of it, or the embedded one where there is none, and
// says which. Of a damaged one it warns.
func openData(dir string, p program) (e *edition.Edition, embedded bool, err error) {
	if dir != "" {
		e, err := openCurrent(edition.StoreAt(dir))
		if err == nil {
			return e, false, nil
		}
		if !errors.Is(err, edition.ErrNoEdition) {
			fmt.Fprintf(p.err, "%s; the data inside this program is used\n", sentence(err))
		}
	}
	e, err = starter.Open()
	return e, true, err
}

// openPack is the pack of the edition that openData opens. It stays in memory.
func openPack(dir string, p program) (*trust.Pack, error) {
	e, _, err := openData(dir, p)
	if err != nil {
		return nil, err
	}
	defer e.Close()
	pack, err := trust.OpenPack(e.Pack())
	if err != nil {
		return nil, fmt.Errorf("the trust data: %w", err)
	}
	return pack, nil
}

// openCurrent opens a store's current edition. One that another program replaces and removes meanwhile is looked for
// again.
func openCurrent(store edition.Store) (*edition.Edition, error) {
	var fault error
	for range 3 {
		ids, err := store.IDs()
		if err != nil {
			return nil, err
		}
		if len(ids) == 0 {
			return nil, edition.ErrNoEdition
		}
		e, err := edition.Open(os.DirFS(store.Folder(ids[0])))
		if err == nil {
			return e, nil
		}
		fault = fmt.Errorf("edition %s: %w", ids[0], err)
	}
	return nil, fault
}
