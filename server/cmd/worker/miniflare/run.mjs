// Runs a Worker in workerd on this machine, without network or account; run.go starts it. Its argument is a JSON object
// (the type settings there). It prints a JSON line with the address, then one for each line of its input, a JSON object
// with SQL for the database, and ends with its input.
import { createInterface } from "node:readline";
import { Log, LogLevel, Miniflare, Response } from "miniflare";

const { dir, script, assets, ask, port } = JSON.parse(process.argv[2]);

const server = new Miniflare({
  host: "127.0.0.1", port, cf: false, log: new Log(LogLevel.WARN),
  compatibilityDate: "2026-04-01",
  modules: true, modulesRoot: dir, scriptPath: `${dir}/${script}`,
  modulesRules: [{ type: "ESModule", include: ["**/*.mjs", "**/*.js"] }, { type: "CompiledWasm", include: ["**/*.wasm"] }],
  d1Databases: { DB: "registrations" }, // in memory: nothing is kept
  unsafeTriggerHandlers: true, // GET /cdn-cgi/handler/scheduled
  ...(assets && {
    assets: { directory: assets, binding: "ASSETS", routerConfig: { has_user_worker: true }, assetConfig: { html_handling: "none", not_found_handling: "none" } },
  }),
  ...(ask && { outboundService: (request) => outside(request) }),
});

/** Has the test's own server answer for the rest of the world. */
async function outside(request) {
  try {
    const headers = new Headers(request.headers);
    headers.set("X-Asked", request.url);
    const answer = await fetch(ask, { headers, redirect: "manual" });
    return new Response(answer.body, { status: answer.status, headers: answer.headers });
  } catch {
    return new Response(null, { status: 599 });
  }
}

const say = (value) => console.log(JSON.stringify(value));
const address = await server.ready;
say({ url: address.origin });
for await (const line of createInterface({ input: process.stdin })) {
  try {
    const database = await server.getD1Database("DB");
    const { results } = await database.prepare(JSON.parse(line).sql).all();
    say({ rows: results });
  } catch (error) {
    say({ error: String(error) });
  }
}
await server.dispose();
process.exit(0);
