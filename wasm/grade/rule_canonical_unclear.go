package grade

var canonicalUnclear = Rule{
	ID: "canonical-unclear", Family: Room, Kind: Weight, Backing: Primary, Up: 0, Down: 3,
	Title:  "The page names its original in a way that search engines ignore",
	Praise: "The page names one address as its original",
	Why:    "Of two canonicals none counts, nor does one outside the head, so search engines choose for themselves.",
	Source: "https://developers.google.com/search/blog/2013/04/5-common-mistakes-with-relcanonical",
	Check: func(in *Input) Outcome {
		c := &in.Canonical
		switch {
		case in.Canonical2.Said:
			return fail(stated("canonical", "canonical: #", c.Address.String()), stated("canonical-also", "and also: #", in.Canonical2.Address.String()))
		case c.Said && !isPublic(c.Name) && isPublic(in.Name):
			return fail(stated("canonical-no-site", "the canonical is no address of a site: #", c.Address.String()))
		case c.Said:
			return pass()
		case in.CanonicalInBody:
			return fail(stated("canonical-in-body", "a canonical in the body"))
		}
		return unknown()
	},
}
