package grade

import "strings"

var oldSystem = Rule{
	ID: "old-system", Family: Safety, Kind: Note, Backing: Primary,
	Title:  "The site runs a system whose security updates have ended",
	Praise: "The system that the page names is none whose security updates have ended",
	Why:    "Old systems are how sites are broken into for their links: worth a word to the owner, and no fault of the page.",
	Source: "https://developers.google.com/search/docs/monitor-debug/security/prevent-malware",
	Check: func(in *Input) Outcome {
		switch {
		case in.Generator == "":
			return unknown()
		case isUnsupported(in.Generator):
			return fail(said(in.Generator))
		}
		return pass(said(in.Generator))
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
