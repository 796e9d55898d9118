package topic

import (
	"flag"
	"os"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden scores")

// Scores are the same to the last digit natively and in WebAssembly: both run this. New weights change them: go test
// ./wasm/topic -update.
func TestScoresEverywhere(t *testing.T) {
	v := shipped(t)
	texts := []Text{{Body: sailing}, {Body: yachts, Title: "Charter"}, {Body: baking}, {Body: mending, Address: "/jackets/repair"},
		{Keywords: "boats, sailing"}, {Body: segeln}, {Body: hafen}, {Body: page(1000)}, {Body: inLanguages[10].sailing}, {Body: inLanguages[10].boats}}
	var out strings.Builder
	for i, x := range texts {
		for _, y := range texts[:i] {
			out.WriteString(strconv.FormatFloat(v.Similarity(v.Read(x), v.Read(y)).Score, 'g', -1, 64))
			out.WriteByte(' ')
		}
		out.WriteByte('\n')
	}
	const file = "testdata/scores.txt"
	if *update {
		if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if out.String() != string(want) {
		t.Errorf("scores\n%s\nwant\n%s", out.String(), want)
	}
}
