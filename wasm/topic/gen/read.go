package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"linkgrade/wasm/topic"
)

// given is how many numbers the package has for a word; its lists go on with a length and an ordinal.
const given = 100

// A word is what the package says of one, folded.
type word struct {
	text   string
	share  float64 // of all words that are written
	vector [given]float64
}

// read takes the first n words that are one word to the engine too, the commonest first. Of those that differ by case or
// diacritics only it takes the commonest. The package is one JSON object; reading it whole as such would take gigabytes.
func read(src []byte, n int) ([]word, error) {
	list, err := between(src, `"words":`, "[", "]")
	if err != nil {
		return nil, err
	}
	var all []string
	if err := json.Unmarshal(list, &all); err != nil {
		return nil, fmt.Errorf("words: %w", err)
	}
	out, seen := make([]word, 0, n), map[string]bool{}
	at := bytes.Index(src, []byte(`"vectors":`))
	if at < 0 {
		return nil, errors.New("the package has no vectors")
	}
	rest := src[at:]
	for _, w := range all {
		text, ok := single(w)
		if !ok || seen[text] {
			continue
		}
		seen[text] = true
		quoted, err := json.Marshal(w)
		if err != nil {
			return nil, err
		}
		numbers, err := between(rest, string(quoted)+":", "[", "]")
		if err != nil { // the vectors are not in the words' order
			if numbers, err = between(src[at:], string(quoted)+":", "[", "]"); err != nil {
				return nil, err
			}
		}
		one := word{text: text}
		if err := one.parse(numbers); err != nil {
			return nil, fmt.Errorf("word %q: %w", w, err)
		}
		if out = append(out, one); len(out) == n {
			return out, nil
		}
	}
	return nil, fmt.Errorf("the package has %d words; want %d", len(out), n)
}

// between is what stands from the first open bracket after a name to the next closing one, both included.
func between(src []byte, name, open, shut string) ([]byte, error) {
	at := bytes.Index(src, []byte(name+open))
	if at < 0 {
		return nil, fmt.Errorf("the package has no %s", name)
	}
	src = src[at+len(name):]
	for end, quoted := 0, false; end < len(src); end++ {
		switch {
		case src[end] == '\\':
			end++
		case src[end] == '"':
			quoted = !quoted
		case !quoted && src[end] == shut[0]:
			return src[:end+1], nil
		}
	}
	return nil, fmt.Errorf("%s does not end", name)
}

// single is a word as the engine reads it, if it reads exactly one.
func single(w string) (string, bool) {
	text, n := "", 0
	topic.EachWord(w, func(word []byte) bool {
		text, n = string(word), n+1
		return n < 2
	})
	return text, n == 1 && !strings.ContainsAny(w, " .,'-_/")
}

func (w *word) parse(numbers []byte) error {
	fields := strings.Split(strings.Trim(string(numbers), "[]"), ",")
	if len(fields) < given {
		return fmt.Errorf("%d numbers; want %d", len(fields), given)
	}
	for i := range w.vector {
		x, err := strconv.ParseFloat(fields[i], 64)
		if err != nil {
			return err
		}
		w.vector[i] = x
	}
	return nil
}
