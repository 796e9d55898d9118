package audit

import "linkgrade/wasm/audit/export"

// The weight of one link: follow × kind × place ÷ dilution, 1 for a followed text link in the content of a page that links
// nowhere else. The priors are ours; see README, Votes.
const (
	nofollowFactor  = 0.1  // search engines take nofollow for a hint since 2019: not nothing, not a vote
	sponsoredFactor = 0.02 // the site says itself that the link is no vote
	unknownFollow   = 0.7  // about the share of links that are followed in exports that say so

	unknownPlace = 0.6 // between the content and all else
	unknownKind  = 0.9

	linksToHalve    = 20 // external links of a page beyond the first that halve each vote: as in package grade
	unknownExternal = 15 // external links of a page whose export does not count them
)

// placeFactors are how likely a reader follows a link there: as in package grade, after the reasonable surfer.
var placeFactors = [...]float64{export.PlaceUnknown: unknownPlace, export.Content: 1, export.Nav: 0.2, export.Header: 0.2,
	export.Footer: 0.05, export.Sidebar: 0.2, export.Comment: 0.1}

// kindFactors are what forms of link carry; a feed's and a frame's are no choice of an editor, a mention is no link.
var kindFactors = [...]float64{export.KindUnknown: unknownKind, export.Text: 1, export.Image: 0.7, export.Redirect: 0.3,
	export.Frame: 0.05, export.Form: 0.05, export.Canonical: 0.3, export.Feed: 0.1, export.Mention: 0}

// The weight of a domain: that of its best link × authority × relevance × risk, and a little for more pages.
const (
	fullAuthority    = 70   // from which authority on a source counts in full
	leastAuthority   = 0.05 // of a source whose authority is known to be 0
	unknownAuthority = 0.15 // of one that no list and no tool rates: a modest prior, since most sites are on none
	toolTrust        = 0.7  // of a tool's own rating where open data know nothing: those are traded in and inflated
	toolMost         = 0.5

	nearLeast   = 0.5  // of words that have nothing to do with the profile; 1 at even odds, as in package grade
	harmFactor  = 0.05 // of a name that lists agree does harm, or that sells links
	copyFactor  = 0.1  // of pages that copy, count or describe sites by themselves
	pageAdds    = 0.1  // each doubling of linking pages, up to
	pagesCount  = 16   // of them
	topVotes    = 5    // domains whose share of the sum is told
	histogramOf = 10   // bins
)

// rowWeight is what one link is worth before it is known whose it is.
func rowWeight(r *export.Row) float64 {
	w := followFactor(r) * kindFactors[min(int(r.Kind), len(kindFactors)-1)] * placeFactors[min(int(r.Place), len(placeFactors)-1)]
	external := r.External
	if external <= 0 {
		external = unknownExternal
	}
	return w / (1 + float64(external-1)/linksToHalve)
}

func followFactor(r *export.Row) float64 {
	switch {
	case r.Sponsored == export.Yes:
		return sponsoredFactor
	case r.UGC == export.Yes, r.Nofollow == export.Yes, r.Follow == export.No:
		return nofollowFactor
	case r.Follow == export.Yes, r.Nofollow == export.No:
		return 1
	}
	return unknownFollow
}

// isFollowed is whether a row's link counts for search engines.
func isFollowed(r *export.Row) export.Known {
	switch {
	case r.Sponsored == export.Yes, r.UGC == export.Yes, r.Nofollow == export.Yes, r.Follow == export.No:
		return export.No
	case r.Follow == export.Yes, r.Nofollow == export.No:
		return export.Yes
	}
	return export.Unknown
}
