package auditpage

import (
	"bytes"
	_ "embed"
	"html/template"
	"io"

	"linkgrade/server/cmd/linkgrade/sheet"
	"linkgrade/wasm/audit"
	"linkgrade/wasm/audit/chart"
	"linkgrade/wasm/audit/export"
)

// A Page is what is written.
type Page struct {
	Report  *audit.Report
	Changes *audit.Changes // since an audit before; nil where there is none
	Apart   []string       // sentences on what else is different from that audit: see [Apart]
	Disavow string         // a sentence on the disavow file that was written; "" where none was
}

var (
	//go:embed page.css
	style string
	//go:embed page.html
	layout string
)

var page = template.Must(template.New("").Parse(layout))

// view is what the layout asks for.
type view struct {
	Title, Day         string
	StyleCSS           template.CSS
	Script             template.JS
	StyleHash, RunHash string
	Report             *audit.Report
	Tiles              []tile
	Disavow            string
	Worth              string
	Steps              []stretch
	Remove, Check      *table
	Drawings           []drawing
	Changes            *changed
	Rivals, Domains    *table
	More               []*table
	Read               *table
}

// A stretch is a part of a bar, from 0 to 100.
type stretch struct {
	Class      string
	From, Wide float64
}

// A tile is one number with what it means.
type tile struct{ Label, Value, Note string }

// A drawing is a chart with the table that says the same.
type drawing struct {
	Name, About   string
	Class         string // "wide" for one that takes the whole row
	Image, Narrow template.HTML
	Table         *table
	Beside        *table // more, always in sight; nil for most
	Sources       []cell // where what it is compared with is published
}

// Write writes the page. It is valid HTML whatever is in the report.
func Write(w io.Writer, p Page) error {
	r := p.Report
	css := chart.Style + style
	v := view{
		Title: "Links to " + r.Site, Day: longDay(r.At),
		StyleCSS: template.CSS(css), StyleHash: sheet.PolicyHash(css), Script: template.JS(sheet.Sorting), RunHash: sheet.PolicyHash(sheet.Sorting),
		Report: r, Tiles: tiles(r), Disavow: p.Disavow, Worth: WorthSays(&r.Advice),
		Steps:  steps(&r.Advice),
		Remove: adviceTable(r, audit.Disavow), Check: adviceTable(r, audit.Check), Drawings: drawings(r), Changes: changesOf(p.Changes, p.Apart),
		Rivals: rivalTable(r), Domains: domainTable(r), More: moreTables(r), Read: fileTable(r),
	}
	var whole bytes.Buffer
	if err := page.Execute(&whole, &v); err != nil {
		return err
	}
	_, err := w.Write(bytes.Map(shown, whole.Bytes()))
	return err
}

// shown is a character of the page; a blank for what controls or reorders a line, wherever in a row it came from.
func shown(r rune) rune {
	if r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 || sheet.Reorders(r) {
		return ' '
	}
	return r
}

var worthSentences = [...]string{
	audit.Pointless: "A disavow file would gain nothing.",
	audit.Optional:  "A disavow file may be worth it.",
	audit.Needed:    "A disavow file is needed.",
}

// WorthSays is in one sentence whether to send a disavow file.
func WorthSays(a *audit.Advice) string {
	switch {
	case a.Says("too-few-domains"):
		return "No link to the site was read: there is nothing to advise on."
	case a.Says("look-for-manual-action"):
		return "Unless there is a manual action, a disavow file would gain nothing."
	}
	return worthSentences[a.Disavow]
}

var originSentences = [...]string{audit.Unclear: "unclear", audit.Earned: "earned", audit.Built: "built", audit.Attacked: "thrown at the site"}

// tiles are the numbers above all else.
func tiles(r *audit.Report) []tile {
	look := tile{"Looks", originSentences[r.Look.Verdict], "confidence " + Percent(r.Look.Confidence)}
	if r.Look.Verdict == audit.Unclear {
		look.Note = "the evidence does not say"
	}
	known, sum := r.Votes.Domains > 0, unknown
	if known {
		sum = VotesSum(&r.Votes)
	}
	return []tile{
		{"Effective votes", sum, "what " + Counted(r.Counts.Domains, "referring domain is", "referring domains are") + " worth together, in full votes"},
		{"As many as", scoreOr(audit.Score{Value: r.Votes.Shannon, Known: known}), "domains of the same weight: how many voices there really are"},
		{"The strongest five", percentOr(r.Votes.TopShare), "of all votes"},
		{"Steadiness", percentOr(r.Flow.Steadiness), Counted(len(r.Flow.Bursts), "burst", "bursts") + " in " + Counted(len(r.Flow.Weeks), "week", "weeks")},
		{"Kinds of sources", scoreOr(r.Variety.Effective), "that weigh alike"},
		look,
	}
}

// steps are how the domains divide into those to keep, to check and to disavow; none where there is no domain.
func steps(a *audit.Advice) (bar []stretch) {
	all, from := a.Keep+a.Check+a.Remove, 0.0
	for _, one := range []struct {
		class string
		n     int
	}{{"keep", a.Keep}, {"check", a.Check}, {"disavow", a.Remove}} {
		if one.n > 0 {
			wide := 100 * float64(one.n) / float64(all)
			bar, from = append(bar, stretch{one.class, from, wide}), from+wide
		}
	}
	return bar
}

// drawings are the charts, each beside its table.
func drawings(r *audit.Report) []drawing {
	flow := words("flow", "New referring domains a week", flowSays(&r.Flow))
	narrow := flow
	narrow.ID, narrow.Wide = "flow-narrow", 360
	flow.Wide = 1060
	return []drawing{
		{"Flow", "A healthy profile grows steadily. Bursts are marked where far more domains came than the other weeks lead to expect.", "wide",
			template.HTML(chart.Flow(&r.Flow, flow)), template.HTML(chart.Flow(&r.Flow, narrow)), weekTable(&r.Flow), burstTable(&r.Flow), nil},
		{"Votes", "Links are votes, and votes are not equal: how many domains weigh how much, and what they bring together.", "",
			template.HTML(chart.Votes(&r.Votes, words("votes", "Domains by the weight of their vote", "Columns from the faintest votes to full ones: the share of domains beside the share of all votes."))), "",
			binTable("Domains by weight", "Weight", r.Votes.Distribution), nil, nil},
		{"Sources", "Which kinds of sites link, and which share of the votes each kind brings.", "",
			template.HTML(chart.Variety(&r.Variety, words("sources", "Kinds of sources", "Bars by kind of source: the share of domains beside the share of all votes."))), "",
			binTable("Kinds of sources", "Kind", r.Variety.Types), nil, nil},
		{"Anchors", anchorsSay(&r.Anchors), "",
			template.HTML(chart.Anchors(&r.Anchors, words("anchors", "Forms of anchors", "Bars by form of anchor: the share of domains, and the range that is published as usual."))), "",
			classTable(&r.Anchors), nil, sourcesOf(&r.Anchors)},
	}
}

// sourcesOf are the addresses of published ranges; none where nothing is compared with them.
func sourcesOf(a *audit.Anchors) (all []cell) {
	if a.Enough {
		for _, s := range a.Sources {
			all = append(all, address(s))
		}
	}
	return all
}

func flowSays(f *audit.Flow) string {
	if len(f.Weeks) == 0 {
		return "No day is known."
	}
	return Counted(len(f.Weeks), "week", "weeks") + " from " + day(f.Weeks[0].Monday) + ", " + Counted(f.Dated, "dated domain", "dated domains") + ", " + Counted(len(f.Bursts), "burst", "bursts") + "."
}

func anchorsSay(a *audit.Anchors) string {
	if a.Enough {
		return "What links say, by domain. The ranges are published advice: context, not law."
	}
	return "What links say, by domain. There are too few domains with a known anchor to compare shares with anything."
}

// words are what a chart says.
func words(id, title, desc string) chart.Words {
	return chart.Words{ID: id, Title: title, Desc: desc, Empty: "Nothing is known of this.", Number: Number, Percent: Percent, Day: day,
		Month: func(d export.Day) string { return d.Time().Format("Jan 2006") }, Label: label,
		Domains: "share of domains", Votes: "share of votes", New: "new domains", Lost: "lost domains", Usual: "usual", Burst: "burst", Range: "published as usual",
		Others: "all others", Faint: "faint votes", Full: "full votes"}
}
