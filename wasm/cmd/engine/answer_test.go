package main

import (
	"encoding/json"
	"strings"
	"testing"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/trust"
)

func testPack(t *testing.T) []byte {
	t.Helper()
	entries := []trust.Entry{
		{Name: name(t, "known.example"), Record: trust.Record{Authority: trust.AuthorityOf(80), Lists: 1}},
		{Name: name(t, "school.example"), Record: trust.Record{Categories: trust.Education}},
	}
	return trust.BuildPack(entries, trust.PackOptions{Edition: "e1", BucketBits: 8})
}

func name(t *testing.T, s string) domain.Name {
	t.Helper()
	n, err := domain.ParseName(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func withBody(headers string, body []byte) []byte { return append([]byte(headers+"\n"), body...) }

// ask answers a request and reads the JSON.
func ask(t *testing.T, e *engine, request []byte) map[string]any {
	t.Helper()
	var v map[string]any
	b := e.answer(request)
	if err := json.Unmarshal(b, &v); err != nil {
		t.Fatalf("answer(%.80q) = %.200q: %v", request, b, err)
	}
	return v
}

func TestAnswers(t *testing.T) {
	e := &engine{}
	if got := ask(t, e, withBody("do: key\nurl: https://known.example/\n", nil)); got["known"] != false || got["prefix"] != "" {
		t.Errorf("key without a pack = %v; want unknown, no prefix", got)
	}
	got := ask(t, e, withBody("do: pack\n", testPack(t)))
	if got["edition"] != "e1" || got["names"] != 2.0 || got["bits"] != 8.0 {
		t.Errorf("pack = %v; want edition e1, 2 names, 8 bits", got)
	}
	got = ask(t, e, withBody("do: key\nurl: https://www.known.example/x\n", nil))
	if got["domain"] != "known.example" || got["known"] != true || len(got["prefix"].(string)) != 4 {
		t.Errorf("key = %v; want known.example, known, a prefix of four digits", got)
	}
	if got = ask(t, e, withBody("do: warm\n", nil)); len(got) != 0 {
		t.Errorf("warm = %v; want {}", got)
	}
	got = ask(t, e, withBody("do: grade\nurl: https://known.example/a\nat: 12\nstatus: 200\nfeed: html\n", []byte("<title>T</title><p>Hello")))
	if got["domain"] != "known.example" || got["at"] != 12.0 || got["edition"] != "e1" || got["title"] != "T" {
		t.Errorf("grade = %v", got)
	}
}

func TestGradeReadsTheBucket(t *testing.T) {
	e := &engine{}
	ask(t, e, withBody("do: pack\n", testPack(t)))
	k := trust.KeyOf(name(t, "rare.example"))
	p := k.Prefix(8)
	bucket := trust.EncodeBucket(p, []trust.KeyRecord{{Key: k, Record: trust.Record{Authority: trust.AuthorityOf(33), Lists: 2}}})
	head := "do: grade\nurl: https://rare.example/\nfeed: dom\nedition: e2\nbucket: " + itoa(len(bucket)) + "\n"
	got := ask(t, e, withBody(head, append(bucket, "\x01p\x04Hello\x05"...)))
	authority := got["pillars"].(map[string]any)["authority"].(map[string]any)
	if authority["score"] == nil || got["edition"] != "e2" {
		t.Errorf("grade with a bucket: authority %v, edition %v; want a known one, e2", authority, got["edition"])
	}
	bad := append([]byte(nil), bucket...)
	bad[0] ^= 0xFF
	got = ask(t, e, withBody(head, append(bad, "\x01p\x04Hello\x05"...)))
	if authority = got["pillars"].(map[string]any)["authority"].(map[string]any); authority["score"] != nil {
		t.Errorf("grade with a broken bucket: authority %v; want unknown", authority)
	}
}

// A server's edition may have prefixes of another length than the pack's.
func TestBucketsOfAnyLength(t *testing.T) {
	k := trust.KeyOf(name(t, "rare.example"))
	for _, c := range []struct {
		name, header string
		bits         int // of the bucket that comes
		pack, reads  bool
	}{
		{"longer than the pack's", "bits: 16\n", 16, true, true},
		{"shorter than the pack's", "bits: 3\n", 3, true, true},
		{"one bucket for all", "bits: 0\n", 0, true, true},
		{"no header: the pack's", "", 8, true, true},
		{"no header, another than the pack's", "", 9, true, false},
		{"another than the header says", "bits: 9\n", 8, true, false},
		{"without a pack", "bits: 9\n", 9, false, true},
		{"without a pack or header", "", 8, false, false},
	} {
		e := &engine{}
		if c.pack {
			ask(t, e, withBody("do: pack\n", testPack(t)))
		}
		key := ask(t, e, withBody("do: key\nurl: https://rare.example/\n"+c.header, nil))
		if got, want := key["prefix"], k.Prefix(c.bits).String(); c.reads && got != want {
			t.Errorf("%s: key's prefix = %v; want %s", c.name, got, want)
		}
		bucket := trust.EncodeBucket(k.Prefix(c.bits), []trust.KeyRecord{{Key: k, Record: trust.Record{Authority: trust.AuthorityOf(33), Lists: 2}}})
		head := "do: grade\nurl: https://rare.example/\nfeed: dom\nedition: e2\n" + c.header + "bucket: " + itoa(len(bucket)) + "\n"
		got := ask(t, e, withBody(head, append(bucket, "\x01p\x04Hello\x05"...)))
		authority := got["pillars"].(map[string]any)["authority"].(map[string]any)
		if read := authority["score"] != nil; read != c.reads {
			t.Errorf("%s: bucket read = %v; want %v", c.name, read, c.reads)
		}
	}
}

func itoa(n int) string { b, _ := json.Marshal(n); return string(b) }

func TestMistakesAreSentences(t *testing.T) {
	for _, c := range []struct{ name, request string }{
		{"nothing", ""},
		{"no end of headers", "do: grade\n"},
		{"unknown verb", "do: dance\n\n"},
		{"no address", "do: grade\n\n"},
		{"address", "do: grade\nurl: nonsense\n\n"},
		{"number", "do: grade\nstatus: many\n\n"},
		{"bucket too long", "do: grade\nurl: https://a.example/\nbucket: 9\n\nabc"},
		{"bucket negative", "do: grade\nurl: https://a.example/\nbucket: -1\n\nabc"},
		{"bits over 16", "do: key\nurl: https://a.example/\nbits: 17\n\n"},
		{"bits negative", "do: key\nurl: https://a.example/\nbits: -1\n\n"},
		{"bits no number", "do: key\nurl: https://a.example/\nbits: few\n\n"},
		{"stream", "do: grade\nurl: https://a.example/\nfeed: dom\n\nplain text"},
		{"pack", "do: pack\n\nnot a pack"},
	} {
		got := ask(t, &engine{}, []byte(c.request))
		if s, _ := got["error"].(string); s == "" || strings.ContainsAny(s, "\n") {
			t.Errorf("%s: answer = %v; want one sentence under error", c.name, got)
		}
	}
}

func FuzzAnswer(f *testing.F) {
	f.Add([]byte("do: grade\nurl: https://a.example/\nfeed: dom\n\n\x01a\x02href\x03/x\x04t\x05"))
	f.Add([]byte("do: pack\n\nLGPK"))
	f.Add([]byte("do: key\nurl: https://ä.example/\nbits: 9\n\n"))
	f.Add([]byte("do: learn\nolder: 2\n\n{}{\"title\":\"Yachts\",\"body\":\"a sailing boat\"}\n"))
	f.Add([]byte("do: profile\n\n{\"terms\":[{\"term\":\"yacht\"}]}"))
	f.Add([]byte("do: names\n\nhttps://a.example/\nhttps://ä.example"))
	f.Add([]byte("do: survey\nurl: https://a.example/\n\n"))
	f.Add([]byte("do: link\nurl: https://a.example/\ntargets: b.example\nolder: 2\n\n{}<a href=//b.example>x"))
	f.Add([]byte("do: sample\nurl: https://a.example/\n\n<h1>Yachts"))
	f.Fuzz(func(t *testing.T, request []byte) {
		if b := (&engine{}).answer(request); !json.Valid(b) {
			t.Errorf("answer(%q) is no JSON: %q", request, b)
		}
	})
}
