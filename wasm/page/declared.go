package page

import "strings"

// Declared is what a page's structured data say of it beside its kind: a set of the Declares constants.
type Declared uint8

// What structured data declare. Absence says nothing: most pages have none.
const (
	DeclaresAdvertiser Declared = 1 << iota // the content is an advertiser's (schema.org/AdvertiserContentArticle)
	DeclaresSponsor                         // somebody pays for it (schema.org/sponsor)
	DeclaresReview                          // it is a review of something
	DeclaresPolicy                          // the publisher names its rules (schema.org/publishingPrinciples and its kin)
)

// Has says whether all of o are in d.
func (d Declared) Has(o Declared) bool { return d&o == o }

// declaring is a list whose values are single digits: bits of Declared.
type declaring list

// declaredTypes are types of schema.org, in lower case, by the bit that each declares.
const declaredTypes declaring = `
advertisercontentarticle=0 criticreview=2 review=2 reviewnewsarticle=2
`

// of is what a type declares.
func (l declaring) of(kind string) Declared {
	bit, ok := list(l).find(strings.ToLower(kind))
	if !ok {
		return 0
	}
	return 1 << (bit[0] - '0')
}

// declaredPolicies are properties of schema.org, in lower case, by which a publisher names its rules.
const declaredPolicies list = `
actionablefeedbackpolicy correctionspolicy diversitypolicy ethicspolicy ownershipfundinginfo publishingprinciples
unnamedsourcespolicy verificationfactcheckingpolicy
`
