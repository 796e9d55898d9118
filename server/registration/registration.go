package registration

import "time"

// An Outcome is what came of asking for a name's registration. The words stand in answers and in stores: add, never
// rename. The zero Outcome is none of them and is never stored.
type Outcome string

// The outcomes.
const (
	Registered    Outcome = "registered"     // the registry has the name; any single field may still be missing
	NotRegistered Outcome = "not-registered" // the registry says that it has no such name
	NoRegistry    Outcome = "no-registry"    // no registry answers over RDAP for such names
	Unknown       Outcome = "unknown"        // it could not be learnt at the moment; Reason says why
)

// A Reason says why there is no more to say. The words stand in answers and stores, too; [Reason.Sentence] is for people.
type Reason string

// The reasons. The first three go with [NoRegistry], the others with [Unknown].
const (
	NoServer   Reason = "suffix-without-rdap" // the bootstrap file of IANA names no server for the suffix
	HandedOut  Reason = "private-suffix"      // whoever owns the suffix hands such names out, without a registry
	NotAName   Reason = "not-a-domain-name"   // an address literal or a single label
	Offline    Reason = "offline"             // this server does not ask
	Busy       Reason = "busy"                // too much is being asked for already
	Slow       Reason = "no-answer-in-time"
	Broken     Reason = "no-readable-answer" // the registry answered, with something else than a registration
	Refused    Reason = "registry-asks-to-wait"
	Unreached  Reason = "registry-not-reached"
	NoList     Reason = "bootstrap-not-reached" // the list of registries could not be had
	Forbidden  Reason = "address-not-allowed"   // a redirect or an address outside what may be asked
	NoneNeeded Reason = ""
)

// Sentence is the reason for people; "" when there is none.
func (r Reason) Sentence() string {
	switch r {
	case NoServer:
		return "The registry of this suffix does not answer over RDAP."
	case HandedOut:
		return "Such names are handed out by the owner of the suffix, not by a registry."
	case NotAName:
		return "This is not a name that a registry holds."
	case Offline:
		return "This server does not ask registries."
	case Busy:
		return "Too many registrations are being looked up at the moment."
	case Slow:
		return "The registry did not answer in time."
	case Broken:
		return "The registry's answer could not be read."
	case Refused:
		return "The registry asks us to wait."
	case Unreached:
		return "The registry could not be reached."
	case NoList:
		return "The list of registries could not be reached."
	case Forbidden:
		return "The registry's address leads to where this program does not ask."
	case NoneNeeded:
		return ""
	}
	return "It could not be learnt."
}

// A Registration is what a registry says of one name. A zero time and an empty text are unknown; times are whole seconds
// in UTC.
type Registration struct {
	Outcome    Outcome
	Reason     Reason
	Registered time.Time
	Expires    time.Time
	Changed    time.Time // the last change the registry tells of
	Registrar  string
	Status     []string // the registry's words (RFC 8056), such as "client transfer prohibited"
	Source     string   // the host that said so
}
