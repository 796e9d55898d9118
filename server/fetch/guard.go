package fetch

import (
	"net"
	"net/netip"
	"syscall"
)

// guarded is a dialer that refuses every address but public ones. It looks at the address that is being dialled,
// after the name has been resolved, so a name cannot show one address and lead to another.
func guarded(d *net.Dialer) *net.Dialer {
	g := *d
	g.Control = func(_, addr string, _ syscall.RawConn) error {
		ap, err := netip.ParseAddrPort(addr)
		if err != nil || !isPublic(ap.Addr()) {
			return ErrPrivate
		}
		return nil
	}
	return &g
}

// reserved ranges that netip does not name (RFC 6890, RFC 6598, RFC 2544, RFC 6052, RFC 3879).
var reserved = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"), netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("198.18.0.0/15"), netip.MustParsePrefix("240.0.0.0/4"), netip.MustParsePrefix("64:ff9b::/96"),
	netip.MustParsePrefix("64:ff9b:1::/48"), netip.MustParsePrefix("2002::/16"), netip.MustParsePrefix("2001::/32"),
	netip.MustParsePrefix("::/96"), netip.MustParsePrefix("fec0::/10"),
}

// isPublic reports an address on the open internet.
func isPublic(a netip.Addr) bool {
	a = a.Unmap()
	if !a.IsValid() || a.IsLoopback() || a.IsPrivate() || a.IsLinkLocalUnicast() || a.IsMulticast() || a.IsUnspecified() ||
		a.IsInterfaceLocalMulticast() {
		return false
	}
	for _, p := range reserved {
		if p.Contains(a) {
			return false
		}
	}
	return true
}
