package audit

// Bounds on what is kept of rows, so that hostile files cost a known amount of memory. Within them an audit is the same
// whatever the order of rows and files; beyond them what came first is kept.
const (
	maxSources = 1 << 18 // referring domains: a quarter of a million, of which an audit has half a gigabyte
	maxSeen    = 1 << 22 // distinct pages, and distinct links; those beyond are not counted
	maxTallies = 1 << 22 // distinct pairs of a domain and an anchor, title, target…
	maxWords   = 1 << 21 // distinct anchors, titles, targets…
	maxHosts   = 4096    // of targets whose name is remembered
	maxTools   = 8       // told apart; the seven readers have as many words, and one for others
	maxRivals  = 32      // competitors' sites
	maxCell    = 200     // bytes kept of an anchor, a title
	maxURL     = 2048    // bytes kept of an address: a disavow file takes no longer one
)

// Bounds on what a report lists. Figures are of everything.
const (
	maxListed     = 50_000 // referring domains: those to look at first, then the strongest
	maxRelevant   = 20_000 // domains whose words are compared with the profile, the strongest first
	maxAnchors    = 5      // of a domain
	maxNames      = 3      // hosts of a domain
	maxBins       = 50     // of anchors, pages, suffixes, languages, networks
	maxRivalsSaid = 500
	maxWeeks      = 520 // ten years, the newest
)

// cut is a text of n bytes at most, ending between characters.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && s[n]&0xC0 == 0x80 {
		n--
	}
	return s[:n]
}
