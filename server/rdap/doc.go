// Package rdap asks the registry of a name when it was registered, over RDAP (RFC 9082, RFC 9083).
//
// Which registry answers for a suffix is in the bootstrap file that IANA publishes (RFC 9224). The file is fetched when it
// is first needed and once a day afterwards; while that fails, the copy before it serves.
//
// Everything that goes wrong is a value of package registration. Requests and answers are bounded in time and size, a
// registry that asks to wait is left alone for a while. Answers are decoded here, for a library takes half a Worker; tests
// hold the reading to github.com/openrdap/rdap's.
//
// The package refuses to ask a host that is not in the bootstrap file, whatever a redirect says; anything but https; a
// private, loopback or link-local address, which is checked when it is dialled; to send a cookie or a referrer; and to ask
// about names that no registry holds (address literals, names below a private suffix), which would be answered with a
// wrong "not registered". It keeps nothing of contacts: a registrar's name is all it reads of people and firms.
package rdap
