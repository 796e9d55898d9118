package grade

import "linkgrade/wasm/trust"

// Harms are the categories for which the rules on public lists fail a site by its name alone: what there is to say of it
// before any of its pages has been read. Zero where they fail nothing, which praises nothing.
func Harms(r trust.Record) trust.Category {
	const own = trust.Government | trust.Education | trust.Press
	confirmed := r.Categories.Has(trust.Confirmed)
	_, ranked := r.Authority.Known()
	var harms trust.Category
	if confirmed && !ranked {
		harms = r.Categories & (trust.Phishing | trust.Malware)
	}
	if r.Categories&own != 0 {
		return harms
	}
	if confirmed || r.Categories.Has(trust.LinkSeller) {
		harms |= r.Categories & (trust.LinkSeller | trust.ContentFarm | trust.Spam | trust.Scam | trust.Piracy)
	}
	return harms
}
