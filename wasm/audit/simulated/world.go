package simulated

// A World is the ranges and mixes that profiles are drawn from. Worlds share the simulator and no numbers: what was looked at
// while an audit's constants were set, and what was not.
type World struct {
	salt       uint64
	rate       span // new domains a week
	weeks      span
	gather     span // shape of the weeks' gamma noise: less is wilder
	rated      span // factor on how many names lists know
	viral      span // domains of a burst
	paid       span
	blast      span
	copied     span    // share of a story's sources that are copies by machines
	headline   span    // share of a story's links whose anchor is its headline
	topical    span    // share of a story's links that are worded as what the site sells
	money      span    // share of money anchors of paid links
	networked  span    // share of paid links on one network
	entries    span    // of directories, where there are no others
	trade      span    // share of a trade's anchors of a blast
	jitter     float64 // how far a profile's mixes are from the world's: each weight times e to so many normal deviates
	ambient    mix     // sorts of sites that link by themselves: as in ambientSorts
	story      mix     // that take a story up: as in storySorts
	bought     mix     // on which links are bought: as in boughtSorts
	anchors    mix     // of people who mean no keyword: as in natural
	honest     []string
	junk       []string // suffixes
	adjectives []string
	trades     []string
	keywords   []string
	offers     []string // pages that are linked to for money
}

type (
	span [2]float64
	mix  []float64
)

// Dev is the world on which an audit's constants are set.
var Dev = World{salt: 1, rate: span{0.7, 8}, weeks: span{80, 260}, gather: span{5, 20}, rated: span{0.7, 1}, viral: span{50, 350},
	paid: span{40, 150}, blast: span{120, 700}, copied: span{0.1, 0.4}, headline: span{0, 0.5}, topical: span{0, 0.25}, money: span{0.25, 0.85}, networked: span{0, 0.3},
	entries: span{40, 200}, trade: span{0.3, 1}, jitter: 0.5, ambient: mix{34, 8, 12, 14, 14, 3, 15}, story: mix{45, 30, 20, 5}, bought: mix{60, 20, 20},
	anchors: mix{45, 12, 10, 5, 4, 7, 2, 8, 2, 5}, honest: []string{"com", "com", "com", "org", "net", "co.uk", "de", "fr", "nl", "it", "com.au", "io", "es", "eu"},
	junk: []string{"xyz", "top", "com", "info", "site", "ru", "net"}, adjectives: []string{"blue", "old", "quick", "north", "green"},
	trades: []string{"online casino", "buy viagra", "slot gacor"}, keywords: []string{"yacht charter", "sailing holidays", "boat hire"},
	offers: []string{"/", "/offer/", "/offer/"}}

// HeldOut is another world, by which nothing is set.
var HeldOut = World{salt: 20261127, rate: span{0.5, 12}, weeks: span{70, 350}, gather: span{3, 25}, rated: span{0.5, 0.95}, viral: span{40, 450},
	paid: span{32, 240}, blast: span{90, 1000}, copied: span{0.05, 0.5}, headline: span{0, 0.6}, topical: span{0, 0.3}, money: span{0.12, 0.9}, networked: span{0, 0.4},
	entries: span{35, 320}, trade: span{0.15, 1}, jitter: 0.6, ambient: mix{25, 6, 17, 18, 21, 3, 10}, story: mix{50, 19, 25, 10}, bought: mix{45, 24, 31},
	anchors: mix{32, 17, 13, 9, 6, 6, 4, 5, 4, 9}, honest: []string{"com", "com", "org", "de", "de", "pl", "se", "co.jp", "com.br", "ca", "info", "at", "cz", "dk", "in"},
	junk: []string{"com", "online", "click", "biz", "cn", "pl", "shop", "org"}, adjectives: []string{"royal", "tiny", "west", "bright", "lazy"},
	trades: []string{"казино онлайн", "replica watches", "payday loans", "escort service"}, keywords: []string{"dental implants", "teeth whitening", "orthodontist"},
	offers: []string{"/", "/prices/", "/guide/"}}
