package fetch

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"
)

// weatherError is an error of the network in a person's words.
type weatherError struct {
	error
	passes     bool // it may go better soon
	unanswered bool // nothing was answered
}

func (e *weatherError) Unwrap() error { return e.error }

// weather words what a request ended with.
func weather(err error) error {
	var dns *net.DNSError
	isNowhere := errors.Is(err, ErrPrivate) || errors.As(err, &dns) && dns.IsNotFound
	return &weatherError{plain(err), !isNowhere && !isCertificate(err), !isNowhere}
}

// brokeOff words what a body ended with. One that was too slow is not asked for again: it may be a trap.
func brokeOff(where string, err error) error {
	var wait net.Error
	isSlow := errors.Is(err, context.DeadlineExceeded) || errors.As(err, &wait) && wait.Timeout()
	return &weatherError{fmt.Errorf("%sthe answer broke off: %w", where, plain(err)), !isSlow, false}
}

// passing says whether what went wrong may go better soon, and how long the server asks to be left alone until then.
func passing(err error) (after time.Duration, ok bool) {
	var w *weatherError
	var s *statusError
	switch {
	case errors.As(err, &s):
		switch s.status {
		case http.StatusTooManyRequests, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
			return s.after, true
		}
	case errors.As(err, &w):
		return 0, w.passes
	}
	return 0, false
}

// Passing reports whether a visit's error is of a kind that goes away by itself: a server or a network that is not well.
func Passing(err error) bool {
	_, ok := passing(err)
	return ok
}

// Unanswered reports a visit's error of a host that there is, and that did not answer this way: a connection or a
// certificate that failed. It may answer another way, without https.
func Unanswered(err error) bool {
	var w *weatherError
	return errors.As(err, &w) && w.unanswered
}

// Gone reports a visit's error of a server that says that there is no such page, or no more.
func Gone(err error) bool {
	var s *statusError
	return errors.As(err, &s) && s.where == "" && (s.status == http.StatusNotFound || s.status == http.StatusGone)
}
