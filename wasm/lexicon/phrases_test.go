package lexicon

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestPhrases(t *testing.T) {
	p := Phrases("\none, two words,\nthree, twenty-two words,\nfour\n")
	for s, want := range map[string]string{"": "", "the one": "one", "two  words": "", "all two words here": "two words",
		"threefold": "three", "four": "four"} {
		if got := p.In(s); got != want {
			t.Errorf("In(%q) = %q; want %q", s, got, want)
		}
	}
	for s, want := range map[string]bool{"": false, "one": true, "two words": true, "two": false, "four": true, ",": false, "words": false,
		"three": true, "thre": false, "four ": false, "one, two words": false, "twenty-two words": true} {
		if got := p.Has(s); got != want {
			t.Errorf("Has(%q) = %t; want %t", s, got, want)
		}
	}
	n := 0
	for range p.All {
		if n++; n == 2 {
			break
		}
	}
	if n != 2 {
		t.Errorf("All went on for %d phrases; want 2", n)
	}
}

// Lists are compared with text in lower case: a capital in one would never be found.
func TestPhrasesAreLowerCase(t *testing.T) {
	for name, list := range map[string]Phrases{"PaidLabels": PaidLabels, "PaidBy": PaidBy, "AdWords": AdWords,
		"PaidSlugs": PaidSlugs, "GuestLabels": GuestLabels, "GuestSlugs": GuestSlugs, "Invitations": Invitations,
		"InvitationSlugs": InvitationSlugs, "AffiliateNotes": AffiliateNotes, "AffiliatePages": AffiliatePages, "AboutWords": AboutWords, "ContactWords": ContactWords,
		"EditorialPolicies": EditorialPolicies, "ReleaseMarks": ReleaseMarks, "ReleaseLabels": ReleaseLabels,
		"WireServices": WireServices, "CouponWords": CouponWords, "CouponButtons": CouponButtons,
		"SubmitSites": SubmitSites, "SubmitTexts": SubmitTexts, "SubmitWords": SubmitWords, "BookmarkMarks": BookmarkMarks,
		"DirectoryMakers": DirectoryMakers, "SoldThings": SoldThings, "ChatNames": ChatNames, "WantedNiches": WantedNiches,
		"Taking": Taking, "NotTaking": NotTaking, "MenuVerticals": MenuVerticals, "OddVerticals": OddVerticals,
		"VoucherSections": VoucherSections, "VetoedSections": VetoedSections, "ReviewTitles": ReviewTitles, "Evidence": Evidence,
		"LifeWords": LifeWords, "Credentials": Credentials, "Traps": Traps, "Moderation": Moderation, "SpamTrades": SpamTrades, "RiskAnchors": RiskAnchors,
		"HouseOffers": HouseOffers, "PaidStatements": PaidStatements, "OwnWords": OwnWords, "BuyWords": BuyWords, "AboutOne": AboutOne, "NewsNames": NewsNames, "NobodysNames": NobodysNames, "AdviceStarts": AdviceStarts, "AdviceWords": AdviceWords} {
		seen := map[string]bool{}
		for phrase := range list.All {
			if !list.Has(phrase) || strings.ContainsAny(phrase, "\n\t") || strings.TrimSpace(phrase) != phrase {
				t.Errorf("%s: %q is broken over two lines, or has blanks around it", name, phrase)
			}
			if phrase != strings.ToLower(phrase) || !utf8.ValidString(phrase) || seen[phrase] {
				t.Errorf("%s: %q is not in lower case, or stands there twice", name, phrase)
			}
			seen[phrase] = true
		}
		if len(seen) < 5 {
			t.Errorf("%s has %d phrases", name, len(seen))
		}
	}
}
