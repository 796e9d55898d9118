package edge

import (
	"errors"
	"io"
	"net/http"
	"net/netip"
	"net/url"
)

// MaxBody is how much of a request's body, in bytes, a handler can read; then the read is an [http.MaxBytesError]. No route
// of ours takes a body.
const MaxBody = 64 << 10

// errAddress is an address that no request can have.
var errAddress = errors.New("edge: not the address of a request")

// newRequest is the request as net/http's server would give it to a handler. The client's address is the one that the
// network in front wrote into Cf-Connecting-Ip.
func newRequest(method, address, headerLines string, body io.ReadCloser) (*http.Request, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return nil, errAddress
	}
	host := u.Host
	u.Scheme, u.Host, u.User = "", "", nil
	r := &http.Request{Method: method, URL: u, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: headerOf(headerLines), Host: host, RequestURI: u.RequestURI(), Body: http.NoBody}
	r.Header.Del("Host")
	if client, err := netip.ParseAddr(r.Header.Get("Cf-Connecting-Ip")); err == nil {
		r.RemoteAddr = netip.AddrPortFrom(client, 0).String()
	}
	if body != nil {
		r.ContentLength = -1
		r.Body = http.MaxBytesReader(nil, body, MaxBody)
	}
	return r, nil
}
