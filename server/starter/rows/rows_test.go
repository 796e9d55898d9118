package rows

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"linkgrade/server/edition"
	"linkgrade/server/starter"
	"linkgrade/wasm/domain"
	"linkgrade/wasm/trust"
)

func TestRowsMakeTheStarterEdition(t *testing.T) {
	e, err := starter.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	sources, err := Sources()
	if err != nil {
		t.Fatal(err)
	}
	var rows []edition.Row
	if err := Each(func(r edition.Row) error { rows = append(rows, r); return nil }); err != nil {
		t.Fatal(err)
	}
	made, err := edition.Build(e.Document().Built, sources, rows)
	if err != nil {
		t.Fatal(err)
	}
	if made.ID() != e.ID() {
		t.Errorf("the rows make edition %s, the embedded one is %s: run go generate ./server/starter", made.ID(), e.ID())
	}
}

func TestReadIsTheInverseOfWrite(t *testing.T) {
	const text = "=a\nexample.com\t97\nexample.org\t0\n=b\nexample.com\teducation\nxn--bcher-kva.example\tfree-mail\n"
	var rows []edition.Row
	if err := Read(strings.NewReader(text), func(r edition.Row) error { rows = append(rows, r); return nil }); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := Write(&b, rows); err != nil || b.String() != text {
		t.Errorf("Write(Read(%q)) = %q, %v", text, b.String(), err)
	}
}

func TestReadRefuses(t *testing.T) {
	for _, text := range []string{"example.com\t97\n", "=a\ncom\t97\n", "=a\nexample.com\n", "=a\nexample.com\tdance\n", "=a\nexample.com\t128\n"} {
		if err := Read(strings.NewReader(text), func(edition.Row) error { return nil }); err == nil {
			t.Errorf("Read(%q) gives no error", text)
		}
	}
	stop := errors.New("enough")
	if err := Read(strings.NewReader("=a\nexample.com\t97\n"), func(edition.Row) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("Read gives %v; want take's error", err)
	}
}

func TestWriteRefusesWhatItCannotSay(t *testing.T) {
	name, err := domain.ParseName("example.com")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range []trust.Record{{}, {Popularity: 3}, {Authority: trust.AuthorityOf(9), Categories: trust.Press}} {
		if err := Write(&bytes.Buffer{}, []edition.Row{{Source: "a", Name: name, Record: r}}); err == nil {
			t.Errorf("Write(%+v) gives no error", r)
		}
	}
}
