// Command train learns what package topic needs from the evaluation data: how common words are on the web
// (wasm/topic/gen/counts.txt) and how its measures are blended (wasm/topic/weights.go). Run it from the top folder with
// LINKGRADE_DATA set: make train. The same data give the same files. New counts need go generate ./wasm/topic and then
// train again.
package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"linkgrade/wasm/eval/labelled"
	"linkgrade/wasm/eval/topics"
	"linkgrade/wasm/topic"
)

func main() {
	data := os.Getenv("LINKGRADE_DATA")
	if data == "" {
		fmt.Fprintln(os.Stderr, "train: LINKGRADE_DATA is not set: it names the folder that holds the evaluation data")
		os.Exit(1)
	}
	bench := filepath.Join(data, "bench")
	if err := errors.Join(count(bench, "wasm/topic/gen/counts.txt"), blend(bench, "wasm/topic/vectors.lgv", "wasm/topic/weights.go")); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func count(bench, file string) error {
	pages, err := labelled.Load(filepath.Join(bench, "placement"))
	if err != nil {
		return err
	}
	counts, err := topics.Count(pages)
	if err != nil {
		return err
	}
	return os.WriteFile(file, []byte(counts), 0o644)
}

func blend(bench, vectors, file string) error {
	b, err := os.ReadFile(vectors)
	if err != nil {
		return err
	}
	v, err := topic.Open(b)
	if err != nil {
		return err
	}
	pairs, err := topics.Load(bench)
	if err != nil {
		return err
	}
	spoken, foreign := topics.Measure(v, pairs, ""), topics.Measure(v, pairs, topics.Foreign)
	src, err := topics.Source(topics.Fit(topics.Spoken(spoken), topic.WithVectors()), topics.Fit(foreign, topic.WordsAlone()))
	if err != nil {
		return err
	}
	fmt.Printf("train: %d pairs of texts, %d bytes of source\n", len(pairs), len(src))
	return os.WriteFile(file, src, 0o644)
}
