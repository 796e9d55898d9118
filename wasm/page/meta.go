package page

import "strings"

// readMeta reads one meta element. Its name, its property and its itemprop may each say something.
func (b *Builder) readMeta(el *element) {
	value := collapse(el.content, maxValue)
	switch equiv := strings.ToLower(collapse(el.equiv, 60)); equiv {
	case "refresh":
		b.readRefresh(valid(clipBytes(el.content, maxHref)))
	case "content-language":
		setOnce(&b.facts.Language, strings.ToLower(value))
	}
	b.readNamed(strings.ToLower(collapse(el.name, 60)), value)
	b.readNamed(strings.ToLower(collapse(el.property, 60)), value)
}

func (b *Builder) readNamed(name, value string) {
	m := &b.said.meta
	fact, known := metaFacts.find(name)
	switch fact {
	case "description":
		setOnce(&b.facts.Description, value)
	case "site":
		setOnce(&b.facts.SiteName, value)
	case "generator":
		setOnce(&b.facts.Generator, value)
		setOnce(&b.said.generator, generators.in(strings.ToLower(value)))
	case "author":
		m.take(takenAuthor, value)
	case "publisher":
		m.take(takenPublisher, value)
	case "published":
		m.take(takenPublished, value)
	case "modified":
		m.take(takenModified, value)
	case "tier":
		m.paid = m.paid || strings.EqualFold(value, "locked")
	case "kind":
		setOnce(&b.said.ogType, strings.ToLower(value))
	}
	if !known && isCrawlerName(name) {
		b.facts.Robots.read(name, value)
	}
}

// metaFacts are the names and properties of meta elements that are read, with the fact that each gives.
const metaFacts list = `
application-name=site article:author=author article:content_tier=tier article:modified_time=modified article:published_time=published
article:publisher=publisher author=author byl=author citation_author=author citation_publication_date=published
citation_publisher=publisher date=published datepublished=published dc.creator=author dc.date=published
dc.date.issued=published dc.publisher=publisher dcterms.created=published dcterms.creator=author
dcterms.modified=modified dcterms.publisher=publisher description=description generator=generator
last-modified=modified og:description=description og:site_name=site og:type=kind og:updated_time=modified
parsely-author=author parsely-pub-date=published pubdate=published publish-date=published sailthru.author=author
`
