// Runs a Worker in workerd on this machine, without network or account; run.go starts it. Its argument is a JSON object
// (the type settings there). It prints a JSON line with the address, then one for each line of its input, a JSON object
// with SQL for the database or with a scheduled run to begin, and ends with its input; with "stay" it ends by a signal.
import { readdirSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { Log, LogLevel, Miniflare, Response } from "miniflare";

const { dir, script, assets, ask, port, stay } = JSON.parse(process.argv[2]);

// The Worker is run as it is deployed: its settings are wrangler's own. Comments stand on lines of their own there.
const wrangler = JSON.parse(readFileSync("wrangler.jsonc", "utf8").replaceAll(/^\s*\/\/.*$/gm, ""));
const [database] = wrangler.d1_databases;
const server = new Miniflare({
  host: "127.0.0.1", port, cf: false, log: new Log(LogLevel.WARN),
  compatibilityDate: wrangler.compatibility_date,
  modules: true, modulesRoot: dir, scriptPath: `${dir}/${script}`,
  modulesRules: wrangler.rules.map(({ type, globs }) => ({ type, include: globs })),
  d1Databases: { [database.binding]: database.database_name }, // in memory: nothing is kept
  ratelimits: Object.fromEntries(wrangler.ratelimits.map(({ name, simple }) => [name, { simple }])),
  bindings: Object.fromEntries(wrangler.secrets.required.map((name) => [name, "no secret: this is not deployed"])),
  ...(assets && {
    assets: {
      directory: assets, binding: wrangler.assets.binding, routerConfig: { has_user_worker: true },
      assetConfig: { html_handling: wrangler.assets.html_handling, not_found_handling: wrangler.assets.not_found_handling },
    },
  }),
  ...(ask && { outboundService: outside }),
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

/** Asks again where miniflare's own connection to workerd was closed, for idling, just as it was used. */
async function steadily(ask) {
  for (let tries = 1; ; tries++) {
    try {
      return await ask();
    } catch (error) {
      if (tries === 3 || error?.cause?.message !== "other side closed") throw error;
    }
  }
}

const say = (value) => console.log(JSON.stringify(value));
const address = await server.ready;
const db = await steadily(() => server.getD1Database(database.binding));
const worker = await steadily(() => server.getWorker());
for (const file of readdirSync(database.migrations_dir).sort()) {
  for (const statement of readFileSync(`${database.migrations_dir}/${file}`, "utf8").split(";\n")) {
    if (statement.trim()) await steadily(() => db.prepare(statement).run());
  }
}
say({ url: address.origin });
for await (const line of createInterface({ input: process.stdin })) {
  try {
    const { sql, cron } = JSON.parse(line);
    if (cron) say(await worker.scheduled({ cron }));
    else say({ rows: (await steadily(() => db.prepare(sql).all())).results });
  } catch (error) {
    say({ error: String(error) });
  }
}
if (stay) await new Promise((end) => { process.once("SIGINT", end).once("SIGTERM", end); });
await server.dispose(); // its folder of temporary files is deleted after this answers: no process.exit here
