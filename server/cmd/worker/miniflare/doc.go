// Package miniflare builds Workers and runs them in workerd, Cloudflare's own runtime, on this machine: for tests and for
// "make worker-dev". It needs Node.js and the npm packages of the folder above, which make installs.
//
// The package refuses the network: a Worker's requests go to a server of the test's, and where there is none to the
// machine's own network as workerd sees it. It deploys nothing.
package miniflare
