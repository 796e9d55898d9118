// Package e2e holds the end-to-end tests: the built extension in a real Chromium
// and a real Firefox, on pages served from this machine, held against the native
// command line tool.
//
// They show that a press on the toolbar button ends in the same report that
// `linkgrade grade --json` prints, that a live page and its bytes are read into
// the same facts, and that grading asks nothing of anyone. What concerns the trust server is shown with the native one and
// with the Worker in workerd.
//
// Two browsers run at the same time, of one test or of two; a test that is held to a time has the machine to itself.
//
// The package refuses the network: every page comes from a loopback address. It
// also refuses to build what it tests: without the folders of extension/dist, or
// without a browser, it skips and says what is missing, or fails under
// LINKGRADE_E2E=1. With -short it always skips.
//
//	LINKGRADE_E2E=1 go test ./extension/e2e
//	LINKGRADE_DIST=folder   has the built extensions, instead of extension/dist
//	LINKGRADE_SHOTS=folder  takes pictures, and keeps them
//	LINKGRADE_SOAK=1        runs the long ones, too, and those that are held to a time
//	LINKGRADE_PAGES=200     grades so many pages with every request recorded, instead of 12
//	LINKGRADE_DATA=folder   has bench/pages, for the test of the two feeders
package e2e
