// Runs Mozilla's linter over both built folders: no error, no warning. It reads
// a manifest as Firefox does, so three things that Firefox needs and Chromium
// does not know are expected of the Chromium folder, and only there; so is that it
// does not know a permission which is Chromium's alone.
import { execFileSync } from "node:child_process";

const onlyFirefoxNeeds = ["ADDON_ID_REQUIRED", "BACKGROUND_SERVICE_WORKER_NOFALLBACK", "MISSING_DATA_COLLECTION_PERMISSIONS"];
const expected = { chromium: [...onlyFirefoxNeeds, "MANIFEST_PERMISSIONS"], firefox: [] };

function lint(folder) {
  const args = ["lint", "--no-config-discovery", "--no-input", "--output=json", `--source-dir=dist/${folder}`];
  try {
    return execFileSync("node_modules/.bin/web-ext", args, { encoding: "utf8", maxBuffer: 1 << 24 });
  } catch (failed) {
    if (failed.stdout) return failed.stdout; // it found errors
    throw failed;
  }
}

for (const [folder, codes] of Object.entries(expected)) {
  const { errors, warnings } = JSON.parse(lint(folder));
  const found = [...errors, ...warnings];
  const surprising = found.filter(({ code }) => !codes.includes(code));
  const missing = codes.filter((code) => !found.some((one) => one.code === code));
  for (const { _type, code, message, file, line } of surprising) console.error(`${folder}: ${_type} ${code} ${file ?? ""}:${line ?? ""} ${message}`);
  for (const code of missing) console.error(`${folder}: the linter no longer says ${code}: take it off the list in lint.mjs`);
  if (surprising.length + missing.length > 0) process.exitCode = 1;
  else console.log(`${folder}: no errors, no warnings`);
}
