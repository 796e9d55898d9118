package trust

import (
	"errors"
	"slices"
	"testing"

	"linkgrade/wasm/domain"
)

func TestOpenPackRefuses(t *testing.T) {
	good := BuildPack(sample(t, 400, 5), PackOptions{Edition: "e", BucketBits: 1})
	open(t, good)
	change := func(at int, to byte) []byte {
		b := slices.Clone(good)
		b[at] = to
		return b
	}
	for what, b := range map[string][]byte{
		"nothing":                   nil,
		"a web page":                []byte("<!doctype html><title>502 Bad Gateway</title><p>nginx</p>"),
		"another version":           change(4, PackVersion+1),
		"17 prefix bits":            change(5, 17),
		"33 sets":                   change(6, 33),
		"fewer sets than follow":    change(6, 1),
		"a capital in the edition":  change(editionAt, 'E'),
		"a flag of the future":      change(7, 1),
		"an impossible list count":  change(packHeader+4, 9),
		"more names than bytes":     change(packHeader+2, 0xff),
		"more names than there are": change(packHeader+3, 0xff),
		"bytes after the end":       append(slices.Clone(good), 0),
	} {
		if _, err := OpenPack(b); !errors.Is(err, ErrPack) {
			t.Errorf("OpenPack of %s: %v; want ErrPack", what, err)
		}
	}
	for n := range good {
		if _, err := OpenPack(good[:n:n]); !errors.Is(err, ErrPack) {
			t.Fatalf("OpenPack of the first %d bytes: %v; want ErrPack", n, err)
		}
	}
}

func TestOpenSetRefuses(t *testing.T) {
	good := appendSet(nil, 3, []Key{{1}, {2}, {3}})
	for what, change := range map[string]func([]byte){
		"bit 32":                   func(b []byte) { b[0] = 32 },
		"a Rice parameter of 33":   func(b []byte) { b[1] = 33 },
		"keys below 48 spare bits": func(b []byte) { b[2] = byte(setRest(3) - 1) },
		"keys beyond 80 bits":      func(b []byte) { b[2] = 49 },
		"no keys":                  func(b []byte) { b[3] = 0 },
		"a longer stream":          func(b []byte) { b[7]++ },
	} {
		b := slices.Clone(good)
		change(b)
		if _, _, err := openSet(b); !errors.Is(err, ErrPack) {
			t.Errorf("openSet with %s: %v; want ErrPack", what, err)
		}
	}
}

// A newer edition may have a category this program has no word for.
func TestPackIgnoresCategoriesOfTheFuture(t *testing.T) {
	n := name(t, "example.com")
	b := appendPackHeader(nil, PackOptions{}, 2, 1)
	b = appendAuthority(b, nil)
	b = appendSet(b, 12, []Key{KeyOf(n)})
	b = appendSet(b, 31, []Key{KeyOf(n)})
	got, listed := open(t, b).Lookup(n)
	if want := (Record{Categories: Press}); got != want || !listed {
		t.Errorf("Lookup = %+v, %v; want %+v", got, listed, want)
	}
	b = appendPackHeader(nil, PackOptions{}, 2, 1)
	b = appendAuthority(b, nil)
	b = appendSet(appendSet(b, 12, []Key{KeyOf(n)}), 12, []Key{KeyOf(n)})
	if _, err := OpenPack(b); !errors.Is(err, ErrPack) {
		t.Errorf("one category twice: %v; want ErrPack", err)
	}
}

func FuzzOpenPack(f *testing.F) {
	for _, n := range []int{0, 1, 40, 300} {
		b := BuildPack(sample(f, n, uint64(n)), PackOptions{Edition: "fuzz", BucketBits: 3})
		f.Add(b)
		f.Add(b[:len(b)*2/3])
	}
	names := []domain.Name{name(f, "n300-1.com"), name(f, "n40-3.com"), name(f, "example.org")}
	f.Fuzz(func(t *testing.T, b []byte) {
		p, err := OpenPack(b)
		if err != nil {
			if p != nil || !errors.Is(err, ErrPack) {
				t.Fatalf("OpenPack = %v, %v; want ErrPack alone", p, err)
			}
			return
		}
		for _, n := range names {
			r, listed := p.Lookup(n)
			if !listed && !r.IsZero() {
				t.Fatalf("Lookup = %+v, not listed", r)
			}
			if r.Categories&^AllCategories != 0 || r.Authority > authorityTop {
				t.Fatalf("Lookup = %+v: an impossible record", r)
			}
		}
		for hash := uint32(0); hash < 1<<31; hash += 1 << 27 {
			p.authority.lookup(^hash)
		}
	})
}
