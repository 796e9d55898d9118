package fetch

import (
	"net"
	"net/http"
	"time"
)

// Public is a transport for addresses that no person named: it dials public addresses only, each time anew, so that no
// redirect and no change of a name leads into a private network ([ErrPrivate]). It uses no proxy and keeps no connection.
func Public() *http.Transport {
	return &http.Transport{
		ForceAttemptHTTP2:      true,
		ResponseHeaderTimeout:  15 * time.Second,
		MaxResponseHeaderBytes: 64 << 10,
		DisableKeepAlives:      true,
		DialContext:            guarded(&net.Dialer{Timeout: 10 * time.Second}).DialContext,
	}
}
