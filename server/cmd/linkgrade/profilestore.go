package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"linkgrade/wasm/topic"
)

// profilesVariable is the environment variable that names the folder of profiles.
const profilesVariable = "LINKGRADE_PROFILES"

// onlyProfile stands for the profile where no name is given.
const onlyProfile = ""

var (
	errNoProfile   = errors.New("there is no profile yet; learn one: linkgrade profile learn https://your-site")
	errNoPlace     = errors.New("there is no place for profiles: set $" + profilesVariable + " to a folder")
	errWhichOfThem = errors.New("there are several profiles; say which with --profile NAME")
)

// profileFlag is the profile that a command changes.
func profileFlag(fs *flag.FlagSet) *string {
	return fs.String("profile", onlyProfile, "`name` or file of the profile (default the one you have)")
}

// profilesDir is the folder of profiles: the variable's, else one of the user's configuration.
func profilesDir() (string, error) {
	if dir := os.Getenv(profilesVariable); dir != "" {
		return dir, nil
	}
	dir, err := os.UserConfigDir()
	if err != nil {
		return "", errNoPlace
	}
	return filepath.Join(dir, "linkgrade", "profiles"), nil
}

const profileEnding = ".json"

// profileNames are the profiles in the folder.
func profileNames() (dir string, names []string, err error) {
	if dir, err = profilesDir(); err != nil {
		return "", nil, err
	}
	files, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", nil, err
	}
	for _, f := range files {
		if name, ok := strings.CutSuffix(f.Name(), profileEnding); ok && f.Type().IsRegular() {
			names = append(names, name)
		}
	}
	return dir, names, nil
}

// profileFile is the file that a name or file stands for; with neither, the only one in the folder.
func profileFile(which string) (string, error) {
	if strings.ContainsAny(which, `/\`) || strings.HasSuffix(which, profileEnding) {
		return which, nil
	}
	dir, names, err := profileNames()
	switch {
	case err != nil:
		return "", err
	case which != onlyProfile:
		return filepath.Join(dir, slug(which)+profileEnding), nil
	case len(names) == 0:
		return "", errNoProfile
	case len(names) > 1:
		return "", fmt.Errorf("%w: %s", errWhichOfThem, strings.Join(names, ", "))
	}
	return filepath.Join(dir, names[0]+profileEnding), nil
}

// slug is a profile's name as its file is called: small letters, digits and hyphens of any script.
func slug(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return topic.Letters(string(r)) == "" })
	if s := strings.Join(words, "-"); s != "" {
		return s
	}
	return "profile"
}

func openProfile(which string) (*kept, error) {
	file, err := profileFile(which)
	if err != nil {
		return nil, err
	}
	k, err := readProfile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: no such profile; linkgrade profile list says which there are", file)
	}
	return k, err
}

// readProfile reads a file; the error is fs.ErrNotExist where there is none.
func readProfile(file string) (*kept, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	src, err := readBounded(file, f, 1<<20)
	if err != nil {
		return nil, err
	}
	p, err := topic.DecodeProfile(src)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return &kept{p, file}, nil
}

// save writes a profile in one step, so that a reader finds the old one or the new one. What was put together from flags
// is read back first: a profile that could not be read again is not written.
func (k *kept) save() error {
	b := k.AppendJSON(nil)
	if _, err := topic.DecodeProfile(b); err != nil {
		return err
	}
	dir := filepath.Dir(k.file)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, ".profile-*")
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), k.file)
	}
	if err != nil {
		os.Remove(f.Name()) // left over; what failed is reported
	}
	return err
}
