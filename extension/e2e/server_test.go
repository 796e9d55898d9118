package e2e

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"linkgrade/server"
	"linkgrade/server/edition"
	"linkgrade/wasm/domain"
	"linkgrade/wasm/trust"
)

// trustAddress is where the tests' trust server stands. Nothing listens there: the
// proxy, which every request goes through, answers for it.
const trustAddress = "127.0.0.1:4711"

// listedNames fill an edition whose prefixes, of 8 bits, are shorter than the starter pack's.
const listedNames = 70_000

// trustServer serves an edition as `linkgrade serve` does, but with a pack that leaves most of its names to the
// buckets, and with answers that would tell a client apart if it sent back what they hand out.
type trustServer struct {
	*edition.Edition
	pack     []byte
	document []byte
	rest     http.Handler
}

// serving is a server of an edition that has the names in packed in its pack, and those in listed in buckets alone.
// Different builds give different editions.
func serving(t *testing.T, build string, packed, listed []string) *trustServer {
	t.Helper()
	var rows []edition.Row
	var entries []trust.Entry
	add := func(name string) trust.Entry {
		entry := trust.Entry{Name: mustName(t, name), Record: trust.Record{Authority: trust.AuthorityOf(77), Lists: 1}}
		rows = append(rows, edition.Row{Source: "ranks", Name: entry.Name, Record: entry.Record})
		return entry
	}
	for _, name := range packed {
		entries = append(entries, add(name))
	}
	for _, name := range listed {
		add(name)
	}
	for i := range listedNames {
		add(fmt.Sprintf("listed-%d.example", i))
	}
	e, err := edition.Build("2026-01-01", []edition.Source{{ID: "ranks", Name: "Made for a test: " + build, Rows: len(rows)}}, rows)
	if err != nil {
		t.Fatal(err)
	}
	s := &trustServer{Edition: e, rest: server.New(e, nil)}
	// The pack has prefixes of another length, as one of another edition has: the edition's are what counts.
	s.pack = trust.BuildPack(entries, trust.PackOptions{Edition: e.ID(), BucketBits: e.Bits() + 1})
	var document edition.Document
	if err := json.Unmarshal(e.JSON(), &document); err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(s.pack)
	document.Pack = edition.FileInfo{Bytes: len(s.pack), SHA256: hex.EncodeToString(sum[:])}
	if s.document, err = json.Marshal(document); err != nil {
		t.Fatal(err)
	}
	return s
}

// servers are what trust servers run as. Both answer with the same edition, pack and document, and hand out a cookie.
var servers = []struct {
	name string
	run  func(*testing.T, *trustServer) http.Handler
}{
	{"native", func(_ *testing.T, s *trustServer) http.Handler { return s }},
	{"workerd", inWorkerd},
}

// onEach runs a test with some trust servers in each form and in each browser.
func onEach(t *testing.T, all []*trustServer, test func(t *testing.T, on map[*trustServer]http.Handler, b browserKind)) {
	for _, server := range servers {
		t.Run(server.name, func(t *testing.T) {
			t.Parallel()
			on := map[*trustServer]http.Handler{}
			for _, s := range all {
				on[s] = server.run(t, s)
			}
			for i, b := range browsers {
				if i > 0 && server.name == "workerd" && !soaking {
					continue // every browser has been seen with the native one
				}
				t.Run(b.name, func(t *testing.T) {
					t.Parallel()
					test(t, on, b)
				})
			}
		})
	}
}

func mustName(t *testing.T, s string) domain.Name {
	t.Helper()
	n, err := domain.ParseName(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func (s *trustServer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Set-Cookie", "client=1234; Max-Age=1000000; Path=/")
	answer := func(b []byte) {
		h.Set("Access-Control-Allow-Origin", "*")
		h.Set("ETag", `"client-1234"`)
		_, _ = w.Write(b)
	}
	switch name, isName := strings.CutPrefix(r.URL.Path, "/v1/domains/"); {
	case r.Method != http.MethodGet:
		s.rest.ServeHTTP(w, r)
	case isName && name == siteName:
		answer([]byte(`{"name":"` + siteName + `","registration":{"outcome":"registered","registered":"1999-05-17T04:00:00Z"}}`))
	case r.URL.Path == "/v1/edition":
		answer(s.document)
	case r.URL.Path == "/v1/pack/"+s.ID():
		answer(s.pack)
	default:
		s.rest.ServeHTTP(w, r)
	}
}

// set puts the server's address into the extension's settings, and its host among those that the user has allowed.
func set(ctx context.Context, t *testing.T, d driver) {
	t.Helper()
	if err := d.Allow(ctx, "http://127.0.0.1/*"); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Background(ctx, fmt.Sprintf("(globalThis.browser ?? chrome).storage.local.set({server: %q})", "http://"+trustAddress)); err != nil {
		t.Fatal(err)
	}
}

// awaitPack waits until the extension keeps an edition's pack.
func awaitPack(ctx context.Context, t *testing.T, d driver, id string) {
	t.Helper()
	eventually(ctx, t, "pack of edition "+id, 20*time.Second, func() (bool, string) {
		got := keptEdition(ctx, t, d)
		return got == id, got
	})
}

// keptEdition is the edition of the pack that the extension keeps, "" where it keeps none.
func keptEdition(ctx context.Context, t *testing.T, d driver) string {
	t.Helper()
	var id string
	read(t, &id)(d.Background(ctx, `(async () => {
		if (!(await indexedDB.databases()).some(({name}) => name === "linkgrade")) return "";
		const done = (r) => new Promise((y, n) => { r.onsuccess = () => y(r.result); r.onerror = () => n(r.error); });
		const db = await done(indexedDB.open("linkgrade"));
		try { return (await done(db.transaction("packs").objectStore("packs").get("current")))?.edition.id ?? ""; } finally { db.close(); }
	})()`))
	return id
}
