package export

import (
	"slices"
	"strings"
	"unicode"
)

// A holding is what a column's cells say.
type holding uint8

const (
	nothing holding = iota
	pageURL
	hostName
	pageTitle
	targetURL
	anchorText
	leftText
	rightText
	kindWord  // "text", "image"…
	placeWord // "main", "footer"…
	relWords  // "nofollow ugc", "dofollow"…
	lostWord  // says something when the link is gone
	firstDay
	lastDay
	lostDay
	isText // the first of those that say yes or no
	isImage
	isRedirect
	isFrame
	isForm
	isMention
	inContent // whether the link stands in the page's content
	isFollowed
	isNofollow
	isSponsored
	isUGC
	isSitewide
	isSpam
	isLost // the last of them
	linkCount
	followCount // of the links: 0 is none
	externalCount
	httpStatus
	languageTag
	platformWord
	ipAddress
	rank     // 0 to 100
	rank1000 // 0 to 1000
	visitCount
)

// isDay reports columns of dates.
func (h holding) isDay() bool { return h == firstDay || h == lastDay || h == lostDay }

// isAnswer reports columns of yes and no.
func (h holding) isAnswer() bool { return h >= isText && h <= isLost }

// A column is its heading, or several with "|" between them, and what stands under it.
type column struct {
	heading string
	holds   holding
}

// A report is one kind of export that a tool writes, told by its headings.
type report struct {
	name     string   // for a person: "backlinks"
	needs    []string // headings that all must be there; "a|b" is one of both
	columns  []column
	isSample bool   // the tool exports a part of what it knows
	hasFlags bool   // an answer that is not there is no, and any other than no is yes
	refused  string // why it cannot be read as links; "" for most
}

// A tool writes reports.
type tool struct {
	id, name string // "ahrefs", "Ahrefs"
	reports  []report
}

// tools are those whose headings are known.
func tools() []*tool {
	return []*tool{&ahrefs, &semrush, &majestic, &moz, &searchConsole, &dataForSEO}
}

// fold makes of a heading what it is compared by: its letters and digits in lower case. Tools change case, space, points and
// underscores from year to year.
func fold(heading string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, heading)
}

// at is the first of the headings, folded, that is one of the names with "|" between them; −1 for none.
func at(folded []string, names string) int {
	for name := range strings.SplitSeq(names, "|") {
		if i := slices.Index(folded, fold(name)); i >= 0 {
			return i
		}
	}
	return -1
}

// fits is how many of the headings, folded, a report knows; 0 where one that it needs is not there.
func (r *report) fits(folded []string) int {
	n := 0
	for _, need := range r.needs {
		if at(folded, need) < 0 {
			return 0
		}
		n++
	}
	for _, c := range r.columns {
		if at(folded, c.heading) >= 0 {
			n++
		}
	}
	return n
}

// recognise finds the tool and the report that know most of the headings; nil where none has what it needs.
func recognise(folded []string) (*tool, *report) {
	var by *tool
	var best *report
	most := 0
	for _, t := range tools() {
		for i := range t.reports {
			if n := t.reports[i].fits(folded); n > most {
				by, best, most = t, &t.reports[i], n
			}
		}
	}
	return by, best
}

// under is what stands under each of the headings, folded. Of two that hold the same the report's earlier one counts.
func (r *report) under(folded []string) []holding {
	holds := make([]holding, len(folded))
	for _, c := range r.columns {
		if i := at(folded, c.heading); i >= 0 && holds[i] == nothing && !slices.Contains(holds, c.holds) {
			holds[i] = c.holds
		}
	}
	return holds
}
