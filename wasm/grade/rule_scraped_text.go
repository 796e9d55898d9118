package grade

import (
	"strings"

	"linkgrade/wasm/lexicon"
)

var scrapedText = Rule{
	ID: "scraped-text", Family: Writing, Kind: Weight, Backing: Primary, Up: 0, Down: 6,
	Title:  "The page says that its text appeared on another site first",
	Praise: "The page does not say that its text is another site's",
	Why:    "Search engines count a text where it first appeared; a copy's links count for little.",
	Source: "https://developers.google.com/search/docs/essentials/spam-policies#scraping",
	Check: func(in *Input) Outcome {
		if in.MainWords < fewWords {
			return unknown()
		}
		starts, feeds := in.anyInBlocks(origins), in.inBlocks(feedWords)
		for i := range in.Links {
			l := &in.Links[i]
			if !l.External || l.Block < 0 || !l.Seen() || !in.isText(l.Block) || in.Blocks[l.Block].Words > creditWords {
				continue
			}
			if starts.first(l.Block, beginsLine) != "" || feeds.in(l.Block) != "" && beginsLine(in.blockLower(l.Block), "the post ") {
				return fail(atLink(in.BlockText(l.Block), l.Index))
			}
		}
		return pass()
	},
}

// creditWords is how long a line that origins a source is at most; longer ones tell a story.
const creditWords = 45

// beginsLine reports whether a block's first words are the phrase.
func beginsLine(text, phrase string) bool {
	return strings.HasPrefix(strings.TrimLeft(text, " *([—–-_"), phrase)
}

// feedWords are what WordPress puts into feeds, after "the post …".
const feedWords lexicon.Phrases = "appeared first on"

// origins are how lines begin that say where a text appeared first.
var origins = []string{"this article originally appeared", "this article first appeared",
	"this article was originally published", "this article was first published", "this article is republished",
	"this article was republished", "this post originally appeared", "this post was originally published",
	"this story originally appeared", "this story was originally published", "this piece originally appeared",
	"originally published", "originally appeared", "first published on", "republished with permission", "republished from",
	"reprinted with permission", "reprinted from", "cross-posted from", "read the original article", "read the full article",
	"dieser artikel erschien zuerst", "dieser artikel erschien ursprünglich", "dieser beitrag erschien zuerst",
	"zuerst erschienen", "ursprünglich erschienen", "cet article a été publié", "article publié à l'origine",
	"publié initialement", "este artículo fue publicado originalmente", "este artículo se publicó originalmente",
	"publicado originalmente", "artigo publicado originalmente", "este artigo foi publicado originalmente",
	"questo articolo è stato pubblicato originariamente", "questo articolo è apparso", "pubblicato originariamente",
	"dit artikel verscheen eerder", "oorspronkelijk gepubliceerd", "artykuł pierwotnie ukazał się",
	"artykuł ukazał się pierwotnie", "оригинал статьи", "впервые опубликовано", "bu makale ilk olarak"}
