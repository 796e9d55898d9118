package rdap

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/openrdap/rdap"

	"linkgrade/server/registration"
)

// library is what github.com/openrdap/rdap makes of an answer, in our words.
func library(b []byte) *domainObject {
	answer, _ := rdap.NewDecoder(b).Decode()
	d, ok := answer.(*rdap.Domain)
	if !ok {
		return nil
	}
	all := &domainObject{name: d.LDHName, status: d.Status}
	for _, e := range d.Events {
		all.events = append(all.events, event{e.Action, e.Date})
	}
	for _, e := range d.Entities {
		one := entity{roles: e.Roles, handle: e.Handle}
		if e.VCard != nil {
			one.name = e.VCard.Name()
		}
		all.entities = append(all.entities, one)
	}
	return all
}

// mustDecode reads an answer as we do and as the library does: both must read the same.
func mustDecode(t testing.TB, b []byte) *domainObject {
	t.Helper()
	got, want := decode(b), library(b)
	if got == nil || fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", want) {
		t.Fatalf("%.60q: %+v; the library reads %+v", b, got, want)
	}
	return got
}

func TestDates(t *testing.T) {
	for _, tt := range []struct{ title, events, want string }{
		{"UTC", `{"eventAction":"registration","eventDate":"2001-12-10T23:00:00Z"}`, "2001-12-10T23:00:00Z"},
		{"another zone", `{"eventAction":"registration","eventDate":"2004-08-30T22:55:00+03:00"}`, "2004-08-30T19:55:00Z"},
		{"fractions", `{"eventAction":"registration","eventDate":"2014-11-12T19:15:55.283Z"}`, "2014-11-12T19:15:55Z"},
		{"capital letters", `{"eventAction":"Registration","eventDate":"2014-11-12T19:15:55Z"}`, "2014-11-12T19:15:55Z"},
		{"two: the first", `{"eventAction":"registration","eventDate":"2014-11-12T19:15:55Z"},{"eventAction":"registration","eventDate":"2011-01-01T00:00:00Z"}`, "2011-01-01T00:00:00Z"},
		{"in the future", `{"eventAction":"registration","eventDate":"2026-06-01T12:00:01Z"}`, ""},
		{"before there were names", `{"eventAction":"registration","eventDate":"1970-01-01T00:00:00Z"}`, ""},
		{"year zero", `{"eventAction":"registration","eventDate":"0001-01-01T00:00:00Z"}`, ""},
		{"no time", `{"eventAction":"registration","eventDate":"2001-12-10"}`, ""},
		{"no date", `{"eventAction":"registration"}`, ""},
		{"nothing", `{"eventAction":"registration","eventDate":null}`, ""},
		{"another event", `{"eventAction":"reregistration","eventDate":"2014-11-12T19:15:55Z"}`, ""},
		{"none", ``, ""},
	} {
		got := read(mustDecode(t, []byte(`{"objectClassName":"domain","events":[`+tt.events+`]}`)), noon).Registered
		if text := written(got); text != tt.want {
			t.Errorf("%s: registered %q; want %q", tt.title, text, tt.want)
		}
	}
}

func written(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.Format(time.RFC3339)
}

// Real answers of registries: what they have in common is little.
func TestRealAnswers(t *testing.T) {
	dir := os.Getenv("LINKGRADE_DATA")
	if dir == "" {
		t.Skip("LINKGRADE_DATA is not set: no real answers of registries to read")
	}
	for _, tt := range []struct{ file, registered, expires, changed, registrar, status string }{
		{"icann_domain_afnic_fr.json", "2001-12-10T23:00:00Z", "2029-07-18T08:26:59Z", "2022-09-28T11:21:02Z", "Registry Operations", "active"},
		{"icann_home.moscow.json", "2021-10-19T19:28:12Z", "2024-10-19T19:28:12Z", "2023-11-20T18:36:22Z",
			`Limited Liability Company "Registrar of domain names REG.RU"`, "client transfer prohibited"},
		{"icann_lemonde.fr.json", "2005-08-02T14:16:36Z", "2025-06-09T22:08:09Z", "2024-06-12T22:09:39Z", "NAMESHIELD", "server update prohibited"},
		{"icann_lookup_with_redaction.json", "1997-06-03T00:00:00Z", "2021-06-03T04:00:00Z", "2020-05-28T01:35:00Z", "Example Registrar Inc.", "server delete prohibited"},
		{"icann_microsoft.click.json", "2014-11-12T19:15:55Z", "2024-11-12T19:15:55Z", "2023-10-17T10:47:21Z", "MarkMonitor Inc.", "client update prohibited"},
		{"openrdap_example.cz.json", "2004-08-30T22:55:00Z", "2019-08-30T12:00:00Z", "", "REG-INTERNET-CZ", "active"},
	} {
		b, err := os.ReadFile(filepath.Join(dir, "data", "rdap", tt.file))
		if err != nil {
			t.Fatal(err)
		}
		r := read(mustDecode(t, b), noon)
		if r.Outcome != registration.Registered || written(r.Registered) != tt.registered || written(r.Expires) != tt.expires ||
			written(r.Changed) != tt.changed || r.Registrar != tt.registrar || len(r.Status) == 0 || r.Status[0] != tt.status {
			t.Errorf("%s: %+v", tt.file, r)
		}
	}
	b, err := os.ReadFile(filepath.Join(dir, "data", "rdap", "openrdap_bootstrap_dns.json"))
	if err != nil {
		t.Fatal(err)
	}
	all, err := readRegistries(b)
	if err != nil {
		t.Fatal(err)
	}
	if got := all.server(name(t, "example.cz")); got == nil || got.String() != "https://rdap.nic.cz" || len(all.hosts) != 3 {
		t.Errorf("the registry of .cz is %v of %v", got, all.hosts)
	}
}

// Whatever a registry sends, what is kept is bounded and printable, and nothing of ours panics.
func FuzzRead(f *testing.F) {
	f.Add([]byte(whole))
	f.Add([]byte(`{"objectClassName":"domain","status":["` + "\u202e" + `"],"events":[{"eventAction":"expiration","eventDate":"9999-12-31T23:59:60Z"}]}`))
	f.Add([]byte(`{"objectClassName":"domain","entities":[{"roles":["registrar"],"vcardArray":[]}]}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		d := decode(b)
		if d == nil {
			return
		}
		r := read(d, noon)
		if len(r.Registrar) > maxText+len("…") || len(r.Status) > maxStatus || plain(r.Registrar) != r.Registrar && len(r.Registrar) <= maxText {
			t.Errorf("kept too much: %+v", r)
		}
		if r.Registered.After(noon) || !r.Registered.IsZero() && r.Registered.Year() < firstYear {
			t.Errorf("registered %v", r.Registered)
		}
	})
}

func FuzzRegistries(f *testing.F) {
	f.Add([]byte(listOf("com https://rdap.registry.example/com/", "net http://plain.example/")))
	f.Add([]byte(`{"services":[[[],[]],[["a"],["https://[::1]:x"]]]}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := readRegistries(b)
		if IsList(b) != (err == nil) {
			t.Errorf("IsList = %v; %v", IsList(b), err)
		}
		if err != nil {
			return
		}
		for _, n := range []string{"example.com", "example.co.uk"} {
			if u := r.server(name(t, n)); u != nil && (u.Scheme != "https" || !r.hosts[u.Host]) {
				t.Errorf("the registry of %s is %v", n, u)
			}
		}
	})
}
