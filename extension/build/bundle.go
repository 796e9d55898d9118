package main

import (
	"encoding/json"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// bundle turns src and the style sheets into the scripts and styles that ship.
func bundle(src string) (files, error) {
	all := files{}
	style := files{}
	if err := style.addBundle(pageStyles(src)); err != nil {
		return nil, err
	}
	options := []api.BuildOptions{modules(src), alone(src, "press"), alone(src, "auto"), withStyle(alone(src, "chips"), "chipsStyle", style["chips.css"])}
	for _, name := range contentScripts {
		options = append(options, withStyle(inPage(src, name), "overlayStyle", style["overlay.css"]))
	}
	for _, o := range options {
		if err := all.addBundle(o); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// modules are the scripts that extension pages and the background load with
// type="module", and the pages' style sheets.
func modules(src string) api.BuildOptions {
	o := common(src)
	o.EntryPoints = []string{"src/background.ts", "src/engine-page.ts", "src/engine-worker.ts", "src/audit-worker.ts", "src/workbook-worker.ts"}
	for _, page := range pages {
		name := strings.TrimSuffix(page, ".html")
		o.EntryPoints = append(o.EntryPoints, "src/"+name+".ts", "pages/"+name+".css")
	}
	o.EntryNames = "[name]"
	o.Format = api.FormatESModule
	o.Loader = map[string]api.Loader{".json": api.LoaderJSON}
	return o
}

// contentScripts are what scripting.executeScript runs in a page, without their endings.
var contentScripts = []string{"content", "flash", "overlay"}

// inPage is a script that scripting.executeScript runs in a page. The value
// of its last expression is what the background receives, and the function
// around it leaves no name behind in the page's isolated world.
func inPage(src, name string) api.BuildOptions {
	o := common(src)
	o.EntryPoints = []string{"src/" + name + ".ts"}
	o.EntryNames = "[name]"
	o.Format = api.FormatIIFE
	o.GlobalName = name
	o.Banner = map[string]string{"js": "(() => {"}
	o.Footer = map[string]string{"js": "return " + name + ".result;\n})();"}
	return o
}

// alone is a script that is run for what it does and leaves no name: one that the browser runs
// by itself in the pages that the user has let it, or the popup's first, which is no module
// so that nothing comes before it.
func alone(src, name string) api.BuildOptions {
	o := common(src)
	o.EntryPoints = []string{"src/" + name + ".ts"}
	o.EntryNames = "[name]"
	o.Format = api.FormatIIFE
	return o
}

// pageStyles are the style sheets that scripts carry into pages within themselves: a
// page could not load a file of the extension, unless every page could.
func pageStyles(src string) api.BuildOptions {
	o := common(src)
	o.EntryPoints = []string{"pages/overlay.css", "pages/chips.css"}
	o.EntryNames = "[name]"
	return o
}

// withStyle puts a style sheet in the place of a constant of the script.
func withStyle(o api.BuildOptions, constant string, style []byte) api.BuildOptions {
	text, err := json.Marshal(string(style))
	if err != nil {
		panic("build: a text as JSON: " + err.Error())
	}
	o.Define = map[string]string{constant: string(text)}
	return o
}

// bundleTests makes one file per unit test for node's own runner.
func bundleTests(src, out string) error {
	tests, err := filepath.Glob(filepath.Join(src, "test", "*.test.ts"))
	if err != nil || len(tests) == 0 {
		return errors.Join(err, errors.New("no unit tests in extension/test"))
	}
	o := common(src)
	o.EntryPoints = tests
	o.EntryNames = "[name]"
	o.Format = api.FormatESModule
	o.Platform = api.PlatformNode
	o.Engines = []api.Engine{{Name: api.EngineNode, Version: "20"}}
	o.OutExtension = map[string]string{".js": ".mjs"}
	all := files{}
	if err := all.addBundle(o); err != nil {
		return err
	}
	maps.Copy(all, policyFiles())
	all["policy/sentences.json"] = sentences()
	return all.write(out)
}

func common(src string) api.BuildOptions {
	return api.BuildOptions{
		AbsWorkingDir: src,
		Outdir:        filepath.Join(src, "dist"), // names only: nothing is written here
		Bundle:        true,
		Charset:       api.CharsetUTF8,
		Engines:       []api.Engine{{Name: api.EngineChrome, Version: oldestChromium}, {Name: api.EngineFirefox, Version: strings.TrimSuffix(oldestFirefox, ".0")}},
		LegalComments: api.LegalCommentsNone,
		Platform:      api.PlatformBrowser,
		LogLevel:      api.LogLevelSilent,
	}
}

// addBundle runs esbuild and keeps its output files by their names. Every
// warning is an error: a warning nobody reads hides the next one.
func (f files) addBundle(o api.BuildOptions) error {
	r := api.Build(o)
	if problems := slices.Concat(r.Errors, r.Warnings); len(problems) > 0 {
		text := api.FormatMessages(problems, api.FormatMessagesOptions{})
		return errors.New(strings.TrimSpace(strings.Join(text, "")))
	}
	for _, file := range r.OutputFiles {
		rel, err := filepath.Rel(o.Outdir, file.Path)
		if err != nil || strings.HasPrefix(rel, "..") {
			return errors.Join(err, os.ErrInvalid)
		}
		f[filepath.ToSlash(rel)] = file.Contents
	}
	return nil
}
