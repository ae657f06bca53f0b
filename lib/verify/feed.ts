import type { FeedEntry } from "../feed/entry.ts";
import type { Format } from "../openwrt/release.ts";
import type { Findings } from "./report.ts";

/** One feed directory to verify. */
export interface FeedToVerify {
  /** Below the archive's root; empty when the root is the feed. */
  readonly path: string;
  readonly format: Format;
  /** Where it is known from the catalog or the path. */
  readonly series?: string;
  readonly arch?: string;
  readonly target?: string;
}

/** A package of an index; for apk with the SHA-256 of its metadata block instead of the file's. */
export interface VerifiedEntry extends FeedEntry {
  readonly adbSha256?: Uint8Array;
}

/** What a router knows of a feed after `opkg update` or `apk update`. */
export interface VerifiedIndex {
  readonly entries: readonly VerifiedEntry[];
  /** Fingerprints of the known keys whose signature is right. */
  readonly signedBy: readonly string[];
}

/** Path of a file of the feed below the archive's root. */
export function feedFile(feed: FeedToVerify, name: string): string {
  return feed.path ? `${feed.path}/${name}` : name;
}

/** Checks that every package belongs into this feed and stands in it once. */
export function checkMembership(feed: FeedToVerify, entries: readonly FeedEntry[], findings: Findings): void {
  checkArchitectures(feed, entries, findings);
  const seen = new Set<string>();
  for (const { info } of entries) {
    const key = `${info.name} ${info.version}`;
    const here = findings.at({ package: info.name });
    if (seen.has(key)) here.add("duplicate-package", `${key} stands in the index twice`);
    seen.add(key);
    const kernel = info.depends.find(({ name, operator }) => name === "kernel" && operator === "=");
    if (kernel && feed.arch && !feed.target) {
      here.add(
        "kmod-in-arch-feed",
        `${info.name} is for kernel ${kernel.version}; the feed is for all of ${feed.arch}`,
      );
    }
  }
}

function checkArchitectures(feed: FeedToVerify, entries: readonly FeedEntry[], findings: Findings): void {
  const independent = feed.format === "apk" ? ["noarch"] : ["all", "noarch"];
  const specific = entries.filter(({ info }) => !independent.includes(info.architecture));
  const arch = feed.arch ?? mostCommon(specific.map(({ info }) => info.architecture));
  for (const { info } of specific) {
    if (info.architecture === arch && info.architecture !== "all") continue;
    const what = `${info.name} ${info.version} is for ${info.architecture}, the feed for ${arch}`;
    findings.add("wrong-architecture", what, { package: info.name });
  }
}

function mostCommon(names: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
