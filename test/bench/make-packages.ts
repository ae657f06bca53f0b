import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packApk } from "../../lib/apk/pack.ts";
import { buildControl } from "../../lib/ipk/control-build.ts";
import { packIpk } from "../../lib/ipk/pack.ts";

export type Kind = "ipk" | "apk";

export interface BenchPackage {
  readonly filename: string;
  readonly bytes: Uint8Array;
}

/** A small generator of numbers (mulberry32), so that every run makes the same packages. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

const WORDS =
  "network wireless daemon utility library support router interface monitor bridge tunnel proxy cache filter queue storage light sensor control".split(
    " ",
  );

/** One package with `payload` bytes that do not compress, as binaries in packages hardly do. */
export function benchPackage(kind: Kind, index: number, payload: number, architecture = "mips_24kc"): BenchPackage {
  const random = numbers(index + 1);
  const words = Array.from({ length: 12 }, () => WORDS[Math.floor(random() * WORDS.length)]);
  const name = `bench-${words[0]}-${index}`;
  const version = `1.${index % 40}.${index % 7}-r1`;
  const data = Buffer.alloc(payload);
  for (let at = 0; at + 4 <= payload; at += 4) data.writeUInt32LE(Math.floor(random() * 4294967296), at);
  const title = words.slice(0, 6).join(" ");
  const common = { name, version, license: "MIT", maintainer: "Bench <bench@example.org>" };
  const tree = [{ path: `usr/bin/${name}`, type: "file", mode: 0o755, data }] as const;
  const sourceDateEpoch = 1_700_000_000;
  if (kind === "apk") {
    return packApk({
      ...common,
      arch: architecture,
      description: title,
      origin: `feeds/bench/${name}`,
      url: `https://example.org/${name}`,
      depends: ["libc"],
      provides: [`${name}-any`],
      tags: ["openwrt:section=net"],
      scripts: { "post-install": "#!/bin/sh\nexit 0\n" },
      tree,
      sourceDateEpoch,
    });
  }
  const control = buildControl({
    ...common,
    architecture,
    depends: [{ name: "libc" }],
    source: `feeds/bench/${name}`,
    sourceName: name,
    section: "net",
    url: `https://example.org/${name}`,
    description: `${title}\n${words.slice(6).join(" ")}`,
  });
  return packIpk({ control, tree, sourceDateEpoch, installedSize: "uncompressed" });
}

/** The package after the last one of a feed of `count`, for the benches that add one. */
export function nextPackage(kind: Kind, count: number, architecture?: string): BenchPackage {
  return benchPackage(kind, count + 1_000_000, 20 * 1024, architecture);
}

/**
 * A directory of `count` packages of 2 to 50 KB. It is kept for the next run under the system's temporary directory, named by
 * what is in it; made beside it first, so that a run that is interrupted leaves none that is half full.
 */
export function packageDirectory(kind: Kind, count: number): string {
  const random = numbers(7);
  const sizes = Array.from({ length: count }, () => 2048 + Math.floor(random() * 48 * 1024));
  const sample = benchPackage(kind, 0, sizes[0] ?? 2048);
  const key = createHash("sha256")
    .update(sample.bytes)
    .update(`${sample.filename} ${count}`)
    .digest("hex")
    .slice(0, 12);
  const directory = join(tmpdir(), "ppa-bench", `${kind}-${count}-${key}`);
  if (existsSync(directory)) return directory;
  mkdirSync(join(tmpdir(), "ppa-bench"), { recursive: true });
  const unfinished = mkdtempSync(`${directory}-`);
  for (const [index, size] of sizes.entries()) {
    const { filename, bytes } = benchPackage(kind, index, size);
    writeFileSync(join(unfinished, filename), bytes);
  }
  rmSync(directory, { recursive: true, force: true });
  renameSync(unfinished, directory);
  return directory;
}
