package audit

import (
	"linkgrade/wasm/grade"
	"linkgrade/wasm/trust"
)

// listedSeller: a list names it as a seller of links.
var listedSeller = finder{byLists, true, func(c *crowd, t *told) (Reason, bool) {
	return say("listed-seller"), grade.Harms(t.record).Has(trust.LinkSeller)
}}

// contentFarm: a list says that it has articles in bulk. Lists of farms are long and noisy.
var contentFarm = finder{byLists, false, func(c *crowd, t *told) (Reason, bool) {
	return say("listed-farm"), t.record.Categories&(trust.ContentFarm|trust.Spam) != 0
}}
