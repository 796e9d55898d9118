package topic

import (
	"slices"

	"linkgrade/wasm/lexicon"
)

// Learn is the older profile (nil: none) with what pages of its site say: the words and phrases that are commoner there
// than in the language. Each page counts alike, however long; words on one page of many count less. Words that every
// site has (cookie, privacy, login) are learnt only where titles have them, and those of the site's own name only where
// the text uses them as words. What the user has struck out, written or weighed stays; name, brands and language are
// guessed where the older profile has none. at is the time in unix seconds. It reads at most MaxSamples pages.
func (v *Vectors) Learn(older *Profile, pages []Sample, at int64) *Profile {
	p := &Profile{}
	if older != nil {
		*p = *older
	}
	pages = slices.Clone(pages[:min(len(pages), MaxSamples)])
	if len(pages) == 0 {
		return p
	}
	for i := range pages {
		pages[i].Shorten()
	}
	p.learnNames(pages)
	l := learner{v: v, words: map[uint64]*learnt{}, phrases: map[[2]uint64]*learnt{}, pages: len(pages)}
	if l.spoken = v.knows(p.Language) || p.Language == "" && v.words > 0; l.spoken {
		l.plain = hashesOf(lexicon.PlainWords, false)
	} else {
		l.plain = hashesOf(lexicon.FunctionWords, false)
	}
	for i := range pages {
		l.page = i
		l.read(&pages[i])
	}
	l.drop(p.Brands)
	p.Terms = merged(p.Terms, l.terms())
	p.Learnt, p.Pages = at, nil
	for i := range pages {
		if a := pages[i].Address; a.IsWeb() && len(a.String()) <= longestNoted {
			p.Pages = append(p.Pages, a)
		}
	}
	return p
}

// longestNoted is how many bytes an address may have to be noted among the pages learnt from.
const longestNoted = 500

// knows reports whether the vectors are of a declared language.
func (v *Vectors) knows(code string) bool {
	return v.words > 0 && len(code) >= 2 && code[:2] == "en" && (len(code) == 2 || code[2] == '-')
}

// merged are the terms that learning brought and those of the user's own hand, which win.
func merged(older, learnt []Term) []Term {
	out := make([]Term, 0, len(older)+len(learnt))
	at := map[string]int{}
	for _, t := range older {
		if t.isOwn() || t.Struck {
			at[termKey(t.Text)] = len(out)
			out = append(out, t)
		}
	}
	for _, t := range learnt {
		i, has := at[termKey(t.Text)]
		switch {
		case !has && len(out) < maxProfiled:
			out = append(out, t)
		case has && !out[i].isOwn():
			t.Struck = true
			out[i] = t
		}
	}
	sortTerms(out)
	return out
}

// termKey is the same for all forms of a term.
func termKey(text string) string {
	var b []byte
	EachWord(text, func(word []byte) bool {
		b = append(append(b, stem(word)...), ' ')
		return true
	})
	return string(b)
}
