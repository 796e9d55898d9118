package browser

import (
	"context"
	"encoding/json"
	"time"
)

// settleLimit is how long a picture of the popup waits for the popup to have
// grown to its content. A popup that scrolls because it is taller than a browser
// allows (600 CSS pixels) never does, and is not waited for.
const settleLimit = 3 * time.Second

// settleTurns is how many times in a row the popup must have had the same size.
const settleTurns = 4

// settle waits until the popup, which browsers resize some frames after its
// content has changed, keeps its size and holds its content. It gives up quietly
// after [settleLimit]: what can be seen then is what a user sees.
func settle(ctx context.Context, eval func(context.Context, string) (json.RawMessage, error)) error {
	bounded, cancel := context.WithTimeout(ctx, settleLimit)
	defer cancel()
	var last string
	same := 0
	err := until(bounded, "popup's size", func() (bool, error) {
		raw, err := eval(ctx, "[innerWidth, innerHeight, innerHeight + 1 >= Math.min(document.documentElement.scrollHeight, 590)]")
		if err != nil {
			return false, err
		}
		var size [3]any
		if err := json.Unmarshal(raw, &size); err != nil {
			return false, err
		}
		if same++; string(raw) != last || size[2] != true {
			same = 0
		}
		last = string(raw)
		return same >= settleTurns, nil
	})
	if bounded.Err() != nil && ctx.Err() == nil {
		return nil
	}
	return err
}
