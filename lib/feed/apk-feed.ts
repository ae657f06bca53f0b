import { buildIndex, readIndex, reusableMembers } from "../apk/index-file.ts";
import { type IndexMember, indexApk } from "../apk/package.ts";
import { signIndex, verifyAdb } from "../apk/signature.ts";
import { compareApkVersions } from "../openwrt/apk-version.ts";
import { UserError } from "../run/errors.ts";
import type { FeedEntry, PackageInfo } from "./entry.ts";
import { byByteOrder, formatIndexJson } from "./opkg-index.ts";
import type { ScannedApk } from "./scan-file.ts";
import type { Signing } from "./sign-opkg.ts";

/** A package of an apk feed, with what `packages.adb` is written from. */
export interface ApkEntry extends FeedEntry {
  readonly format: "apk";
  readonly member: IndexMember;
}

/** The entry of a scanned .apk. Its name in the feed is apk's own: routers look for nothing else (formats.md §6.2). */
export function apkEntry({ member, size, sha256 }: ScannedApk): ApkEntry {
  return { format: "apk", filename: member.filename, size, sha256, info: member.info, member };
}

/**
 * The entries of a published apk feed, from its `packages.adb` and `sha256sums`. An index that another tool wrote cannot be
 * taken apart without its packages; then `readPackages` is asked for them.
 */
export async function readApkFeed(
  index: Uint8Array,
  sums: Uint8Array | undefined,
  readPackages: (filenames: readonly string[]) => Promise<ReadonlyMap<string, Uint8Array>>,
): Promise<ApkEntry[]> {
  const published = readIndex(index);
  const hashes = parseSums(sums);
  const members = reusableMembers(published) ?? (await rereadMembers(published.packages, readPackages));
  return members.map((member) => ({
    format: "apk",
    filename: member.filename,
    size: member.fileSize,
    sha256: hashes.get(member.filename) ?? "",
    info: member.info,
    member,
  }));
}

async function rereadMembers(
  packages: readonly IndexMember[],
  readPackages: (filenames: readonly string[]) => Promise<ReadonlyMap<string, Uint8Array>>,
): Promise<IndexMember[]> {
  const files = await readPackages(packages.map(({ filename }) => filename));
  return packages.map(({ filename }) => {
    const bytes = files.get(filename);
    const member = bytes && indexApk(bytes);
    if (member) return member;
    throw new UserError({
      what: `packages.adb lists ${filename}, but the file is ${bytes ? "cut off" : "not there"}`,
      cure: "Put the package back, or remove packages.adb to have it made from the files that are there.",
    });
  });
}

/** Every index file of an apk feed, signed by all apk keys; the published index is kept when nothing in it changed. */
export function apkIndexFiles(
  entries: readonly ApkEntry[],
  architecture: string,
  { keyset, publicKeys }: Signing,
  published?: Uint8Array,
): Map<string, Uint8Array> {
  const index = signIndex(buildIndex(entries.map(({ member }) => member)), keyset.apk, published);
  const pems = publicKeys.filter(({ kind }) => kind === "apk").map(({ text }) => text);
  if (keyset.apk.length > 0 && verifyAdb(index, pems).length < keyset.apk.length) {
    throw new UserError({
      what: "packages.adb does not verify with the public key about to be published",
      cure: "Publish the public key that belongs to the private one in PPA_KEYS.",
    });
  }
  return new Map<string, Uint8Array>([
    ["packages.adb", index],
    ["index.json", Buffer.from(formatIndexJson(2, architecture, inIndexOrder(entries)))],
    ["sha256sums", formatSums(entries)],
  ]);
}

/** apk orders its index by name, then version; the file names do not. */
function inIndexOrder(entries: readonly ApkEntry[]): PackageInfo[] {
  return entries
    .map(({ info }) => info)
    .sort((a, b) => byByteOrder(a.name, b.name) || compareApkVersions(a.version, b.version));
}

/** `sha256sums` as OpenWrt 25.12 writes it: `<hex> *<path>` lines, sorted (formats.md §2.2). */
function formatSums(entries: readonly ApkEntry[]): Uint8Array {
  const lines = entries.filter(({ sha256 }) => sha256).sort((a, b) => byByteOrder(a.filename, b.filename));
  return Buffer.from(lines.map(({ sha256, filename }) => `${sha256} *${filename}\n`).join(""));
}

function parseSums(sums: Uint8Array | undefined): Map<string, string> {
  const lines = Buffer.from(sums ?? [])
    .toString("utf8")
    .matchAll(/^([0-9a-f]{64}) \*(.+)$/gm);
  return new Map(Array.from(lines, ([, hash = "", filename = ""]) => [filename, hash]));
}
