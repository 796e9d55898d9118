//go:build !wasip1

package topic

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// maxPage is how long a page of 1,000 words may take in a browser's machine once the code is warm, read and compared with
// a profile, in nanoseconds.
const maxPage = 2e6

// runInV8 runs a program of this target in node: its arguments are the module, the folder that it sees as its own, and
// the program's. Its clock is the processor's time, so that the benchmark inside tells the same on a busy machine. It
// leaves by a signal because node's own way out of a WASI program crashes in some versions.
const runInV8 = `import { readFile } from "node:fs/promises";
import { WASI } from "node:wasi";
const [module, folder, ...args] = process.argv.slice(2);
const wasi = new WASI({ version: "preview1", args: [module, ...args], env: { PWD: "/" }, preopens: { "/": folder }, returnOnExit: true });
const imports = wasi.getImportObject();
let memory;
imports.wasi_snapshot_preview1 = {
  ...imports.wasi_snapshot_preview1,
  clock_time_get: (_clock, _precision, at) => {
    const { user, system } = process.cpuUsage();
    new DataView(memory.buffer).setBigUint64(at, BigInt(user + system) * 1000n, true);
    return 0;
  },
};
const { instance } = await WebAssembly.instantiate(await readFile(module), imports);
memory = instance.exports.memory;
wasi.start(instance);
process.kill(process.pid, "SIGKILL");
`

// BenchmarkV8 runs BenchmarkPage in the machine that runs the engine in a browser. An operation is a whole run of node, so
// its ns/op say nothing; what is reported is what the benchmark there says, and the share of the limit used.
func BenchmarkV8(b *testing.B) {
	node, err := exec.LookPath("node")
	if err != nil {
		b.Skip("node is not installed")
	}
	dir := b.TempDir()
	wasm, script := filepath.Join(dir, "topic.wasm"), filepath.Join(dir, "run.mjs")
	build := exec.Command("go", "test", "-c", "-o", wasm, ".")
	build.Env = append(os.Environ(), "GOOS=wasip1", "GOARCH=wasm")
	if out, err := build.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	if err := os.WriteFile(script, []byte(runInV8), 0o644); err != nil {
		b.Fatal(err)
	}
	for _, name := range []string{"1000", "unspoken"} {
		b.Run(name, func(b *testing.B) {
			var took float64
			for b.Loop() {
				cmd := exec.Command(node, "--no-warnings", script, wasm, ".", "-test.run=^$", "-test.benchtime=3000x", "-test.bench=^BenchmarkPage$/^"+name+"$")
				out, err := cmd.CombinedOutput()
				if !strings.HasSuffix(strings.TrimSpace(string(out)), "PASS") {
					b.Fatalf("%v\n%s", err, out)
				}
				took = nanoseconds(b, string(out))
			}
			b.ReportMetric(0, "ns/op") // leaves it out
			b.ReportMetric(took/1e6, "ms-in-V8")
			b.ReportMetric(took/maxPage, "of-limit")
		})
	}
}

// nanoseconds reads the time an operation took from what a benchmark prints.
func nanoseconds(b *testing.B, out string) float64 {
	b.Helper()
	found := regexp.MustCompile(`([0-9.]+) ns/op`).FindStringSubmatch(out)
	if found == nil {
		b.Fatalf("no figure in %q", strings.TrimSpace(out))
	}
	took, err := strconv.ParseFloat(found[1], 64)
	if err != nil {
		b.Fatal(err)
	}
	return took
}
