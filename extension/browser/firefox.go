package browser

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// Firefox is a running Firefox with one tab and at most one extension. Its
// methods are not safe for concurrent use.
type Firefox struct {
	options  Options
	manifest manifest
	profile  string
	wire     *marionette
	command  *exec.Cmd
	ended    chan struct{} // closed when the process has ended
	context  string        // Marionette's current one: "content" or "chrome"
}

// StartFirefox starts Firefox and installs the extension for this run. The
// browser lives until Close is called or ctx ends, whichever is first. When it
// returns an error nothing is left running.
func StartFirefox(ctx context.Context, o Options) (*Firefox, error) {
	path, err := FindFirefox()
	if err != nil {
		return nil, err
	}
	dir, m, err := o.manifest()
	if err != nil {
		return nil, err
	}
	f := &Firefox{options: o, manifest: m, context: "content"}
	if err := f.start(ctx, path, dir); err != nil {
		return nil, errors.Join(fmt.Errorf("firefox: %w", err), f.Close())
	}
	return f, nil
}

// start makes the profile, brings the browser up, connects, and installs the
// extension of dir, if any.
func (f *Firefox) start(ctx context.Context, path, dir string) error {
	if err := f.makeProfile(); err != nil {
		return err
	}
	if err := f.takeCompiled(); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(f.profile, "user.js"), userPrefs(f.options), 0o600); err != nil {
		return err
	}
	if err := f.run(ctx, path); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, stepLimit)
	defer cancel()
	if err := f.connect(ctx); err != nil {
		return err
	}
	if dir == "" {
		return nil
	}
	if _, err := f.wire.call(ctx, "Addon:Install", map[string]any{"path": dir, "temporary": true, "allowPrivateBrowsing": f.options.Private}); err != nil {
		return fmt.Errorf("extension %s: %w", dir, err)
	}
	_, err := f.chrome(ctx, extensionJS+`
		CustomizableUI.addWidgetToArea(action.id, CustomizableUI.AREA_NAVBAR);
		await extension.promiseBackgroundStarted?.();`, f.manifest.Specific.Gecko.ID)
	return err
}

// makeProfile takes the caller's profile, without the port of an earlier start, or makes one.
func (f *Firefox) makeProfile() (err error) {
	if f.profile = f.options.Profile; f.profile != "" {
		return os.RemoveAll(filepath.Join(f.profile, portFile))
	}
	f.profile, err = os.MkdirTemp("", "lg-firefox-")
	return err
}

// portFile is where Firefox writes on which port it listens.
const portFile = "MarionetteActivePort"

// run starts the process. The thread that starts it is kept until it ends,
// because the kernel ends it with that thread.
func (f *Firefox) run(ctx context.Context, path string) error {
	width, height := f.options.size()
	arguments := []string{"--no-remote", "--profile", f.profile, "--marionette", "--remote-allow-system-access",
		fmt.Sprintf("--width=%d", width), fmt.Sprintf("--height=%d", height)}
	if f.options.Headless {
		arguments = append(arguments, "--headless")
	}
	cmd := exec.CommandContext(ctx, path, arguments...)
	own(cmd)
	cmd.Cancel = func() error { killGroup(cmd); return nil }
	cmd.Env = append(os.Environ(), "TMPDIR="+f.profile, "MOZ_CRASHREPORTER_DISABLE=1",
		"MOZ_REMOTE_SETTINGS_DEVTOOLS=1") // without it services.settings.server is not heeded
	started, ended := make(chan error, 1), make(chan struct{})
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		err := cmd.Start()
		started <- err
		if err == nil {
			_ = cmd.Wait() // its exit status says nothing: it is told to end, or killed
			close(ended)
		}
	}()
	if err := <-started; err != nil {
		return err
	}
	f.command, f.ended = cmd, ended
	return nil
}

// connect waits for the port that Firefox writes into its profile and opens a
// session whose scripts and loads are bounded by the caller's context alone.
func (f *Firefox) connect(ctx context.Context) error {
	var port string
	err := until(ctx, "firefox's Marionette port", func() (bool, error) {
		select {
		case <-f.ended:
			return false, fmt.Errorf("the process ended: %v", f.command.ProcessState)
		default:
		}
		raw, err := os.ReadFile(filepath.Join(f.profile, portFile))
		port = strings.TrimSpace(string(raw))
		return err == nil && port != "", nil
	})
	if err != nil {
		return err
	}
	if f.wire, err = dial(ctx, port); err != nil {
		return err
	}
	timeouts := map[string]any{"script": stepLimit.Milliseconds(), "pageLoad": stepLimit.Milliseconds()}
	_, err = f.wire.call(ctx, "WebDriver:NewSession", map[string]any{"timeouts": timeouts})
	return err
}

// Ended is closed when the browser has ended, by Close or because its user closed
// the last window.
func (f *Firefox) Ended() <-chan struct{} { return f.ended }

// Close ends the browser, waits for its processes and removes its profile. It
// may be called more than once.
func (f *Firefox) Close() error {
	var inOrder bool
	if f.wire != nil {
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		// An error means that it is gone or stuck: both are dealt with below.
		_, err := f.wire.call(ctx, "Marionette:Quit", map[string]any{"flags": []string{"eForceQuit"}})
		inOrder = err == nil
		cancel()
		_ = f.wire.conn.Close()
		f.wire = nil
	}
	if f.ended != nil {
		select {
		case <-f.ended:
		case <-time.After(10 * time.Second):
			inOrder = false
		}
		killGroup(f.command) // what is left of it
		<-f.ended
	}
	if f.options.Profile != "" {
		return nil
	}
	var err error
	if inOrder {
		err = f.leaveCompiled()
	}
	return errors.Join(err, removeSoon(f.profile))
}

// removeSoon removes a folder that an ending process may still write to for a
// moment; "" is no folder.
func removeSoon(dir string) error {
	if dir == "" {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	var last error
	if until(ctx, "profile", func() (bool, error) { last = os.RemoveAll(dir); return last == nil, nil }) != nil {
		return last
	}
	return nil
}

// in switches Marionette between the page ("content") and the browser's own
// window ("chrome").
func (f *Firefox) in(ctx context.Context, where string) error {
	if f.wire == nil {
		return errors.New("firefox is closed")
	}
	if f.context == where {
		return nil
	}
	if _, err := f.wire.call(ctx, "Marionette:SetContext", map[string]any{"value": where}); err != nil {
		return err
	}
	f.context = where
	return nil
}

// chrome runs the body of an async function in the browser's own window.
func (f *Firefox) chrome(ctx context.Context, body string, arguments ...any) (json.RawMessage, error) {
	if err := f.in(ctx, "chrome"); err != nil {
		return nil, err
	}
	return f.wire.script(ctx, body, arguments...)
}

// Open goes to an address in the tab and waits until the page has loaded. A
// popup that is open is closed first, as a user's click into the page would. An
// error page of the server's is a page like any other.
func (f *Firefox) Open(ctx context.Context, url string) error {
	ctx, cancel := context.WithTimeout(ctx, stepLimit)
	defer cancel()
	if err := f.ClosePopup(ctx); err != nil {
		return err
	}
	if err := f.in(ctx, "content"); err != nil {
		return err
	}
	if _, err := f.wire.call(ctx, "WebDriver:Navigate", map[string]any{"url": url}); err != nil {
		return fmt.Errorf("open %s: %w", url, err)
	}
	return nil
}

// PageEval evaluates a JavaScript expression in the page, in a world of its own
// as a content script has, waits for it if it is a promise, and returns its
// value as JSON. The page's content security policy does not apply to it.
func (f *Firefox) PageEval(ctx context.Context, expression string) (json.RawMessage, error) {
	ctx, cancel := context.WithTimeout(ctx, stepLimit)
	defer cancel()
	if err := f.in(ctx, "content"); err != nil {
		return nil, err
	}
	raw, err := f.wire.script(ctx, "return "+asJSON(expression))
	if err != nil {
		return nil, err
	}
	return unquote(raw)
}
