package audit

import (
	"linkgrade/wasm/grade"
	"linkgrade/wasm/trust"
)

// listedSeller: a list names it as a seller of links.
var listedSeller = finder{byLists, true, func(c *crowd, t *told) (Reason, bool) {
	return sayIf(grade.Harms(t.record).Has(trust.LinkSeller), "listed-seller")
}}

// contentFarm: a list says that it has articles in bulk. Lists of farms are long and noisy.
var contentFarm = finder{byLists, false, func(c *crowd, t *told) (Reason, bool) {
	return sayIf(t.record.Categories&(trust.ContentFarm|trust.Spam) != 0, "listed-farm")
}}
