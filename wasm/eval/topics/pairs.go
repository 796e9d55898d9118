// Package topics reads labelled pairs of texts, measures how well a score tells those of one subject from others, and
// learns the weights of package topic. It writes nothing.
package topics

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"slices"

	"linkgrade/wasm/eval/auc"
)

// A Pair is two texts and whether they are of one subject.
type Pair struct {
	Set         string
	Left, Right string
	Same        bool
	Group       int // pairs that share a text, directly or over others, have the same
}

// Load reads topics/pairs.dev.jsonl.gz of a bench folder.
func Load(bench string) ([]Pair, error) {
	file := filepath.Join(bench, "topics", "pairs.dev.jsonl.gz")
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Base(file), err)
	}
	var pairs []Pair
	lines := bufio.NewScanner(z)
	lines.Buffer(make([]byte, 1<<16), 1<<24)
	for n := 1; lines.Scan(); n++ {
		var p struct {
			Set, Left, Right string
			Label            int
		}
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			return nil, fmt.Errorf("%s: line %d: %w", filepath.Base(file), n, err)
		}
		pairs = append(pairs, Pair{Set: p.Set, Left: p.Left, Right: p.Right, Same: p.Label == 1})
	}
	group(pairs)
	return pairs, lines.Err()
}

// Sets are the names of the pairs' sets in the order in which they come.
func Sets(pairs []Pair) []string {
	var sets []string
	for _, p := range pairs {
		if !slices.Contains(sets, p.Set) {
			sets = append(sets, p.Set)
		}
	}
	return sets
}

// group numbers the pairs' connected components: two pairs are joined where they have a text in common.
func group(pairs []Pair) {
	parent := make([]int, len(pairs))
	root := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	first := map[uint64]int{}
	for i, p := range pairs {
		parent[i] = i
		for _, text := range []string{p.Left, p.Right} {
			h := fnv.New64a()
			h.Write([]byte(text)) // never fails
			key := h.Sum64()
			if at, ok := first[key]; ok {
				a, b := root(at), root(i)
				parent[max(a, b)] = min(a, b)
			} else {
				first[key] = i
			}
		}
	}
	for i := range pairs {
		pairs[i].Group = root(i)
	}
}

// AUC is the probability that a pair of one subject scores above one that is not, ties counting half; scores[i] is of
// pairs[i].
func AUC(pairs []Pair, scores []float64) float64 {
	return auc.Of(len(pairs), func(i int) bool { return pairs[i].Same }, func(i int) float64 { return scores[i] })
}
