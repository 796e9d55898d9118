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
	at = at.Unmap().WithZone("")
	bits := 48
	if at.Is4() {
		bits = 24
	}
	p, err := at.Prefix(bits)
	if err != nil || isShared(at) {
		return ""
	}
	return p.String()
}

// A block is the addresses that begin like top: its first bits, of 32.
type block struct {
	top  uint32
	bits int
}

// Addresses of networks that deliver others' sites: neighbours there have nothing in common. As their owners publish them:
// Cloudflare (www.cloudflare.com/ips), Fastly (api.fastly.com/public-ip-list), GitHub Pages, Shopify, Squarespace, Vercel, Wix,
// WordPress.com (each in its help on DNS records).
var (
	sharedNets4 = [...]block{{104<<24 | 16<<16, 12}, {172<<24 | 64<<16, 13}, {188<<24 | 114<<16 | 96<<8, 20}, {141<<24 | 101<<16 | 64<<8, 18},
		{162<<24 | 158<<16, 15}, {190<<24 | 93<<16 | 240<<8, 20}, {197<<24 | 234<<16 | 240<<8, 22}, {198<<24 | 41<<16 | 128<<8, 17},
		{173<<24 | 245<<16 | 48<<8, 20}, {103<<24 | 21<<16 | 244<<8, 22}, {103<<24 | 22<<16 | 200<<8, 22}, {103<<24 | 31<<16 | 4<<8, 22},
		{108<<24 | 162<<16 | 192<<8, 18}, {131<<24 | 0<<16 | 72<<8, 22}, {151<<24 | 101<<16, 16}, {199<<24 | 232<<16, 16}, {185<<24 | 199<<16 | 108<<8, 22},
		{23<<24 | 227<<16 | 38<<8, 24}, {198<<24 | 185<<16 | 159<<8, 24}, {198<<24 | 49<<16 | 23<<8, 24}, {185<<24 | 230<<16 | 60<<8, 22},
		{192<<24 | 64<<8, 18}, {76<<24 | 76<<16 | 21<<8, 24}}
	sharedNets6 = [...]block{{0x2606_4700, 32}, {0x2400_cb00, 32}, {0x2803_f800, 32}, {0x2405_b500, 32}, {0x2405_8100, 32}, {0x2a06_98c0, 29},
		{0x2c0f_f248, 32}, {0x2a04_4e40, 32}, {0x2a04_4e42, 32}}
)

func isShared(at netip.Addr) bool {
	blocks := sharedNets6[:]
	first := at.As16()
	top := first[:4]
	if at.Is4() {
		blocks, top = sharedNets4[:], first[12:]
	}
	begin := uint32(top[0])<<24 | uint32(top[1])<<16 | uint32(top[2])<<8 | uint32(top[3])
	for _, b := range blocks {
		if (begin^b.top)>>(32-b.bits) == 0 {
			return true
		}
	}
	return false
}
