// Package fetch gets one page from the web and decodes it as a browser would.
//
// Everything is bounded: size, time, redirects. A redirect from the public web to a private, loopback or link-local
// address is refused at the moment of dialling, so a name that changes its address in between gains nothing.
//
// The package refuses to run scripts, to send cookies or credentials, and to read anything that is not a page: a PDF,
// an image or a program is an error that says so.
package fetch
