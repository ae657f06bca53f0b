/**
 * `npm run bench`: what things cost, beside what they cost at least on this machine at this moment.
 *
 *     npm run bench -- [--json] [--runs N] [--only TEXT] [--small]
 *
 * It measures `dist/` as it is: run `npm run build` first after a change. --only: rows with this in their name;
 * --small: a few packages, to try the bench itself. With a real SDK in PPA_SDK_DIR, which is copied, and what it is for in
 * PPA_SDK_TARGET (24.10/x86_64), builds are measured in it too.
 */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { formatApkPrivateKey } from "../../lib/signing/apk-key.ts";
import { formatKeyBundle, generateKeyset } from "../../lib/signing/keyset.ts";
import { formatUsignSecretKey } from "../../lib/signing/usign.ts";
import { buildRows, planRow } from "./build-rows.ts";
import { indexRows } from "./index-rows.ts";
import { node, type Row, repeatBeside } from "./measure.ts";
import { publishRow } from "./publish-row.ts";
import { renderRow, searchRow } from "./site-rows.ts";
import { formatRow, heading } from "./table.ts";

const { values: options } = parseArgs({
  options: {
    json: { type: "boolean" },
    small: { type: "boolean" },
    runs: { type: "string", default: "5" },
    only: { type: "string", default: "" },
    dist: { type: "string", default: join(import.meta.dirname, "../../dist") },
  },
});
const runs = Number(options.runs);
const { PPA_SDK_DIR: sdk, PPA_SDK_TARGET: target } = process.env;
const bundle = join(options.dist, "ppa.mjs");
const size = (count: number) => (options.small ? Math.ceil(count / 500) : count);

type Bench = readonly [name: string, rows: () => AsyncIterable<Row> | Iterable<Row> | Promise<Row>];

function benches(folder: string, keys: { usign: string; apk: string; bundle: string }): readonly Bench[] {
  const opkg = { kind: "ipk", runs, bundle, key: keys.usign } as const;
  const apk = { kind: "apk", runs, bundle, key: keys.apk } as const;
  const publish = (shape: { names: number; feeds: number; independent: number }) =>
    publishRow({ ...shape, feeds: options.small ? 2 : shape.feeds, runs, bundle, keys: keys.bundle });
  const fresh = "≤ 2 × floor, ≤ 300 MB";
  return [
    ["help", () => helpRow(folder)],
    [
      "ipk 5000",
      () => indexRows({ ...opkg, count: size(5000), targets: { fresh, unchanged: "≤ 0.25 s", added: "≤ 0.3 s" } }),
    ],
    ["ipk 20000", () => indexRows({ ...opkg, count: size(20_000), targets: { fresh: "4 × that of 5,000" } })],
    [
      "apk 5000",
      () =>
        indexRows({
          ...apk,
          count: size(5000),
          targets: { fresh: "≤ 0.7 s, ≤ 300 MB", unchanged: "≤ 0.2 s", added: "none" },
        }),
    ],
    // What most archives are: pages of LuCI and scripts, and a few programs. Then the other extreme.
    ["publish", () => publish({ names: size(139), feeds: 36, independent: size(110) })],
    ["publish own", () => publish({ names: size(250), feeds: 20, independent: 0 })],
    ["publish many", () => publish({ names: size(500), feeds: 10, independent: 0 })],
    ["catalog 1000", () => renderRow(size(1000), "≤ 0.8 s", runs)],
    ["catalog 10000", () => renderRow(size(10_000), "≤ 4 s, ≤ 600 MB", Math.min(runs, 3))],
    ["search", () => [searchRow(size(10_000), runs)]],
    ["plan", () => planRow(options.small ? 2 : 200, options.small ? 3 : 35, runs, bundle)],
    ["build", () => buildRows({ programs: options.small ? 1 : 5, runs: Math.min(runs, 3), bundle })],
    ...(sdk ? [["build SDK", () => buildRows({ programs: 5, runs: 1, bundle, sdk, target })] as const] : []),
  ];
}

async function helpRow(cwd: string): Promise<Row> {
  const beside = await repeatBeside(2 * runs, node([bundle, "--help"], { cwd }), node(["--eval", "0"]));
  return { name: "ppa --help", by: "dist/ppa.mjs", target: "≤ 0.12 s", floor: "node --eval 0", ...beside };
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "ppa-bench-run-"));
  try {
    const keyset = await generateKeyset({ name: "bench", date: new Date(0), randomBytes });
    const keys = {
      usign: join(folder, "usign.key"),
      apk: join(folder, "apk.pem"),
      bundle: formatKeyBundle(keyset, "bench"),
    };
    for (const key of keyset.usign) writeFileSync(keys.usign, formatUsignSecretKey(key), { mode: 0o600 });
    for (const key of keyset.apk) writeFileSync(keys.apk, formatApkPrivateKey(key), { mode: 0o600 });
    const rows: Row[] = [];
    if (!options.json) process.stdout.write(heading);
    for (const [name, make] of benches(folder, keys)) {
      if (!name.includes(options.only)) continue;
      const made = await make();
      for await (const row of "name" in made ? [made] : made) {
        rows.push(row);
        if (!options.json) process.stdout.write(formatRow(row));
      }
    }
    if (options.json) process.stdout.write(`${JSON.stringify({ node: process.version, runs, rows }, undefined, 2)}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
