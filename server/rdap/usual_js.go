package rdap

import "net/http"

func usual() http.RoundTripper { panic("rdap: a Worker names its transport") }

// isPrivate is false: a Worker's requests leave from Cloudflare's network, where no address is private.
func isPrivate(error) bool { return false }
