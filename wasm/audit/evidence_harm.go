package audit

import (
	"linkgrade/wasm/grade"
	"linkgrade/wasm/trust"
)

// listedHarm: independent lists agree that the name does harm.
var listedHarm = finder{byLists, true, func(c *crowd, t *told) (Reason, bool) {
	harms := grade.Harms(t.record) &^ (trust.LinkSeller | trust.ContentFarm)
	if harms == 0 || !t.record.Categories.Has(trust.Confirmed) {
		return Reason{}, false
	}
	return say("listed-harm", harms.String()), true
}}
