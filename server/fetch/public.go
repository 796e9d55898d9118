package fetch

import (
	"net"
	"net/http"
)

// Public is a transport for addresses that no person named: it dials public addresses only, each time anew, so that no
// redirect and no change of a name leads into a private network ([ErrPrivate]). It uses no proxy and keeps no connection.
func Public() *http.Transport {
	t := dialling(guarded(&net.Dialer{Timeout: dialTimeout}).DialContext)
	t.DisableKeepAlives = true
	return t
}
