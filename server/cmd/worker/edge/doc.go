// Package edge answers requests of a Worker with an [http.Handler], as net/http's own server would.
//
// The script beside it, pool.mjs, keeps a few Go programs. It hands each at most one request at a time, and the next one
// when everything that belongs to the last has ended. What a runtime like workerd ties to one request (timers, promises,
// streams) is therefore never met by another. A program that met a fault is not used again.
//
// Answers are kept whole and then sent, so what fails after the first byte is still a 500, where net/http can only break the
// connection off.
//
// The package refuses to stream, to upgrade a connection, to send trailers or informational answers, and to hold more than
// [MaxAnswer] of an answer. It knows no route and no name, and prints nothing of a request.
package edge
