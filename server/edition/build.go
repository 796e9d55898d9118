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
		r, doubts := merge(sources, said)
		for _, s := range said {
			sources[s.source].Kept++
		}
		for _, d := range doubts {
			sources[d.source].Kept--
			sources[d.source].Dropped[d.why]++
		}
		if !r.IsZero() {
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

// gather puts the rows of a name together and counts a source's repetitions.
func gather(sources []Source, rows []Row) (map[domain.Name][]statement, []Source, error) {
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
	names := map[domain.Name][]statement{}
	for _, row := range rows {
		i, known := places[row.Source]
		row.Record.Lists = 0
		if !known || row.Name.IsZero() || !row.says() {
			return nil, nil, fmt.Errorf("a row of source %q: unknown source, no name, or it states nothing", row.Source)
		}
		said, s := names[row.Name], statement{i, row.Record, row.Measures}
		at := slices.IndexFunc(said, func(o statement) bool { return o.source == i })
		if at < 0 {
			names[row.Name] = append(said, s)
			continue
		}
		sources[i].Dropped[Duplicate]++
		said[at] = said[at].join(s)
	}
	return names, sources, nil
}

func dropped(s Source) int {
	n := 0
	for _, count := range s.Dropped {
		n += count
	}
	return n
}
