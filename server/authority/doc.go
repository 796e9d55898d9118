// Package authority turns what rank lists and link counts say of one name into an
// authority from 0 to 100 and the number of lists that independently know the name.
//
// A [Measure] is one figure as its publisher states it. A [Model] has, for each [Kind]
// of measure, a curve from the figure to an authority and a weight, and takes the
// weighted mean. [Fitted] is the model in use: its constants were fitted to a link
// index's own 0–100 rating of some thousand names and are generated; server/eval prints
// how well it does on names it was not fitted to.
//
// The package refuses to be asked about a name: it sees figures only. A name with no
// figure has no authority, which is not a low one. It takes nothing from a name's
// parent: a free host's fame is not its guests'.
package authority
