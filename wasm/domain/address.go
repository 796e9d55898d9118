package domain

// MaxAddress is the longest address and the longest reference this package reads or
// makes, in bytes. Longer hrefs are data, not links.
const MaxAddress = 8 << 10

// An Address is an absolute address in the parts a browser gives it, each already
// percent-encoded. It comes from [ParseAddress] and [Address.Resolve]; the zero Address
// is none. Addresses are comparable, and ParseAddress(a.String()) is a.
//
// For http, https, ftp, ws and wss the whole address is taken apart. For other schemes
// Host is zero and Path is everything up to the query, as written.
type Address struct {
	Scheme   string // lower case, without the colon
	User     string // what stands before the "@" and the first ":"; mostly ""
	Password string
	Host     Host
	Port     string // decimal; "" when it is the scheme's own
	Path     string // begins with "/" where there is a Host
	Query    string // without the "?"
	Fragment string // without the "#"

	marks marks
}

// marks keep what an empty part cannot: that its separator was there.
type marks uint8

const (
	emptyQuery marks = 1 << iota
	emptyFragment
	rootDot // the host was written with the root's dot: "example.com."
)

// ParseAddress reads an absolute address as a browser's new URL(s) does. Errors wrap
// ErrLong, ErrRelative (no scheme), ErrHost or ErrAddress (a port or credentials that
// no browser takes).
func ParseAddress(s string) (Address, error) { return parse(s, nil) }

// Resolve reads an href found on the page at a: what a browser's a.href gives. It takes
// relative and absolute references; errors are those of ParseAddress, ErrRelative now
// for a base that nothing can be relative to (mailto:, data:…).
func (a Address) Resolve(ref string) (Address, error) { return parse(ref, &a) }

// String is the address as a browser writes it, credentials included: the href of
// new URL. It is "" for the zero Address.
func (a Address) String() string {
	if a.Scheme == "" {
		return ""
	}
	out := make([]byte, 0, a.size())
	out = append(append(out, a.Scheme...), ':')
	if !a.Host.IsZero() {
		out = append(out, "//"...)
		if a.User != "" || a.Password != "" {
			out = append(out, a.User...)
			if a.Password != "" {
				out = append(append(out, ':'), a.Password...)
			}
			out = append(out, '@')
		}
		out = append(out, a.Host.text...)
		if a.marks&rootDot != 0 {
			out = append(out, '.')
		}
		if a.Port != "" {
			out = append(append(out, ':'), a.Port...)
		}
	}
	out = append(out, a.Path...)
	if a.Query != "" || a.marks&emptyQuery != 0 {
		out = append(append(out, '?'), a.Query...)
	}
	if a.Fragment != "" || a.marks&emptyFragment != 0 {
		out = append(append(out, '#'), a.Fragment...)
	}
	return string(out)
}

// size is an upper bound of the length of String, in bytes, at most nine too high.
func (a Address) size() int {
	const separators = len("://:@.:?#")
	return len(a.Scheme) + len(a.User) + len(a.Password) + len(a.Host.text) + len(a.Port) +
		len(a.Path) + len(a.Query) + len(a.Fragment) + separators
}

// IsWeb says whether a link to the address opens a page: http or https.
func (a Address) IsWeb() bool { return a.Scheme == "http" || a.Scheme == "https" }

// Name is the registrable name of the host; zero where there is none or none is known.
func (a Address) Name() Name {
	name, _ := a.Host.Name()
	return name
}

// WithoutFragment is the same address without "#" and what follows: the same page.
func (a Address) WithoutFragment() Address {
	a.Fragment = ""
	a.marks &^= emptyFragment
	return a
}
