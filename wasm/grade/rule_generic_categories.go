package grade

import (
	"maps"
	"slices"
	"strings"

	"linkgrade/wasm/lexicon"
	"linkgrade/wasm/page"
)

var genericCategories = Rule{
	ID: "generic-categories", Family: Selling, Kind: Weight, Backing: Practice, Up: 0, Down: 8,
	Title:  "The menu lists subjects that have nothing in common",
	Praise: "The menu keeps to related subjects",
	Why:    "A site about law, pets, crypto and home improvement at once is made for guest posts of any kind.",
	Source: "https://developers.google.com/search/blog/2017/05/a-reminder-about-links-in-large-scale",
	Check: func(in *Input) Outcome {
		broad, odd := map[string]bool{}, map[string]bool{}
		menu := 0
		for i, c := range in.calls() {
			if in.Links[i].External || c.name == "" || !mayNameCategories(in.Links[i].Placement) {
				continue
			}
			menu++
			switch name := strings.ReplaceAll(c.name, " and ", " & "); {
			case lexicon.MenuVerticals.Has(name):
				broad[name] = true
			case lexicon.OddVerticals.Has(name):
				odd[name] = true
			}
		}
		switch {
		case len(odd) >= 3 && len(broad) >= 4, len(odd) == 2 && len(broad) >= 6:
			return fail(stated("menu", "menu: #, #", names(broad), names(odd)))
		case menu >= 5:
			return pass()
		}
		return unknown()
	},
}

func mayNameCategories(p page.Placement) bool {
	return p == page.PlaceNav || p == page.PlaceHeader || p == page.PlaceFooter || p == page.PlaceSidebar || p == page.PlaceWidget || p == page.PlaceList
}

// names are the keys of a set in order, joined by commas.
func names(set map[string]bool) string {
	return strings.Join(slices.Sorted(maps.Keys(set)), ", ")
}
