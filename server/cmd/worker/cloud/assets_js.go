package cloud

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"

	"github.com/syumai/workers/cloudflare"
	"github.com/syumai/workers/cloudflare/fetch"
)

// maxAsset is the largest file that Cloudflare serves, in bytes.
const maxAsset = 25 << 20

var errNoAssets = errors.New("there is no binding ASSETS")

// readAsset reads a file of the Worker's own. Errors do not name it.
func readAsset(name string) ([]byte, error) {
	binding := cloudflare.GetBinding("ASSETS")
	if binding.IsUndefined() {
		return nil, errNoAssets
	}
	r, err := http.NewRequest(http.MethodGet, "https://assets.invalid/"+name, nil)
	if err != nil {
		return nil, err
	}
	res, err := fetch.NewClient(fetch.WithBinding(binding)).Do(&fetch.Request{Request: r}, nil)
	if err != nil {
		return nil, errors.New("a file cannot be fetched")
	}
	switch {
	case res.StatusCode == http.StatusNotFound || res.StatusCode == http.StatusTemporaryRedirect:
		return nil, fs.ErrNotExist
	case res.StatusCode != http.StatusOK:
		return nil, fmt.Errorf("a file: status %d", res.StatusCode)
	}
	return io.ReadAll(io.LimitReader(res.Body, maxAsset))
}
