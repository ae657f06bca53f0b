import { statSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { stanzaField } from "../ipk/stanzas.ts";
import { indexJsonVersion } from "../openwrt/release.ts";
import { type Problem, UserError } from "../run/errors.ts";
import { writeFileAtomic } from "../run/write-file.ts";
import { isArchIndependent } from "./entry.ts";
import { type DirectoryOptions, type IndexedDirectory, isUntouched, readIfThere } from "./index-directory.ts";
import { type OpkgEntry, opkgEntry, opkgIndexFiles, readManifest } from "./opkg-feed.ts";
import { isToolchainPackage } from "./opkg-index.ts";

const MANIFEST = "Packages.manifest";
/** The manifest comes last: it is the database, and so it never knows more than the files beside it. */
const WRITE_ORDER = ["Packages", "Packages.gz", "Packages.sig", "Packages.asc", "index.json", MANIFEST];

/**
 * Indexes .ipk files (`names`, below `directory`, in the order of the index), without the toolchain's kernel and libc.
 * @throws {UserError} naming every file that is no package or is for another architecture
 */
export async function indexIpkDirectory(
  directory: string,
  names: readonly string[],
  { architecture, release, signing, reporter }: DirectoryOptions,
): Promise<IndexedDirectory> {
  const feed = names.filter((name) => !isToolchainPackage(name));
  const published = new Map(
    WRITE_ORDER.flatMap((name) => {
      const bytes = readIfThere(join(directory, name));
      return bytes ? [[name, bytes] as const] : [];
    }),
  );
  const known = untouchedEntries(directory, published.get(MANIFEST));
  const unknown = feed.filter((name) => !known.has(name));
  if (unknown.length > 0) {
    const { scanPackages } = await import("./scan.ts");
    const files = unknown.map((name) => join(directory, name));
    for (const [index, file] of (await scanPackages(files, directory, reporter)).entries()) {
      const name = unknown[index] as string;
      if (file.format === "opkg") known.set(name, opkgEntry(file, name));
    }
  }
  const entries = feed.map((name) => known.get(name) as OpkgEntry);
  refuseOtherArchitectures(entries, architecture);
  const layout = { architecture, indexJson: release ? indexJsonVersion(release) : 2 } as const;
  const files = opkgIndexFiles(entries, layout, published);
  if (signing) {
    const { signOpkgIndex } = await import("./sign-opkg.ts");
    const signatures = await signOpkgIndex(files.get("Packages") as Uint8Array, published, signing);
    for (const [name, bytes] of signatures) files.set(name, bytes);
  }
  const removed = staleSignatures(files, published);
  for (const name of removed) await rm(join(directory, name));
  const written = await writeChanged(directory, files, published, unknown.length > 0);
  const signed = files.has("Packages.sig") || (published.has("Packages.sig") && !removed.includes("Packages.sig"));
  return { count: entries.length, read: unknown.length, written, removed, signed };
}

function refuseOtherArchitectures(entries: readonly OpkgEntry[], architecture: string): void {
  const problems = entries.flatMap(({ filename, stanza }): Problem[] => {
    const own = stanzaField(stanza, "Architecture") ?? "";
    if (own === architecture || isArchIndependent(own)) return [];
    return [
      {
        what: `The package is for ${own}, but the feed is for ${architecture}; routers would ignore it`,
        cure: `Move it to a feed for ${own}.`,
        place: { file: filename },
      },
    ];
  });
  if (problems.length > 0) throw new UserError(problems);
}

/** Entries of the old manifest whose files have not been touched since it was made. */
function untouchedEntries(directory: string, manifest: Uint8Array | undefined): Map<string, OpkgEntry> {
  if (!manifest) return new Map();
  const file = join(directory, MANIFEST);
  const status = statSync(file);
  const old = readManifest(Buffer.from(manifest).toString("utf8"), file);
  const untouched = old.filter(({ filename, size }) => isUntouched(join(directory, filename), size, status));
  return new Map(untouched.map((entry) => [entry.filename, entry]));
}

/** Signatures of the old index that nobody makes anew for one that has changed: every client would call it forged. */
function staleSignatures(files: ReadonlyMap<string, Uint8Array>, published: ReadonlyMap<string, Buffer>): string[] {
  if (published.get("Packages")?.equals(files.get("Packages") as Uint8Array)) return [];
  return ["Packages.sig", "Packages.asc"].filter((name) => published.has(name) && !files.has(name));
}

async function writeChanged(
  directory: string,
  files: ReadonlyMap<string, Uint8Array>,
  published: ReadonlyMap<string, Buffer>,
  refresh: boolean,
): Promise<string[]> {
  const written: string[] = [];
  for (const name of WRITE_ORDER) {
    const bytes = files.get(name);
    if (!bytes) continue;
    const stays = published.get(name)?.equals(bytes) === true;
    if (!stays) written.push(name);
    // A manifest with the same bytes is written all the same when files were read: its time says that they are known.
    if (!stays || (name === MANIFEST && refresh)) await writeFileAtomic(join(directory, name), bytes);
  }
  return written;
}
