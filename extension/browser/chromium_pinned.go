package browser

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// pin has a new profile of Chromium's show the toolbar button of the extension in dir, as a user does who presses it there.
// Chromium pushes the button of any other into sight first, for a quarter of a second at each press.
func pin(profile, id string) error {
	prefs, err := json.Marshal(map[string]any{"extensions": map[string]any{"pinned_extensions": []string{id}}})
	if err != nil {
		return err
	}
	file := filepath.Join(profile, "Default", "Preferences")
	if _, err := os.Stat(file); !errors.Is(err, fs.ErrNotExist) {
		return err // Chromium has written its own by now
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return err
	}
	return os.WriteFile(file, prefs, 0o600)
}

// chromiumID is the id that Chromium gives the unpacked extension of dir: the beginning of a hash of its key, or without
// one of its path, in hexadecimal digits from a to p.
func chromiumID(dir string, m manifest) (string, error) {
	of := []byte(dir)
	if m.Key != "" {
		var err error
		if of, err = base64.StdEncoding.DecodeString(m.Key); err != nil {
			return "", fmt.Errorf("extension %s/manifest.json: key: %w", dir, err)
		}
	}
	sum := sha256.Sum256(of)
	id := make([]byte, 0, 32)
	for _, b := range sum[:16] {
		id = append(id, 'a'+b>>4, 'a'+b&15)
	}
	return string(id), nil
}
