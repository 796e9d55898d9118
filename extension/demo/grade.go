package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"linkgrade/extension/browser"
)

// grader is what grading asks of a browser.
type grader interface {
	Open(ctx context.Context, url string) error
	PressAction(ctx context.Context) error
	PopupEval(ctx context.Context, expression string) (json.RawMessage, error)
	PopupScreenshot(ctx context.Context) ([]byte, error)
	PageScreenshot(ctx context.Context) ([]byte, error)
	Background(ctx context.Context, expression string) (json.RawMessage, error)
	Badge(ctx context.Context) (browser.Badge, error)
	TabID(ctx context.Context) (int, error)
	Allow(ctx context.Context, host string) error
}

// api is how a script of the extension reaches the browser's interfaces.
const api = "(globalThis.browser ?? chrome)"

// report is the part of Report JSON (version 1) that the demo prints.
type report struct {
	URL, Summary string
	Score        *float64
	Grade        *string
	Confidence   float64
	Pillars      map[string]struct{ Score *float64 }
	Findings     []finding
	Links        []struct{ External bool }
}

// finding is one rule's say; effect is in points.
type finding struct {
	Title, Result string
	Effect        float64
	Evidence      []struct{ Text string }
}

// grade tells the extension of the trust server, opens the page, presses the
// toolbar button, waits for the popup and returns the report that it shows.
func grade(ctx context.Context, w grader, trust string) (*report, error) {
	if err := w.Allow(ctx, "http://127.0.0.1/*"); err != nil {
		return nil, err
	}
	if _, err := w.Background(ctx, fmt.Sprintf("%s.storage.local.set({server: %q})", api, trust)); err != nil {
		return nil, err
	}
	if err := w.Open(ctx, pageAddress); err != nil {
		return nil, err
	}
	if err := w.PressAction(ctx); err != nil {
		return nil, err
	}
	if err := answered(ctx, w); err != nil {
		return nil, err
	}
	tab, err := w.TabID(ctx)
	if err != nil {
		return nil, err
	}
	raw, err := w.Background(ctx, fmt.Sprintf("%s.storage.session.get('report:%[2]d').then((kept) => JSON.parse(kept['report:%[2]d'] ?? 'null'))", api, tab))
	if err != nil {
		return nil, err
	}
	var r *report
	if err := json.Unmarshal(raw, &r); err != nil {
		return nil, fmt.Errorf("report: %w", err)
	}
	if r == nil {
		return nil, errors.New("the extension kept no report")
	}
	return r, nil
}

// answered waits until the popup shows a grade; where it shows a trouble
// instead, that is the error.
func answered(ctx context.Context, w grader) error {
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	tick := time.NewTicker(25 * time.Millisecond)
	defer tick.Stop()
	for {
		raw, err := w.PopupEval(ctx, "[document.body.dataset.state, document.getElementById('summary').textContent]")
		if err != nil {
			return err
		}
		var shows [2]string
		if err := json.Unmarshal(raw, &shows); err != nil {
			return fmt.Errorf("popup: %w", err)
		}
		switch shows[0] {
		case "ready":
			return nil
		case "error":
			return fmt.Errorf("the popup says: %s", shows[1])
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("popup, still %s: %w", shows[0], ctx.Err())
		case <-tick.C:
		}
	}
}

// text is the report in a few lines for a terminal.
func (r *report) text() string {
	var b strings.Builder
	if r.Grade != nil && r.Score != nil {
		fmt.Fprintf(&b, "%s   %.0f of 100   %s\n", *r.Grade, *r.Score, r.Summary)
	} else {
		fmt.Fprintf(&b, "–   %s\n", r.Summary)
	}
	external := 0
	for _, l := range r.Links {
		if l.External {
			external++
		}
	}
	fmt.Fprintf(&b, "    confidence %.0f %%, %d links, %d of them to other sites\n\n", 100*r.Confidence, len(r.Links), external)
	for _, name := range []string{"relevance", "authority", "trust", "placement"} {
		b.WriteString(bar(name, r.Pillars[name].Score))
	}
	b.WriteString("\n")
	for _, f := range r.strongest(6) {
		fmt.Fprintf(&b, "%+6.1f  %s", f.Effect, f.Title)
		if len(f.Evidence) > 0 {
			fmt.Fprintf(&b, ": %s", f.Evidence[0].Text)
		}
		b.WriteString("\n")
	}
	return b.String()
}

// bar is one pillar as a line.
func bar(name string, score *float64) string {
	if score == nil {
		return fmt.Sprintf("    %-10s %s  not known\n", name, strings.Repeat("·", 20))
	}
	full := int(math.Round(*score / 5))
	return fmt.Sprintf("    %-10s %s%s  %3.0f\n", name, strings.Repeat("█", full), strings.Repeat("░", 20-full), *score)
}

// strongest is the at most n findings with the largest effect, in that order.
func (r *report) strongest(n int) []finding {
	moved := slices.DeleteFunc(slices.Clone(r.Findings), func(f finding) bool {
		return f.Result == "unknown" || math.Abs(f.Effect) < 0.05
	})
	slices.SortStableFunc(moved, func(a, b finding) int { return cmp.Compare(math.Abs(b.Effect), math.Abs(a.Effect)) })
	return moved[:min(n, len(moved))]
}
