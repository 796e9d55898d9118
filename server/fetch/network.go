package fetch

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"net"
	"net/http"
	"net/netip"
	"time"
)

// A Network is how hosts are reached; the zero Network is the real one. Whatever it is made of, only public addresses are
// dialled: all that a name leads to are looked at, and the very address that was looked at is the one that is dialled, so a
// name that answers differently the next time gains nothing.
type Network struct {
	Lookup func(ctx context.Context, host string) ([]netip.Addr, error)         // nil asks the system
	Dial   func(ctx context.Context, network, address string) (net.Conn, error) // a public address and a port; nil is the system's
	Roots  *x509.CertPool                                                       // who vouches for a server's certificate; nil are those of the system
}

// maxAddresses is how many addresses of a name are tried, one after the other.
const maxAddresses = 4

// transport keeps one connection of a host for a short while: its robots.txt and its page come over the same.
func (n Network) transport() *http.Transport {
	t := dialling(n.dial)
	t.TLSHandshakeTimeout = dialTimeout
	t.TLSClientConfig = &tls.Config{RootCAs: n.Roots}
	t.MaxIdleConns = 4 // a site's, and those that it redirects to
	t.MaxIdleConnsPerHost = 1
	t.IdleConnTimeout = 5 * time.Second
	return t
}

// dial reaches a host at the first of its public addresses that answers; [ErrPrivate] where it has none but others.
func (n Network) dial(ctx context.Context, network, hostPort string) (net.Conn, error) {
	host, port, err := net.SplitHostPort(hostPort)
	if err != nil {
		return nil, err
	}
	all, err := n.addresses(ctx, host)
	if err != nil {
		return nil, err
	}
	err = ErrPrivate
	for _, a := range all[:min(len(all), maxAddresses)] {
		if !isPublic(a) {
			continue
		}
		var c net.Conn
		if c, err = n.dialOne(ctx, network, a, port); err == nil {
			return c, nil
		}
	}
	return nil, err
}

func (n Network) dialOne(ctx context.Context, network string, a netip.Addr, port string) (net.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, dialTimeout)
	defer cancel()
	dial := n.Dial
	if dial == nil {
		dial = guarded(&net.Dialer{}).DialContext // a second look does no harm
	}
	return dial(ctx, network, net.JoinHostPort(a.String(), port))
}

// addresses are those of a host; of an address literal itself.
func (n Network) addresses(ctx context.Context, host string) ([]netip.Addr, error) {
	if a, err := netip.ParseAddr(host); err == nil {
		return []netip.Addr{a}, nil
	}
	if n.Lookup != nil {
		return n.Lookup(ctx, host)
	}
	return net.DefaultResolver.LookupNetIP(ctx, "ip", host)
}
