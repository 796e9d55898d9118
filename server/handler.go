// Package server answers what an edition says of names, without learning which name is
// meant: a client asks for the bucket of a hash prefix and looks the name up itself.
// README.md documents the API with curl.
//
// The package refuses to know a client. It reads no cookie, sets none, keeps no list of
// requests, and never logs a name, a prefix or an address; its log has the program's
// own faults only. It never reflects an origin: any page may read the public answers.
// It neither listens nor fetches, so that it is the same natively and in a Worker.
package server

import (
	"bytes"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"path"
	"strconv"
	"strings"
	"time"

	"linkgrade/server/edition"
	"linkgrade/wasm/trust"
)

// How long an answer may be kept: what an id names never changes, which edition is
// current does.
const (
	cacheForever = "public, max-age=31536000, immutable"
	cacheShortly = "public, max-age=300"
	cacheNever   = "no-store"
)

// New is the whole HTTP API over one edition, for who never switches to another, asking no registry; a [Shelf] does both.
// It may be mounted at the root only. The log gets a line when reading the edition fails or a request panics; nil
// discards it.
func New(e *edition.Edition, log *slog.Logger) http.Handler { return NewNamed(e, log, Named{}) }

// NewNamed is [New] that tells of registrations, too.
func NewNamed(e *edition.Edition, log *slog.Logger, named Named) http.Handler {
	return NewShelf(e).Handler(log, named)
}

func handler(s *Shelf, log *slog.Logger, named Named) http.Handler {
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	a := &api{shelf: s, log: log, named: named}
	mux := http.NewServeMux()
	for path, answer := range a.routes() {
		mux.HandleFunc("GET "+path, answer) // HEAD too
		mux.HandleFunc("OPTIONS "+path, a.options)
		mux.HandleFunc(path, a.otherMethod)
	}
	mux.HandleFunc("/", a.nothingHere)
	return a.guard(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !isClean(r.URL.EscapedPath()) {
			a.nothingHere(w, r) // the mux would repeat the path in a page
			return
		}
		mux.ServeHTTP(w, r)
	}))
}

// isClean says whether a path has no empty, "." or ".." segment: [http.ServeMux] redirects others.
func isClean(p string) bool {
	clean := path.Clean("/" + p)
	if clean != "/" && strings.HasSuffix(p, "/") {
		clean += "/"
	}
	return p == clean
}

// An api answers for the editions of a shelf.
type api struct {
	shelf *Shelf
	log   *slog.Logger
	named Named
}

// routes are all paths that answer; openapi.yaml describes each, and a test compares.
func (a *api) routes() map[string]http.HandlerFunc {
	return map[string]http.HandlerFunc{
		"/v1/edition":                    a.document,
		"/v1/pack/{edition}":             a.pack,
		"/v1/buckets/{edition}/{prefix}": a.bucket,
		"/v1/domains/{name}":             a.domain,
		"/healthz":                       a.health,
	}
}

// guard sets what every answer has, and turns a panic into a 500 before net/http would
// log it together with the client's address.
func (a *api) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Access-Control-Allow-Origin", "*")
		h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
		h.Set("Cross-Origin-Resource-Policy", "cross-origin")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("X-Content-Type-Options", "nosniff")
		defer func() {
			fault := recover()
			if fault == nil {
				return
			}
			if fault == http.ErrAbortHandler {
				panic(fault) // net/http's own way to break off; it logs nothing
			}
			a.log.Error("a request panicked") // the value may quote the request
			a.refuse(w, http.StatusInternalServerError, "This server has a fault.")
		}()
		next.ServeHTTP(w, r)
	})
}

// document answers GET /v1/edition.
func (a *api) document(w http.ResponseWriter, r *http.Request) {
	h := a.shelf.take("")
	defer h.give()
	w.Header().Set("Content-Type", "application/json")
	a.send(w, r, lasting{h.edition.ID() + "-document", cacheShortly, h.edition.JSON()})
}

// pack answers GET /v1/pack/{edition}.
func (a *api) pack(w http.ResponseWriter, r *http.Request) {
	h := a.asked(w, r)
	if h == nil {
		return
	}
	defer h.give()
	if h.edition.Pack() == nil { // at the edge, where the host of the assets answers before
		a.refuse(w, http.StatusNotFound, "This pack is not served here.")
		return
	}
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Header().Set("Vary", "Accept-Encoding")
	if r.Header.Get("Range") == "" && takesGzip(r.Header.Get("Accept-Encoding")) {
		packed := h.edition.PackGzip()
		w.Header().Set("Content-Encoding", "gzip")
		w.Header().Set("Content-Length", strconv.Itoa(len(packed))) // ServeContent leaves it to who encodes
		a.send(w, r, lasting{h.edition.ID() + "-pack-gzip", cacheForever, packed})
		return
	}
	a.send(w, r, lasting{h.edition.ID() + "-pack", cacheForever, h.edition.Pack()})
}

// bucket answers GET /v1/buckets/{edition}/{prefix}.
func (a *api) bucket(w http.ResponseWriter, r *http.Request) {
	h := a.asked(w, r)
	if h == nil {
		return
	}
	defer h.give()
	p, err := trust.ParsePrefix(r.PathValue("prefix"), h.edition.Bits())
	if err != nil {
		a.refuse(w, statusOf(err), "A prefix is four lower-case hex digits, below 2 to the power of the edition's bits.")
		return
	}
	b, err := h.edition.Bucket(p)
	if err != nil {
		a.log.Error("reading a bucket failed", "error", err)
		a.refuse(w, statusOf(err), "This bucket cannot be read at the moment.")
		return
	}
	w.Header().Set("Content-Type", "application/octet-stream")
	a.send(w, r, lasting{h.edition.ID() + "-" + p.String(), cacheForever, b})
}

// health answers GET /healthz.
func (a *api) health(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Cache-Control", cacheNever)
	writeJSON(w, http.StatusOK, struct {
		OK      bool   `json:"ok"`
		Edition string `json:"edition"`
	}{true, a.shelf.Current()})
}

// options answers a browser that asks before it sends a header of its own.
func (a *api) options(w http.ResponseWriter, _ *http.Request) {
	h := w.Header()
	h.Set("Allow", allowed)
	h.Set("Access-Control-Allow-Methods", "GET, HEAD")
	h.Set("Access-Control-Allow-Headers", "If-None-Match, Range")
	h.Set("Access-Control-Max-Age", "86400")
	w.WriteHeader(http.StatusNoContent)
}

const allowed = "GET, HEAD, OPTIONS"

func (a *api) otherMethod(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Allow", allowed)
	a.refuse(w, http.StatusMethodNotAllowed, "Only GET and HEAD are answered here.")
}

func (a *api) nothingHere(w http.ResponseWriter, _ *http.Request) {
	a.refuse(w, http.StatusNotFound, "There is nothing at this address.")
}

// asked takes the edition that the request is for, and answers when it is not served.
func (a *api) asked(w http.ResponseWriter, r *http.Request) *held {
	h := a.shelf.take(r.PathValue("edition"))
	if h == nil {
		a.refuse(w, http.StatusNotFound, "This edition is not served; /v1/edition says which one is.")
	}
	return h
}

// takesGzip says whether an Accept-Encoding header (RFC 9110, section 12.5.3) names gzip and does not refuse it.
func takesGzip(accept string) bool {
	for coding := range strings.SplitSeq(accept, ",") {
		name, weight, _ := strings.Cut(coding, ";")
		if strings.EqualFold(strings.TrimSpace(name), "gzip") {
			_, q, _ := strings.Cut(strings.ToLower(weight), "q=")
			return q == "" || strings.Trim(q, "0. ") != ""
		}
	}
	return false
}

// lasting are bytes that their tag, a strong ETag, names for ever.
type lasting struct {
	tag, cache string // cache is the Cache-Control
	bytes      []byte
}

// send answers with them; [http.ServeContent] answers conditions, ranges and HEAD.
func (a *api) send(w http.ResponseWriter, r *http.Request, l lasting) {
	w.Header().Set("ETag", `"`+l.tag+`"`)
	w.Header().Set("Cache-Control", l.cache)
	http.ServeContent(&conditional{ResponseWriter: w, api: a}, r, "", time.Time{}, bytes.NewReader(l.bytes))
}

// conditional refuses a range or a condition as everything else is refused: [http.ServeContent] does so in plain text or
// without a word.
type conditional struct {
	http.ResponseWriter
	api     *api
	refused bool
}

func (w *conditional) WriteHeader(status int) {
	switch status {
	case http.StatusRequestedRangeNotSatisfiable:
		w.refuse(status, "The answer does not have this range.")
	case http.StatusPreconditionFailed:
		w.refuse(status, "The answer is not the one that If-Match names.")
	default:
		w.ResponseWriter.WriteHeader(status)
	}
}

func (w *conditional) refuse(status int, sentence string) {
	w.refused = true
	for _, name := range []string{"ETag", "Content-Encoding", "Content-Length"} { // the answer's own
		w.Header().Del(name)
	}
	w.api.refuse(w.ResponseWriter, status, sentence)
}

func (w *conditional) Write(b []byte) (int, error) {
	if w.refused {
		return len(b), nil
	}
	return w.ResponseWriter.Write(b)
}

// refuse answers with one sentence for people.
func (a *api) refuse(w http.ResponseWriter, status int, sentence string) {
	w.Header().Set("Cache-Control", cacheNever)
	writeJSON(w, status, struct {
		Error string `json:"error"`
	}{sentence})
}

// statusOf is the one place where errors become statuses.
func statusOf(err error) int {
	if errors.Is(err, trust.ErrPrefix) {
		return http.StatusBadRequest
	}
	return http.StatusInternalServerError
}

func writeJSON(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(v) // a client that is gone is not a fault
}
