// Command demo shows Linkgrade at work, in one go: it starts a trust server,
// opens a page of an invented site in a real browser with the extension in it,
// presses the toolbar button and shows what comes out.
//
// With a display it is a browser to play with, until its window is closed or
// Ctrl-C is pressed. Without one it prints the report, writes a picture of page
// and popup, and ends.
//
// It refuses to build the extension, to use a profile of yours and to leave
// anything running.
//
//	go run ./extension/demo [-dist folder] [-linkgrade program] [-picture file] [-browser name] [-headless]
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"linkgrade/extension/browser"
)

// limit is how long the demo may take without a display.
const limit = 100 * time.Second

// options is what the command line asks for.
type options struct {
	dist      string // holds chromium and firefox, the built extensions
	linkgrade string // the tool; "" builds it
	picture   string // where the picture of page and popup goes
	browser   string // "chromium", "firefox" or "" for the first that is there
	headless  bool
}

func main() {
	var o options
	flag.StringVar(&o.dist, "dist", filepath.Join("extension", "dist"), "`folder` of the built extensions")
	flag.StringVar(&o.linkgrade, "linkgrade", "", "the linkgrade `program`; built if not named")
	flag.StringVar(&o.picture, "picture", "", "`file` for the picture (demo.png in the dist folder)")
	flag.StringVar(&o.browser, "browser", "", "`name`: chromium or firefox (the first that is installed)")
	flag.BoolVar(&o.headless, "headless", false, "show no window even where there is a display")
	flag.Parse()
	if o.picture == "" {
		o.picture = filepath.Join(o.dist, "demo.png")
	}
	signal.Ignore(syscall.SIGPIPE) // a reader that has read enough must not leave the browser behind
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, o, os.Stdout); err != nil && ctx.Err() == nil {
		fmt.Fprintln(os.Stderr, "demo:", err)
		stop()
		os.Exit(1)
	}
}

// run does the whole demo; what it starts has ended when it returns.
func run(ctx context.Context, o options, out io.Writer) (err error) {
	program, remove, err := tool(ctx, o.linkgrade)
	if err != nil {
		return err
	}
	defer remove()
	shown := !o.headless && (os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != "")
	trust, err := startTrustServer(ctx, program, shown)
	if err != nil {
		return err
	}
	defer trust.stop()
	site, err := startSite()
	if err != nil {
		return err
	}
	defer site.stop()
	fmt.Fprintf(out, "trust server  %s\ndemo page     %s\n", trust.address, pageAddress)
	if shown {
		done, err := play(ctx, o, site, trust.address, out)
		if done || err == nil {
			return err
		}
		why, _, _ := strings.Cut(err.Error(), "\n") // the rest is the browser's own log
		fmt.Fprintf(out, "no window     %s\n", why)
	}
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	return picture(ctx, o, site, trust.address, out)
}

// window is what the demo asks of a browser.
type window interface {
	grader
	Ended() <-chan struct{}
	Close() error
}

// open starts the wanted browser, or the first that is installed, with the
// extension built for it.
func open(ctx context.Context, o options, options browser.Options) (window, error) {
	start := map[string]func() (window, error){
		"chromium": func() (window, error) {
			options.Extension = filepath.Join(o.dist, "chromium")
			return browser.StartChromium(ctx, options)
		},
		"firefox": func() (window, error) {
			options.Extension = filepath.Join(o.dist, "firefox")
			return browser.StartFirefox(ctx, options)
		},
	}
	if o.browser != "" {
		if start[o.browser] == nil {
			return nil, fmt.Errorf("browser %q: not chromium or firefox", o.browser)
		}
		return start[o.browser]()
	}
	w, err := start["chromium"]()
	if !errors.Is(err, browser.ErrNotFound) {
		return w, err
	}
	w, other := start["firefox"]()
	if errors.Is(other, browser.ErrNotFound) {
		return nil, errors.Join(err, other)
	}
	return w, other
}

// play shows a visible browser until its window is closed or ctx ends. done says
// whether a window was shown at all; without one the error says why.
func play(ctx context.Context, o options, site *site, trust string, out io.Writer) (done bool, err error) {
	w, err := open(ctx, o, browser.Options{Hosts: site.hosts(), Width: 1280, Height: 860})
	if err != nil {
		return false, err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	r, err := grade(ctx, w, trust)
	if err != nil {
		return true, err
	}
	fmt.Fprint(out, "\n", r.text(), "\nClose the browser's window, or press Ctrl-C here, to end.\n")
	select {
	case <-ctx.Done():
	case <-w.Ended():
	}
	return true, nil
}

// picture grades without a window, prints the report and writes the picture.
func picture(ctx context.Context, o options, site *site, trust string, out io.Writer) (err error) {
	w, err := open(ctx, o, browser.Options{Hosts: site.hosts(), Headless: true, Width: 1200, Height: 900, Scale: 1.5})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	r, err := grade(ctx, w, trust)
	if err != nil {
		return err
	}
	fmt.Fprint(out, "\n", r.text(), "\n")
	png, err := compose(ctx, w, site)
	if err != nil {
		return fmt.Errorf("picture: %w", err)
	}
	if err := os.WriteFile(o.picture, png, 0o644); err != nil {
		return err
	}
	fmt.Fprintf(out, "picture       %s\n", o.picture)
	return nil
}
