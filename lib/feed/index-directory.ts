import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { glob } from "tinyglobby";
import { errorCode, type Problem, UserError } from "../run/errors.ts";
import type { Reporter } from "../run/reporter.ts";
import { writeFileAtomic } from "../run/write-file.ts";
import { isArchIndependent } from "./entry.ts";
import { type IndexLayout, type OpkgEntry, opkgEntry, opkgIndexFiles, readManifest } from "./opkg-feed.ts";
import { byByteOrder, isToolchainPackage } from "./opkg-index.ts";
import { scanPackages } from "./scan.ts";

/** Signs the bytes of `Packages`; keeps what is published when it still holds. Files by name, empty without keys. */
export type SignPackages = (
  packages: Uint8Array,
  published: ReadonlyMap<string, Uint8Array>,
) => Promise<ReadonlyMap<string, Uint8Array>>;

export interface IndexedDirectory {
  /** Packages in the index. */
  readonly count: number;
  /** How many of them had to be read; the others stand in the old manifest already. */
  readonly read: number;
  /** Names of the index files that were written because they changed. */
  readonly written: readonly string[];
}

const MANIFEST = "Packages.manifest";
/** The manifest comes last: it is the database, and so it never knows more than the files beside it. */
const WRITE_ORDER = ["Packages", "Packages.gz", "Packages.sig", "Packages.asc", "index.json", MANIFEST];

/**
 * Indexes one directory of .ipk files in place, as `make package/index` would: recursive, sorted, without the toolchain's
 * kernel and libc. A file that the manifest lists with its present size, and that has not been touched since, is neither
 * read nor hashed. Files whose bytes stay the same are not written.
 * @throws {UserError} naming every file that is no package or is for another architecture
 */
export async function indexDirectory(
  directory: string,
  layout: IndexLayout,
  sign: SignPackages,
  reporter: Reporter,
): Promise<IndexedDirectory> {
  const names = (await glob("**/*.ipk", { cwd: directory, dot: true, followSymbolicLinks: false }))
    .filter((name) => !isToolchainPackage(name))
    .sort(byByteOrder);
  const known = await unchangedEntries(directory, names);
  const unknown = names.filter((name) => !known.has(name));
  const scanned = await scanPackages(
    unknown.map((name) => join(directory, name)),
    reporter,
  );
  for (const [index, file] of scanned.entries()) {
    const name = unknown[index] as string;
    if (file.format === "opkg") known.set(name, opkgEntry(file, name));
  }
  const entries = names.map((name) => known.get(name) as OpkgEntry);
  refuseOtherArchitectures(entries, layout.architecture);

  const files = opkgIndexFiles(entries, layout);
  const published = await readFiles(directory, WRITE_ORDER);
  for (const [name, bytes] of await sign(files.get("Packages") as Uint8Array, published)) files.set(name, bytes);
  const written = await writeChanged(directory, files, published, unknown.length > 0);
  return { count: entries.length, read: unknown.length, written };
}

/** Entries of the old manifest whose file is the same: its size agrees and it is older than the manifest. */
async function unchangedEntries(directory: string, names: readonly string[]): Promise<Map<string, OpkgEntry>> {
  const manifest = join(directory, MANIFEST);
  const madeAt = (await statOrNothing(manifest))?.mtimeMs;
  if (madeAt === undefined) return new Map();
  const old = new Map(readManifest(await readFile(manifest, "utf8"), manifest).map((entry) => [entry.filename, entry]));
  const entries = new Map<string, OpkgEntry>();
  const listed = names.filter((name) => old.has(name));
  await Promise.all(
    listed.map(async (name) => {
      const entry = old.get(name);
      const status = await statOrNothing(join(directory, name));
      // ctime too: `cp -p` and `touch` can set mtime back, but nothing sets ctime.
      const isSame = status && status.size === entry?.size && Math.max(status.mtimeMs, status.ctimeMs) < madeAt;
      if (entry && isSame) entries.set(name, entry);
    }),
  );
  return entries;
}

function refuseOtherArchitectures(entries: readonly OpkgEntry[], architecture: string): void {
  const problems = entries
    .filter(({ stanza }) => !architectureFits(stanza, architecture))
    .map(
      ({ filename, info }): Problem => ({
        what: `The package is for ${info.architecture}, but the feed is for ${architecture}; routers would ignore it`,
        cure: `Move it to a feed for ${info.architecture}.`,
        place: { file: filename },
      }),
    );
  if (problems.length > 0) throw new UserError(problems);
}

function architectureFits(stanza: string, architecture: string): boolean {
  const match = /^Architecture: *(\S+)/m.exec(stanza);
  const own = match?.[1] ?? "";
  return own === architecture || isArchIndependent(own);
}

async function writeChanged(
  directory: string,
  files: ReadonlyMap<string, Uint8Array>,
  published: ReadonlyMap<string, Uint8Array>,
  refresh: boolean,
): Promise<string[]> {
  const isSame = (name: string) => Buffer.from(files.get(name) ?? []).equals(published.get(name) ?? Buffer.alloc(0));
  // Another zlib writes other bytes for the same text; that is no change worth a router's download.
  const gzStays = isSame("Packages") && published.has("Packages.gz");
  const written: string[] = [];
  for (const name of WRITE_ORDER) {
    const bytes = files.get(name);
    if (!bytes) continue;
    const stays = name === "Packages.gz" ? gzStays : published.has(name) && isSame(name);
    if (!stays) written.push(name);
    // A manifest with the same bytes is written all the same when files were read: its time says that they are known.
    if (!stays || (name === MANIFEST && refresh)) await writeFileAtomic(join(directory, name), bytes);
  }
  return written;
}

async function readFiles(directory: string, names: readonly string[]): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const name of names) {
    try {
      files.set(name, await readFile(join(directory, name)));
    } catch (error) {
      if (errorCode(error) !== "ENOENT") throw error;
    }
  }
  return files;
}

async function statOrNothing(file: string) {
  try {
    return await stat(file);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}
