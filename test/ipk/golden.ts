import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { createTarReader, type TarEntry, type TarEvent } from "../../lib/ipk/tar-read.ts";
import { writeTar } from "../../lib/ipk/tar-write.ts";
import type { TreeEntry } from "../../lib/ipk/tree.ts";

const GOLDEN = new URL("../fixtures/golden/", import.meta.url);

export function golden(path: string): Buffer {
  return readFileSync(new URL(path, GOLDEN));
}

export function goldenNames(folder: string): string[] {
  return readdirSync(new URL(folder, GOLDEN)).sort();
}

const LIMITS = { entries: 1000, bytes: 1e9, path: 4096 };

/** Members of a tar archive in memory with their data, pushed in pieces of `step` bytes. */
export function untar(tar: Uint8Array, step = tar.length || 1): { entry: TarEntry; data: Buffer }[] {
  const reader = createTarReader(LIMITS);
  const members: { entry: TarEntry; data: Buffer }[] = [];
  const take = (event: TarEvent): void => {
    const last = members.at(-1);
    if (event.type === "entry") members.push({ entry: event.entry, data: Buffer.alloc(0) });
    else if (last) last.data = Buffer.concat([last.data, event.data]);
  };
  for (let at = 0; at < tar.length; at += step)
    for (const event of reader.push(tar.subarray(at, at + step))) take(event);
  reader.end();
  return members;
}

/** The payload that a tar archive of a package's tree describes. */
export function treeOf(tar: Uint8Array): TreeEntry[] {
  return untar(tar).flatMap(({ entry, data }): TreeEntry[] => {
    const { path, type, mode, target = "" } = entry;
    if (path === "") return [];
    if (type === "directory") return [{ path, type, mode }];
    return type === "symlink" ? [{ path, type, target }] : [{ path, type: "file", mode, data }];
  });
}

/** The three tar archives inside an .ipk, and the gzip header of each layer. */
export function layers(ipk: Uint8Array): { tars: Record<"outer" | "data" | "control", Buffer>; headers: string[] } {
  const outer = gunzipSync(ipk);
  const member = (name: string): Buffer =>
    untar(outer).find(({ entry }) => entry.path === name)?.data ?? Buffer.alloc(0);
  const [data, control] = [member("data.tar.gz"), member("control.tar.gz")];
  return {
    tars: { outer, data: gunzipSync(data), control: gunzipSync(control) },
    headers: [ipk, data, control].map((gz) => Buffer.from(gz.subarray(0, 10)).toString("hex")),
  };
}

/** A tar archive from names and texts, for packages that no honest tool would write. */
export function tarOf(members: Record<string, string | Uint8Array>): Buffer {
  return writeTar(
    Object.entries(members).map(([path, data]) => ({ path, type: "file", mode: 0o644, data: Buffer.from(data) })),
    1_700_000_000,
  );
}
