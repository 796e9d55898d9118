package chart

import (
	_ "embed"
	"math"
	"strconv"

	"linkgrade/wasm/audit/export"
)

// Style is the style sheet of all drawings. It takes the extension's tokens (--ink, --soft, --line, --ground, --accent) where
// the page has them, and needs color-scheme on the page's root.
//
//go:embed chart.css
var Style string

// Words are everything that a drawing says, and how. What a drawing does not need may be left out.
type Words struct {
	ID    string // begins the ids in the drawing: several on a page need different ones. Letters, digits, hyphens; "" is "chart"
	Title string
	Desc  string // what the drawing shows, for who does not see it
	Empty string // stands in place of a drawing where nothing is known

	RightToLeft bool
	Wide        int // width in CSS pixels at its natural size, 280 to 1200; 0 is 480, of Flow 720

	Number  func(float64) string    // nil: digits, one decimal at most
	Percent func(float64) string    // of a share from 0 to 1; nil: "12 %"
	Day     func(export.Day) string // nil: "2006-01-02"
	Month   func(export.Day) string // nil: "2006-01"
	Label   func(string) string     // of a bin's name; nil: the name

	Domains, Votes   string // legends of Variety, Anchors and Votes
	New, Lost, Usual string // legends of Flow
	Burst            string
	Range            string // legend of Anchors: the published ranges
	Others           string // the bins that do not fit
	Faint, Full      string // the two ends of Votes
}

func (w *Words) id() string {
	if w.ID == "" {
		return "chart"
	}
	return w.ID
}

func (w *Words) wide(usual int) float64 {
	if w.Wide == 0 {
		return float64(usual)
	}
	return float64(min(max(w.Wide, 280), 1200))
}

func (w *Words) number(v float64) string {
	if w.Number != nil {
		return w.Number(v)
	}
	return strconv.FormatFloat(math.Round(v*10)/10, 'f', -1, 64)
}

func (w *Words) percent(share float64) string {
	if w.Percent != nil {
		return w.Percent(share)
	}
	if share > 0 && share < 0.005 {
		return "<1 %"
	}
	return strconv.FormatFloat(share*100, 'f', 0, 64) + " %"
}

func (w *Words) day(d export.Day) string {
	if w.Day != nil {
		return w.Day(d)
	}
	return d.String()
}

func (w *Words) month(d export.Day) string {
	if w.Month != nil {
		return w.Month(d)
	}
	return d.Time().Format("2006-01")
}

func (w *Words) label(name string) string {
	if w.Label != nil {
		return w.Label(name)
	}
	return name
}
