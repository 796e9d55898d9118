// Package topic says how near two texts are in what they are about: a page and a profile, a paragraph and a page, an
// anchor and the page it leads to.
//
// A [Doc] is made of a text and, where they are known, its title, headings, keywords and address. [Vectors.Similarity]
// compares two by measures that fail in different places, and blends them into the probability that both have one subject:
//
//	words they share       TF-IDF cosine
//	containment            how much of the shorter is found in the longer
//	what their words mean  cosine of frequency-weighted means of word vectors, beyond what is near to everything
//	fields                 whether the same fields of words are near to both
//
// One set of weights serves every kind of pair; wasm/eval/topics learns it. The vectors are English. Texts in another
// language are compared by their words alone, without that language's function words, and the answer says so.
//
// The package refuses to judge: near is not good. It knows no page and no site, keeps no state, opens no file (the
// caller hands it the bytes of vectors.lgv) and answers "not known" rather than 0 where a text says too little.
package topic

//go:generate go run ./gen -file vectors.lgv
