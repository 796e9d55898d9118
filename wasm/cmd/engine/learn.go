package main

import (
	"bytes"
	"strconv"

	"linkgrade/wasm/grade"
	"linkgrade/wasm/topic"
)

// sample is what learning needs of a page.
func (e *engine) sample(r *request) []byte {
	facts, trouble := readPage(r)
	if trouble != nil {
		return trouble
	}
	s := grade.SampleOf(facts)
	return s.AppendJSON(nil)
}

// learn makes a profile of samples, one a line, and the one that was there before.
func (e *engine) learn(r *request) []byte {
	older := &topic.Profile{}
	if r.older > 0 {
		p, err := topic.DecodeProfile(r.body[:r.older])
		if err != nil {
			return grade.AppendError(nil, err.Error())
		}
		older = p
	}
	var samples []topic.Sample
	for line := range bytes.Lines(r.body[r.older:]) {
		if line = bytes.TrimSpace(line); len(line) == 0 {
			continue
		}
		s, err := topic.DecodeSample(line)
		if err != nil {
			return grade.AppendError(nil, "sample "+strconv.Itoa(len(samples)+1)+" cannot be read")
		}
		if samples = append(samples, s); len(samples) > topic.MaxSamples {
			return grade.AppendError(nil, "a profile is learnt from at most "+strconv.Itoa(topic.MaxSamples)+" pages")
		}
	}
	vectors := e.Vectors
	if vectors == nil {
		vectors = &topic.Vectors{}
	}
	return vectors.Learn(older, samples, r.at).AppendJSON(nil)
}
