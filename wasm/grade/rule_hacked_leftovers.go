package grade

import (
	"strings"

	"linkgrade/wasm/page"
)

var hackedLeftovers = Rule{
	ID: "hacked-leftovers", Family: Safety, Kind: Weight, Backing: Primary, Up: 0, Down: 25,
	Title:  "The page runs decoded code, or a system without security updates",
	Praise: "No trace of a break-in is seen",
	Why:    "Code that hides itself is how sites are broken into for their links; old systems are how it gets in.",
	Source: "https://developers.google.com/search/docs/essentials/spam-policies#hacked-content",
	Check: func(in *Input) Outcome {
		switch {
		case in.ScriptMarks.Has(page.ScriptInjected):
			return fail(stated("script-decodes", "a script runs what it first decodes"))
		case isUnsupported(in.Generator):
			return value(0.8, said(in.Generator)) // an old site is not a hacked one
		case in.hasText():
			return pass()
		}
		return unknown()
	},
}

// unsupported are the versions, as generator tags begin, whose security updates have ended: WordPress up to 4.6
// (wordpress.org/news, July 2025), Joomla up to 3 (August 2023), Drupal up to 9 (November 2023; 7 in January 2025).
var unsupported = []string{"wordpress 1.", "wordpress 2.", "wordpress 3.", "wordpress 4.0", "wordpress 4.1", "wordpress 4.2", "wordpress 4.3",
	"wordpress 4.4", "wordpress 4.5", "wordpress 4.6", "joomla! 1.", "joomla! 2.", "joomla! 3.", "drupal 4", "drupal 5", "drupal 6", "drupal 7",
	"drupal 8", "drupal 9"}

func isUnsupported(generator string) bool {
	generator = strings.ToLower(generator)
	for _, old := range unsupported {
		if rest, ok := strings.CutPrefix(generator, old); ok && (strings.HasSuffix(old, ".") || rest == "" || rest[0] < '0' || rest[0] > '9') {
			return true
		}
	}
	return false
}
