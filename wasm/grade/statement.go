package grade

import "strconv"

// Statement is what evidence in our own words says, without a language: for those who say it in another than English.
type Statement struct {
	Key  string   // lower-case words joined by hyphens; never changes its meaning
	With []string // what the statement is filled with, in order: numbers, the page's own words, or words of reports
}

// stated is evidence in our own words that belongs to no link. Each # of the words is filled from with, in order.
// extension/policy has the statement in other languages, by its key; a test there names what is missing.
//
//go:noinline
func stated(key, words string, with ...string) Evidence {
	var text []byte
	for i, next := 0, 0; i < len(words); i++ {
		if words[i] != '#' {
			text = append(text, words[i])
			continue
		}
		text = append(text, with[next]...)
		with[next] = quote(with[next])
		next++
	}
	return Evidence{Text: quote(string(text)), Link: -1, Statement: &Statement{key, with}}
}

// counted is a statement filled with whole numbers.
//
//go:noinline
func counted(key, words string, with ...int) Evidence {
	var numbers []string
	for _, n := range with {
		numbers = append(numbers, strconv.Itoa(n))
	}
	return stated(key, words, numbers...)
}

// at is the evidence as a link's own.
//
//go:noinline
func (e Evidence) at(link int) Evidence {
	e.Link = link
	return e
}
