package server

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"time"
)

// An EdgeLimit is a [Limiter] whose counting a service does, since a Worker's instances share no memory: the rate limiting
// binding of Cloudflare Workers. The service is given no address but a hash of it with a secret and the day, so that what it
// counts by one day means nothing on the next, and nothing ever without the secret. Set the fields before the first call.
type EdgeLimit struct {
	// Count counts one use of a key, and says whether it is within bounds.
	Count func(ctx context.Context, key string) (ok bool, err error)
	// Wait is what a client out of bounds is told: the period of the service's bound.
	Wait   time.Duration
	Secret []byte // at least 16 bytes; shorter ones are the operator's mistake, which [EdgeLimit.Check] finds
	Now    func() time.Time
	Fault  func(error) // may be nil
}

// leastSecret is how many bytes keep a hash of one of 2^32 addresses from being guessed.
const leastSecret = 16

// Check says whether the limit is set up so that it hides addresses.
func (l *EdgeLimit) Check() bool { return len(l.Secret) >= leastSecret }

// Take implements [Limiter]. Where the service fails the request goes through: what registries are asked is bounded
// elsewhere, and a fault of the counting must not be one of the answers.
func (l *EdgeLimit) Take(ctx context.Context, remoteAddr string) time.Duration {
	ok, err := l.Count(ctx, l.key(remoteAddr))
	if err != nil {
		if l.Fault != nil {
			l.Fault(err)
		}
		return 0
	}
	if ok {
		return 0
	}
	return l.Wait
}

// key is what a client is counted by today, in UTC: 32 hex digits.
func (l *EdgeLimit) key(remoteAddr string) string {
	mac := hmac.New(sha256.New, l.Secret)
	mac.Write([]byte(l.Now().UTC().Format(time.DateOnly)))
	mac.Write(clientOf(remoteAddr))
	return hex.EncodeToString(mac.Sum(nil)[:16])
}
