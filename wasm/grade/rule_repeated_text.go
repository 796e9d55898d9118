package grade

var repeatedText = Rule{
	ID: "repeated-text", Family: Room, Kind: Weight, Backing: Primary, Up: 1, Down: 12,
	Title:  "The same paragraphs stand on the page again and again",
	Praise: "The text does not repeat itself",
	Why:    "Text that repeats itself is made by machine or stuffed; no reader meets a link there.",
	Source: "https://arxiv.org/abs/2112.11446",
	Check: func(in *Input) Outcome {
		seen := map[string]int{}
		total, again := 0, 0
		var ev []Evidence
		for i := range in.Blocks {
			b := &in.Blocks[i]
			if b.Content < 0.5 || b.Hidden != "" || b.Words < 8 {
				continue
			}
			s := in.blockLower(i)
			total += b.Words
			seen[s]++
			if seen[s] > 2 { // twice is a quotation, or one form for small screens and one for large
				again += b.Words
				ev = append(ev, said(in.BlockText(i)))
			}
		}
		if total < 100 {
			return unknown()
		}
		share := float64(again) / float64(total)
		return value((0.3-share)/(0.3-0.1), ev...) // Gopher's bound for repeated paragraphs is 0.30
	},
}
