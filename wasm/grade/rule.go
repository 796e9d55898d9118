package grade

// Pillar is one of the four things that make a vote worth having.
type Pillar uint8

// The pillars, in the order in which reports list them.
const (
	Relevance Pillar = iota
	Authority
	Trust
	Placement
	pillars
)

var pillarWords = [...]string{"relevance", "authority", "trust", "placement"}

// String is the word used in reports.
func (p Pillar) String() string { return pillarWords[p] }

// Kind says what a rule may do to a report.
type Kind uint8

// The kinds of rule.
const (
	Weight Kind = iota // moves its pillar by points
	Cap                // a hard risk: holds the score to at most Limit when it fails
	Gate               // the vote cannot count: the score is 0 when it fails
	Note               // moves nothing: what someone who writes to the site wants to know
)

var kindWords = [...]string{"weight", "cap", "gate", "note"}

// String is the word used in POLICY.md.
func (k Kind) String() string { return kindWords[k] }

// Rule is one thing to look at. A rule is a value: its check keeps nothing between pages.
type Rule struct {
	ID      string // lower-case words joined by hyphens; never changes its meaning
	Family  Family
	Kind    Kind
	Title   string  // what a reader is told when it fails, or what is measured: a short statement, no judgement
	Praise  string  // what a reader is told when it passes
	Why     string  // why it matters for a vote, one sentence
	Source  string  // a public page, paper, patent or standard
	Backing Backing // what kind of source that is
	Up      float64 // points on the family's pillar at value 1 (weights)
	Down    float64 // points off it at value 0 (weights)
	Limit   float64 // the highest score after a fail (caps)
	Check   func(*Input) Outcome

	// PageOnly says that a gate is the page's own word on how search engines should take it: no vote comes from this page, and
	// nothing is said against its site.
	PageOnly bool

	// Rendered says that only a rendered page tells. The rule then counts for no confidence, which would else differ between
	// a page in a browser and its bytes.
	Rendered bool
}

// Pillar is what the rule is about, whether it moves it or not.
func (r *Rule) Pillar() Pillar { return r.Family.Pillar() }

// effect is how far an outcome moves the pillar: from −Down at 0 to +Up at 1, nothing when unknown.
func (r *Rule) effect(o *Outcome) float64 {
	if r.Kind != Weight || o.Result == Unknown {
		return 0
	}
	return o.Value*(r.Up+r.Down) - r.Down
}

// Rules are all rules in the order in which reports list their findings: gates, caps, weights by pillar, then notes.
func Rules() []*Rule {
	return []*Rule{
		// gates
		&httpError, &noindex, &nofollowPage, &canonicalElsewhere, &refreshAway, &softNotFound, &parked,
		&unavailableAfter, &scriptRedirect,
		// caps
		&listedMalicious, &hiddenLinks, &priceList, &nofollowPractice, &userPosts, &editorialText, &salesLinks,
		&deceptiveInterface, &hackedBlock, &spamPosts, &markAnchors, &citesNobody, &paidText, &boughtLinks,
		// topic
		&pageTopic, &passageTopic,
		// standing
		&domainAuthority,
		// safety
		&listedKind, &riskyOutlinks, &spamTrade, &tradeLinks, &hackedLeftovers, &intrusiveScripts, &nameShape,
		&exactMatchName,
		// selling
		&undisclosedSponsoring, &writeForUs, &paidSlug, &offTopicPost, &sponsoredMarked, &advertisedLinks,
		&affiliateShare, &affiliateUnmarked, &guestByline, &articleDirectory, &metricBoasts, &chatContact,
		&riskyNichesWanted, &genericCategories, &thirdPartySection, &seoName,
		// writing
		&placeholderText, &keywordStuffing, &titleLength, &reviewEvidence, &citesSources, &compressible,
		&repeatedPhrases, &repeatedPassages, &wordLength, &symbolShare, &wordsWithLetters, &commonWords,
		&functionWords, &originalitySigns, &scrapedText, &machineLeftovers, &titleAndText, &shoutingTitle,
		// openness
		&authorNamed, &dated, &secure, &aboutLinked, &contactShown, &editorialPolicy, &moneyOrLifeAuthor,
		// room
		&canonicalOtherPage, &canonicalUnclear, &loginWall, &mainText, &anchorShare, &repeatedText, &headings,
		&bulletLines, &cutLines,
		// economy
		&outlinkTopics, &followShare, &couponPage, &directoryPage, &outlinkDensity, &outlinkDomains, &linkPage,
		// linking
		&unrelatedAnchors, &passageAndTarget, &foreignAnchors, &ugcMarked, &profilePage, &listedLinks, &bioLinks, &footerLinks,
		&creditLinks, &friendsLinks, &scriptLinks, &smallPrintLinks, &shortenedLinks, &emptyAnchors, &anchorForms,
		&anchorLength, &anchorTarget, &emphasisedAnchors, &linksInSentences, &linkNeighbours, &sponsoredLabel,
		&advertiserMarkup, &pressRelease, &bioKeywordLink, &oneTarget, &forumMarks, &contentLinks,
		&commercialAnchors, &commentLinks, &textLinks,
		// notes
		&otherLanguage, &robotsConflict, &citesOthers, &linksToYou, &hostKind, &affiliateNote, &oldSystem,
	}
}
