package trust

import "math/bits"

// A Category is a set of labels that public lists put on names; the zero value is none.
// The bits stand in packs and the words in reports: add at the end, never renumber.
type Category uint32

// The categories. Each is a statement of a list about a name, not a judgement.
const (
	Gambling       Category = 1 << iota // bets and casinos
	Adult                               // pornography
	Malware                             // serves malicious software
	Phishing                            // imitates others to steal
	Piracy                              // unlicensed copies
	LinkSeller                          // offers links for money
	ContentFarm                         // articles in bulk, for search engines
	Shortener                           // addresses that forward elsewhere
	FreeHost                            // hands out names or pages below its own to anyone
	Social                              // social network
	Forum                               // discussion board
	Directory                           // list of sites
	Press                               // news publisher
	Government                          // public authority
	Education                           // school or university
	Parked                              // for sale, nothing on it
	DisposableMail                      // throw-away mail addresses
	Scam                                // fraud other than phishing
	Spam                                // advertises itself by abuse: referrer spam, SEO spam
	Drugs                               // pharmacies and drugs by mail
	FreeMail                            // mail addresses for anyone
	Confirmed                           // independent lists agree on a harm that it is said to do
)

// categoryWords are the stable names, by bit.
var categoryWords = [...]string{
	"gambling", "adult", "malware", "phishing", "piracy", "link-seller", "content-farm",
	"shortener", "free-host", "social", "forum", "directory", "press", "government",
	"education", "parked", "disposable-mail", "scam", "spam", "drugs", "free-mail", "confirmed",
}

// AllCategories has every category that has a word.
const AllCategories Category = 1<<len(categoryWords) - 1

// Has says whether all of the categories of o are in c; it holds for the zero o.
func (c Category) Has(o Category) bool { return c&o == o }

// Words are the categories' words in the order of their bits; nil for none. Bits
// without a word, from a newer edition, are left out.
func (c Category) Words() []string {
	var words []string
	for c &= AllCategories; c != 0; c &= c - 1 {
		words = append(words, categoryWords[bits.TrailingZeros32(uint32(c))])
	}
	return words
}

// String is the words with commas between them, "" for none. [ParseCategory] reads it
// back.
func (c Category) String() string {
	var text []byte
	for i, word := range c.Words() {
		if i > 0 {
			text = append(text, ',')
		}
		text = append(text, word...)
	}
	return string(text)
}

// ParseCategory reads one word or several with commas between them, in any order; "" is
// none. An unknown or empty word is ErrCategory.
func ParseCategory(s string) (Category, error) {
	var c Category
	for rest := s; rest != ""; {
		word, more := rest, ""
		for i := range len(rest) {
			if rest[i] == ',' {
				word, more = rest[:i], rest[i+1:]
				if more == "" {
					return 0, &formError{ErrCategory, "a comma ends the list"}
				}
				break
			}
		}
		bit := categoryOf(word)
		if bit == 0 {
			return 0, &formError{ErrCategory, "no such word"}
		}
		c |= bit
		rest = more
	}
	return c, nil
}

func categoryOf(word string) Category {
	for i, w := range categoryWords {
		if w == word {
			return 1 << i
		}
	}
	return 0
}
