package topic

// stem is an English word without the endings that do not change what it is about: plurals, -ing, -ed. Other words lose
// at most a last s. It is for comparing only; what it leaves need not be a word.
func stem(word []byte) []byte {
	for _, c := range word {
		if c < 'a' || c > 'z' {
			return word
		}
	}
	word = singular(word)
	switch n := len(word); {
	case n >= 7 && ends(word, "ing") && hasVowel(word[:n-3]):
		word = undouble(word[:n-3])
	case n >= 6 && ends(word, "ed") && hasVowel(word[:n-2]):
		word = undouble(word[:n-2])
	}
	if n := len(word); n >= 5 && word[n-1] == 'e' {
		word = word[:n-1]
	}
	return word
}

// singular drops a plural's ending.
func singular(word []byte) []byte {
	n := len(word)
	switch {
	case n < 4 || word[n-1] != 's' || word[n-2] == 's' || word[n-2] == 'u' || word[n-2] == 'i':
		return word
	case n >= 5 && ends(word, "ies"):
		word[n-3] = 'y'
		return word[:n-2]
	case ends(word, "sses"), ends(word, "shes"), ends(word, "ches"), ends(word, "xes"), ends(word, "zes"):
		return word[:n-2]
	}
	return word[:n-1]
}

func ends(word []byte, end string) bool {
	return len(word) >= len(end) && string(word[len(word)-len(end):]) == end
}

func hasVowel(word []byte) bool {
	for _, c := range word {
		switch c {
		case 'a', 'e', 'i', 'o', 'u', 'y':
			return true
		}
	}
	return false
}

// undouble drops the second of two equal consonants that an ending has doubled (running, run).
func undouble(word []byte) []byte {
	n := len(word)
	if n >= 4 && word[n-1] == word[n-2] && word[n-1] != 'l' && word[n-1] != 's' && word[n-1] != 'z' {
		return word[:n-1]
	}
	return word
}
