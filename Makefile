# Linkgrade. "make run" shows it, "make test" checks it; both set up what they need.
#
# Everything that is built goes to .build and extension/dist; nothing else is written.

BUILD   := .build
ENGINE  := $(BUILD)/engine.wasm
AUDIT   := $(BUILD)/audit.wasm
TOOL    := $(BUILD)/linkgrade
HOT     := wasm/cmd/engine/engine.pgo
# What runs most is taken into its callers: see build in wasm/cmd/engine's tests.
LEAN    := -pgo=$(HOT) -gcflags=all=-d=pgoinlinecdfthreshold=90,pgoinlinebudget=160
PACK    := server/starter/data/pack.lgp
NPM     := extension/node_modules/.package-lock.json
WORKER  := $(BUILD)/worker
ASSETS  := $(BUILD)/assets
EDGENPM := server/cmd/worker/node_modules/.package-lock.json
GO_SRC  := $(shell find wasm server -name '*.go' -not -name '*_test.go') $(wildcard wasm/domain/*.bin)
EXT_SRC := $(shell find extension -name node_modules -prune -o -name dist -prune -o -type f -print)
ENGINE_PACKAGES := ./wasm/domain ./wasm/jsontext ./wasm/lexicon ./wasm/page ./wasm/topic ./wasm/trust ./wasm/grade ./wasm/site ./wasm/backlink ./wasm/table ./wasm/audit ./wasm/audit/codepage ./wasm/audit/export ./wasm/audit/disavow ./wasm/audit/chart
GO_DIRS := wasm server extension/browser extension/build extension/demo extension/e2e
FUZZTIME ?= 30s

.DEFAULT_GOAL := help
.PHONY: help run check test lint bench eval train hot fuzz soak golden generate package clean browsers engine extension wasm-test worker worker-dev assets deploy

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: browsers $(TOOL) extension ## build everything, grade a demo page in a browser, show what comes out
	@go run ./extension/demo -linkgrade $(TOOL) -dist extension/dist

check: $(NPM) ## for every commit: format, vet, all tests that need no browser (under two minutes)
	@test -z "$$(gofmt -l $(GO_DIRS))" || { gofmt -l $(GO_DIRS); echo "run gofmt"; exit 1; }
	go vet ./...
	go test -short ./...

test: browsers extension wasm-test $(NPM) $(EDGENPM) ## all tests: native, WebAssembly, TypeScript, workerd, Chromium and Firefox
	cd extension && npm test --silent
	LINKGRADE_E2E=1 go test -timeout 24m ./...

lint: $(NPM) extension ## format, vet, staticcheck, types, and the stores' own lint of both extensions
	@test -z "$$(gofmt -l $(GO_DIRS))" || { gofmt -l $(GO_DIRS); echo "run gofmt"; exit 1; }
	go vet ./...
	GOOS=wasip1 GOARCH=wasm go vet $(ENGINE_PACKAGES) ./wasm/cmd/engine ./wasm/cmd/audit
	GOOS=js GOARCH=wasm go vet ./server/cmd/worker/...
	go tool staticcheck ./...
	cd extension && npm run --silent typecheck && npm run --silent lint

bench: browsers extension $(NPM) $(EDGENPM) ## speed: engine, codecs, server and Worker beside a peer or a limit; from click to badge in the browsers (LINKGRADE_DATA)
	go test -run '^$$' -bench . ./wasm/... ./server/...
	LINKGRADE_E2E=1 go test -run '^$$' -bench Click -benchtime 1x -timeout 60m ./extension/e2e

train: ## learn anew where links sit, what texts have in common and what ranks are worth (LINKGRADE_DATA)
	go run ./wasm/eval/train
	go run ./wasm/eval/topics/train
	go run ./server/eval/train

eval: ## accuracy on labelled pages, lists and ratings (LINKGRADE_DATA; skipped without)
	@go run ./wasm/eval
	@go run ./server/eval

hot: ## learn anew what the engine does most, which its build goes by (LINKGRADE_DATA)
	@mkdir -p $(BUILD)
	GOGC=off GOMEMLIMIT=600MiB go test -trimpath -run '^$$' -bench Read -benchtime 3s -o $(BUILD)/engine.test -cpuprofile $(BUILD)/engine.prof ./wasm/cmd/engine
	go run ./wasm/cmd/hot -o $(HOT) $(BUILD)/engine.prof

fuzz: ## every fuzz target for FUZZTIME (30s)
	@for p in $$(go list ./wasm/... ./server/...); do \
	  for f in $$(go test -list '^Fuzz' $$p | grep '^Fuzz'); do \
	    echo "$$p $$f"; go test -run '^$$' -fuzz "^$$f$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 10x $$p || exit 1; \
	  done; \
	done

soak: browsers extension $(NPM) $(EDGENPM) ## an edition of 100 M names (3 GB of TMPDIR), 10,000 audits, 1,000 connections, 10,000 requests of a Worker, ten minutes of each fuzz target, 200 pages with every request recorded, all languages
	LINKGRADE_SOAK=1 go test -count=1 -v -run Soak -timeout 2h ./server/...
	LINKGRADE_SOAK=1 go test -count=1 -v -run NeverDisavowed ./wasm/audit
	$(MAKE) fuzz FUZZTIME=10m
	LINKGRADE_E2E=1 LINKGRADE_SOAK=1 LINKGRADE_PAGES=200 go test -count=1 -timeout 2h -run 'Requests|Chips|Feeders|Look|Welcome|AuditReport|Long|Speed|RealPages|Words|NewData|LookUp|Outlives|Ended' -v ./extension/e2e

golden: ## rewrite golden reports and POLICY.md; review the difference like code
	go test ./wasm/grade -update

generate: ## rebuild the starter edition and the word vectors from their pinned packages (network)
	go generate ./server/starter ./wasm/topic

package: extension ## write both store zips, and what the stores are told, to extension/dist
	go run ./extension/build -engine $(ENGINE) -audit $(AUDIT) -pack $(PACK) -zip
	@ls -l extension/dist/*.zip

worker: $(WORKER)/app.wasm $(EDGENPM) ## build the Worker, the same server at the edge

# The starter edition's files are enough to try it; nothing of it is kept, and no account is asked for.
worker-dev: worker $(TOOL) ## run the Worker on this machine, in Cloudflare's own runtime (PORT=8787)
	$(TOOL) pack split --plan free server/starter/data $(BUILD)/starter
	@echo "Ctrl-C ends it."
	@cd server/cmd/worker && node miniflare/run.mjs '{"dir":"$(CURDIR)/$(WORKER)","script":"pool.mjs","assets":"$(CURDIR)/$(BUILD)/starter","port":$(or $(PORT),8787),"stay":true}'

assets: $(TOOL) ## write the edition that commands use, or that of the folder DATA, as files for a host
	$(TOOL) pack split $(if $(DATA),'$(DATA)') --plan $(or $(PLAN),paid) $(ASSETS)

# With CI=1 wrangler asks nothing; without metrics it tells nobody of the dry run.
deploy: worker assets ## say what would be deployed to Cloudflare; CONFIRM=yes deploys it (server/cmd/worker/README.md)
ifeq ($(CONFIRM),yes)
	cd server/cmd/worker && npx wrangler d1 migrations apply DB --remote && npx wrangler deploy
else
	cd server/cmd/worker && CI=1 WRANGLER_HIDE_BANNER=true WRANGLER_SEND_METRICS=false CLOUDFLARE_CF_FETCH_ENABLED=false npx wrangler deploy --dry-run --outdir '$(CURDIR)/$(BUILD)/dry-run'
	@echo "This was a dry run: nothing was sent. \"make deploy CONFIRM=yes\" deploys."
endif

clean: ## remove what was built
	rm -rf $(BUILD) extension/dist extension/node_modules server/cmd/worker/node_modules

# What the targets above stand on.

browsers:
	@.ci/browsers

engine: $(ENGINE) $(AUDIT)

# The audit's code is not in the profile; what it shares with the engine is.
$(ENGINE) $(AUDIT): $(BUILD)/%.wasm: $(GO_SRC) $(HOT) go.mod
	@mkdir -p $(BUILD)
	GOOS=wasip1 GOARCH=wasm go build -trimpath -buildvcs=false -buildmode=c-shared $(LEAN) -ldflags='-s -w' -o $@.new ./wasm/cmd/$*
	go run ./wasm/cmd/relink $@.new
	mv $@.new $@

$(TOOL): $(GO_SRC) $(wildcard server/starter/data/*) go.mod
	@mkdir -p $(BUILD)
	go build -trimpath -o $@ ./server/cmd/linkgrade

extension: extension/dist/.built

extension/dist/.built: $(NPM) $(ENGINE) $(AUDIT) $(PACK) wasm/topic/vectors.lgv $(EXT_SRC)
	go run ./extension/build -engine $(ENGINE) -audit $(AUDIT) -pack $(PACK)
	@touch $@

$(NPM): extension/package.json extension/package-lock.json
	@cd extension && for try in 1 2 3; do npm ci --no-audit --no-fund && exit 0; sleep 5; done; exit 1

$(WORKER)/app.wasm: $(GO_SRC) server/cmd/worker/edge/pool.mjs go.mod
	@mkdir -p $(WORKER)
	go run github.com/syumai/workers/cmd/workers-assets-gen -mode=go -o $(WORKER)
	cp server/cmd/worker/edge/pool.mjs $(WORKER)
	GOOS=js GOARCH=wasm go build -trimpath -buildvcs=false -ldflags='-s -w' -o $@.new ./server/cmd/worker
	go run ./wasm/cmd/relink $@.new
	mv $@.new $@

$(EDGENPM): server/cmd/worker/package.json server/cmd/worker/package-lock.json
	@cd server/cmd/worker && for try in 1 2 3; do npm ci --no-audit --no-fund && exit 0; sleep 5; done; exit 1

$(BUILD)/wazero: go.mod
	@mkdir -p $(BUILD)
	go build -o $@ github.com/tetratelabs/wazero/cmd/wazero

wasm-test: $(BUILD)/wazero
	GOOS=wasip1 GOARCH=wasm go test -exec '$(CURDIR)/.ci/wasm-exec' $(ENGINE_PACKAGES)
