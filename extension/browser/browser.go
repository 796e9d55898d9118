// Package browser drives a real Chromium and a real Firefox with an unpacked
// extension in them: it opens pages, presses the toolbar action, and reads the
// popup, the badge and the background. Both drivers have the same methods, so a
// test is written once against an interface of its own.
//
// Chromium is spoken to over the DevTools pipe, Firefox over Marionette. Each
// starts with a new profile that is deleted again, and with the browser's own
// background traffic turned off as far as its settings allow.
//
// The package refuses to judge: it has no assertions and no testing helpers. It
// never touches a profile of the user, never kills a process that it did not
// start, and never sleeps for a fixed time where a condition can be asked for.
package browser

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// stepLimit is the longest that one call waits, whatever the caller's context
// allows. A cold Firefox on two busy cores needs about 20 s to start.
const stepLimit = 90 * time.Second

// pollPause is the time between two questions to a browser that is asked until
// it says yes.
const pollPause = 25 * time.Millisecond

// Options say how a browser starts. The zero value is a visible browser without
// an extension, 1280 × 800 CSS pixels, in the light colour scheme.
type Options struct {
	// Extension is the folder of an unpacked extension, with its manifest.json;
	// "" starts without one, and then the calls that need one answer [ErrNoExtension].
	Extension string
	// Headless hides the window; nothing else changes.
	Headless bool
	// Dark makes pages, the popup and the browser itself prefer dark colours.
	Dark bool
	// Forced has pages shown in few colours of the system's, as people choose who need much contrast (forced-colors in CSS).
	Forced bool
	// Private has all windows be private ones, and lets the extension into them.
	Private bool
	// Width and Height are the window's size in CSS pixels; 0 means 1280 and 800.
	Width, Height int
	// Scale is the number of device pixels per CSS pixel, for sharper pictures;
	// 0 means 1.
	Scale float64
	// Proxy is the host:port of an HTTP proxy that gets every request, those to
	// loopback addresses included; "" means none.
	Proxy string
	// Hosts sends the requests for a host name, whatever their port, to a host:port
	// of this machine over plain HTTP, so that a page can be shown under the name it
	// is about. It cannot be combined with Proxy.
	Hosts map[string]string
	// Profile is a folder that keeps the profile, so that a second start finds what the
	// first one left; "" takes a new one and removes it.
	Profile string
	// Compiled is a folder where Firefox looks for what it has compiled of its own scripts, a third of the work of a
	// start, and leaves it after an end in order where the folder is not there yet. Nothing of a profile is in it; one of Profile
	// has its own, and Chromium ignores it. "" compiles anew.
	Compiled string
	// Prefs are Firefox preferences set on top of the driver's own: bool, int or
	// string. Chromium has no such thing and ignores them.
	Prefs map[string]any
}

// Badge is what the toolbar action shows for the current tab. Both texts are
// empty when the extension set none for this tab and has no default.
type Badge struct {
	// Text is the short text on the icon.
	Text string `json:"text"`
	// Title is the tooltip, and what a screen reader says.
	Title string `json:"title"`
}

// check refuses what cannot be had together.
func (o Options) check() error {
	if o.Proxy != "" && len(o.Hosts) > 0 {
		return errors.New("options: Proxy and Hosts exclude each other")
	}
	return nil
}

// size returns the window's size with the defaults filled in.
func (o Options) size() (width, height int) {
	width, height = o.Width, o.Height
	if width == 0 {
		width = 1280
	}
	if height == 0 {
		height = 800
	}
	return width, height
}

// scale returns the device pixels per CSS pixel with the default filled in.
func (o Options) scale() float64 {
	if o.Scale == 0 {
		return 1
	}
	return o.Scale
}

// manifest is the part of an extension's manifest.json that a driver needs.
type manifest struct {
	Key    string `json:"key"`
	Action struct {
		Popup string `json:"default_popup"`
	} `json:"action"`
	SidePanel struct {
		Page string `json:"default_path"`
	} `json:"side_panel"`
	Specific struct {
		Gecko struct {
			ID string `json:"id"`
		} `json:"gecko"`
	} `json:"browser_specific_settings"`
}

// manifest checks the options, reads the extension's manifest and returns it
// with the extension's folder made absolute. Without an extension both are zero.
func (o Options) manifest() (string, manifest, error) {
	var m manifest
	if err := o.check(); err != nil || o.Extension == "" {
		return "", m, err
	}
	abs, err := filepath.Abs(o.Extension)
	if err != nil {
		return "", m, fmt.Errorf("extension folder %s: %w", o.Extension, err)
	}
	raw, err := os.ReadFile(filepath.Join(abs, "manifest.json"))
	if err != nil {
		return "", m, fmt.Errorf("extension: %w", err)
	}
	if err := json.Unmarshal(raw, &m); err != nil {
		return "", m, fmt.Errorf("extension %s/manifest.json: %w", abs, err)
	}
	return abs, m, nil
}

// until asks f until it says true, fails, or ctx ends; what names the condition
// in the error, which then wraps ctx's cause.
func until(ctx context.Context, what string, f func() (bool, error)) error {
	tick := time.NewTicker(pollPause)
	defer tick.Stop()
	for {
		ok, err := f()
		if err != nil {
			return fmt.Errorf("%s: %w", what, err)
		}
		if ok {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("%s: %w", what, context.Cause(ctx))
		case <-tick.C:
		}
	}
}

// asJSON wraps a JavaScript expression, which may be a promise, so that its
// value arrives as one JSON text; undefined becomes null.
func asJSON(expression string) string {
	return "(async () => { const value = await (" + expression + "\n); return JSON.stringify(value === undefined ? null : value) })()"
}
