package main

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"time"
)

// files is one extension: slash-separated path → contents.
type files map[string][]byte

// pages are the extension's own, in the folder of that name; each has a script in src and a style sheet beside it, called alike.
var pages = []string{"audit.html", "popup.html", "options.html", "panel.html", "prospects.html", "rules.html", "welcome.html"}

// wasmModules are what Go makes of the folder wasm.
var wasmModules = []string{"engine.wasm", "audit.wasm"}

// given are the paths of what others have built.
type given struct{ engine, audit, pack string }

// collect makes every file that both browsers share.
func collect(src string, built given) (files, error) {
	all, err := bundle(src)
	if err != nil {
		return nil, err
	}
	for _, n := range iconSizes {
		all[iconName(n)] = icon(n)
	}
	vectors := filepath.Join(src, "..", "wasm", "topic", "vectors.lgv")
	for name, from := range map[string]string{"engine.wasm": built.engine, "audit.wasm": built.audit, "starter.pack": built.pack, "vectors.lgv": vectors} {
		if all[name], err = os.ReadFile(from); err != nil {
			return nil, err
		}
	}
	// As text: it is read and graded, never shown, and would as a page be held to the policy of the extension's own.
	if all["example.txt"], err = os.ReadFile(filepath.Join(src, "demo", "page.html")); err != nil {
		return nil, err
	}
	for _, page := range append([]string{"engine.html"}, pages...) {
		if all[page], err = os.ReadFile(filepath.Join(src, "pages", page)); err != nil {
			return nil, err
		}
	}
	for name, from := range notices {
		if all[name], err = os.ReadFile(filepath.Join(src, from)); err != nil {
			return nil, err
		}
	}
	maps.Copy(all, policyFiles())
	return all, errors.Join(all.addTree(filepath.Join(src, "policy"), "policy"), all.addTree(filepath.Join(src, "_locales"), "_locales"))
}

// packed is what gzip makes of some bytes, always the same.
func packed(b []byte) []byte {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err == nil {
		_, err = w.Write(b)
		err = errors.Join(err, w.Close())
	}
	if err != nil {
		panic("build: gzip into memory: " + err.Error())
	}
	return out.Bytes()
}

// notices are the licences that must go with what is in the package, by their name there.
var notices = map[string]string{
	"LICENSE.txt":      "../LICENSE",
	"NOTICE.txt":       "../NOTICE",
	"starter.pack.txt": "../server/starter/NOTICES.md",
}

// addTree adds every file under dir as into/… , but for what its readers are told.
func (f files) addTree(dir, into string) error {
	tree := os.DirFS(dir)
	return fs.WalkDir(tree, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) == ".md" {
			return err
		}
		b, err := fs.ReadFile(tree, name)
		f[path.Join(into, name)] = b
		return err
	})
}

// as is what one browser gets, with this manifest.
func (f files) as(b browser, m manifest) files {
	all := maps.Clone(f)
	all["manifest.json"] = m.JSON()
	if b == chromium {
		for _, module := range wasmModules {
			all[module+".gz"] = packed(all[module]) // src/engine-start.ts says why
			delete(all, module)
		}
	}
	return all
}

// write makes dir hold these files and nothing else.
func (f files) write(dir string) error {
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	for _, name := range f.names() {
		to := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(to, f[name], 0o644); err != nil {
			return err
		}
	}
	return nil
}

// names is the files' paths in order: what makes output the same each time.
func (f files) names() []string { return slices.Sorted(maps.Keys(f)) }

// zip is the package a store takes. Order, times and modes are fixed, so that
// anyone who builds the same source gets the same bytes.
func (f files) zip() []byte {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, name := range f.names() {
		h := &zip.FileHeader{Name: name, Method: zip.Deflate}
		h.SetMode(0o644)
		h.Modified = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
		entry, err := w.CreateHeader(h)
		if err == nil {
			_, err = entry.Write(f[name])
		}
		if err != nil {
			panic("build: zip into memory: " + err.Error())
		}
	}
	if err := w.Close(); err != nil {
		panic("build: zip into memory: " + err.Error())
	}
	return out.Bytes()
}
