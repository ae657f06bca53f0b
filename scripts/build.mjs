// Builds everything that is committed under dist/. `--check` builds into a temporary folder and compares byte for byte.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import config from "../rolldown.config.mjs";
import { buildSite } from "./build-site.mjs";
import { licenses } from "./licenses.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const check = process.argv.includes("--check");
const out = check ? mkdtempSync(join(tmpdir(), "ppa-dist-")) : join(root, "dist");

process.chdir(root);
if (!check) rmSync(out, { recursive: true, force: true });
const bundle = await rolldown(config);
const { output } = await bundle.write({ ...config.output, dir: out });
licenses(output, root, out);
await buildSite(join(out, "site"));

if (check) {
  const differences = compare(join(root, "dist"), out);
  rmSync(out, { recursive: true });
  if (differences.length > 0) {
    console.error(`dist/ is not what the sources build. Run \`npm run build\` and commit:\n${differences.join("\n")}`);
    process.exit(1);
  }
}

function compare(committed, built) {
  const names = new Set([...files(committed), ...files(built)]);
  return [...names].sort().filter((name) => {
    const [a, b] = [committed, built].map((folder) => {
      try {
        return readFileSync(join(folder, name));
      } catch {
        return undefined;
      }
    });
    return !a || !b || !a.equals(b);
  });
}

function files(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}
