// Package grade turns the Facts of a page and what data say of names into a Report: what a vote from this page would
// be worth, and why.
//
//	Facts + Records ──► rules ──► findings ──► pillars ──► score, caps, gates ──► verdict, and a vote for each link
//
// One file holds one rule. A rule looks at what was observed and answers pass, fail, a value between, or unknown; it
// quotes its evidence and names its public source. Unknown moves nothing: a page is never marked down for what could
// not be seen, nor a site for being small. The formula and every constant are written out in POLICY.md, which is made
// from the rules themselves.
//
// The package reads no page, keeps no list and knows no time; the same input gives the same report, byte for byte,
// natively and as WebAssembly.
package grade
