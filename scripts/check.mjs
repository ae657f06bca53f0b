// Everything that can be checked without running the project: types, lint, generated files, dist. Stops at nothing, so that
// one run tells all; prints a line per check, and its output only when it fails.
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = (name) => join(root, "node_modules", ".bin", name);

const checks = [
  ["types", bin("tsc"), ["-p", "."]],
  // Its functions run in the browser too, so it alone knows the DOM.
  ["types of the site's tests", bin("tsc"), ["-p", "test/site"]],
  ["lint and format", bin("biome"), ["ci", "--colors=off", "--error-on-warnings", "."]],
  ["site", bin("astro"), ["check", "--root", "site", "--minimumSeverity", "warning"]],
  ["JSON Schemas", process.execPath, ["scripts/generate-schemas.mjs", "--check"]],
  ["actions", process.execPath, ["scripts/generate-actions.mjs", "--check"]],
  ["dist", process.execPath, ["scripts/build.mjs", "--check"]],
];

let failed = 0;
for (const [name, command, args] of checks) {
  const { code, output, seconds } = await run(command, args);
  console.log(`${code === 0 ? "ok  " : "FAIL"} ${name} (${seconds} s)`);
  if (code === 0) continue;
  failed += 1;
  console.log(output);
}
if (failed > 0) process.exit(1);

function run(command, args) {
  const start = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: "1" },
    });
    const chunks = [];
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => chunks.push(chunk));
    const done = (code) =>
      resolve({
        code,
        output: Buffer.concat(chunks).toString(),
        seconds: ((performance.now() - start) / 1000).toFixed(1),
      });
    child.on("error", (error) => {
      chunks.push(Buffer.from(String(error)));
      done(1);
    });
    child.on("close", done);
  });
}
