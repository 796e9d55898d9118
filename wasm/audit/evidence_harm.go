package audit

import (
	"linkgrade/wasm/grade"
	"linkgrade/wasm/trust"
)

// listedHarm: independent lists agree that the name does harm.
var listedHarm = finder{byLists, true, func(c *crowd, t *told) (Reason, bool) {
	harms := grade.Harms(t.record) &^ (trust.LinkSeller | trust.ContentFarm)
	return say("listed-harm", harms.String()), harms != 0 && t.record.Categories.Has(trust.Confirmed)
}}
