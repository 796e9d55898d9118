package page

import (
	"slices"
	"strings"
)

// nameFacts are what an element's id and class names say, whatever the element. Pages repeat the same few names on
// thousands of elements: they are read once.
type nameFacts struct {
	key      uint64 // of the names; 0 for none
	like     uint32 // the same for names that differ in digits only
	weight   int16  // what they speak for, in the unit of wordWeights
	signs    signs
	places   [2]namedPlace // outside and inside the main part
	byline   bool
	dateline bool
	readers  bool // by which frameworks keep text for screen readers
}

// namedPlace is the part of the page that names say, and whether they say one.
type namedPlace struct {
	place Placement
	found bool
}

// keptNames is how many different names are remembered at a time.
const keptNames = 512

// namesOf reads an element's names, or remembers them.
func (b *Builder) namesOf(el *element) *nameFacts {
	if len(el.id) == 0 && len(el.class) == 0 {
		return &noNames
	}
	key := hashNames(el)
	if b.names == nil {
		b.names = make([]nameFacts, keptNames)
	}
	n := &b.names[key%keptNames]
	if n.key != key {
		*n = readNames(el)
		n.key = key
	}
	return n
}

// noNames are the facts of elements without names. It is read only.
var noNames nameFacts

// hashNames is the 64-bit FNV-1a hash of an id and a class attribute. A page that makes two of its names collide misleads
// about itself alone.
func hashNames(el *element) uint64 {
	h := uint64(14695981039346656037)
	for _, s := range [2][]byte{clipBytes(el.id, maxNameBytes), clipBytes(el.class, maxNameBytes)} {
		for _, c := range s {
			h = (h ^ uint64(c)) * 1099511628211
		}
		h = (h ^ 0x100) * 1099511628211 // no byte: where the id ends
	}
	return max(h, 1)
}

// maxNameBytes is how much of an id or class attribute is read.
const maxNameBytes = 300

func readNames(el *element) nameFacts {
	class := clipBytes(el.class, maxNameBytes)
	n := nameFacts{like: likeness(class), readers: len(class) > 0 && isForScreenReaders(class)}
	var s weighed
	n.readWords(clipBytes(el.id, maxNameBytes), &s)
	n.readWords(class, &s)
	n.weight = s.weight()
	for one, rest := cutField(class); len(one) > 0; one, rest = cutField(rest) {
		switch what, _ := tellingClasses.find(strings.ToLower(string(one))); what {
		case "author":
			n.byline = true
		case "date":
			n.dateline = true
		}
	}
	return n
}

// readWords reads an id, then a class attribute, word by word. The first word that tells a part of the page wins.
func (n *nameFacts) readWords(names []byte, s *weighed) {
	var before name
	for w := (words{rest: names}); w.next(); before = w.word {
		if w.fresh {
			before.n = 0
		}
		word := w.word.bytes()
		s.add(nameWord.hash(word))
		said, _ := nameWords.find(string(word))
		place, kind, _ := strings.Cut(said, ".")
		if kind != "" {
			n.signs[slices.Index(signWords[:], kind)]++
		}
		if !n.places[1].found { // then the other is, too
			n.readPlace(before.bytes(), word, place)
		}
	}
}

// readPlace takes the part of a page that a word tells after the one before it, outside and inside the main part. place is
// what it tells by itself; "" for nothing.
func (n *nameFacts) readPlace(before, word []byte, place string) {
	if isAuthorBox(string(before), string(word)) {
		place = "bio"
	}
	if place == "" {
		return
	}
	p := Placement(slices.Index(placementWords[:], place))
	if skipAfter(string(before), p) {
		return
	}
	if !n.places[0].found {
		n.places[0] = namedPlace{p, true}
	}
	if p != PlaceHeader && p != PlaceFooter {
		n.places[1] = namedPlace{p, true}
	}
}

// nameWords are words of class and id names, each with the part of a page that it tells and, behind a dot, the kind of page
// that it is a sign of.
const nameWords list = `
aboutauthor=bio accordion=.service ad=ad addtocart=.product ads=ad adsbygoogle=ad advert=ad advertisement=ad
advertising=ad answer=.forum anzeige=ad api=.docs archive=.list article=.post author=.post authorbox=bio banner=header
barra=sidebar basket=.product bio=bio biography=bio blog=.post blogroll=list breadcrumb=nav breadcrumbs=nav
brotkrumen=nav buscar=widget byline=.post cabecera=header card=.list cards=.list cart=.product categories=list
category=.list code=.docs colophon=footer comentarios=comment comment=comment commentaires=comment commentlist=comment
comments=comment compartir=widget consent=widget cookie=widget cookies=widget copyright=footer cta=.service dfp=ad
discourse=.forum disqus=comment doc=.docs docs=.docs docusaurus=.docs entete=header entry=.post etiquetas=list
excerpt=.post facet=.list faq=.service features=.service filter=.list footer=footer forum=.forum fusszeile=footer
grid=.list hero=.service highlight=.docs impressum=footer komentarze=comment kommentar=comment kommentare=comment
kopf=header lia=.forum lightbox=widget listing=.list listings=.list login=widget masthead=header megamenu=nav
member=.forum menu=nav menue=nav message=.forum modal=widget morefrom=related mw=.docs nav=nav navbar=nav
navegacao=nav navegacion=nav navigation=nav newsletter=widget outbrain=ad pager=nav pagination=nav.list pdp=.product
phpbb=.forum pie=footer popular=related popup=widget post=.post postbody=.forum postmeta=list posts=.forum
price=.product pricing=.service product=.product products=.product publicidad=ad publicite=ad published=.post
quantity=.product question=.forum quote=.service rail=sidebar reacties=comment readmore=related readnext=related
recirc=related recommendations=related recommended=related reference=.docs reklama=ad relacionadas=related
relacionados=related related=related replies=comment reply=.forum respond=comment results=.list rodape=footer
rst=.docs schlagworte=list search=widget seitenleiste=sidebar service=.service services=.service share=widget.post
sharedaddy=widget sharing=widget sidebar=sidebar sidenav=sidebar signature=.forum similar=related sku=.product
snippet=.docs social=widget sphinx=.docs stock=.product stopka=footer story=.post submenu=nav subscribe=widget
suche=widget swatch=.product taboola=ad tagcloud=list taglist=list tags=list teilen=widget testimonial=.service
testimonials=.service thread=.forum tile=.list toc=nav.docs topbar=nav topic=.forum trending=related usertext=.forum
variant=.product vbulletin=.forum version=.docs verwandt=related votes=.forum werbung=ad widget=widget widgets=widget
`

// tellingClasses are class names, in lower case, of elements that name the author or show when the page was published.
const tellingClasses list = `
article-author=author article-date=date article__date=date auteur=author author=author author-name=author
author__name=author autor=author autore=author blog-date=date by-author=author byline=author byline-date=date
byline__name=author c-byline=author c-timestamp=date date=date date-published=date dateline=date datum=date
entry-author=author entry-date=date fecha=date meta-date=date news-date=date post-author=author post-date=date
post-meta-date=date post__date=date posted-on=date pub-date=date pubdate=date publication-date=date publish-date=date
published=date published-date=date published-on=date timestamp=date
`
