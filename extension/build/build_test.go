package main

import (
	"bytes"
	"compress/gzip"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"image/png"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// source is the extension's folder, seen from this package.
const source = ".."

// built makes one browser's files with a stand-in engine and pack.
func built(t *testing.T, b browser) files {
	t.Helper()
	stand := filepath.Join(t.TempDir(), "stand-in")
	if err := os.WriteFile(stand, []byte("stand-in"), 0o644); err != nil {
		t.Fatal(err)
	}
	src, err := filepath.Abs(source)
	if err != nil {
		t.Fatal(err)
	}
	all, err := collect(src, given{stand, stand, stand})
	if err != nil {
		t.Fatal(err)
	}
	return all.as(b, manifestOf(b))
}

func TestSameSourceSameBytes(t *testing.T) {
	for _, b := range browsers {
		if !bytes.Equal(built(t, b).zip(), built(t, b).zip()) {
			t.Errorf("two zips for %s differ; want the same bytes, so that anyone can check what a store has", b)
		}
	}
}

func TestBrowsersDifferInManifestAndPackingOnly(t *testing.T) {
	one, other := built(t, chromium), built(t, firefox)
	if bytes.Equal(one["manifest.json"], other["manifest.json"]) {
		t.Error("both manifests are the same; want one a browser")
	}
	delete(one, "manifest.json")
	delete(other, "manifest.json")
	for _, module := range wasmModules {
		r, err := gzip.NewReader(bytes.NewReader(one[module+".gz"]))
		if err != nil {
			t.Fatal(err)
		}
		if one[module], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
		delete(one, module+".gz")
	}
	if !maps.EqualFunc(one, other, bytes.Equal) {
		t.Error("the folders differ in more than the manifest and the packing of modules")
	}
}

// TestManifestNamesFilesThatExist follows every path in both manifests and pages.
func TestManifestNamesFilesThatExist(t *testing.T) {
	for _, b := range browsers {
		all, m := built(t, b), manifestOf(b)
		named := append(slices.Collect(maps.Values(m.Icons)), m.Action.Popup, m.Options.Page, "content.js", "flash.js", "auto.js", "chips.js", "engine.html", "engine-page.js", "engine-worker.js", "audit-worker.js",
			"press.js", "policy/audit/en.json", "starter.pack", "vectors.lgv", "_locales/"+m.DefaultLocale+"/messages.json", "policy/rules.json")
		for _, module := range wasmModules {
			if b == chromium {
				module += ".gz"
			}
			named = append(named, module)
		}
		for _, page := range pages {
			name := strings.TrimSuffix(page, ".html")
			named = append(named, page, name+".js", name+".css")
		}
		if m.SidePanel != nil {
			named = append(named, m.SidePanel.Page)
		}
		if m.Sidebar != nil {
			named = append(named, m.Sidebar.Page)
		}
		if m.Background.Worker != "" {
			named = append(named, m.Background.Worker)
		}
		for _, name := range append(named, m.Background.Scripts...) {
			if len(all[name]) == 0 {
				t.Errorf("%s: no file %q", b, name)
			}
		}
	}
}

func TestManifestJSON(t *testing.T) {
	tests := []struct {
		browser  browser
		has, not []string
	}{
		{chromium, []string{"service_worker", "minimum_chrome_version", "optional_host_permissions", "side_panel"}, []string{"scripts", "browser_specific_settings", "sidebar_action"}},
		{firefox, []string{"scripts", "browser_specific_settings", "optional_host_permissions", "sidebar_action"}, []string{"service_worker", "minimum_chrome_version", "side_panel"}},
	}
	for _, test := range tests {
		text := string(manifestOf(test.browser).JSON())
		if !json.Valid([]byte(text)) {
			t.Fatalf("%s: not JSON", test.browser)
		}
		for _, key := range test.has {
			if !strings.Contains(text, `"`+key+`"`) {
				t.Errorf("%s: no %q", test.browser, key)
			}
		}
		for _, key := range test.not {
			if strings.Contains(text, `"`+key+`"`) {
				t.Errorf("%s: has %q, which it does not know or need", test.browser, key)
			}
		}
	}
}

// TestChromiumFolderHasOneID: the id stands in the Origin header of what the extension
// asks, so that of an unpacked folder must not come from the folder's path.
func TestChromiumFolderHasOneID(t *testing.T) {
	der, err := base64.StdEncoding.DecodeString(unpacked(chromium).Key)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := x509.ParsePKIXPublicKey(der); err != nil {
		t.Errorf("the key is none: %v", err)
	}
	if unpacked(firefox).Key != "" || manifestOf(chromium).Key != "" {
		t.Error("a key stands in Firefox's manifest or in a store's; want it in Chromium's folder alone")
	}
}

// TestContentScriptsLeaveNoName: each script is one expression, so a page's
// isolated world is as it was and a second run is like the first.
func TestContentScriptsLeaveNoName(t *testing.T) {
	all := built(t, chromium)
	for _, name := range contentScripts {
		script := strings.TrimSpace(string(all[name+".js"]))
		script = strings.TrimPrefix(script, "\"use strict\";\n")
		if !strings.HasPrefix(script, "(() => {") || !strings.HasSuffix(script, "return "+name+".result;\n})();") {
			t.Errorf("%s.js begins %.40q and ends %q; want one function called at once", name, script, script[max(0, len(script)-40):])
		}
	}
}

func TestIcons(t *testing.T) {
	for _, n := range iconSizes {
		img, err := png.Decode(bytes.NewReader(icon(n)))
		if err != nil {
			t.Fatal(err)
		}
		if b := img.Bounds(); b.Dx() != n || b.Dy() != n {
			t.Errorf("icon(%d) is %d × %d", n, b.Dx(), b.Dy())
		}
		if _, _, _, a := img.At(0, 0).RGBA(); a > 0xc000 {
			t.Errorf("icon(%d): corner alpha = %#x; want a rounded corner", n, a)
		}
		bright, tile := 0, 0
		for y := range n {
			for x := range n {
				if r, _, _, _ := img.At(x, y).RGBA(); r > 0x9000 {
					bright++
				} else {
					tile++
				}
			}
		}
		if share := float64(bright) / float64(bright+tile); share < 0.08 || share > 0.4 {
			t.Errorf("icon(%d): the mark covers %.0f %% of the tile; want 8–40 %%", n, 100*share)
		}
	}
}
