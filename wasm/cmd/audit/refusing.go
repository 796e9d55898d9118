package main

import (
	"errors"
	"strconv"

	"linkgrade/wasm/audit/disavow"
	"linkgrade/wasm/audit/export"
	"linkgrade/wasm/grade"
	"linkgrade/wasm/jsontext"
)

// A refusal is why something is not done or read: a word by which the page says it in the reader's language, what stands in its
// sentence, and the sentence in English.
type refusal struct {
	reason string // one of refusals
	args   []string
	text   string
}

// refusals are the words of all refusals. What only a mistake of the page's could ask for has none: see refuse.
var refusals = []string{"site", "rival", "many-files", "empty", "kind", "unknown", "no-links", "unreadable", packedBroken, packedLarge,
	"disavow-text", "disavow-large", "disavow-limits", "disavow-address", "earlier"}

// refuse answers what the page should not have asked.
func refuse(sentence string) []byte { return grade.AppendError(nil, sentence) }

// answer is a refusal as the answer to a request.
func (r *refusal) answer() []byte {
	b := jsontext.AppendString([]byte(`{"error":`), r.text)
	return append(r.appendReason(append(b, ',')), '}')
}

// appendJSON appends it as an object, or null.
func (r *refusal) appendJSON(b []byte) []byte {
	if r == nil {
		return append(b, "null"...)
	}
	b = jsontext.AppendString(append(b, `{"text":`...), r.text)
	return append(r.appendReason(append(b, ',')), '}')
}

func (r *refusal) appendReason(b []byte) []byte {
	b = jsontext.AppendString(append(b, `"reason":`...), r.reason)
	b = append(b, `,"args":[`...)
	for i, arg := range r.args {
		if i > 0 {
			b = append(b, ',')
		}
		b = jsontext.AppendString(b, arg)
	}
	return append(b, ']')
}

// Words of what the page finds where it unpacks a file.
const (
	packedBroken = "packed-broken"
	packedLarge  = "packed-large"
)

var (
	errPackedBroken = errors.New("what it was packed in is not whole")
	errPackedLarge  = errors.New("more than is read of one file, unpacked")
)

// unpacked is why the rest of a packed file does not come, by the page's word; nil for none.
func unpacked(word string) error {
	switch word {
	case packedBroken:
		return errPackedBroken
	case packedLarge:
		return errPackedLarge
	}
	return nil
}

// unread is why a file, or the rest of it, is not read.
func unread(err error) *refusal {
	reason := "unreadable"
	switch {
	case err == nil:
		return nil
	case errors.Is(err, export.ErrEmpty):
		reason = "empty"
	case errors.Is(err, export.ErrKind):
		reason = "kind"
	case errors.Is(err, export.ErrUnknown):
		reason = "unknown"
	case errors.Is(err, export.ErrNoLinks):
		reason = "no-links"
	case errors.Is(err, errPackedBroken):
		reason = packedBroken
	case errors.Is(err, errPackedLarge):
		reason = packedLarge
	}
	return &refusal{reason: reason, text: err.Error()}
}

// noDisavow is why a disavow file is not taken.
func noDisavow(err error) *refusal {
	reason := "disavow-text"
	if errors.Is(err, disavow.ErrLarge) {
		reason = "disavow-large"
	}
	return &refusal{reason: reason, text: "the disavow file is " + err.Error()}
}

// unfit is why a disavow file cannot be sent.
func unfit(err error) *refusal {
	r := &refusal{reason: "disavow-limits", text: err.Error()}
	var limit *disavow.LimitError
	if !errors.As(err, &limit) {
		panic("audit: a disavow file does not fit, and over no limit: " + err.Error())
	}
	if limit.Long > 0 {
		r.reason, r.args = "disavow-address", []string{strconv.Itoa(limit.Long)}
	} else {
		r.args = []string{strconv.Itoa(limit.Lines), strconv.Itoa(limit.Bytes), strconv.Itoa(limit.Silent)}
	}
	return r
}
