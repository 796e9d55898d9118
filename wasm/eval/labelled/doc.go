// Package labelled reads pages whose links a person has judged, for measuring and for training. It holds no opinion of
// its own: what is content, and how well anybody finds it, is said elsewhere. It never writes.
//
// A set is a folder:
//
//	pages.jsonl       one page a line: page (its id), type, url
//	labels.jsonl.gz   one link a line: page, i, off, label (1, 0 or null), tier, ext, cls
//	pages/ID.html.gz  the page's bytes, in UTF-8
//
// A link's ordinal i counts the a[href] start tags of the source from 0, as [Anchors] finds them. It is the Index of the
// link in page.Facts: Facts.Links[i] is the link that the label with Ordinal i speaks of. A page may have links without
// a label.
package labelled
