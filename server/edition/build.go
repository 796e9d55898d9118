package edition

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"slices"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/trust"
)

// A Row is what one source says of one name. Its record's Lists is not read: an
// authority counts as one list.
type Row struct {
	Source string // the Source's ID
	Name   domain.Name
	Record trust.Record
}

// accusations are the categories that say a name does harm. One list alone is not
// believed about a name that a rank list respects: such lists name victims, shared
// services and expired cases too. The other categories describe, and stand.
const accusations = trust.Malware | trust.Phishing | trust.Scam | trust.Spam |
	trust.LinkSeller | trust.ContentFarm | trust.Parked | trust.DisposableMail

// Build makes an edition of what its sources say. built is its date, YYYY-MM-DD, given
// so that the same rows always make the same bytes, in whatever order they come.
//
// A name's authority is the mean of its rank lists, its categories are all that are
// said of it, its age is the greatest and its popularity the best. A category among
// malware, phishing, scam, spam, link-seller, content-farm, parked and disposable-mail
// that one source alone gives to a name on a rank list is not believed; a row with
// nothing else to say is dropped as [Contradicted].
//
// The caller fills Rows and Dropped of each source with what its parser saw; Build adds
// the reasons it drops rows for, and Kept. Counts that then do not add up, unknown
// sources and rows that state nothing are errors; fewer than 256 names are
// [trust.ErrPrefixBits].
func Build(built string, sources []Source, rows []Row) (*Edition, error) {
	names, sources, err := gather(sources, rows)
	if err != nil {
		return nil, err
	}
	var entries []trust.Entry
	var keyed []trust.KeyRecord
	for name, said := range names {
		settle(said, sources)
		for i := range said {
			sources[i].Kept++
		}
		if len(said) > 0 {
			r := merge(said)
			entries = append(entries, trust.Entry{Name: name, Record: r})
			keyed = append(keyed, trust.KeyRecord{Key: trust.KeyOf(name), Record: r})
		}
	}
	for _, s := range sources {
		if total := s.Kept + dropped(s); total != s.Rows {
			return nil, fmt.Errorf("source %q: %d rows, but %d kept or dropped", s.ID, s.Rows, total)
		}
	}
	return assemble(Document{Built: built, Names: len(entries), Sources: sources}, entries, keyed)
}

// assemble encodes the parts and names the whole.
func assemble(d Document, entries []trust.Entry, keyed []trust.KeyRecord) (*Edition, error) {
	d.Format, d.Bits = Format, trust.PrefixBits(d.Names)
	d.Buckets = 1 << d.Bits
	if err := trust.CheckPrefixBits(d.Names, d.Bits); err != nil {
		return nil, fmt.Errorf("%d names: %w", d.Names, err)
	}
	pack := trust.BuildPack(entries, trust.PackOptions{BucketBits: d.Bits})
	encoded, err := encodeBuckets(keyed, d.Bits)
	if err != nil {
		return nil, err
	}
	buckets, err := openBuckets(bytes.NewReader(encoded), int64(len(encoded)), d.Bits)
	if err != nil {
		return nil, err
	}
	if d.ID, err = identify(d, pack, buckets.reader()); err != nil {
		return nil, err
	}
	if pack, err = trust.WithEdition(pack, d.ID); err != nil {
		return nil, err
	}
	d.Pack = packInfo(pack)
	text, err := d.marshal()
	if err != nil {
		return nil, err
	}
	return &Edition{document: d, json: text, pack: pack, buckets: buckets}, nil
}

// statements are what the sources, by their place in the list, say of one name.
type statements map[int]trust.Record

// gather puts the rows of a name together and counts a source's repetitions.
func gather(sources []Source, rows []Row) (map[domain.Name]statements, []Source, error) {
	sources = slices.Clone(sources)
	slices.SortFunc(sources, func(a, b Source) int { return cmp.Compare(a.ID, b.ID) })
	places := map[string]int{}
	for i := range sources {
		if _, twice := places[sources[i].ID]; twice || sources[i].ID == "" {
			return nil, nil, fmt.Errorf("source %q: its id is empty or comes twice", sources[i].ID)
		}
		places[sources[i].ID] = i
		sources[i].Kept = 0
		sources[i].Dropped = maps.Clone(sources[i].Dropped)
		if sources[i].Dropped == nil {
			sources[i].Dropped = map[Drop]int{}
		}
	}
	names := map[domain.Name]statements{}
	for _, row := range rows {
		i, known := places[row.Source]
		row.Record.Lists = 0
		if !known || row.Name.IsZero() || row.Record.IsZero() {
			return nil, nil, fmt.Errorf("a row of source %q: unknown source, no name, or it states nothing", row.Source)
		}
		said := names[row.Name]
		if said == nil {
			said = statements{}
			names[row.Name] = said
		}
		if before, twice := said[i]; twice {
			sources[i].Dropped[Duplicate]++
			row.Record = join(before, row.Record)
		}
		said[i] = row.Record
	}
	return names, sources, nil
}

// settle takes back the accusations of single lists against ranked names. A source that
// has said nothing else is no longer among the statements.
func settle(said statements, sources []Source) {
	var once, twice trust.Category
	ranked := false
	for _, r := range said {
		_, known := r.Authority.Known()
		ranked = ranked || known
		twice |= once & r.Categories
		once |= r.Categories
	}
	doubtful := accusations & once &^ twice
	if !ranked || doubtful == 0 {
		return
	}
	for i, r := range said {
		r.Categories &^= doubtful
		if r.IsZero() {
			sources[i].Dropped[Contradicted]++
			delete(said, i)
			continue
		}
		said[i] = r
	}
}

// join is what one source says of a name in two rows: the higher authority, the greater
// age, the better popularity, all categories.
func join(a, b trust.Record) trust.Record {
	r := trust.Record{
		Authority:  max(a.Authority, b.Authority),
		Categories: a.Categories | b.Categories,
		Age:        max(a.Age, b.Age),
		Popularity: min(a.Popularity, b.Popularity),
	}
	if r.Popularity == 0 {
		r.Popularity = max(a.Popularity, b.Popularity)
	}
	return r
}

// merge is the record of a name of which several sources speak.
func merge(said statements) trust.Record {
	var r trust.Record
	sum, lists := 0, 0
	for _, s := range said {
		if v, known := s.Authority.Known(); known {
			sum += v
			lists++
		}
		r = join(r, s)
	}
	if lists > 0 {
		r.Authority = trust.AuthorityOf((2*sum + lists) / (2 * lists)) // the mean, halves up
		r.Lists = uint8(min(lists, 255))
	}
	return r
}

func dropped(s Source) int {
	n := 0
	for _, count := range s.Dropped {
		n += count
	}
	return n
}
