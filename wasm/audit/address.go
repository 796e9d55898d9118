package audit

import (
	"net/netip"
	"strings"
)

// hostPart is the host of an address as a browser writes it, without port; "" where there is none.
func hostPart(address string) string {
	_, rest, found := strings.Cut(address, "://")
	if !found {
		return ""
	}
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		rest = rest[:i]
	}
	if i := strings.LastIndexByte(rest, '@'); i >= 0 {
		rest = rest[i+1:]
	}
	if i := strings.LastIndexByte(rest, ':'); i > strings.LastIndexByte(rest, ']') {
		rest = rest[:i]
	}
	return rest
}

// pathPart is what follows the host: "/" for a home page.
func pathPart(address string) string {
	_, rest, _ := strings.Cut(address, "://")
	i := strings.IndexAny(rest, "/?#")
	if i < 0 || rest[i] == '#' {
		return "/"
	}
	return rest[i:]
}

// isHome reports an address of a site's first page.
func isHome(address string) bool {
	path, _, _ := strings.Cut(pathPart(address), "?")
	switch path {
	case "", "/", "/index.html", "/index.php", "/index.htm", "/home", "/home/":
		return true
	}
	return false
}

// network is the neighbourhood of an IP address, /24 or /48; "" for none, and for addresses that millions of sites share.
func network(ip string) string {
	at, err := netip.ParseAddr(ip)
	if err != nil || !at.IsGlobalUnicast() || at.IsPrivate() {
		return ""
	}
	at = at.Unmap()
	bits := 48
	if at.Is4() {
		bits = 24
	}
	for _, s := range sharedNets {
		if s.Contains(at) {
			return ""
		}
	}
	p, err := at.WithZone("").Prefix(bits)
	if err != nil {
		return ""
	}
	return p.String()
}

// sharedNets are addresses of networks that deliver others' sites: neighbours there have nothing in common. As their
// owners publish them: Cloudflare (www.cloudflare.com/ips), Fastly (api.fastly.com/public-ip-list), GitHub Pages, Shopify,
// Squarespace, Wix, WordPress.com (each in its help on DNS records).
var sharedNets = [...]netip.Prefix{
	net4(104, 16, 0, 12), net4(172, 64, 0, 13), net4(188, 114, 96, 20), net4(141, 101, 64, 18), net4(162, 158, 0, 15),
	net4(190, 93, 240, 20), net4(197, 234, 240, 22), net4(198, 41, 128, 17), net4(173, 245, 48, 20), net4(103, 21, 244, 22),
	net4(103, 22, 200, 22), net4(103, 31, 4, 22), net4(108, 162, 192, 18), net4(151, 101, 0, 16), net4(199, 232, 0, 16),
	net4(185, 199, 108, 22), net4(23, 227, 38, 24), net4(198, 185, 159, 24), net4(198, 49, 23, 24), net4(185, 230, 60, 22),
	net4(192, 0, 64, 18), net4(76, 76, 21, 24),
	net6(0x2606, 0x4700, 32), net6(0x2a06, 0x98c0, 29), net6(0x2a04, 0x4e42, 32),
}

func net4(a, b, c byte, bits int) netip.Prefix {
	return netip.PrefixFrom(netip.AddrFrom4([4]byte{a, b, c, 0}), bits)
}

func net6(a, b uint16, bits int) netip.Prefix {
	return netip.PrefixFrom(netip.AddrFrom16([16]byte{byte(a >> 8), byte(a), byte(b >> 8), byte(b)}), bits)
}
