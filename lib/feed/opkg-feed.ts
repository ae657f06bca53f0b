import { parseControl } from "../ipk/control.ts";
import { controlToInfo } from "../ipk/info.ts";
import { parseStanzas, stanzaField } from "../ipk/stanzas.ts";
import { compareOpkgVersions } from "../openwrt/opkg-version.ts";
import { UserError } from "../run/errors.ts";
import type { FeedEntry, PackageInfo } from "./entry.ts";
import {
  formatIndexJson,
  formatManifest,
  gzipIndex,
  type IndexJsonPackage,
  manifestStanza,
  packagesFromManifest,
} from "./opkg-index.ts";
import type { ScannedIpk } from "./scan-file.ts";

/** A package of an opkg feed: an entry with the manifest's own text, which is passed on verbatim. */
export interface OpkgEntry extends FeedEntry {
  readonly format: "opkg";
  /** Stanza of `Packages.manifest`, with a final newline. */
  readonly stanza: string;
}

/**
 * The entries of a published `Packages.manifest`, in its order. `info` is parsed when it is first asked for.
 * @throws {UserError} for a stanza without file name, size or hash
 */
export function readManifest(text: string, file: string): OpkgEntry[] {
  return parseStanzas(text).map((stanza) => entryOfStanza(stanza, file));
}

/** The entry of a scanned package file that the feed will hold as `filename`. */
export function opkgEntry(scanned: ScannedIpk, filename: string): OpkgEntry {
  const stanza = manifestStanza(scanned.controlText, { filename, size: scanned.size, sha256: scanned.sha256 });
  return lazyEntry({ filename, size: scanned.size, sha256: scanned.sha256, stanza }, filename);
}

function entryOfStanza(stanza: string, file: string): OpkgEntry {
  const filename = stanzaField(stanza, "Filename");
  const size = Number(stanzaField(stanza, "Size"));
  const sha256 = stanzaField(stanza, "SHA256sum");
  const name = stanzaField(stanza, "Package") ?? "a package";
  const cure = "Put this index back from the history of the pages branch.";
  if (!filename || !Number.isSafeInteger(size) || !sha256) {
    throw new UserError({ what: `The stanza of ${name} lacks Filename, Size or SHA256sum`, cure, place: { file } });
  }
  if (leavesFeed(filename)) {
    throw new UserError({ what: `${name} is said to be at ${filename}, out of this feed`, cure, place: { file } });
  }
  return lazyEntry({ filename, size, sha256, stanza }, file);
}

/** True for a `Filename` that opkg, which appends it to the feed's address, would not find in the feed's directory. */
export function leavesFeed(filename: string): boolean {
  return /^\/|:\/\/|(?:^|\/)\.\.(?:\/|$)/.test(filename);
}

function lazyEntry(known: Pick<OpkgEntry, "filename" | "size" | "sha256" | "stanza">, file: string): OpkgEntry {
  let info: PackageInfo | undefined;
  return {
    format: "opkg",
    ...known,
    get info() {
      info ??= controlToInfo(parseControl(known.stanza, { file }));
      return info;
    },
  };
}

/** How a feed's index files are laid out: its architecture, and which `index.json` its release used. */
export interface IndexLayout {
  readonly architecture: string;
  readonly indexJson: 1 | 2;
}

/**
 * Every unsigned index file of an opkg feed, by name; `entries` in the order of the index (formats.md §2). Where the
 * `Packages` of `published` stays, its compression stays too: another zlib writes other bytes for the same text.
 */
export function opkgIndexFiles(
  entries: readonly OpkgEntry[],
  layout: IndexLayout,
  published: ReadonlyMap<string, Uint8Array> = new Map(),
): Map<string, Uint8Array> {
  const manifest = formatManifest(entries.map(({ stanza }) => stanza));
  const packages = packagesFromManifest(manifest);
  const versions = newestVersions(entries);
  const isPublished = Buffer.compare(published.get("Packages") ?? new Uint8Array(), packages) === 0;
  return new Map([
    ["Packages.manifest", Buffer.from(manifest, "utf8")],
    ["Packages", packages],
    ["Packages.gz", (isPublished && published.get("Packages.gz")) || gzipIndex(packages)],
    ["index.json", Buffer.from(formatIndexJson(layout.indexJson, layout.architecture, versions), "utf8")],
  ]);
}

/**
 * What `index.json` says of each entry: its package's newest version, which is the one that opkg installs. The order of the
 * index is that of file names, which has 1.10 before 1.9.
 */
function newestVersions(entries: readonly OpkgEntry[]): IndexJsonPackage[] {
  const newest = new Map<string, string>();
  const packages = entries.map(({ stanza }) => {
    const name = stanzaField(stanza, "Package") ?? "";
    const version = stanzaField(stanza, "Version") ?? "";
    const known = newest.get(name);
    if (known === undefined || compareOpkgVersions(version, known) > 0) newest.set(name, version);
    return { name, version, abiVersion: stanzaField(stanza, "ABIVersion") ?? "" };
  });
  return packages.map((each) => ({ ...each, version: newest.get(each.name) ?? each.version }));
}
