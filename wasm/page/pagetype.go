package page

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// What kind of page this is, is read from what it says of itself, from its address, from the words its authors name
// boxes with, and from its shape. A small ensemble of trees weighs them (weights.go); the kind is told with a probability.

// signs count, over a page's class and id names, the words that one kind of page uses more than others.
type signs [signKinds]int32

const (
	signProduct = iota
	signForum
	signDocs
	signList
	signService
	signPost
	signKinds
)

// signWords are their names in nameWords.
var signWords = [signKinds]string{"product", "forum", "docs", "list", "service", "post"}

// addressWords are the words of a path by which sites sort their pages, by the kind they speak for.
func addressKind(w string) int {
	switch w {
	case "product", "products", "item", "items", "dp", "shop", "buy", "p":
		return signProduct
	case "forum", "forums", "thread", "threads", "topic", "t", "viewtopic", "showthread", "questions", "question", "comments", "community",
		"discussion", "r":
		return signForum
	case "docs", "doc", "documentation", "reference", "manual", "wiki", "api", "guide", "learn", "tutorial", "help", "man", "library":
		return signDocs
	case "category", "categories", "tag", "tags", "archive", "collections", "collection", "c", "list", "search", "topics", "browse", "hub",
		"best", "section", "directory":
		return signList
	case "services", "service", "about", "pricing", "solutions", "contact", "locations", "company", "careers", "practice":
		return signService
	case "blog", "news", "article", "articles", "post", "posts", "story", "press", "magazine":
		return signPost
	}
	return -1
}

// typeFeatures are what the kind of a page is told from, behind the page's own features.
func (v *view) typeFeatures(b *Builder) *traits {
	o := append(features(v.x[:0]), v.page...)
	v.kept = 0
	for _, n := range b.signs {
		o.add(n, share(n, int32(len(v.secs))))
	}
	address := signs{}
	w := words{rest: []byte(v.f.URL.Path)}
	for w.next() {
		if k := addressKind(string(w.word.bytes())); k >= 0 {
			address[k] = 1
		}
	}
	for _, n := range address {
		o.add(n)
	}
	host := v.f.URL.Host.String()
	for _, part := range [...]string{"docs.", "forum", "shop", "store.", "blog", "community", "dev", "learn"} {
		o.add(bit(strings.Contains(host, part)))
	}
	var tags [5]int32
	for i := range v.secs {
		switch v.secs[i].tag {
		case atom.Pre:
			tags[0]++
		case atom.Form, atom.Fieldset:
			tags[1]++
		case atom.Dt, atom.Dd:
			tags[2]++
		case atom.H3:
			tags[3]++
		case atom.Figure:
			tags[4]++
		}
	}
	for _, n := range tags {
		o.add(n)
	}
	o.add(bit(v.f.Author != ""), bit(v.f.Published != ""), int32(len(v.f.URL.Query)), int32(CountWords(v.f.Title)))
	v.n = len(o)
	return &v.x
}

// LearntTypes are the kinds of page that are learnt, in the order of their ensembles. It is read only.
var LearntTypes = [...]Type{TypeArticle, TypeForum, TypeProduct, TypeCollection, TypeListing, TypeDocumentation, TypeService}

// settleType says what kind of page this is. The front page of a site is no guess; where the likeliest kind has less
// than half of the probability, what the page declares counts, with the probability that it has. It returns that of a forum.
func (b *Builder) settleType(v *view) (forum float64) {
	f := &b.facts
	x := v.typeFeatures(b)
	var given [len(LearntTypes)]float64
	sum, best, declared := 0.0, 0, -1
	for i, t := range LearntTypes {
		each := len(typeStarts) / len(LearntTypes)
		given[i] = probability(int32(typeBases[i]) + ask(typeNodes[:], typeStarts[i*each:(i+1)*each], x))
		sum += given[i]
		if given[i] > given[best] {
			best = i
		}
		if t == f.Type {
			declared = i
		}
		switch t {
		case TypeForum:
			forum = given[i]
		case TypeArticle, TypeDocumentation:
			f.Prose += given[i]
		}
	}
	f.Prose /= sum
	switch {
	case f.URL.Path == "/" && f.URL.Query == "":
		f.Type, f.TypeProbability = TypeHome, 1
	case given[best] >= sum/2:
		f.Type, f.TypeProbability = LearntTypes[best], given[best]/sum
	case declared >= 0:
		f.TypeProbability = given[declared] / sum
	default:
		f.Type, f.TypeProbability = TypeUnknown, 0
	}
	return forum / sum
}
