// Package audit says what the links of a site are worth together: quality against quantity, whether they came steadily, how
// varied their sources are, how they were made, and which few to disavow.
//
//	export files → export.Row → Audit.Take → Audit.Report → Report
//
// Everything is told by referring domain, the registrable name, never by raw link: one site that links from each of its
// pages is one voice. The package opens no file, asks no network and knows no time. It keeps what it needs of each row and
// bounds that.
//
// It refuses to advise against a site for being small, unknown or odd: a domain is put into a disavow file by two
// independent pieces of strong evidence alone, and some never are.
package audit
