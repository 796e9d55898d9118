package main

import (
	"strings"
	"testing"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/trust"
)

func TestNames(t *testing.T) {
	e := &engine{}
	asked := "https://known.example/a\nnonsense\nhttps://www.seller.example\nhttps://nowhere.example/"
	none := `{"domain":"known.example","authority":null,"warnings":[]},{"domain":"","authority":null,"warnings":[]}`
	if got := string(e.answer([]byte("do: names\n\n" + asked))); !strings.HasPrefix(got, `{"names":[`+none) {
		t.Errorf("names without a pack = %s", got)
	}
	ask(t, e, withBody("do: pack\n", trust.BuildPack([]trust.Entry{
		{Name: name(t, "known.example"), Record: trust.Record{Authority: trust.AuthorityOf(100), Lists: 1}},
		{Name: name(t, "seller.example"), Record: trust.Record{Categories: trust.LinkSeller | trust.Spam}},
	}, trust.PackOptions{Edition: "e1", BucketBits: 8})))
	want := `{"names":[{"domain":"known.example","authority":100,"warnings":[]},{"domain":"","authority":null,"warnings":[]},` +
		`{"domain":"seller.example","authority":null,"warnings":["link-seller","spam"]},{"domain":"nowhere.example","authority":null,"warnings":[]}]}`
	if got := string(e.answer([]byte("do: names\n\n" + asked))); got != want {
		t.Errorf("names = %s; want %s", got, want)
	}
	if got := string(e.answer([]byte("do: names\n\n"))); got != `{"names":[]}` {
		t.Errorf("names of nothing = %s; want none", got)
	}
	if got := ask(t, e, []byte("do: names\n\n"+strings.Repeat("https://a.example\n", maxNames+5)))["names"].([]any); len(got) != maxNames {
		t.Errorf("%d names are answered; want at most %d", len(got), maxNames)
	}
}

func BenchmarkNames(b *testing.B) {
	e := &engine{}
	n, err := domain.ParseName("known.example")
	if err != nil {
		b.Fatal(err)
	}
	e.answer(withBody("do: pack\n", trust.BuildPack([]trust.Entry{{Name: n, Record: trust.Record{Authority: trust.AuthorityOf(80)}}}, trust.PackOptions{Edition: "e1", BucketBits: 8})))
	request := []byte("do: names\n\n" + strings.Repeat("https://www.known.example/some/page?of=it\n", 20))
	for b.Loop() {
		e.answer(request)
	}
}
