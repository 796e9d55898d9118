package rdap

import (
	"errors"
	"io"
	"net/http"
)

// MaxBody is the largest answer in bytes, unpacked: ten times IANA's list, a hundred times a usual registration.
const MaxBody = 1 << 20

// maxRedirects is enough for a registry that moved; none sends further on to another registry.
const maxRedirects = 5

var (
	errLarge     = errors.New("the answer is larger than 1 MB")
	errForbidden = errors.New("not an address that may be asked")
)

// bounded is a transport whose answers end with errLarge after MaxBody bytes, whoever reads them.
type bounded struct{ http.RoundTripper }

func (b bounded) RoundTrip(r *http.Request) (*http.Response, error) {
	res, err := b.RoundTripper.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	res.Body = &boundedBody{res.Body, MaxBody}
	return res, nil
}

type boundedBody struct {
	io.ReadCloser
	left int64
}

func (b *boundedBody) Read(p []byte) (int, error) {
	if int64(len(p)) > b.left+1 {
		p = p[:b.left+1]
	}
	n, err := b.ReadCloser.Read(p)
	if b.left -= int64(n); b.left < 0 {
		return n, errLarge
	}
	return n, err
}
