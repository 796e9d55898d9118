package chart

import (
	"encoding/xml"
	"errors"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"linkgrade/wasm/audit"
	"linkgrade/wasm/audit/export"
)

// drawings are all charts with some words.
func drawings(w Words) map[string][]byte {
	return map[string][]byte{
		"flow": Flow(steady(120, 80, 34), w), "blast": Flow(steady(120, 60, 900), w), "ten years": Flow(steady(520, 300, 60), w), "no burst": Flow(steady(30, 0, 0), w),
		"variety": Variety(variety(), w), "anchors": Anchors(anchors(), w), "votes": Votes(votes(), w),
		"no flow": Flow(&audit.Flow{}, w), "no variety": Variety(&audit.Variety{}, w), "no anchors": Anchors(&audit.Anchors{}, w), "no votes": Votes(&audit.Votes{}, w),
		"odd flow":    Flow(&audit.Flow{Weeks: []audit.Week{{New: math.MaxInt, Lost: -5, Usual: math.Inf(1)}, {Usual: math.NaN(), Lost: math.MaxInt}}, Bursts: []audit.Burst{{From: 9999, To: -9999}}}, w),
		"odd variety": Variety(&audit.Variety{Types: []audit.Bin{{Domains: 1, Share: math.NaN(), Votes: math.Inf(1)}, {Domains: 1, Share: 7, Votes: -1}}}, w),
		"odd votes":   Votes(&audit.Votes{Domains: 1, Sum: math.Inf(1), Distribution: []audit.Bin{{Share: math.Inf(1), Votes: math.NaN()}}}, w),
	}
}

// elements are a drawing's elements; it fails for what is not well formed.
func elements(t *testing.T, svg []byte) (all []xml.StartElement, text string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(string(svg)))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return all, text
		} else if err != nil {
			t.Fatalf("%v in %s", err, svg)
		}
		switch token := token.(type) {
		case xml.StartElement:
			all = append(all, token.Copy())
		case xml.CharData:
			text += string(token) + "|"
		}
	}
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// TestDrawings holds for each drawing, wide, narrow, from right to left: it is well formed, has a name, stays in its frame, and
// no colour or style is in it that a page's policy would refuse.
func TestDrawings(t *testing.T) {
	for _, w := range []Words{words("a"), {Wide: 320, Title: "T"}, {RightToLeft: true, Title: "T", ID: "b"}} {
		for name, svg := range drawings(w) {
			all, _ := elements(t, svg)
			root := all[0]
			var box [4]float64
			for i, f := range strings.Fields(attr(root, "viewBox")) {
				box[i], _ = strconv.ParseFloat(f, 64)
			}
			if attr(root, "role") != "img" || !strings.Contains(string(svg), `<title id="`+strings.Fields(attr(root, "aria-labelledby"))[0]+`">T`) || w.Wide > 0 && box[2] != 320 {
				t.Errorf("%s: %v", name, root.Attr)
			}
			for _, e := range all {
				if attr(e, "style") != "" {
					t.Errorf("%s: a style: %v", name, e)
				}
				if e.Name.Local != "rect" || attr(e, "x") == "" {
					continue
				}
				var at [4]float64
				for i, side := range []string{"x", "y", "width", "height"} {
					v, err := strconv.ParseFloat(attr(e, side), 64)
					if at[i] = v; err != nil || math.IsNaN(v) || v < 0 && i > 1 {
						t.Errorf("%s: %v", name, e)
					}
				}
				if at[0] < -1 || at[1] < -1 || at[0]+at[2] > box[2]+1 || at[1]+at[3] > box[3]+1 {
					t.Errorf("%s: out of the frame %v: %v", name, box, e.Attr)
				}
			}
		}
	}
}

func TestWordsAreText(t *testing.T) {
	evil := `</title><script>alert(1)</script>&"'` + "\x00\x1b\xff\uFFFE"
	w := Words{ID: "x", Title: evil, Desc: evil, Empty: evil, Domains: evil, Votes: evil, New: evil, Lost: evil, Usual: evil, Burst: evil, Range: evil, Others: evil, Faint: evil, Full: evil,
		Number: func(float64) string { return evil }, Percent: func(float64) string { return evil }, Day: func(export.Day) string { return evil },
		Month: func(export.Day) string { return evil }, Label: func(string) string { return evil }}
	for name, svg := range drawings(w) {
		all, text := elements(t, svg)
		for _, e := range all {
			if !strings.Contains(" svg title desc defs pattern rect text polyline ", " "+e.Name.Local+" ") {
				t.Errorf("%s has a %s", name, e.Name.Local)
			}
		}
		if !strings.Contains(text, "</title><script>alert(1)</script>&\"'  \uFFFD ") {
			t.Errorf("%s does not say what it was given: %.300q", name, text)
		}
	}
}

func TestFlowMarksBursts(t *testing.T) {
	svg := string(Flow(steady(120, 60, 900), words("f")))
	for what, want := range map[string]int{`class="c-burst"`: 2, `class="c-rise"`: 3, `c-flag`: 1, `c-break`: 3, `>2025</text>`: 1} {
		if got := strings.Count(svg, what); got != want {
			t.Errorf("%d of %s; want %d", got, what, want)
		}
	}
	if svg := string(Flow(steady(120, 0, 0), words("f"))); strings.Contains(svg, `class="c-burst"`) || strings.Contains(svg, "c-flag") {
		t.Error("a flow without bursts marks one")
	}
}

func TestBins(t *testing.T) {
	_, text := elements(t, Variety(variety(), words("v")))
	for _, want := range []string{"|directory|", "|all others|", "|52 %|", "|412|", "directory: 412 of domains, 52 %; 7 % of votes"} {
		if !strings.Contains(text, want) {
			t.Errorf("variety does not say %q: %s", want, text)
		}
	}
	if strings.Contains(text, "|widget|") {
		t.Error("variety draws more than it has rows for")
	}
	few := anchors()
	few.Enough = false
	if all := string(Anchors(anchors(), words("a"))); !strings.Contains(all, "published as usual: 30 % – 50 %") {
		t.Errorf("anchors have no range: %s", all)
	}
	if all := string(Anchors(few, words("a"))); strings.Contains(all, "published as usual") || !strings.Contains(all, "brand") {
		t.Errorf("few anchors are compared with ranges: %s", all)
	}
}

// TestMirrored holds that from right to left a drawing is the same one in a mirror.
func TestMirrored(t *testing.T) {
	x := regexp.MustCompile(`<rect class="[^"]*" x="([0-9.]+)" y="[0-9.]+" width="([0-9.]+)"`)
	w := words("m")
	left := x.FindAllStringSubmatch(string(Variety(variety(), w)), -1)
	w.RightToLeft = true
	right := x.FindAllStringSubmatch(string(Variety(variety(), w)), -1)
	if len(left) != len(right) || len(left) < 20 {
		t.Fatalf("%d boxes, mirrored %d", len(left), len(right))
	}
	for i := range left {
		l, _ := strconv.ParseFloat(left[i][1], 64)
		r, _ := strconv.ParseFloat(right[i][1], 64)
		wide, _ := strconv.ParseFloat(left[i][2], 64)
		if math.Abs(l+wide+r-480) > 0.3 {
			t.Errorf("a box at %s, %s wide, is mirrored at %s", left[i][1], left[i][2], right[i][1])
		}
	}
}

func TestNice(t *testing.T) {
	for in, want := range map[float64]float64{0: 1, -3: 1, 1: 1, 1.2: 2, 3: 5, 7: 10, 0.03: 0.05, 480: 500, math.Inf(1): 1} {
		if got := nice(in); math.Abs(got-want) > 1e-9 {
			t.Errorf("nice(%v) = %v; want %v", in, got, want)
		}
	}
}

func TestStyleNamesEveryClass(t *testing.T) {
	classes := regexp.MustCompile(`class="([^"]+)"`)
	for name, svg := range drawings(words("s")) {
		for _, m := range classes.FindAllStringSubmatch(string(svg), -1) {
			for _, class := range strings.Fields(m[1]) {
				if strings.HasPrefix(class, "c-") && class != "c-line" && class != "c-grid" && class != "c-label" && !strings.Contains(Style, "."+class+" ") && !strings.Contains(Style, "."+class+",") {
					t.Errorf("%s: the style sheet says nothing of %s", name, class)
				}
			}
		}
	}
}
