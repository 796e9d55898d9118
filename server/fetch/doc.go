// Package fetch gets pages from the web and decodes them as a browser would, and downloads the files of publishers.
//
// Everything is bounded: size, time, redirects. A redirect from the public web to a private, loopback or link-local
// address is refused at the moment of dialling, so a name that changes its address in between gains nothing. A download
// may be hours long: it ends when nothing comes, and goes on where it broke off.
//
// A [Crawler] reads pages of many sites politely: robots.txt, pauses, one page of a site at a time, tries again where a
// server is not well.
//
// The package refuses to run scripts, to send cookies or credentials, to open files, and to take anything for a
// page that is none: a PDF, an image or a program is an error that says so.
package fetch
