package grade

import "linkgrade/wasm/lexicon"

var riskyNichesWanted = Rule{
	ID: "risky-niches-wanted", Family: Selling, Kind: Weight, Backing: Practice, Up: 0, Down: 20,
	Title:  "Posts about gambling, CBD or the like are invited",
	Praise: "No posts about gambling, CBD or the like are invited",
	Why:    "Who takes the trades that no editor takes sells links; yours would stand among theirs.",
	Source: "https://developers.google.com/search/docs/essentials/spam-policies#link-spam",
	Check: func(in *Input) Outcome {
		things, niches, taking := in.anyInBlocks(writtenThings), in.inBlocks(lexicon.WantedNiches), in.inBlocks(lexicon.Taking)
		for i := range in.Blocks {
			b := &in.Blocks[i]
			if b.Words < 2 || b.Words > 60 || b.Hidden != "" {
				continue
			}
			if niches.word(i) != "" && taking.in(i) != "" && things.in(i) != "" && lexicon.NotTaking.In(in.blockLower(i)) == "" {
				return fail(said(in.BlockText(i)))
			}
		}
		if in.hasText() {
			return pass()
		}
		return unknown()
	},
}

// writtenThings are what is taken: a casino accepts coins, a host accepts casinos, but neither accepts posts.
var writtenThings = []string{"guest post", "posts", "article", "backlink", "link insertion", "links", "niche", "topics", "gastbeitr", "artikel", "artículo",
	"articol", "artigo", "artyku", "makale", "стать", "ссыл"}
