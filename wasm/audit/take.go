package audit

import (
	"hash/maphash"
	"strings"

	"linkgrade/wasm/audit/export"
	"linkgrade/wasm/domain"
)

// An Audit gathers rows, and reports on them. It is for one goroutine.
type Audit struct {
	o       Options
	own     map[domain.Name]bool
	files   []file
	tools   []string // words of the files' tools; a source's bits count by it
	index   map[domain.Name]uint32
	sources []*source
	beyond  map[domain.Name]bool // referring domains over the bound
	seed    maphash.Seed
	pages   map[uint64]struct{}
	links   map[uint64]struct{}
	words   words
	tallies map[pair]uint32
	targets map[string]bool // hosts of targets, and whether they are the audited site's
	rivals  rivals
	scratch []byte
	look    *lookout
	paths   *lookout
	reader  *anchorReader // of the report that is being made
}

// A file is what was taken from one.
type file struct {
	*export.File
	tool      int // place in Audit.tools
	taken     int // rows
	elsewhere int
	nameless  int // rows whose host has no registrable name
}

// Begin makes an audit without rows.
func Begin(o Options) *Audit {
	return &Audit{o: o, own: o.ownNames(), index: map[domain.Name]uint32{}, beyond: map[domain.Name]bool{}, seed: maphash.MakeSeed(),
		pages: map[uint64]struct{}{}, links: map[uint64]struct{}{}, words: newWords(), tallies: map[pair]uint32{},
		targets: map[string]bool{}, rivals: rivals{bits: map[domain.Name]uint32{}},
		look: newLookout(), paths: newPathLookout()}
}

// Open registers a file whose rows will be taken, and answers its number. The report asks the file for its counts.
func (a *Audit) Open(f *export.File) int {
	a.files = append(a.files, file{File: f, tool: a.toolOf(f.Tool)})
	return len(a.files) - 1
}

func (a *Audit) toolOf(word string) int {
	for i, t := range a.tools {
		if t == word {
			return i
		}
	}
	if len(a.tools) == maxTools {
		return maxTools - 1
	}
	a.tools = append(a.tools, strings.Clone(word))
	return len(a.tools) - 1
}

// Take takes one row of a file by the number that Open answered. It keeps nothing of r but copies. Another number panics.
func (a *Audit) Take(file int, r *export.Row) {
	f := &a.files[file]
	f.taken++
	switch {
	case r.Name.IsZero():
		f.nameless++
	case !a.leadsHere(r.Target), r.Name == a.o.Site:
		f.elsewhere++
	default:
		if id, s := a.sourceOf(r.Name); s != nil {
			a.takeLink(id, s, f.tool, r)
		}
	}
}

// sourceOf is the referring domain of a name; nil for one over the bound.
func (a *Audit) sourceOf(n domain.Name) (uint32, *source) {
	if id, known := a.index[n]; known {
		return id, a.sources[id]
	}
	if len(a.sources) == maxSources {
		if len(a.beyond) < maxSources {
			a.beyond[n] = true
		}
		return 0, nil
	}
	id := uint32(len(a.sources))
	s := &source{name: n}
	a.index[n], a.sources = id, append(a.sources, s)
	return id, s
}

// leadsHere reports whether a target is the audited site's; one that is not told is.
func (a *Audit) leadsHere(target string) bool {
	if target == "" || a.o.Site.IsZero() {
		return true
	}
	host := hostPart(target)
	here, known := a.targets[host]
	if !known {
		if h, err := domain.ParseHost(host); err == nil {
			n, _ := h.Name()
			here = a.own[n]
		}
		if len(a.targets) < maxHosts {
			a.targets[strings.Clone(host)] = here
		}
	}
	return here
}

// takeLink adds a row to a referring domain.
func (a *Audit) takeLink(id uint32, s *source, tool int, r *export.Row) {
	weight := rowWeight(r)
	s.takeDays(r, tool, a.lastDay())
	s.takeMarks(r, tool)
	gone := r.IsLost == export.Yes
	s.takeBest(r, weight, gone, a.o.Vectors != nil && a.o.Profile != nil)
	if !gone {
		a.countLink(s, r)
	}
	a.tally(id, s, r, gone)
}

// countLink counts the row's page and link unless they were.
func (a *Audit) countLink(s *source, r *export.Row) {
	s.said = max(s.said, uint32(max(0, min(r.Links, 1<<30))))
	if r.Page == "" {
		return
	}
	var h maphash.Hash
	h.SetSeed(a.seed)
	h.WriteString(r.Page)
	if isNew(a.pages, h.Sum64()) {
		s.pages++
	}
	h.WriteByte(0)
	h.WriteString(r.Target)
	if isNew(a.links, h.Sum64()) {
		s.links++
	}
}

func isNew(seen map[uint64]struct{}, hash uint64) bool {
	if _, known := seen[hash]; known || len(seen) >= maxSeen {
		return false
	}
	seen[hash] = struct{}{}
	return true
}

// endOfDays is the last day that an export writes for a day: 2100-12-31.
const endOfDays export.Day = 47846

// lastDay is the last that a file may name.
func (a *Audit) lastDay() export.Day {
	if a.o.At <= 0 {
		return endOfDays
	}
	return min(endOfDays, export.Day(min(a.o.At/(24*60*60), int64(endOfDays)))+1) // places east of Greenwich have tomorrow
}
