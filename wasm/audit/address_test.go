package audit

import "testing"

func TestNetworks(t *testing.T) {
	for _, c := range []struct{ ip, want string }{
		{"91.200.7.33", "91.200.7.0/24"}, {"::ffff:91.200.7.33", "91.200.7.0/24"}, {"2a01:4f8:1:2::3", "2a01:4f8:1::/48"}, {"fe80::1%eth0", ""},
		{"10.0.0.1", ""}, {"127.0.0.1", ""}, {"999.1.1.1", ""}, {"", ""},
		{"104.16.1.1", ""}, {"104.31.255.1", ""}, {"104.32.0.1", "104.32.0.0/24"}, {"172.67.201.112", ""}, {"172.72.0.1", "172.72.0.0/24"},
		{"151.101.1.1", ""}, {"185.199.110.153", ""}, {"2606:4700:20::1", ""}, {"2a06:98c7::1", ""}, {"131.0.72.9", ""},
	} {
		if got := network(c.ip); got != c.want {
			t.Errorf("network(%s) = %q; want %q", c.ip, got, c.want)
		}
	}
}

func TestParts(t *testing.T) {
	for _, c := range []struct {
		address, host, path string
		home                bool
	}{
		{"https://one.com/", "one.com", "/", true},
		{"https://one.com/?utm=1", "one.com", "/?utm=1", true},
		{"https://one.com/index.html", "one.com", "/index.html", true},
		{"http://u:p@one.com:8080/a/b?c=d", "one.com", "/a/b?c=d", false},
		{"http://[2001:db8::1]:80/x", "[2001:db8::1]", "/x", false},
		{"no address", "", "/", true},
	} {
		if host, path := hostPart(c.address), pathPart(c.address); host != c.host || path != c.path || isHome(c.address) != c.home {
			t.Errorf("%s: host %q, path %q, home %t", c.address, host, path, isHome(c.address))
		}
	}
}
