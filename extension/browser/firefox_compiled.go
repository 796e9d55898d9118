package browser

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
)

// compiledIn is the profile's folder of what Firefox has compiled of its own scripts, and compiledOf the file that says of which
// Firefox: without it, or with another one's, the folder is thrown away at the start.
const (
	compiledIn = "startupCache"
	compiledOf = "compatibility.ini"
)

// takeCompiled gives a new profile what an earlier Firefox has left in the caller's folder, if one has.
func (f *Firefox) takeCompiled() error {
	if f.options.Compiled == "" || f.options.Profile != "" {
		return nil
	}
	err := os.CopyFS(f.profile, os.DirFS(f.options.Compiled))
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return err
}

// leaveCompiled leaves it for later ones; the first that has ended in order does. What the browser knows of extensions
// (webext.sc.lz4) stays behind: nothing of one start is to be seen in another. It is asked of profiles that are removed, and takes from them.
func (f *Firefox) leaveCompiled() error {
	to := f.options.Compiled
	if to == "" {
		return nil
	}
	if _, err := os.Stat(to); err == nil {
		return nil
	}
	part, err := os.MkdirTemp(filepath.Dir(to), filepath.Base(to)+"-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(part)
	files, err := filepath.Glob(filepath.Join(f.profile, compiledIn, "*"))
	if err != nil {
		return err
	}
	if err := os.Mkdir(filepath.Join(part, compiledIn), 0o700); err != nil {
		return err
	}
	for _, from := range append(files, filepath.Join(f.profile, compiledOf)) {
		if strings.HasPrefix(filepath.Base(from), "webext") {
			continue
		}
		inside, err := filepath.Rel(f.profile, from)
		if err != nil {
			return err
		}
		if err := os.Rename(from, filepath.Join(part, inside)); err != nil {
			return err
		}
	}
	if err := os.Rename(part, to); err != nil && !errors.Is(err, os.ErrExist) { // another one was sooner
		return err
	}
	return nil
}
