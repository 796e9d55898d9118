package audit

// The JSON of reports is described once, for both ways: each struct lists its members by key and place. A test holds
// AppendJSON and DecodeReport together.

// A member is a key and where its value stands: a pointer to a text, number, answer, day or score, an enum or a list.
type member struct {
	key string
	at  any
}

// An object has members.
type object interface{ members() []member }

// An enum is a value that is written as a word.
type enum struct {
	word  func() string
	learn func(word string) bool
}

// enumOf is the enum at p, which counts the words from 0.
func enumOf[T ~uint8](p *T, words []string) enum {
	return enum{
		word: func() string { return words[*p] },
		learn: func(word string) bool {
			for i, w := range words {
				if w == word {
					*p = T(i)
					return true
				}
			}
			return false
		},
	}
}

// A list is a slice of objects.
type list struct {
	count func() int
	at    func(int) object
	add   func() object
}

// listOf is the list at p.
func listOf[T any, P interface {
	*T
	object
}](p *[]T) list {
	return list{
		count: func() int { return len(*p) },
		at:    func(i int) object { return P(&(*p)[i]) },
		add: func() object {
			var zero T
			*p = append(*p, zero)
			return P(&(*p)[len(*p)-1])
		},
	}
}

// orNull is a text that is null where it is "".
type orNull struct{ *string }

func (r *Report) members() []member {
	return []member{{"policy", &r.Policy}, {"at", &r.At}, {"edition", orNull{&r.Edition}}, {"site", orNull{&r.Site}}, {"profile", orNull{&r.Profile}},
		{"files", listOf(&r.Files)}, {"counts", &r.Counts}, {"look", &r.Look}, {"votes", &r.Votes}, {"flow", &r.Flow}, {"variety", &r.Variety},
		{"anchors", &r.Anchors}, {"rels", &r.Rels}, {"targets", &r.Targets}, {"rivals", listOf(&r.Rivals)}, {"advice", &r.Advice},
		{"domains", listOf(&r.Domains)}, {"unlisted", &r.Unlisted}}
}

func (f *File) members() []member {
	return []member{{"name", &f.Name}, {"said", &f.Said}, {"tool", &f.Tool}, {"rows", &f.Rows}, {"aside", &f.Aside}, {"elsewhere", &f.Elsewhere},
		{"isSample", &f.IsSample}}
}

func (c *Counts) members() []member {
	return []member{{"rows", &c.Rows}, {"links", &c.Links}, {"pages", &c.Pages}, {"domains", &c.Domains}, {"lost", &c.Lost}, {"regained", &c.Regained},
		{"agreed", &c.Agreed}, {"sitewide", &c.Sitewide}}
}

func (l *Look) members() []member {
	return []member{{"verdict", enumOf(&l.Verdict, originWords[:])}, {"confidence", &l.Confidence}, {"reasons", listOf(&l.Reasons)}}
}

func (r *Reason) members() []member {
	return []member{{"reason", &r.ID}, {"args", &r.Args}, {"text", &r.Text}}
}

func (v *Votes) members() []member {
	return []member{{"sum", &v.Sum}, {"domains", &v.Domains}, {"shannon", &v.Shannon}, {"inverseHHI", &v.InverseHHI}, {"topShare", &v.TopShare},
		{"distribution", listOf(&v.Distribution)}}
}

func (b *Bin) members() []member {
	return []member{{"name", &b.Name}, {"domains", &b.Domains}, {"share", &b.Share}, {"votes", &b.Votes}}
}

func (f *Flow) members() []member {
	return []member{{"weeks", listOf(&f.Weeks)}, {"dated", &f.Dated}, {"steadiness", &f.Steadiness}, {"bursts", listOf(&f.Bursts)},
		{"lostShare", &f.LostShare}, {"silent", &f.Silent}}
}

func (w *Week) members() []member {
	return []member{{"monday", &w.Monday}, {"new", &w.New}, {"lost", &w.Lost}, {"usual", &w.Usual}, {"burst", &w.Burst}}
}

func (b *Burst) members() []member {
	return append([]member{{"from", &b.From}, {"to", &b.To}, {"domains", &b.Domains}, {"usual", &b.Usual}, {"score", &b.Score}, {"confirmed", &b.Confirmed},
		{"topAnchor", &b.TopAnchor}, {"topPage", &b.TopPage}, {"weak", &b.Weak}}, b.Look.members()...)
}

func (v *Variety) members() []member {
	return []member{{"types", listOf(&v.Types)}, {"suffixes", listOf(&v.Suffixes)}, {"languages", listOf(&v.Languages)}, {"networks", listOf(&v.Networks)},
		{"effective", &v.Effective}}
}

func (a *Anchors) members() []member {
	return []member{{"enough", &a.Enough}, {"known", &a.Known}, {"classes", listOf(&a.Classes)}, {"sources", &a.Sources}, {"top", listOf(&a.Top)}}
}

func (c *Class) members() []member {
	return append(c.Bin.members(), member{"from", &c.From}, member{"to", &c.To})
}

func (r *Rels) members() []member {
	return []member{{"followed", &r.Followed}, {"nofollow", &r.Nofollow}, {"sponsored", &r.Sponsored}, {"ugc", &r.UGC}, {"unknown", &r.Unknown}}
}

func (t *Targets) members() []member {
	return []member{{"home", &t.Home}, {"deep", &t.Deep}, {"pages", listOf(&t.Pages)}}
}

func (r *Rival) members() []member {
	return []member{{"domain", &r.Domain}, {"sites", &r.Sites}, {"vote", &r.Vote}}
}

func (a *Advice) members() []member {
	return []member{{"disavow", enumOf(&a.Disavow, worthWords[:])}, {"reasons", listOf(&a.Reasons)}, {"keep", &a.Keep}, {"check", &a.Check},
		{"remove", &a.Remove}, {"guarded", &a.Guarded}, {"warnings", listOf(&a.Warnings)}}
}

func (d *Domain) members() []member {
	return []member{{"name", &d.Name}, {"hosts", &d.Hosts}, {"pages", &d.Pages}, {"links", &d.Links}, {"example", orNull{&d.Example}}, {"title", orNull{&d.Title}},
		{"target", orNull{&d.Target}}, {"first", &d.First}, {"last", &d.Last}, {"lost", &d.Lost}, {"gone", &d.Gone}, {"vote", &d.Vote}, {"relevance", &d.Relevance},
		{"follow", &d.Follow}, {"sponsored", &d.Sponsored}, {"ugc", &d.UGC}, {"sitewide", &d.Sitewide}, {"type", enumOf(&d.Type, sourceTypes[:])},
		{"authority", &d.Authority}, {"rank", &d.Rank}, {"categories", &d.Categories}, {"anchors", listOf(&d.Anchors)}, {"tools", &d.Tools},
		{"advice", enumOf(&d.Advice, stepWords[:])}, {"origin", enumOf(&d.Origin, originWords[:])}, {"guard", orNull{&d.Guard}},
		{"reasons", listOf(&d.Reasons)}, {"disavowed", &d.Disavowed}}
}

func (a *Anchor) members() []member {
	return []member{{"text", &a.Text}, {"class", &a.Class}, {"links", &a.Links}}
}
