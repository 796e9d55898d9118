package audit

import "strings"

// reasonWords are what may be said, in English: each # is filled from Args in order. Others say it in their language by the
// id, so that an id never changes its meaning.
var reasonWords = [...]struct{ id, text string }{
	// How links came to be.
	{"anchors-natural", "#% of the anchors are the site's name, its address, a picture or a word like “here”"},
	{"anchors-worded-to-rank", "#% of the anchors are worded to rank"},
	{"one-anchor", "#% have the same anchor, which is not the site's name"},
	{"anchors-repeated", "#% of the anchors are phrases that three sources and more share, and not the site's name"},
	{"anchors-of-a-trade", "#% of the anchors sell bets, pills, adult content, loans or copies"},
	{"sources-respected", "#% of the sources are respected by open data"},
	{"sources-unrated", "#% of the sources have a low rating by open data, or none"},
	{"sources-harmful", "#% of the sources are on lists of harmful sites or of sellers of links"},
	{"sources-placed", "#% of the sources of a known kind are guest posts, directories, comments or lists of links, where whoever wants a link puts it"},
	{"sources-mention", "#% of the sources of a known kind choose whom they link to: articles, press, discussions, works of reference"},
	{"sources-echo", "#% of the sources of a known kind are respected, or forums, social networks, works of reference, schools or public authorities"},
	{"without-echo", "Only #% of the sources of a known kind are respected, or forums, social networks, works of reference, schools or public authorities: what people talk about comes up there, too"},
	{"same-title", "#% of the pages have the same title"},
	{"same-address-form", "#% of the pages have addresses of the same form"},
	{"same-network", "#% of the pages are on one network"},
	{"cheap-suffixes", "#% of the names are under suffixes that cost little"},
	{"hacked-pages", "#% of the pages lie where break-ins leave them"},
	{"nearly-all-followed", "#% of the links are followed; people who link for themselves leave some that are not"},
	{"many-times-usual", "# times as many came as usual"},
	{"came-in-built-bursts", "#% came in bursts that look built"},
	{"came-in-attacks", "#% came in bursts that look thrown at the site"},
	{"steady-flow", "New sources come steadily (# of 100)"},
	{"one-source-brings-most", "# brings #% of all links: by referring domain it is one voice"},
	{"too-few-domains", "Too few referring domains to tell (#)"},

	// What speaks against a domain.
	{"listed-harm", "Independent lists agree that the site does harm (#)"},
	{"listed-seller", "A list names the site as a seller of links"},
	{"listed-farm", "A list calls the site a farm of articles or spam; such lists are noisy"},
	{"page-sells-links", "The page's title offers links: “#”"},
	{"page-hacked", "The page lies where break-ins leave them: #"},
	{"page-of-a-trade", "The page sells what the site has nothing to do with: “#”"},
	{"network-title-anchor", "# sites with a low rating or none share its title “#” and its anchor “#”"},
	{"network-title-address", "# sites with a low rating or none share its title “#” and its network #"},
	{"network-anchor-address", "# sites with a low rating or none share its anchor “#” and its network #"},
	{"anchor-of-a-trade", "The anchor “#” sells what the site does not (#)"},
	{"anchor-repeated", "The anchor “#” is worded to rank, and # sites have the very same"},
	{"came-in-a-burst", "It came in a burst that looks # and began on #"},
	{"tool-calls-spam", "A link index calls it spam; such scores are often wrong"},
	{"page-many-links", "The page has # links to other sites"},
	{"name-of-a-seller", "The name is worded as sellers of links word theirs"},
	{"unrated-cheap-suffix", "On no list, under a suffix that costs little"},

	// Why a step is not taken.
	{"guarded-own", "It is the user's own"},
	{"guarded-government", "It belongs to a public authority"},
	{"guarded-education", "It belongs to a school or university"},
	{"guarded-search", "It is a search engine or a work of reference"},
	{"guarded-social", "It is a network that people post on"},
	{"guarded-shared-host", "Others have names or pages under this one: only those may be disavowed"},
	{"guarded-top", "It is widely respected or visited"},
	{"guarded-unknown", "Nothing is known of it but its name"},
	{"not-followed", "Its links are not followed: there is nothing to disavow"},
	{"no-name", "It has no name but an IP address: a disavow file takes single pages of it alone, and its line is of the page that is shown here"},
	{"gone", "It has no link any more"},
	{"in-disavow-file", "The present disavow file has it"},

	// Whether a disavow file is worth anything.
	{"manual-action", "There is a manual action: send a file with the sites that strong evidence is against (#), and ask for a review"},
	{"bought-links", "Links were bought: have them taken away or marked where you can, and disavow the sites that strong evidence is against (#)"},
	{"nothing-strong-found", "Strong evidence was found against no site: look at those to check, and add what you know was bought"},
	{"nothing-to-disavow", "Nothing here is worth disavowing"},
	{"very-strong-pattern", "# sites, #% of all, have strong evidence against them: a pattern so strong may be worth a file"},
	{"scattered-junk", "Sites that strong evidence is against: #. Search engines ignore such scattered links, and a file gains nothing"},
	{"look-for-manual-action", "Look in Search Console whether there is a manual action for unnatural links: only then is a file needed"},
	{"no-manual-action", "There is no manual action and nothing was bought"},

	// What to know to read the rest.
	{"no-trust-data", "There were no data on names: what sources are worth is told by the exports alone"},
	{"no-profile", "There is no profile of the site: relevance is unknown, and anchors are told by the site's name alone"},
	{"is-sample", "# is a sample: what is not in it may still be there"},
	{"rows-aside", "# has rows that could not be read (#)"},
	{"leads-elsewhere", "All rows of # lead to another site: is this the right file?"},
	{"few-anchors", "Domains with a known anchor: #; shares say something from # on"},
	{"first-look", "Sources counted in no week: #; they were there when a tool first looked, or nearly all have the same day"},
	{"no-days", "The files name no days on which links came: there is no flow to tell"},
	{"few-dated", "Sources whose first day is known: #; from # on the flow says how steady it is"},
	{"few-recent", "Sources that came in the months by which steadiness is measured, two years at most: #; from # on it can be told. Those that were there when a tool first looked do not count: the export of a tool that has watched the site for longer helps"},
	{"short-flow", "Weeks that are known: #, too few to say how steadily sources come"},
	{"silent", "No new source for # weeks"},
	{"heavy-loss", "#% of the sources of 90 days ago are gone"},
	{"unrated-prior", "Sources that nobody rates: #; they count with a small prior"},
	{"over-bound", "Sources beyond what an audit keeps, left out of all figures: #"},

	// What changed between two audits.
	{"change-follow", "The link's follow changed from # to #"},
	{"change-vote", "The vote changed from # to #"},
	{"change-advice", "The advice changed from # to #"},
	{"change-anchor", "The commonest anchor changed from “#” to “#”"},
	{"lost-told", "A tool says that the link is gone"},
	{"lost-missing", "# knew of it and does not list it any more"},
	{"new-dated", "It was first seen on #"},
	{"new-listed", "# lists it now and did not before"},
	{"new-burst", "A burst of # sources began on # and looks #"},
	{"votes-moved", "The votes changed from # to #, by more than a tenth"},
	{"lost-strong", "# brought the most of what was lost (# votes)"},
	{"tool-missing", "No file of # was read this time: what it alone knew is not taken for lost"},
}

// say is a reason with its sentence. An unknown id, or another count of arguments than its sentence has places, panics.
func say(id string, args ...string) Reason {
	for i := range reasonWords {
		if w := &reasonWords[i]; w.id == id {
			return Reason{ID: id, Args: clipped(args), Text: fill(w.text, args)}
		}
	}
	panic("audit: no reason " + id)
}

func clipped(args []string) []string {
	var out []string
	for _, s := range args {
		out = append(out, cut(s, maxCell))
	}
	return out
}

func fill(words string, args []string) string {
	var b strings.Builder
	for _, part := range strings.SplitAfter(words, "#") {
		before, has := strings.CutSuffix(part, "#")
		b.WriteString(before)
		if has {
			b.WriteString(cut(args[0], maxCell))
			args = args[1:]
		}
	}
	if len(args) > 0 {
		panic("audit: too many arguments for " + words)
	}
	return b.String()
}

// Reasons are all that may be said, each with its sentence in English, # for what is filled in: for those who translate it.
func Reasons() []Reason {
	out := make([]Reason, len(reasonWords))
	for i, w := range reasonWords {
		out[i] = Reason{ID: w.id, Text: w.text}
	}
	return out
}
