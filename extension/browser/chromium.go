package browser

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/extensions"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// Chromium is a running Chromium with one tab and at most one extension. Its
// methods are not safe for concurrent use.
//
// The extension's service worker is attached to from the start, which keeps it
// awake; [Chromium.StopBackground] ends it as idleness would.
type Chromium struct {
	options  Options
	manifest manifest
	id       string // the extension's, "" without one
	scratch  string // the process's TMPDIR: a killed Chromium leaves sockets in it

	tab    context.Context // chromedp's, of the one tab
	worker context.Context // of the service worker; nil without an extension, and while nobody looks at it
	popup  context.Context // of the open popup; nil when none was opened
	panel  context.Context // of the side panel; nil before AwaitPanel

	drop []context.CancelFunc // to call in reverse on Close

	mu       sync.Mutex
	requests []Request
}

// Request is one request that a part of the browser has made.
type Request struct {
	// From is "page", "popup" or "background".
	From string
	URL  string
}

// StartChromium starts Chromium and installs the extension. The browser lives
// until Close is called or ctx ends, whichever is first. When it returns an
// error nothing is left running.
func StartChromium(ctx context.Context, o Options) (*Chromium, error) {
	path, err := FindChromium()
	if err != nil {
		return nil, err
	}
	dir, m, err := o.manifest()
	if err != nil {
		return nil, err
	}
	scratch, err := os.MkdirTemp("", "lg-chromium-") // short: a socket's path has at most 108 bytes
	if err != nil {
		return nil, err
	}
	if o.Profile == "" {
		o.Profile = filepath.Join(scratch, "profile")
	}
	c := &Chromium{options: o, manifest: m, scratch: scratch}
	if dir != "" {
		if c.id, err = chromiumID(dir, m); err == nil {
			err = pin(o.Profile, c.id)
		}
		if err != nil {
			return nil, errors.Join(err, os.RemoveAll(scratch))
		}
	}
	flags := append(chromiumFlags(path, o), chromedp.Env("TMPDIR="+scratch))
	allocator, cancel := chromedp.NewExecAllocator(ctx, flags...)
	c.drop = append(c.drop, cancel)
	c.tab, cancel = chromedp.NewContext(allocator, chromedp.WithListener(c.record("page")),
		chromedp.WithErrorf(func(string, ...any) {})) // what it cannot keep track of is what prepare turns off
	c.drop = append(c.drop, cancel)
	if err := c.start(ctx, dir); err != nil {
		return nil, errors.Join(fmt.Errorf("chromium: %w", err), c.Close())
	}
	return c, nil
}

// nowhere is an address at which nothing listens, for the services that Chromium
// can be pointed to but not be kept from asking: port 9 discards (RFC 863).
const nowhere = "http://127.0.0.1:9/"

// chromiumFlags are the command line: chromedp's defaults without its ban on
// extensions, and as little traffic of the browser's own as can be had.
func chromiumFlags(path string, o Options) []chromedp.ExecAllocatorOption {
	width, height := o.size()
	flags := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.NoSandbox, // Chromium refuses to run as root with its sandbox
		chromedp.Flag("disable-extensions", false),
		chromedp.Flag("enable-unsafe-extension-debugging", true), // for Extensions.loadUnpacked
		chromedp.Flag("disable-gpu", true),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-domain-reliability", true),
		chromedp.Flag("disable-features", "Translate,OptimizationHints,MediaRouter,DialMediaRouteProvider,InterestFeedContentSuggestions,NetworkTimeServiceQuerying"),
		chromedp.Flag("apps-gallery-update-url", nowhere),
		chromedp.Flag("gaia-url", nowhere),
		chromedp.Flag("component-updater", "url-source="+nowhere),
		chromedp.Flag("force-device-scale-factor", fmt.Sprint(o.scale())),
		chromedp.WindowSize(width, height),
		chromedp.UserDataDir(o.Profile),
	)
	if o.Headless {
		// The headless screen has 800 × 600 device pixels, and popups end where the
		// screen does: it is made larger than the window, in device pixels too.
		screen := fmt.Sprintf("{%.0fx%.0f}", 1.25*o.scale()*float64(width), 1.25*o.scale()*float64(height))
		flags = append(flags, chromedp.Flag("screen-info", screen))
	} else {
		flags = append(flags, chromedp.VisibleWindow, chromedp.Flag("start-maximized", false))
	}
	if o.Dark {
		flags = append(flags, chromedp.Flag("force-dark-mode", true))
	}
	if o.Private {
		flags = append(flags, chromedp.Flag("incognito", true))
	}
	if o.Proxy != "" {
		flags = append(flags, chromedp.ProxyServer(o.Proxy), chromedp.Flag("proxy-bypass-list", "<-loopback>"))
	}
	var rules []string
	for _, host := range slices.Sorted(maps.Keys(o.Hosts)) {
		rules = append(rules, "MAP "+host+" "+o.Hosts[host])
	}
	if len(rules) > 0 {
		flags = append(flags, chromedp.Flag("host-resolver-rules", strings.Join(rules, ",")))
	}
	return flags
}

// start brings the browser up and installs the extension of dir, if any.
func (c *Chromium) start(ctx context.Context, dir string) error {
	if err := chromedp.Do(c.tab); err != nil { // the first call starts the process
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, stepLimit)
	defer cancel()
	if err := c.prepare(ctx, c.tab); err != nil {
		return err
	}
	if dir == "" {
		return nil
	}
	loaded, err := cdp.Call(ctx, c.browser(), extensions.LoadUnpacked, extensions.LoadUnpackedParams{Path: dir, EnableInIncognito: &c.options.Private})
	if err != nil {
		return fmt.Errorf("extension %s: %w", dir, err)
	}
	if loaded.ID != c.id {
		return fmt.Errorf("extension %s has the id %s; its button was pinned for %s", dir, loaded.ID, c.id)
	}
	return c.attachWorker(ctx)
}

// browser is the session of the whole browser, for commands that are no target's.
func (c *Chromium) browser() *chromedp.Browser { return chromedp.FromContext(c.tab).Browser }

// record returns a listener that notes every request made by one part.
func (c *Chromium) record(from string) func(any) {
	return func(event any) {
		if sent, ok := event.(*network.EventRequestWillBeSent); ok {
			c.mu.Lock()
			c.requests = append(c.requests, Request{From: from, URL: sent.Request.URL})
			c.mu.Unlock()
		}
	}
}

// Requests lists what the page, the popup and the background have asked the
// network for since they were attached to, the extension's own files and data:
// addresses included, in the order in which the browser told.
func (c *Chromium) Requests() []Request {
	c.mu.Lock()
	defer c.mu.Unlock()
	return append([]Request(nil), c.requests...)
}

// prepare makes a target that was just attached to ready for use: no upkeep of
// a node tree, which is slow on long pages, and the wished colour scheme.
func (c *Chromium) prepare(ctx, target context.Context) error {
	t := chromedp.FromContext(target).Target
	if _, err := cdp.Call(ctx, t, dom.Disable, cdp.Empty{}); err != nil {
		return err
	}
	return c.colours(ctx, t)
}

// Ended is closed when the browser has ended, by Close or because its user closed
// the last window.
func (c *Chromium) Ended() <-chan struct{} { return c.tab.Done() }

// Close ends the browser, waits for its processes and removes its profile. It
// may be called more than once.
func (c *Chromium) Close() error {
	var err error
	if c.tab != nil && c.tab.Err() == nil && chromedp.FromContext(c.tab).Browser != nil {
		ctx, cancel := context.WithTimeout(c.tab, 10*time.Second)
		err = chromedp.Cancel(ctx)
		cancel()
	}
	for i := len(c.drop) - 1; i >= 0; i-- {
		c.drop[i]()
	}
	c.drop, c.worker, c.popup, c.panel = nil, nil, nil, nil
	return errors.Join(err, removeSoon(c.scratch))
}

// Open goes to an address in the tab and waits for the page's load event. A
// popup that is open is closed first, as a user's click into the page would. An
// error page of the server's is a page like any other.
func (c *Chromium) Open(ctx context.Context, url string) error {
	ctx, cancel := context.WithTimeout(ctx, stepLimit)
	defer cancel()
	if err := c.ClosePopup(ctx); err != nil {
		return err
	}
	tab, stop := bound(ctx, c.tab)
	defer stop()
	if err := chromedp.Do(tab, chromedp.Navigate(url)); err != nil {
		return fmt.Errorf("open %s: %w", url, because(ctx, err))
	}
	return nil
}

// PageEval evaluates a JavaScript expression in the page, waits for it if it is
// a promise, and returns its value as JSON. The page's content security policy
// does not apply to the expression itself.
func (c *Chromium) PageEval(ctx context.Context, expression string) (json.RawMessage, error) {
	ctx, cancel := context.WithTimeout(ctx, stepLimit)
	defer cancel()
	return evaluate(ctx, c.tab, expression)
}

// ID is the extension's own, "" without one.
func (c *Chromium) ID() string { return c.id }

// TabID is the number by which the extension knows the tab.
func (c *Chromium) TabID(ctx context.Context) (int, error) {
	return number(c.Background(ctx, "chrome.tabs.query({active: true}).then((tabs) => tabs[0].id)"))
}

// Badge is what the toolbar action shows for the tab.
func (c *Chromium) Badge(ctx context.Context) (Badge, error) {
	var b Badge
	raw, err := c.Background(ctx, `chrome.tabs.query({active: true}).then(async ([{id}]) => ({
		text: await chrome.action.getBadgeText({tabId: id}), title: await chrome.action.getTitle({tabId: id})}))`)
	if err != nil {
		return b, err
	}
	err = json.Unmarshal(raw, &b)
	return b, err
}
