package main

import (
	"bytes"
	"context"
	_ "embed" // the picture's frame
	"encoding/json"
	"fmt"
	"html/template"
	"image/png"
	"time"
)

//go:embed frame.html
var frameHTML string

// frame is what frame.html shows around the two screenshots.
type frame struct {
	Address string
	Badge   string
	Colour  template.CSS // the badge's, as rgb()
	Width   int          // the popup's, in CSS pixels
}

// compose makes one picture of the graded page with the popup over it, as the
// browser's window shows them: a headless browser draws no window around its
// pages, so one is drawn as a page, with the two screenshots and the badge in it.
func compose(ctx context.Context, w window, site *site) ([]byte, error) {
	f := frame{Address: pageAddress}
	popup, err := w.PopupScreenshot(ctx)
	if err != nil {
		return nil, err
	}
	if f.Width, err = cssWidth(ctx, w, popup); err != nil {
		return nil, err
	}
	page, err := w.PageScreenshot(ctx)
	if err != nil {
		return nil, err
	}
	if err := f.badge(ctx, w); err != nil {
		return nil, err
	}
	icon, err := actionIcon(ctx, w)
	if err != nil {
		return nil, err
	}
	var body bytes.Buffer
	if err := template.Must(template.New("frame").Parse(frameHTML)).Execute(&body, f); err != nil {
		return nil, err
	}
	site.put("/frame/", body.Bytes())
	site.put("/frame/page.png", page)
	site.put("/frame/popup.png", popup)
	site.put("/frame/icon.png", icon)
	if err := w.Open(ctx, "http://"+site.address+"/frame/"); err != nil {
		return nil, err
	}
	return w.PageScreenshot(ctx)
}

// cssWidth is the width of the popup in CSS pixels.
func cssWidth(ctx context.Context, w grader, picture []byte) (int, error) {
	size, err := png.DecodeConfig(bytes.NewReader(picture))
	if err != nil {
		return 0, err
	}
	raw, err := w.PopupEval(ctx, "devicePixelRatio")
	if err != nil {
		return 0, err
	}
	var ratio float64
	if err := json.Unmarshal(raw, &ratio); err != nil || ratio <= 0 {
		return 0, fmt.Errorf("device pixels per CSS pixel: %s", raw)
	}
	return int(float64(size.Width) / ratio), nil
}

// badge reads what stands on the toolbar button, and its colour. The badge is
// set a moment after the popup is ready.
func (f *frame) badge(ctx context.Context, w grader) error {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	for f.Badge == "" {
		b, err := w.Badge(ctx)
		if err != nil {
			return err
		}
		f.Badge = b.Text
	}
	tab, err := w.TabID(ctx)
	if err != nil {
		return err
	}
	raw, err := w.Background(ctx, fmt.Sprintf("%s.action.getBadgeBackgroundColor({tabId: %d})", api, tab))
	if err != nil {
		return err
	}
	var c [4]uint8
	if err := json.Unmarshal(raw, &c); err != nil {
		return fmt.Errorf("the badge's colour: %w", err)
	}
	f.Colour = template.CSS(fmt.Sprintf("rgb(%d %d %d)", c[0], c[1], c[2]))
	return nil
}

// actionIcon is the extension's icon.
func actionIcon(ctx context.Context, w grader) ([]byte, error) {
	raw, err := w.Background(ctx, fmt.Sprintf("fetch(%[1]s.runtime.getURL(Object.values(%[1]s.runtime.getManifest().icons).at(-1)))"+
		".then((r) => r.arrayBuffer()).then((b) => btoa(String.fromCharCode(...new Uint8Array(b))))", api))
	if err != nil {
		return nil, err
	}
	var icon []byte // JSON's base64
	if err := json.Unmarshal(raw, &icon); err != nil {
		return nil, fmt.Errorf("icon: %w", err)
	}
	return icon, nil
}
