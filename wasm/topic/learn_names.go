package topic

import (
	"slices"
	"strings"
	"unicode"

	"linkgrade/wasm/domain"
)

// learnNames fills in what the profile does not say of its site.
func (p *Profile) learnNames(pages []Sample) {
	p.Sites = slices.Clone(p.Sites)
	for i := range pages {
		if n := pages[i].Address.Name(); !n.IsZero() && len(p.Sites) < maxNames && !slices.Contains(p.Sites, n) {
			p.Sites = append(p.Sites, n)
		}
	}
	if brand := brandOf(pages); len(p.Brands) == 0 && brand != "" {
		p.Brands = []string{brand}
	}
	switch {
	case p.Name != "":
	case len(p.Brands) > 0:
		p.Name = p.Brands[0]
	case len(p.Sites) > 0:
		p.Name = p.Sites[0].String()
	}
	if p.Language == "" {
		p.Language = mostSaid(pages, func(s *Sample) string {
			code, _, _ := strings.Cut(s.Language, "-")
			return strings.ToLower(code)
		})
	}
}

// brandOf is what the site calls itself: by its own word, else by the part of titles that several share or that its
// name spells, else by its name.
func brandOf(pages []Sample) string {
	if said := mostSaid(pages, func(s *Sample) string { return s.Site }); said != "" {
		return said
	}
	counts := map[string]int{}
	best := ""
	for i := range pages {
		for _, part := range titleParts(pages[i].Title) {
			if counts[part]++; spells(pages[i].Address.Name(), part) {
				counts[part]++
			}
			if n := counts[part]; n > 1 && (n > counts[best] || best == "") {
				best = part
			}
		}
	}
	if best != "" {
		return label(best)
	}
	name, _, _ := strings.Cut(pages[0].Address.Name().Unicode(), ".")
	if pages[0].Address.Name().IsIP() {
		return ""
	}
	return label(name)
}

// titleParts are the parts of a title between its separators: marks that stand alone, bars anywhere, colons after a word.
func titleParts(title string) (parts []string) {
	var part []string
	end := func() {
		if len(part) > 0 {
			parts = append(parts, strings.Join(part, " "))
		}
		part = nil
	}
	for _, word := range strings.Fields(strings.ReplaceAll(title, "|", " | ")) {
		if !strings.ContainsFunc(word, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			end()
			continue
		}
		bare := strings.TrimSuffix(word, ":")
		if part = append(part, bare); bare != word {
			end()
		}
	}
	end()
	return parts
}

// spells reports whether a name's first label is a text's letters: Harbour Yachts, harbour-yachts.com.
func spells(n domain.Name, text string) bool {
	first, _, _ := strings.Cut(n.Unicode(), ".")
	return first != "" && Letters(first) == Letters(text)
}

// Letters are the letters and digits of a text alone, folded: two texts with the same are the same name.
func Letters(text string) string {
	var b strings.Builder
	for _, r := range text {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			continue
		}
		if two := foldPair(r); two != "" {
			b.WriteString(two)
		} else if r = fold(r); r != noLetter {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// mostSaid is what most pages say, the first of equals, "" not counted.
func mostSaid(pages []Sample, what func(*Sample) string) string {
	counts, best := map[string]int{}, ""
	for i := range pages {
		if s := what(&pages[i]); s != "" {
			counts[s]++
			if best == "" || counts[s] > counts[best] {
				best = s
			}
		}
	}
	return best
}
