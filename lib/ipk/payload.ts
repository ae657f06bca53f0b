import { UserError } from "../run/errors.ts";
import { gunzipSmall } from "./gzip.ts";
import { createTarReader, type TarEntry, type TarLimits } from "./tar-read.ts";

/** Far more than any package for a router needs; the list of files is what a reader holds in memory. */
export const IPK_LIMITS: TarLimits = { entries: 50_000, bytes: 1024 ** 3, path: 1024 };

/** What data.tar.gz of a package unpacks to. */
export interface PayloadPart {
  /** Directories, files and links in the package's order, the root directory left out. */
  readonly files: readonly TarEntry[];
  /** Sum of the sizes of the files. */
  readonly installedBytes: number;
}

/** Takes the members of data.tar.gz one after the other; refuses what would be written twice or elsewhere. */
export function collectPayload(): { add(entry: TarEntry): void; readonly part: PayloadPart } {
  const files = new Map<string, TarEntry>();
  let installedBytes = 0;
  return {
    add(entry) {
      if (entry.path === "") return;
      if (files.has(entry.path) && entry.type !== "directory") throw twice(entry.path);
      refuseBehindLink(files, entry.path);
      files.set(entry.path, entry);
      installedBytes += entry.size;
    },
    get part() {
      return { files: [...files.values()], installedBytes };
    },
  };
}

/**
 * Looks through a data.tar.gz in memory, to its last byte.
 * @returns false for one that is too large to be unpacked at once: `readIpk` looks through that
 * @throws {UserError} without a place: cut off, damaged, a path that leaves the package, a file behind a link
 */
export function checkSmallPayload(bytes: Uint8Array): boolean {
  const tar = gunzipSmall(bytes, IPK_LIMITS.bytes, "data.tar.gz in the package");
  if (!tar) return false;
  const payload = collectPayload();
  const reader = createTarReader(IPK_LIMITS);
  for (const event of reader.push(tar)) if (event.type === "entry") payload.add(event.entry);
  reader.end();
  return true;
}

/** Two members of one name: tools would disagree about which one counts. */
export function twice(path: string): UserError {
  return new UserError({ what: `the package holds ${path || "./"} twice`, cure: "Build the package again." });
}

/** A file below a symlink of the same package would be written wherever the link points to. */
function refuseBehindLink(files: ReadonlyMap<string, TarEntry>, path: string): void {
  for (let slash = path.lastIndexOf("/"); slash > 0; slash = path.lastIndexOf("/", slash - 1)) {
    const parent = files.get(path.slice(0, slash));
    if (parent?.type !== "symlink") continue;
    throw new UserError({
      what: `${path} lies behind the link ${parent.path}, which leads to ${parent.target}`,
      cure: "Build the package again with the file at its real place.",
    });
  }
}
