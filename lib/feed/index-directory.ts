import { existsSync, readdirSync, readFileSync, type Stats, statSync } from "node:fs";
import { join } from "node:path";
import type { Format, Release } from "../openwrt/release.ts";
import { errorCode, UserError } from "../run/errors.ts";
import type { Reporter } from "../run/reporter.ts";
import type { Signing } from "./sign-opkg.ts";

export interface IndexedDirectory {
  /** Packages in the index. */
  readonly count: number;
  /** How many of them had to be read; the others stand in the old index already. */
  readonly read: number;
  /** Names of the index files that were written because they changed. */
  readonly written: readonly string[];
  /** Names of signatures that were removed, because they were of the old index and were not made again. */
  readonly removed: readonly string[];
  /** False where routers refuse the feed: no key of the kind that the format needs has signed it. */
  readonly signed: boolean;
}

export interface IndexedFeed extends IndexedDirectory {
  readonly format: Format;
}

export interface DirectoryOptions {
  readonly architecture: string;
  /** Decides the layout of `index.json`, and what an empty directory becomes; default: the newest of its format. */
  readonly release?: Release;
  /** Without it the index is not signed. */
  readonly signing?: Signing;
  readonly reporter: Reporter;
}

/**
 * Indexes one directory of packages in place, as `make package/index` of the release would: .ipk files, wherever they are
 * below it, for opkg, or .apk files for apk. What the old index tells of files that have not been touched since is not
 * read again; files whose bytes stay the same are not written.
 *
 * Files are listed and looked at synchronously: thousands of them take less time than the promises for them would.
 * @throws {UserError} naming every file that is no package, or is for another architecture; for both formats together
 */
export async function indexDirectory(directory: string, options: DirectoryOptions): Promise<IndexedFeed> {
  const names = packagesBelow(directory).sort();
  refuseControlCharacters(names);
  const apk = names.find((name) => name.endsWith(".apk"));
  const ipk = names.find((name) => name.endsWith(".ipk"));
  if (apk !== undefined && ipk !== undefined) {
    throw new UserError({
      what: `There are packages for two package managers here: ${ipk} for opkg, ${apk} for apk`,
      cure: "Give each its own directory; a router reads only one kind of feed.",
    });
  }
  const { architecture, release, signing } = options;
  // A directory whose last package was removed stays a feed of its format.
  const emptyFormat = release?.format ?? (existsSync(join(directory, "packages.adb")) ? "apk" : "opkg");
  if (apk !== undefined || (ipk === undefined && emptyFormat === "apk")) {
    const { indexApkDirectory } = await import("./index-apk-directory.ts");
    return { format: "apk", ...(await indexApkDirectory(directory, architecture, signing?.keyset.apk ?? [])) };
  }
  const { indexIpkDirectory } = await import("./index-ipk-directory.ts");
  return { format: "opkg", ...(await indexIpkDirectory(directory, names, options)) };
}

/** An index is lines of text: a newline in a name would begin another field. */
function refuseControlCharacters(names: readonly string[]): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const bad = names.filter((name) => /[\0-\x1f\x7f]/.test(name));
  if (bad.length === 0) return;
  throw new UserError(
    bad.map((name) => ({
      what: `The name ${JSON.stringify(name)} has control characters in it, which no index can hold`,
      cure: "Rename the file.",
    })),
  );
}

/** Paths of .ipk and .apk files, relative to `directory`; links to directories are not followed. */
function packagesBelow(directory: string, prefix = ""): string[] {
  return readdirSync(join(directory, prefix), { withFileTypes: true }).flatMap((entry) => {
    const name = `${prefix}${entry.name}`;
    if (entry.isDirectory()) return packagesBelow(directory, `${name}/`);
    return name.endsWith(".ipk") || name.endsWith(".apk") ? [name] : [];
  });
}

/** True for a file that has the size the index tells, and is older than the index. */
export function isUntouched(file: string, size: number, index: Stats): boolean {
  const status = statSync(file, { throwIfNoEntry: false });
  // ctime too: `cp -p` and `touch` can set mtime back, but nothing sets ctime.
  return status?.size === size && Math.max(status.mtimeMs, status.ctimeMs) < index.mtimeMs;
}

export function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}
