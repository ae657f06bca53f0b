import { compareApkVersions } from "../openwrt/apk-version.ts";
import { compareOpkgVersions } from "../openwrt/opkg-version.ts";
import { type FeedTarget, type Format, indexJsonVersion } from "../openwrt/release.ts";
import { type ApkEntry, apkEntry, apkIndexFiles, readApkFeed } from "./apk-feed.ts";
import { type OpkgEntry, opkgEntry, opkgIndexFiles, readManifest } from "./opkg-feed.ts";
import type { ScannedFile } from "./scan-file.ts";
import { type Signing, signOpkgIndex } from "./sign-opkg.ts";

/** An entry of either format. Within one feed all are of one. */
export type AnyEntry = OpkgEntry | ApkEntry;

/** The files of a published feed that its entries and kept signatures are read from. */
export const indexFilesToRead: Readonly<Record<Format, readonly string[]>> = {
  opkg: ["Packages.manifest", "Packages.sig", "Packages.asc"],
  apk: ["packages.adb", "sha256sums"],
};

/** How versions of a feed's packages are ordered by the routers that read it. */
export const compareVersionsOf: Readonly<Record<Format, (a: string, b: string) => number>> = {
  opkg: compareOpkgVersions,
  apk: compareApkVersions,
};

/**
 * The entries of a published feed.
 * @param files contents of `indexFilesToRead`, by name; nothing at all is an empty feed
 * @param readPackages contents of package files of the feed; asked only for an index that another tool wrote
 */
export async function readFeed(
  { path, release }: FeedTarget,
  files: ReadonlyMap<string, Uint8Array>,
  readPackages: (filenames: readonly string[]) => Promise<ReadonlyMap<string, Uint8Array>>,
): Promise<AnyEntry[]> {
  if (release.format === "apk") {
    const index = files.get("packages.adb");
    return index ? readApkFeed(index, files.get("sha256sums"), readPackages) : [];
  }
  const manifest = files.get("Packages.manifest");
  return manifest ? readManifest(Buffer.from(manifest).toString("utf8"), `${path}/Packages.manifest`) : [];
}

/** Every index file of a feed, signed and verified; `published` are the files of `indexFilesToRead`, for what stays. */
export async function writeFeed(
  { arch, release }: FeedTarget,
  entries: readonly AnyEntry[],
  published: ReadonlyMap<string, Uint8Array>,
  signing: Signing,
): Promise<Map<string, Uint8Array>> {
  if (release.format === "apk") {
    return apkIndexFiles(entries.filter(isApk), arch, signing, published.get("packages.adb"));
  }
  const files = opkgIndexFiles(entries.filter(isOpkg), { architecture: arch, indexJson: indexJsonVersion(release) });
  const signatures = await signOpkgIndex(files.get("Packages") ?? new Uint8Array(), published, signing);
  for (const [name, bytes] of signatures) files.set(name, bytes);
  return files;
}

/** The entry of a scanned file under the name that feeds give it: the same name for the same package everywhere. */
export function entryOf(scanned: ScannedFile): AnyEntry {
  if (scanned.format === "apk") return apkEntry(scanned);
  const { info } = opkgEntry(scanned, "");
  // The epoch is not part of a file name (formats.md §1.1).
  const version = info.version.replace(/^\d+:/, "");
  return opkgEntry(scanned, `${info.name}_${version}_${info.architecture}.ipk`);
}

function isApk(entry: AnyEntry): entry is ApkEntry {
  return entry.format === "apk";
}

function isOpkg(entry: AnyEntry): entry is OpkgEntry {
  return entry.format === "opkg";
}
