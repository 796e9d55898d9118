// Package topic says how near two texts are in what they are about: a page and a profile, a paragraph and a page, an
// anchor and the page it leads to.
//
// A [Doc] is made of a text and, where they are known, its title, headings, keywords and address. [Vectors.Similarity]
// compares two by four measures, which fail in different places, and blends them into the probability that both have
// one subject:
//
//	words they share        TF-IDF cosine
//	what their words mean   cosine of frequency-weighted means of word vectors
//	nearest pairs of words  how near each of the weightiest words of one comes to any of the other
//	containment             how much of the shorter is found in the longer
//
// One set of weights serves every kind of pair; wasm/eval/topics learns it. The vectors are English. A text in another
// language is compared by the words alone, and the answer says so.
//
// The package refuses to judge: near is not good. It knows no page and no site, keeps no state, opens no file (the
// caller hands it the bytes of vectors.lgv) and answers "not known" rather than 0 where a text says too little.
package topic

//go:generate go run ./gen -file vectors.lgv
