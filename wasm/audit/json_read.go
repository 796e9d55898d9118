package audit

import (
	"errors"
	"math"
	"slices"
	"strconv"

	"linkgrade/wasm/audit/export"
	"linkgrade/wasm/jsontext"
)

// ErrReport says that bytes are no report; its text says where and why.
var ErrReport = errors.New("not an audit's report")

// MaxReport is the longest report that is read, in bytes: about twice what one with all lists full has.
const MaxReport = 256 << 20

// maxEntries is how many entries all lists of a report have together that is read: 50,000 domains with all that may be said
// of them have half of that. It bounds the memory that a few bytes of JSON ask for.
const maxEntries = 1 << 22

type reportError struct{ why error }

func (e *reportError) Error() string   { return ErrReport.Error() + ": " + e.why.Error() }
func (e *reportError) Unwrap() []error { return []error{ErrReport, e.why} }

// DecodeReport reads what AppendJSON writes, to compare with. Keys that it does not know are passed over: a later version
// may add some. Anything else is ErrReport.
func DecodeReport(src []byte) (*Report, error) {
	if len(src) > MaxReport {
		return nil, &reportError{errors.New("it has more than 256 MB")}
	}
	r, versioned := &Report{}, false
	d := decoder{jsontext.Read(src), new(int)}
	members := r.members()
	d.Object(func(key string) {
		if key == "version" {
			if versioned = true; d.Number() != formVersion {
				d.Fail("this version of a report is not known here")
			}
			return
		}
		d.member(members, key)
	})
	if err := d.End(); err != nil {
		return nil, &reportError{err}
	}
	if !versioned {
		return nil, &reportError{errors.New("it names no version")}
	}
	return r, nil
}

type decoder struct {
	*jsontext.Reader
	entries *int // that were read
}

// entry counts one more of a list that has n, and fails where those are too many.
func (d decoder) entry(n int) bool {
	if *d.entries++; n >= maxListed || *d.entries > maxEntries {
		d.Fail("a list is longer than those of a report")
		return false
	}
	return true
}

func (d decoder) object(o object) {
	members := o.members()
	d.Object(func(key string) { d.member(members, key) })
}

// member reads the value of a key; one that is not known is passed over.
func (d decoder) member(members []member, key string) {
	i := slices.IndexFunc(members, func(m member) bool { return m.key == key })
	if i < 0 {
		d.Skip()
		return
	}
	switch p := members[i].at.(type) {
	case *string:
		*p = d.Text()
	case *int:
		*p = int(d.whole())
	case *int64:
		*p = d.whole()
	case *bool:
		*p = d.Bool()
	case *float64:
		*p = d.Number()
	case *[]string:
		*p = nil
		d.Array(func() {
			if d.entry(len(*p)) {
				*p = append(*p, d.Text())
			}
		})
	case enum:
		if word := d.Text(); !p.learn(word) {
			d.Fail("an unknown word: " + cut(word, 40))
		}
	case list:
		d.Array(func() {
			if d.entry(p.count()) {
				d.object(p.add())
			}
		})
	case object:
		d.object(p)
	default:
		d.orNull(p)
	}
}

// orNull reads a value that may be null, which is unknown.
func (d decoder) orNull(at any) {
	known := !d.Null()
	switch p := at.(type) {
	case orNull:
		if *p.string = ""; known {
			*p.string = d.Text()
		}
	case *Score:
		if *p = (Score{}); known {
			*p = Score{d.Number(), true}
		}
	case *export.Day:
		if *p = 0; known {
			*p = d.day()
		}
	case *export.Known:
		if *p = export.Unknown; known {
			*p = export.KnownOf(d.Bool())
		}
	}
}

// whole reads a number without a part; what a float64 does not hold exactly is refused.
func (d decoder) whole() int64 {
	v := d.Number()
	if v != math.Trunc(v) || math.Abs(v) > 1<<53 {
		d.Fail("a number is not whole")
		return 0
	}
	return int64(v)
}

// day reads a day as 2006-01-02.
func (d decoder) day() export.Day {
	s := d.Text()
	day, ok := parseDay(s)
	if !ok && !d.Failed() {
		d.Fail("a day is not written as 2006-01-02: " + cut(s, 40))
	}
	return day
}

// parseDay reads a day of the Gregorian calendar, as [export.Day] writes it.
func parseDay(s string) (export.Day, bool) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return 0, false
	}
	y, err1 := strconv.ParseUint(s[:4], 10, 16)
	m, err2 := strconv.ParseUint(s[5:7], 10, 8)
	d, err3 := strconv.ParseUint(s[8:], 10, 8)
	if err1 != nil || err2 != nil || err3 != nil || m < 1 || m > 12 || d < 1 || d > 31 {
		return 0, false
	}
	day := civil(int(y), int(m), int(d))
	return day, day.String() == s
}

// civil is the day of a date: days of the years since March of the year 0, less those until 1970.
func civil(y, m, d int) export.Day {
	if m <= 2 {
		y--
		m += 12
	}
	return export.Day(365*y + y/4 - y/100 + y/400 + (153*(m-3)+2)/5 + d - 1 - 719468)
}
