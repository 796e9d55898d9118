package audit

// A family is where evidence comes from. Two pieces of one family are one: they may rest on the same mistake.
type family uint8

const (
	byLists   family = iota // what lists say of the name
	byName                  // how the name is made
	byPage                  // what the linking page is
	byNetwork               // whom it has titles, words and addresses in common with
	byTrade                 // what link and page sell that the site does not: both are wrong where it does
	byAnchor                // how the link is worded
	byTime                  // when it came, and with whom
	byTool                  // what a link index thinks
	families
)

// A sign is a piece of evidence against a referring domain.
type sign struct {
	family family
	strong bool // enough, with another of another family, to disavow
	reason Reason
}

// A finder looks for one kind of evidence.
type finder struct {
	family family
	strong bool
	find   func(c *crowd, t *told) (Reason, bool)
}

// finders are all kinds of evidence, each in its file, the strong ones first.
var finders = [...]*finder{
	&listedHarm, &listedSeller, &sellingPage, &hackedPage, &tradePage, &sharedTexts, &tradeAnchor, &burstMember, // strong
	&vendorSpam, &manyOutlinks, &sellersName, &repeatedMoney, &contentFarm, &lowEnding, // weak
}

// collect looks for all evidence against a domain that has a followed link, or one of which that is not known.
func (c *crowd) collect(t *told) {
	for _, f := range finders {
		if r, found := f.find(c, t); found {
			t.signs = append(t.signs, sign{f.family, f.strong, r})
		}
	}
}

// leastStrong is how many independent strong pieces it takes to disavow; leastWeak how many families of weak ones to look.
const (
	leastStrong = 2
	leastWeak   = 2
)

// conclude says what to do about a domain.
func (t *told) conclude() {
	var strong, any [families]bool
	strongs, all := 0, 0
	for _, s := range t.signs {
		if s.strong && !strong[s.family] {
			strong[s.family] = true
			strongs++
		}
		if !any[s.family] {
			any[s.family] = true
			all++
		}
	}
	switch {
	case t.guard != "" || t.gone:
		t.step = Keep
	case strongs >= leastStrong && t.counts():
		t.step = Disavow
	case strongs > 0 || all >= leastWeak:
		t.step = Check
	}
}

// counts is whether search engines may count a link of the domain: one is followed, or it is not told.
func (t *told) counts() bool { return t.follow[2] || t.follow[0] || !t.follow[1] }

// sayIf is a reason without arguments where it is found.
func sayIf(found bool, id string) (Reason, bool) {
	if !found {
		return Reason{}, false
	}
	return say(id), true
}
