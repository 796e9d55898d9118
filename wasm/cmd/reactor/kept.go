package reactor

import (
	"strconv"

	"linkgrade/wasm/grade"
	"linkgrade/wasm/jsontext"
	"linkgrade/wasm/topic"
	"linkgrade/wasm/trust"
)

// Kept is what a face was sent for all calls to come; nil stands for what it was not. Each way to send it answers JSON: what
// was kept, or an error of one sentence, and then what was there before stays.
type Kept struct {
	Pack    *trust.Pack
	Vectors *topic.Vectors
	Profile *topic.Profile
}

// own is a body to keep: a copy, but for one whose request's memory the next call does not use again.
func own(body []byte) []byte {
	if len(body) > longestKept {
		return body
	}
	return append([]byte(nil), body...)
}

// OpenPack keeps a pack.
func (k *Kept) OpenPack(body []byte) []byte {
	p, err := trust.OpenPack(own(body))
	if err != nil {
		return grade.AppendError(nil, "the trust pack cannot be read: "+err.Error())
	}
	k.Pack = p
	b := append([]byte(`{"edition":`), strconv.Quote(p.Edition())...)
	b = append(b, `,"names":`...)
	b = strconv.AppendInt(b, int64(p.Names()), 10)
	b = append(b, `,"bits":`...)
	return append(strconv.AppendInt(b, int64(p.BucketBits()), 10), '}')
}

// OpenVectors keeps word vectors.
func (k *Kept) OpenVectors(body []byte) []byte {
	v, err := topic.Open(own(body))
	if err != nil {
		return grade.AppendError(nil, "the word vectors cannot be read")
	}
	k.Vectors = v
	b := jsontext.AppendString([]byte(`{"made":`), v.Made())
	b = append(b, `,"words":`...)
	return append(strconv.AppendInt(b, int64(v.Words()), 10), '}')
}

// KeepProfile answers the profile as it is kept; an empty body forgets it.
func (k *Kept) KeepProfile(body []byte) []byte {
	if len(body) == 0 {
		k.Profile = nil
		return []byte("{}")
	}
	p, err := topic.DecodeProfile(body)
	if err != nil {
		return grade.AppendError(nil, err.Error())
	}
	k.Profile = p
	return p.AppendJSON(nil)
}
