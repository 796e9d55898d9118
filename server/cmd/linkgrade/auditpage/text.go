package auditpage

import (
	"math"
	"strconv"
	"strings"

	"linkgrade/wasm/audit"
	"linkgrade/wasm/audit/export"
)

// Number is a figure as it is read in English: "1,234", "12.4".
func Number(v float64) string {
	if math.Abs(v) < 100 {
		v = math.Round(v*10) / 10
	}
	if v != math.Trunc(v) && math.Abs(v) < 100 {
		return strconv.FormatFloat(v, 'f', 1, 64)
	}
	digits := strconv.FormatFloat(math.Abs(v), 'f', 0, 64)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	if v < 0 {
		return "−" + digits
	}
	return digits
}

// Counted is a number with its noun.
func Counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return Number(float64(n)) + " " + many
}

// Percent is a share from 0 to 1.
func Percent(share float64) string {
	if share > 0 && share < 0.005 {
		return "<1%"
	}
	return strconv.FormatFloat(share*100, 'f', 0, 64) + "%"
}

// VotesSum is the sum of votes that are known; a little is not nought.
func VotesSum(v *audit.Votes) string {
	if v.Sum > 0 && v.Sum < 0.05 {
		return "under 0.1"
	}
	return Number(v.Sum)
}

// AgreementSays is how many domains more than one tool knows of; "" where only one was asked.
func AgreementSays(r *audit.Report) string {
	for _, f := range r.Files {
		if f.Tool != r.Files[0].Tool {
			return Number(float64(r.Counts.Agreed)) + " of " + Counted(r.Counts.Domains, "domain is", "domains are") + " known to two tools or more"
		}
	}
	return ""
}

// unknown stands where nothing is known.
const unknown = "–"

func percentOr(s audit.Score) string {
	if !s.Known {
		return unknown
	}
	return Percent(s.Value)
}

func scoreOr(s audit.Score) string {
	if !s.Known {
		return unknown
	}
	return Number(s.Value)
}

func day(d export.Day) string {
	if d == 0 {
		return ""
	}
	return d.Time().Format("2 Jan 2006")
}

// label is a word of a report as a person writes it: "guest-post" is "guest post".
func label(word string) string {
	if word == "url" || word == "ugc" {
		return strings.ToUpper(word)
	}
	return strings.ReplaceAll(word, "-", " ")
}

// texts are the sentences of reasons.
func texts(all []audit.Reason) string {
	var b strings.Builder
	for i, r := range all {
		if i > 0 {
			b.WriteString(". ")
		}
		b.WriteString(r.Text)
	}
	if b.Len() > 0 {
		b.WriteString(".")
	}
	return b.String()
}
