package site

import (
	"slices"
	"strings"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/grade"
	"linkgrade/wasm/lexicon"
	"linkgrade/wasm/page"
	"linkgrade/wasm/topic"
)

// Bounds on what is kept of a page: some tens of kilobytes.
const (
	maxOwnText  = 6 << 10 // bytes of text
	maxInText   = 40      // links in the text
	maxAround   = 60      // sites linked around it
	maxHeadings = 20
)

// A Sample is what judging a site needs of one of its pages.
type Sample struct {
	Address  domain.Address
	Title    string
	Site     string    // what the page calls its site; "" when it does not say
	Author   string    // "" when none is named
	Date     page.Date // of publication; zero when it does not say
	Language string    // of the text, else as declared; "" unknown
	Words    int       // of main content
	Text     string    // the beginning of what it says by itself, without the anchors that lead to other sites
	Areas    []topic.Area
	Headings []string // in the main content
	Links    []Link   // that lead to other sites: each in the text, and each site around it once
	Marks    []Mark
	House    House

	wanted domain.Address   // the address that was asked for
	isPost bool             // a text of its own, and no thread, goods, list or manual
	feeds  []domain.Address // that it declares
	posts  []Entry          // of the site's that it leads to
	offer  domain.Address   // where it leads whoever wants to write; zero when it does not
	listed []string         // categories that lists put the site in
}

// A Link is one that leads to another site.
type Link struct {
	Name    domain.Name
	Text    string // the anchor
	InText  bool   // whether it stands in the main content
	Follow  bool
	Paid    bool   // marked with rel=sponsored
	Earns   bool   // by its address it earns money with each sale
	Usual   bool   // profiles, shares and other furniture
	Keyword bool   // the anchor is words in small letters, neither a name, a phrase to press nor an address
	Sells   string // by which words it reads like a query to buy; "" where it does not
	Stray   bool   // these are of a trade that spam links sell, and of which the page does not speak
	Area    string // what its words are about; "" where they do not say
	Harms   []string
	Ranked  bool // rank lists know the target
	Third   int  // of the text that it stands in: 0, 1 or 2
}

// A Mark is what a rule of package grade found on the page, with the page's words.
type Mark struct{ Rule, Text string }

// House is what the page leads to of its own site, each by what the link is called; "" where none is seen.
type House struct{ About, AboutOne, Contact, Editorial, Sells string }

// asked are the rules whose finding against a page says something of its site.
var asked = [...]string{"write-for-us", "price-list", "metric-boasts", "chat-contact", "risky-niches-wanted", "guest-byline",
	"undisclosed-sponsoring", "generic-categories", "spam-trade", "trade-links"}

// rules are those that are asked.
func rules() []*grade.Rule {
	return slices.DeleteFunc(grade.Rules(), func(r *grade.Rule) bool { return !slices.Contains(asked[:], r.ID) })
}

// SampleOf takes a sample of a page, which it grades by the rules that are asked alone. It keeps nothing of the page.
func SampleOf(in *grade.Input) *Sample {
	r := grade.GradeBy(rules(), in, grade.Meta{})
	s := &Sample{Address: in.URL.WithoutFragment(), Title: clip(in.Title, 200), Site: clip(in.SiteName, 100), Author: clip(in.Author, 100),
		Date: r.Published, Language: in.Written(), Words: in.MainWords, Text: cut(in.OwnText(), maxOwnText)}
	for i := range in.Headings {
		if b := in.Headings[i].Block; len(s.Headings) < maxHeadings && b < len(in.Blocks) && in.Blocks[b].Content >= 0.5 {
			s.Headings = append(s.Headings, clip(in.Headings[i].Text, 100))
		}
	}
	if title := titleAlone(in.Facts); isJapanese(s.Text) {
		s.Areas = japaneseAreas(title + "\n" + s.Text)
	} else {
		s.Areas = in.AreasUnder(title)
	}
	s.addLinks(in)
	s.addMarks(r)
	s.House = House{About: calledOn(in, lexicon.AboutWords), AboutOne: calledOn(in, lexicon.AboutOne), Contact: calledOn(in, lexicon.ContactWords),
		Editorial: calledOn(in, lexicon.EditorialPolicies)}
	if l := in.HouseOffer(); l != nil {
		s.House.Sells = clip(l.Text, 60)
	}
	for _, f := range in.Feeds {
		if !containsFold(f.Address.Path, "comment") {
			s.feeds = append(s.feeds, f.Address)
		}
	}
	s.isPost = isTextPage(in.Facts, s.Text)
	s.posts = homePosts(in.Facts)
	s.listed = in.Record.Categories.Words()
	s.offer = invitation(in.Facts, r)
	return s
}

// titleAlone is a page's title without the site's name: what stands behind the last bar or dash, or before the first, where that
// is the name, or shorter than the rest.
func titleAlone(f *page.Facts) string {
	for _, mark := range [...]string{" | ", " – ", " — ", " - ", " · ", "｜", " » "} {
		i := strings.LastIndex(f.Title, mark)
		if i < 0 {
			continue
		}
		first, last := f.Title[:i], f.Title[i+len(mark):]
		if fold(first) == fold(f.SiteName) {
			return last
		}
		if fold(last) == fold(f.SiteName) || len(last) < len(first) {
			return first
		}
	}
	return f.Title
}

// calledOn is what a link by one of names is called.
func calledOn(in *grade.Input, names lexicon.Phrases) string {
	l := in.Called(names)
	if l == nil {
		return ""
	}
	if l.Text == "" {
		return clip(l.Address.Path, 60)
	}
	return clip(l.Text, 60)
}

// invitation is where the first link leads by which the rule write-for-us fails.
func invitation(f *page.Facts, r *grade.Report) (a domain.Address) {
	for i := range r.Findings {
		if g := &r.Findings[i]; g.Rule.ID == "write-for-us" && g.Result == grade.Fail {
			for _, e := range g.Evidence {
				if e.Link >= 0 && e.Link < len(f.Links) {
					return f.Links[e.Link].Address
				}
			}
		}
	}
	return a
}

func (s *Sample) addMarks(r *grade.Report) {
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Result != grade.Fail && !(f.Result == grade.Value && f.Value < 0.5) {
			continue
		}
		if slices.Contains(asked[:], f.Rule.ID) && len(f.Evidence) > 0 {
			s.Marks = append(s.Marks, Mark{f.Rule.ID, f.Evidence[0].Text})
		}
	}
}

// mark is what a rule found; "" where it found nothing.
func (s *Sample) mark(rule string) string {
	for _, m := range s.Marks {
		if m.Rule == rule {
			return m.Text
		}
	}
	return ""
}

// addLinks keeps the visible links to other sites.
func (s *Sample) addLinks(in *grade.Input) {
	around := map[domain.Name]bool{}
	inText := 0
	for i := range in.Links {
		l := &in.Links[i]
		if !l.External || !l.Seen() {
			continue
		}
		isText := l.Content >= 0.5
		switch {
		case isText && inText < maxInText:
			inText++
		case !isText && len(around) < maxAround && !around[l.Name]:
			around[l.Name] = true
		default:
			continue
		}
		s.Links = append(s.Links, s.link(in, l, isText))
	}
}

func (s *Sample) link(in *grade.Input, l *page.Link, isText bool) Link {
	out := Link{Name: l.Name, Text: clip(l.Text, 100), InText: isText, Follow: l.Follow() && !in.Robots.NoFollow, Paid: l.HasRel("sponsored"),
		Earns: l.Form&page.FormAffiliate != 0, Usual: in.IsUsualTarget(l)}
	out.Sells, out.Stray = in.Offers(l)
	out.Harms, out.Ranked = in.RecordOf(l)
	if !isText {
		return out
	}
	if out.Area = in.AreaOf(l); out.Area == "" {
		if areas := japaneseAreas(l.Text); len(areas) == 1 {
			out.Area = areas[0].Name
		}
	}
	out.Keyword = isKeyword(l)
	if in.MainWords > 0 {
		out.Third = min(2, 3*l.WordsPast/in.MainWords)
	}
	return out
}

// isKeyword reports an anchor of two to six words without a capital that is not its target's name. Where letters have no
// capitals it goes by length.
func isKeyword(l *page.Link) bool {
	if l.Anchor != page.AnchorOther || l.NamesTarget() {
		return false
	}
	if len(l.Text) > 2*len([]rune(l.Text)) { // three bytes a letter
		return len(l.Text) <= 48
	}
	n := page.CountWords(l.Text)
	return n >= 2 && n <= 6 && l.Text == strings.ToLower(l.Text)
}

// leastText is how many bytes of a text make a post of a page; a hundred letters of Japanese, fifty words of English.
const leastText = 300

// sureType is the probability from which a page is taken for what its kind says.
const sureType = 0.6

// isTextPage reports a page with a text of its own. Who says who wrote it and when means a post, whatever it looks like, unless it
// is a thread.
func isTextPage(f *page.Facts, text string) bool {
	sure := f.TypeProbability >= sureType
	signed := f.Author != "" || f.Published != ""
	switch f.Type {
	case page.TypeHome:
		return false
	case page.TypeForum:
		return len(text) >= leastText && !sure
	case page.TypeProduct, page.TypeCollection, page.TypeListing, page.TypeDocumentation, page.TypeService:
		return len(text) >= leastText && (signed || !sure)
	case page.TypeArticle, page.TypeUnknown:
	}
	return len(text) >= leastText
}

// cut cuts s to so many bytes, at a character.
func cut(s string, most int) string {
	if len(s) > most {
		s = strings.ToValidUTF8(s[:most], "")
	}
	return strings.Clone(s) // lets the page go
}

func containsFold(s, lower string) bool { return strings.Contains(strings.ToLower(s), lower) }
