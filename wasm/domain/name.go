package domain

// A Name is a registrable name: the label under a public suffix together with the
// suffix, in lower-case A-labels ("example.co.uk", "xn--mller-kva.de"). It consists of
// a–z, 0–9, "-", "_" and ".", so it needs no escaping anywhere. An address literal
// ("192.0.2.1", "[2001:db8::1]") and a single label ("localhost") are their own Names.
// The zero Name means none or unknown. Names are comparable.
type Name struct{ text string }

// ParseName reads a name that is itself registrable: what [Host.Name] gives, in any
// spelling [ParseHost] takes. "www.example.com" is ErrNotRegistrable, "co.uk" is
// ErrSuffix, and what is no host at all is ErrHost.
func ParseName(s string) (Name, error) {
	host, err := ParseHost(s)
	if err != nil {
		return Name{}, err
	}
	name, ok := host.Name()
	if ok && name.text == host.text {
		return name, nil
	}
	if ok {
		return Name{}, &inputError{s, "the name is " + name.text, ErrNotRegistrable}
	}
	if host.isSuffix() {
		return Name{}, &inputError{s, "", ErrSuffix}
	}
	return Name{}, &inputError{s, "characters that no registry sells", ErrNotRegistrable}
}

// String is the name in A-labels; "" for the zero Name. [ParseName] reads it back.
func (n Name) String() string { return n.text }

// IsZero says whether there is no name.
func (n Name) IsZero() bool { return n.text == "" }

// IsIP says whether the name is an address literal.
func (n Name) IsIP() bool { return isIP(n.text) }

// Unicode is the name for people: labels that decode are in their own script. It may
// look like another name; compare and store [Name.String].
func (n Name) Unicode() string { return toUnicode(n.text) }
