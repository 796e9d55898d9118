package main

import (
	"linkgrade/server/edition"
	"linkgrade/server/eval/labelled"
	"linkgrade/server/starter"
	"linkgrade/wasm/grade"
	"linkgrade/wasm/page"
	"linkgrade/wasm/topic"
	"linkgrade/wasm/trust"
)

// knowledge is what an engine knows beside the page.
type knowledge struct {
	vectors *topic.Vectors
	lexicon *topic.Lexicon
	names   grade.Lookup // of an edition
}

// starterKnowledge is what ships: the meanings of words and the starter edition.
func starterKnowledge() (*knowledge, error) {
	return knowledgeOf(starter.Open())
}

// listKnowledge is the same with an edition of the lists in the folder, as a user has who downloads them.
func listKnowledge(data string) (*knowledge, error) {
	return knowledgeOf(labelled.Edition(data))
}

func knowledgeOf(e *edition.Edition, err error) (*knowledge, error) {
	if err != nil {
		return nil, err
	}
	defer e.Close() // the pack stays in memory
	pack, err := trust.OpenPack(e.Pack())
	if err != nil {
		return nil, err
	}
	return &knowledge{vectors: topic.Shipped(), lexicon: topic.NewLexicon(), names: pack}, nil
}

// input is a page as that engine grades it, for nobody's topic.
func (k *knowledge) input(f *page.Facts) *grade.Input {
	in := &grade.Input{Facts: f, Vectors: k.vectors, Lexicon: k.lexicon, Names: k.names}
	if !f.Name.IsZero() {
		in.Record, in.Listed = k.names.Lookup(f.Name)
	}
	return in
}
