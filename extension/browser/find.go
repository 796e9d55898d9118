package browser

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
)

// ErrNotFound is returned, wrapped, when the browser is not on this machine.
var ErrNotFound = errors.New("no such browser")

// ErrNoExtension is returned by the calls that need an extension when the
// browser was started without one.
var ErrNoExtension = errors.New("the browser was started without an extension")

// FindChromium returns the path of Chromium: $LINKGRADE_CHROMIUM, else the first
// of chromium, chromium-browser and google-chrome on the PATH. The error wraps
// [ErrNotFound] and names the Debian package.
func FindChromium() (string, error) {
	return find("LINKGRADE_CHROMIUM", "chromium", "chromium", "chromium-browser", "google-chrome")
}

// FindFirefox returns the path of Firefox: $LINKGRADE_FIREFOX, else the first of
// firefox-esr and firefox on the PATH. The error wraps [ErrNotFound] and names
// the Debian package.
func FindFirefox() (string, error) {
	return find("LINKGRADE_FIREFOX", "firefox-esr", "firefox-esr", "firefox")
}

// find returns the program that the variable names, which must then exist, or
// the first of names on the PATH.
func find(variable, debian string, names ...string) (string, error) {
	if path := os.Getenv(variable); path != "" {
		if _, err := exec.LookPath(path); err != nil {
			return "", fmt.Errorf("%w: %s=%s is not a program; unset it or install the Debian package %s", ErrNotFound, variable, path, debian)
		}
		return path, nil
	}
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", fmt.Errorf("%w: none of %q on the PATH; install the Debian package %s (apt-get install %s) or set %s", ErrNotFound, names, debian, debian, variable)
}
