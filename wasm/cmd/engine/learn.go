package main

import (
	"bytes"
	"strconv"

	"linkgrade/wasm/grade"
	"linkgrade/wasm/jsontext"
	"linkgrade/wasm/topic"
)

// openVectors keeps its own copy, as openPack does.
func (e *engine) openVectors(body []byte) []byte {
	v, err := topic.Open(append([]byte(nil), body...))
	if err != nil {
		return grade.AppendError(nil, "the word vectors cannot be read")
	}
	e.vectors = v
	b := jsontext.AppendString([]byte(`{"made":`), v.Made())
	b = append(b, `,"words":`...)
	return append(strconv.AppendInt(b, int64(v.Words()), 10), '}')
}

// keepProfile leaves the profile that was kept where the new one cannot be read.
func (e *engine) keepProfile(body []byte) []byte {
	if len(body) == 0 {
		e.profile = nil
		return []byte("{}")
	}
	p, err := topic.DecodeProfile(body)
	if err != nil {
		return grade.AppendError(nil, err.Error())
	}
	e.profile = p
	return p.AppendJSON(nil)
}

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
	vectors := e.vectors
	if vectors == nil {
		vectors = &topic.Vectors{}
	}
	return vectors.Learn(older, samples, r.at).AppendJSON(nil)
}
