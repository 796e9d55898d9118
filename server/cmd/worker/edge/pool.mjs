// A pool of Go programs, each with at most one request at a time; see doc.go. What Go calls back stands in instance_js.go.
import "./wasm_exec.js";
import program from "./app.wasm";

// Bounds of one isolate, whose memory Cloudflare bounds at 128 MB.
const MOST_LIVE = 8; // programs at once, idle ones too; further requests wait
const MOST_USES = 2_000; // of one program: the library keeps a few bytes for each promise it waited for
const MOST_MEMORY = 14 << 20; // bytes that one program may have grown to, to be used again; it never gives any back
const MOST_SECONDS = 60; // that a program may take for a request, before another takes its place
const MOST_SCHEDULED_SECONDS = 900; // Cloudflare's own bound of a scheduled run
const WAIT_MS = 5, MOST_WAIT_MS = 10_000; // for a program

// Without a body, whatever stands in the header (RFC 9110, section 6.4.1).
const BODILESS = new Set([204, 205, 304]);

const idle = [];
const live = new Set();

// What Go prints as it dies may quote a request; what it prints on purpose goes to standard output.
const write = globalThis.fs.writeSync;
globalThis.fs.writeSync = (fd, bytes) => (fd === 1 ? write(fd, bytes) : bytes.length);

/** Fetches for at most ms milliseconds, which who calls it sets before. */
const timed = () => ({
  ms: 10_000,
  fetch(request, init) {
    return globalThis.fetch(request, { ...init, signal: AbortSignal.timeout(this.ms) });
  },
});

// The library's own functions call this.
globalThis.tryCatch = (f) => {
  try {
    return { result: f() };
  } catch (error) {
    return { error };
  }
};

/** Starts a program, which may take as long as a request. */
async function start(env) {
  const go = new Go();
  const p = { context: { env, ctx: null, binding: {}, timed: timed() }, memory: null, uses: 0, until: Date.now() + MOST_SECONDS * 1000, ended: null };
  // Go's own script tells of the end by a promise, of the request that started the program: it would not reach a later one.
  const end = p.end = () => {
    live.delete(p);
    const { ended } = p;
    p.ended = null; // it may end by several ways at once
    ended?.();
  };
  live.add(p);
  try {
    await new Promise((ready, fail) => {
      p.ended = fail;
      const instance = new WebAssembly.Instance(program, { ...go.importObject, workers: { ready } });
      p.memory = instance.exports.mem;
      const resume = go._resume;
      go._resume = () => {
        try {
          resume.call(go);
        } catch {
          end();
        }
      };
      go.exit = end;
      go.run(instance, p.context).catch(end);
      go._resolveExitPromise = end;
    });
  } catch (error) { // without memory for it, too
    end();
    throw error;
  }
  return p;
}

/** Takes an idle program or starts one; null where too many are at work. */
async function take(env, ctx) {
  for (let waited = 0; ; waited += WAIT_MS) {
    const p = idle.pop();
    if (p && live.has(p)) return p;
    if (live.size < MOST_LIVE) {
      const started = start(env);
      ctx.waitUntil(started.catch(() => {})); // though the client leaves: a half started program would keep its place
      return started;
    }
    for (const late of live) if (Date.now() > late.until) late.end();
    if (waited >= MOST_WAIT_MS) return null;
    await scheduler.wait(WAIT_MS);
  }
}

/** Puts a program back, or leaves it to the collector. */
function give(p, again) {
  p.ended = p.context.ctx = null;
  p.until = Infinity;
  if (again && live.has(p) && ++p.uses < MOST_USES && p.memory.buffer.byteLength <= MOST_MEMORY) idle.push(p);
  else live.delete(p);
}

/** Has a program do one thing within some seconds: ask(binding, answered, quiet). Gives [status, headerLines, bytes or null]. */
async function use(env, ctx, seconds, ask) {
  let p;
  try {
    p = await take(env, ctx);
  } catch {
    return failed("did not start");
  }
  if (!p) return [503, "Access-Control-Allow-Origin: *\nCache-Control: no-store\nRetry-After: 5\n", null];
  p.until = Date.now() + seconds * 1000;
  p.context.ctx = ctx;
  return new Promise((answer) => {
    // What has begun ends, though the client leaves: else the program would wait for ever.
    ctx.waitUntil(new Promise((end) => {
      p.ended = () => { answer(failed("ended")); end(); };
      ask(p.context.binding, (...parts) => answer(parts), (again) => { give(p, again); end(); });
    }));
  });
}

function failed(what) {
  console.error(`linkgrade: a program ${what}`);
  return [500, "", null];
}

function headersOf(lines) {
  const headers = new Headers();
  for (const line of lines.split("\n")) {
    const at = line.indexOf(": ");
    if (at > 0) headers.append(line.slice(0, at), line.slice(at + 2));
  }
  return headers;
}

async function fetch(request, env, ctx) {
  let lines = "";
  for (const [name, value] of request.headers) lines += `${name}: ${value}\n`;
  const [status, sent, bytes] = await use(env, ctx, MOST_SECONDS, (go, answered, quiet) =>
    go.handle(request.method, request.url, lines, request.body, answered, quiet));
  const bare = BODILESS.has(status) || request.method === "HEAD";
  try {
    const headers = headersOf(sent);
    return new Response(bare ? null : bytes, { status, headers, encodeBody: headers.has("Content-Encoding") ? "manual" : "automatic" });
  } catch { // a status or a field that net/http would send, and this runtime does not
    return new Response(null, { status: 500 });
  }
}

async function scheduled(_event, env, ctx) {
  const [status] = await use(env, ctx, MOST_SCHEDULED_SECONDS, (go, answered, quiet) => go.schedule(answered, quiet));
  if (status !== 200) throw new Error("the scheduled run failed");
}

export default { fetch, scheduled };
