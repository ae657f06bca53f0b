import { createHash } from "node:crypto";
import { gunzip } from "./gzip.ts";
import { IPK_LIMITS } from "./payload.ts";
import { createTarReader } from "./tar-read.ts";

/**
 * A hash of what an .ipk holds, whatever compressed it: two files with the same one differ in their gzip layers alone, as
 * those do that were packed with another zlib. SHA-256, hex.
 * @throws {UserError} for bytes that are no .ipk
 */
export function ipkContentId(bytes: Uint8Array): string {
  const hash = createHash("sha256");
  for (const [name, data] of members(gunzip(bytes, IPK_LIMITS.bytes, "the package"))) {
    const inner = name.endsWith(".gz") ? gunzip(data, IPK_LIMITS.bytes, name) : data;
    hash.update(`${name} ${inner.length}\n`).update(inner);
  }
  return hash.digest("hex");
}

function members(tar: Uint8Array): [name: string, data: Uint8Array][] {
  const reader = createTarReader(IPK_LIMITS);
  const found: [string, Uint8Array][] = [];
  for (const event of reader.push(tar)) {
    if (event.type === "entry") found.push([event.entry.path, new Uint8Array()]);
    else {
      const last = found.at(-1);
      if (last) last[1] = Buffer.concat([last[1], event.data]);
    }
  }
  reader.end();
  return found;
}
