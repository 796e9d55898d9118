//go:build !js

package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"linkgrade/server/edition"
	"linkgrade/server/starter"
)

// configuration is what the tests read of wrangler.jsonc.
type configuration struct {
	Main    string `json:"main"`
	BaseDir string `json:"base_dir"`
	Assets  struct {
		Directory      string          `json:"directory"`
		HTML           string          `json:"html_handling"`
		NotFound       string          `json:"not_found_handling"`
		RunWorkerFirst json.RawMessage `json:"run_worker_first"`
	} `json:"assets"`
	D1 []struct {
		Binding    string `json:"binding"`
		Migrations string `json:"migrations_dir"`
	} `json:"d1_databases"`
	RateLimits []struct {
		Name   string `json:"name"`
		Simple struct {
			Limit, Period int
		} `json:"simple"`
	} `json:"ratelimits"`
	Triggers struct {
		Crons []string `json:"crons"`
	} `json:"triggers"`
	Secrets struct {
		Required []string `json:"required"`
	} `json:"secrets"`
	Observability struct {
		Enabled bool `json:"enabled"`
	} `json:"observability"`
	Logpush       bool            `json:"logpush"`
	TailConsumers json.RawMessage `json:"tail_consumers"`
	Vars          json.RawMessage `json:"vars"`
}

func read(t *testing.T) (c configuration) {
	t.Helper()
	b, err := os.ReadFile("wrangler.jsonc")
	if err != nil {
		t.Fatal(err)
	}
	var plain strings.Builder
	for line := range strings.Lines(string(b)) {
		if !strings.HasPrefix(strings.TrimSpace(line), "//") {
			plain.WriteString(line)
		}
	}
	if err := json.Unmarshal([]byte(plain.String()), &c); err != nil {
		t.Fatal(err)
	}
	return c
}

func TestTheConfigurationKeepsThePromises(t *testing.T) {
	c := read(t)
	if c.Observability.Enabled || c.Logpush || c.TailConsumers != nil {
		t.Error("Cloudflare keeps logs of requests, and so the names that people ask for")
	}
	if c.Vars != nil || !slices.Equal(c.Secrets.Required, []string{"LIMIT_SECRET"}) {
		t.Errorf("vars %s, secrets %v; want no value in the file, and LIMIT_SECRET by name", c.Vars, c.Secrets.Required)
	}
	if c.Assets.RunWorkerFirst != nil || c.Assets.HTML != "none" || c.Assets.NotFound != "none" {
		t.Errorf("assets %+v; want that a file is answered as it is and without the Worker, anything else by the Worker", c.Assets)
	}
	if len(c.RateLimits) != 1 || c.RateLimits[0].Name != "NAMED_LIMIT" || c.RateLimits[0].Simple.Limit != 30 || c.RateLimits[0].Simple.Period != 60 {
		t.Errorf("rate limits %+v; want NAMED_LIMIT, the thirty a minute that server/README.md promises", c.RateLimits)
	}
	if !slices.Equal(c.Triggers.Crons, []string{"*/15 * * * *"}) {
		t.Errorf("crons %v; want a run every quarter of an hour, as the README's costs have it", c.Triggers.Crons)
	}
}

// Wrangler refuses to deploy a Worker for the first time without the secrets that the configuration requires.
func TestTheReadmeSetsTheSecretsBeforeItDeploys(t *testing.T) {
	b, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	before, _, deploys := strings.Cut(string(b), "deploy CONFIRM=yes")
	if !deploys {
		t.Fatal("README.md does not deploy")
	}
	for _, name := range read(t).Secrets.Required {
		if !strings.Contains(before, "wrangler secret put "+name) {
			t.Errorf("README.md deploys before it sets %s", name)
		}
	}
}

// The paths of the configuration lead to where make builds and where the store has its migrations.
func TestTheConfigurationFindsItsFiles(t *testing.T) {
	c := read(t)
	for what, path := range map[string][2]string{
		"main": {c.Main, ".build/worker/pool.mjs"}, "base_dir": {c.BaseDir, ".build/worker"}, "assets": {c.Assets.Directory, ".build/assets"},
	} {
		if got := filepath.Join("server/cmd/worker", path[0]); got != path[1] {
			t.Errorf("%s is %s; want %s", what, got, path[1])
		}
	}
	if len(c.D1) != 1 || c.D1[0].Binding != "DB" {
		t.Fatalf("databases %+v; want DB", c.D1)
	}
	if files, err := filepath.Glob(filepath.Join(c.D1[0].Migrations, "0*.sql")); err != nil || len(files) < 2 {
		t.Errorf("migrations %v, %v; want the store's", files, err)
	}
}

// What "make deploy" does without CONFIRM=yes: wrangler reads the configuration, a Worker and the assets of an edition,
// without account or network.
func TestTheDryRun(t *testing.T) {
	wrangler, err := filepath.Abs("node_modules/wrangler/bin/wrangler.js")
	if err != nil {
		t.Fatal(err)
	}
	if testing.Short() {
		t.Skip("takes seconds: skipped under -short")
	}
	if _, err := os.Stat(wrangler); err != nil {
		if os.Getenv("LINKGRADE_E2E") != "" {
			t.Fatal("no npm packages here: npm ci in server/cmd/worker")
		}
		t.Skip("no npm packages here: npm ci in server/cmd/worker")
	}
	root := t.TempDir()
	home := filepath.Join(root, "server/cmd/worker")
	lay(t, root)
	cmd := exec.Command("node", wrangler, "deploy", "--dry-run", "--outdir", filepath.Join(root, "out"))
	cmd.Dir = home
	cmd.Env = append(os.Environ(), "CI=1", "WRANGLER_HIDE_BANNER=true", "WRANGLER_SEND_METRICS=false", "CLOUDFLARE_CF_FETCH_ENABLED=false",
		"WRANGLER_LOG_PATH="+filepath.Join(root, "logs"), "CLOUDFLARE_API_TOKEN=", "XDG_CONFIG_HOME="+root)
	said, err := cmd.CombinedOutput()
	for _, want := range []string{"app.wasm", "env.DB (linkgrade)", "env.NAMED_LIMIT (30 requests/60s)", "env.ASSETS", "--dry-run: exiting now"} {
		if err != nil || !strings.Contains(string(said), want) {
			t.Errorf("%v; want %q in\n%s", err, want, said)
		}
	}
	if strings.Contains(string(said), "Unexpected fields") {
		t.Errorf("wrangler does not know a field:\n%s", said)
	}
	for _, name := range []string{"pool.mjs", "app.wasm"} {
		got, err := os.ReadFile(filepath.Join(root, "out", name))
		want, err2 := os.ReadFile(filepath.Join(root, ".build/worker", name))
		if err != nil || err2 != nil || string(got) != string(want) {
			t.Errorf("%s is not deployed byte for byte: %v, %v", name, err, err2)
		}
	}
}

// lay lays a clone out: the configuration, the smallest Worker of the same form, and the starter edition's assets.
func lay(t *testing.T, root string) {
	t.Helper()
	e, err := starter.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	if _, err := edition.Split(t.Context(), e, filepath.Join(root, ".build/assets"), edition.FreePlan); err != nil {
		t.Fatal(err)
	}
	config, err := os.ReadFile("wrangler.jsonc")
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"server/cmd/worker/wrangler.jsonc": string(config),
		".build/worker/pool.mjs":           "import program from \"./app.wasm\";\nexport default { fetch: () => new Response(String(program)) };\n",
		".build/worker/app.wasm":           "\x00asm\x01\x00\x00\x00",
	} {
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
