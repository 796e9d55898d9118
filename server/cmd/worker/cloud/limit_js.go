package cloud

import (
	"context"
	"syscall/js"

	"linkgrade/server/cmd/worker/edge"
)

// A counter counts by a rate limiting binding.
type counter struct{ binding js.Value }

func (c counter) count(_ context.Context, key string) (bool, error) {
	told, err := edge.Await(c.binding.Call("limit", map[string]any{"key": key}))
	if err != nil {
		return false, err
	}
	return told.Get("success").Bool(), nil
}
