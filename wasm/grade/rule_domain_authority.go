package grade

import ()

var domainAuthority = Rule{
	ID: "domain-authority", Family: Standing, Kind: Weight, Backing: Primary, Up: 60,
	Title:  "How much the site is linked to and visited",
	Praise: "The site is well known on the web",
	Why:    "A vote weighs more when it comes from a source that many others respect.",
	Source: "https://arxiv.org/abs/1806.01156",
	Check: func(in *Input) Outcome {
		a, known := in.Record.Authority.Known()
		if !in.Listed || !known {
			return unknown()
		}
		return value(float64(a)/100, counted("authority", "authority # of 100, by # public rank list(s)", a, int(in.Record.Lists)))
	},
}
