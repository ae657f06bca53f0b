import type { Problem } from "../run/errors.ts";
import type { FeedEntry } from "./entry.ts";
import { byByteOrder } from "./opkg-index.ts";

/** What a merge did to one feed, by package file, for the summary and the commit message. */
export interface Merge<Entry extends FeedEntry> {
  /** The feed's entries afterwards, in byte order of the file names. */
  readonly entries: readonly Entry[];
  readonly added: readonly Entry[];
  /** Same name and version as a published file, with other bytes; only with `replace`. */
  readonly replaced: readonly Entry[];
  /** Left the feed because newer versions fill its place. */
  readonly dropped: readonly Entry[];
  /** Published files that the incoming ones equal. */
  readonly unchanged: readonly Entry[];
}

export interface MergeRules<Entry extends FeedEntry> {
  /** Newest versions of a package that a feed keeps. */
  readonly retain: number;
  /** Lets other bytes take the place of a published version. */
  readonly replace: boolean;
  readonly compareVersions: (a: string, b: string) => number;
  /** True when two files with different hashes hold the same package all the same (a different compressor, say). */
  readonly samePackage: (published: Entry, incoming: Entry) => boolean;
}

/**
 * Puts incoming packages into a published feed: what is there stays, what is new is added, and of each package the newest
 * `retain` versions are kept. A version once published is immutable.
 * @returns the merge, and a problem for every incoming file that must not take a published one's place
 */
export function mergeFeed<Entry extends FeedEntry>(
  feed: string,
  published: readonly Entry[],
  incoming: readonly Entry[],
  rules: MergeRules<Entry>,
): { readonly merge: Merge<Entry>; readonly problems: readonly Problem[] } {
  const byVersion = new Map(published.map((entry) => [identity(entry), entry]));
  const problems: Problem[] = [];
  const added: Entry[] = [];
  const replaced: Entry[] = [];
  const unchanged: Entry[] = [];
  for (const entry of incoming) {
    const present = byVersion.get(identity(entry));
    if (!present) added.push(entry);
    else if (rules.samePackage(present, entry)) {
      unchanged.push(present);
      continue;
    } else if (rules.replace) replaced.push(entry);
    else {
      problems.push(immutable(feed, present, entry));
      continue;
    }
    byVersion.set(identity(entry), entry);
  }
  const kept = new Set(retained([...byVersion.values()], rules));
  const wasPublished = new Set(published);
  const isKept = (entry: Entry) => kept.has(entry);
  const merge = {
    entries: [...kept].sort((a, b) => byByteOrder(a.filename, b.filename)),
    added: added.filter(isKept),
    replaced: replaced.filter(isKept),
    dropped: [...byVersion.values()].filter((entry) => !kept.has(entry) && wasPublished.has(entry)),
    unchanged,
  };
  return { merge, problems };
}

/** What must be unique in a feed: routers cannot tell two files of one name and version apart. */
function identity({ info }: FeedEntry): string {
  return `${info.name}\n${info.version}`;
}

function immutable(feed: string, published: FeedEntry, incoming: FeedEntry): Problem {
  return {
    what:
      `${incoming.info.name} ${incoming.info.version} is already published in ${feed} with other bytes ` +
      `(published sha256 ${published.sha256.slice(0, 12)}…, new ${incoming.sha256.slice(0, 12)}…)`,
    cure: "Raise the package's release number, or set `replace: true` in ppa.yml to publish it over the old one.",
    place: { file: incoming.filename },
  };
}

function retained<Entry extends FeedEntry>(entries: readonly Entry[], rules: MergeRules<Entry>): Entry[] {
  const byName = new Map<string, Entry[]>();
  for (const entry of entries) {
    const versions = byName.get(entry.info.name);
    if (versions) versions.push(entry);
    else byName.set(entry.info.name, [entry]);
  }
  return [...byName.values()].flatMap((versions) =>
    versions.length <= rules.retain
      ? versions
      : versions.sort((a, b) => rules.compareVersions(b.info.version, a.info.version)).slice(0, rules.retain),
  );
}
