//go:build !js

package rdap

import (
	"errors"
	"net/http"

	"linkgrade/server/fetch"
)

// usual is the transport of a native program: it dials public addresses only.
func usual() http.RoundTripper { return fetch.Public() }

// isPrivate says whether that transport refused the address.
func isPrivate(err error) bool { return errors.Is(err, fetch.ErrPrivate) }
