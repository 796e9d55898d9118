package page

// settleContent asks the placement model for every block and every link, then counts the words of the main content.
func (b *Builder) settleContent() {
	f := &b.facts
	v := newView(b, weighTexts(b))
	forum := b.settleType(v)
	for i := range f.Links {
		if l := &f.Links[i]; l.Block >= 0 {
			l.Content = outsideComments(probability(v.score(i, forum)), &f.Blocks[l.Block], forum)
		}
	}
	for i := range f.Blocks {
		k := &f.Blocks[i]
		if k.Hidden != "" {
			continue
		}
		f.Words += k.Words
		f.LinkWords += k.LinkWords
		k.Content = outsideComments(probability(scoreBlock(v.block(i))), k, forum)
	}
	for i := range f.Blocks {
		k := &f.Blocks[i]
		k.past = f.MainWords
		if k.isMain() {
			f.MainWords += k.Words
		}
	}
}

// score is the log-odds, in ScoreUnit, that link i is main content.
func (v *view) score(i int, forum float64) int32 {
	x := v.link(i)
	if forum >= ForumLikely {
		return scorePost(x)
	}
	return scoreLink(x, v.f.Links[i].External)
}

// ForumLikely is how probable a forum must be for its links to be judged as a forum's.
const ForumLikely = 0.3

// outsideComments lowers the probability of what stands among comments by its markup. Comments are the content of forums
// only: of 1,089 labelled links among the comments of other pages 5 are content (make eval).
func outsideComments(p float64, k *Block, forum float64) float64 {
	if k.Place == PlaceComment && forum < forumEnough {
		return p * 0.4
	}
	return p
}

// forumEnough is how probable a forum must be for its comments to be left to the model.
const forumEnough = 0.05

// weighTexts is what the words of a page's headings, anchors and addresses speak for.
func weighTexts(b *Builder) textWeights {
	f := &b.facts
	t := textWeights{headings: make([]int16, len(f.Headings)), anchors: make([]int16, len(f.Links)), targets: make([]int16, len(f.Links))}
	for i := range f.Headings {
		t.headings[i] = headingWord.weigh([]byte(f.Headings[i].Text))
	}
	var buf targetBuffer
	for i := range f.Links {
		l := &f.Links[i]
		b.anchor = append(b.anchor[:0], l.Text...)
		t.anchors[i] = anchorWord.weigh(b.anchor)
		if alike := int(b.links[i].alike); alike < i {
			t.targets[i] = t.targets[alike]
		} else {
			var s weighed
			eachTargetText(l, &buf, s.text)
			t.targets[i] = s.weight()
		}
	}
	return t
}

// isMain reports a block whose words are counted as main content.
func (b *Block) isMain() bool { return b.Content >= 0.5 && b.Hidden == "" }

// plain is how many of a block's words stand outside links.
func (b *Block) plain() int { return max(0, b.Words-b.LinkWords) }
