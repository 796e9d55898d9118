// As much of WASI preview 1 as a Go reactor without files asks for: a clock,
// random bytes and a place for a panic's text. Everything else is answered
// "not supported".

const ok = 0;
const badFile = 8;
const notSupported = 52;

type Call = (...args: never[]) => number;

/** wasiFor makes the imports of a module. memory is asked for at each call: it moves when it grows. print gets whole lines. */
export function wasiFor(module: WebAssembly.Module, memory: () => WebAssembly.Memory, print: (line: string) => void): WebAssembly.Imports {
  const have = calls(memory, print);
  const imports: Record<string, WebAssembly.ImportValue> = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    if (from === "wasi_snapshot_preview1") imports[name] = have.get(name) ?? ((): number => notSupported);
  }
  return { wasi_snapshot_preview1: imports };
}

function calls(memory: () => WebAssembly.Memory, print: (line: string) => void): ReadonlyMap<string, Call> {
  const view = (): DataView => new DataView(memory().buffer);
  const none = (count: number, size: number): number => {
    view().setUint32(count, 0, true);
    view().setUint32(size, 0, true);
    return ok;
  };
  return new Map<string, Call>([
    ["args_sizes_get", none],
    ["environ_sizes_get", none],
    ["args_get", () => ok],
    ["environ_get", () => ok],
    ["clock_time_get", (clock: number, _precision: bigint, out: number) => {
      const ms = clock === 0 ? Date.now() : performance.now();
      view().setBigUint64(out, BigInt(Math.round(ms * 1e6)), true);
      return ok;
    }],
    ["random_get", (at: number, n: number) => random(new Uint8Array(memory().buffer, at, n))],
    ["fd_write", writer(memory, print)],
    ["fd_prestat_get", () => badFile],
    ["fd_prestat_dir_name", () => badFile],
    ["fd_close", () => ok],
    ["fd_fdstat_set_flags", () => ok],
    ["fd_fdstat_get", (_fd: number, at: number) => {
      new Uint8Array(memory().buffer, at, 24).fill(0);
      view().setUint8(at, 2); // a character device: what a console is
      return ok;
    }],
    ["sched_yield", () => ok],
    ["poll_oneoff", (_in: number, _out: number, _n: number, events: number) => {
      view().setUint32(events, 0, true);
      return ok;
    }],
    ["proc_exit", (code: number) => {
      throw new Error(`engine: exit ${code}`);
    }],
  ]);
}

/** random fills in parts: the browser gives 65,536 bytes at most at once. */
function random(into: Uint8Array<ArrayBuffer>): number {
  for (let at = 0; at < into.length; at += 65536) crypto.getRandomValues(into.subarray(at, at + 65536));
  return ok;
}

function writer(memory: () => WebAssembly.Memory, print: (line: string) => void) {
  const decoder = new TextDecoder();
  let rest = "";
  return (_fd: number, parts: number, n: number, written: number): number => {
    const view = new DataView(memory().buffer);
    let total = 0;
    for (let i = 0; i < n; i++) {
      const at = view.getUint32(parts + 8 * i, true);
      const length = view.getUint32(parts + 8 * i + 4, true);
      rest += decoder.decode(new Uint8Array(memory().buffer, at, length), { stream: true });
      total += length;
    }
    const lines = rest.split("\n");
    rest = (lines.pop() ?? "").slice(-10_000);
    lines.forEach(print);
    view.setUint32(written, total, true);
    return ok;
  };
}
