package edge

import (
	"io"
	"net/http"
	"sync"
	"syscall/js"

	"github.com/syumai/workers"
)

// An Instance is this Go program as the pool sees it: it has one request or one scheduled run at a time. The zero Instance
// is ready; it must not be copied.
type Instance struct {
	behind  sync.WaitGroup
	faulted bool
}

// Behind runs f when the answer may have been sent already. The instance gets no other request before f has ended, and the
// runtime is asked to wait for it. It may be called during a request only.
func (i *Instance) Behind(f func()) { i.behind.Go(f) }

// Serve answers the pool's requests, runs scheduled at its times, and does not return. The script calls
//
//	handle(method, url, headerLines, body or null, answered, quiet)
//	schedule(answered, quiet)
//
// and is called back by answered(status, headerLines, bytes or null), then by quiet(again) when nothing goes on any more;
// again is whether the instance may be used again. What was scheduled answers 200, or 500 where it failed.
func (i *Instance) Serve(h http.Handler, scheduled func() error) {
	binding := js.Global().Get("context").Get("binding")
	binding.Set("handle", js.FuncOf(func(_ js.Value, a []js.Value) any {
		go i.handle(h, request{a[0].String(), a[1].String(), a[2].String(), a[3]}, a[4], a[5])
		return nil
	}))
	binding.Set("schedule", js.FuncOf(func(_ js.Value, a []js.Value) any {
		run := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			if scheduled() != nil {
				w.WriteHeader(http.StatusInternalServerError)
			}
		})
		go i.handle(run, request{http.MethodGet, "https://scheduled.invalid/", "", js.Null()}, a[0], a[1])
		return nil
	}))
	workers.Ready()
	select {}
}

// A request is what the script says of one.
type request struct {
	method, url, headerLines string
	body                     js.Value // a ReadableStream or null
}

func (i *Instance) handle(h http.Handler, r request, answered, quiet js.Value) {
	a := i.answer(h, r)
	sent := js.Null()
	if r.method != http.MethodHead && a.body.Len() > 0 {
		sent = js.Global().Get("Uint8Array").New(a.body.Len())
		js.CopyBytesToJS(sent, a.body.Bytes())
	}
	answered.Invoke(a.status, lines(a.sent), sent)
	i.behind.Wait()
	quiet.Invoke(!i.faulted && a.status < http.StatusInternalServerError)
}

// answer asks the handler. Whatever fails is a 500 without a word: the handler has words for what it foresees.
func (i *Instance) answer(h http.Handler, r request) (a *answer) {
	defer func() {
		if recover() != nil { // the value may quote the request
			i.faulted = true
			a = failed(r.method, http.StatusInternalServerError)
		}
	}()
	var body io.ReadCloser
	if r.body.Type() == js.TypeObject {
		body = &stream{of: r.body}
	}
	asked, err := newRequest(r.method, r.url, r.headerLines, body)
	if err != nil {
		return failed(r.method, http.StatusBadRequest)
	}
	a = newAnswer(r.method)
	h.ServeHTTP(a, asked)
	if !a.finish() {
		i.faulted = true
		return failed(r.method, http.StatusInternalServerError)
	}
	return a
}

// failed is an answer of a status that nothing was written to.
func failed(method string, status int) *answer {
	a := newAnswer(method)
	a.WriteHeader(status)
	a.finish()
	return a
}
