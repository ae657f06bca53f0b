import { readFile } from "node:fs/promises";
import { type AnyEntry, compareVersionsOf, writeFeed } from "../feed/feed.ts";
import { type Merge, mergeFeed } from "../feed/merge.ts";
import { type PublishedFeed, publishedTargets, readFeeds } from "../feed/published.ts";
import type { Signing } from "../feed/sign-opkg.ts";
import { ipkContentId } from "../ipk/content-id.ts";
import type { FeedTarget } from "../openwrt/release.ts";
import { type Problem, UserError } from "../run/errors.ts";
import { contentId } from "./content.ts";
import { inspectPackages, type PackageContents } from "./inspect.ts";
import type { Content, PublishedTree } from "./tree.ts";
import { refuseForeignFeeds, refuseLostIndexes, withoutLostFiles } from "./trust.ts";

/** One package to publish: what its feeds will say of it, its bytes, and the feeds it belongs to. */
export interface IncomingPackage {
  readonly entry: AnyEntry;
  readonly content: Content;
  readonly targets: readonly FeedTarget[];
  /** Where it came from, for messages: a path in the repository. */
  readonly origin: string;
  /** The build job that made it, and its name in the Makefile. */
  readonly build?: { readonly job: string; readonly name: string };
}

export interface FeedRules {
  readonly targets: readonly FeedTarget[];
  readonly retain: number;
  readonly replace: boolean;
  /** Signs what is published, whoever signed it before. */
  readonly adopt?: boolean;
}

/** One feed after a publication. */
export interface ComposedFeed {
  readonly target: FeedTarget;
  readonly merge: Merge<AnyEntry>;
  /** Names and sizes of its index files, in bytes. */
  readonly indexFiles: readonly { readonly name: string; readonly size: number }[];
}

export interface ComposedFeeds {
  readonly feeds: readonly ComposedFeed[];
  /** Files to write, by path; those whose bytes are published already may be among them. */
  readonly put: Map<string, Content>;
  readonly remove: Set<string>;
  readonly warnings: readonly Problem[];
  /** What the packages that were not published before put on the router, by name and version. */
  readonly contents: ReadonlyMap<string, ReadonlyMap<string, PackageContents>>;
}

/**
 * Applies a publication to what is published: merges the incoming packages into every feed, applies retention, writes and
 * signs the indexes. A pure function of the published tree and its arguments, so that a lost race can simply repeat it on
 * the winner's tree.
 * @throws {UserError} with every package that must not be published
 */
export async function composeFeeds(
  tree: PublishedTree,
  incoming: readonly IncomingPackage[],
  rules: FeedRules,
  signing: Signing,
  /** Packages that depend on what is published, such as the keyring. */
  more: (published: readonly PublishedFeed[]) => Promise<readonly IncomingPackage[]> = async () => [],
): Promise<ComposedFeeds> {
  const targets = new Map(publishedTargets(tree).map((target) => [target.path, target]));
  // What ppa.yml says of a feed comes before what its path tells: it may mean an older point release.
  for (const target of rules.targets) targets.set(target.path, target);
  const found = await readFeeds(tree, [...targets.values()]);
  if (!rules.adopt) await refuseForeignFeeds(found, signing.publicKeys);
  refuseLostIndexes(tree, found);
  const whole = found.map((feed) => withoutLostFiles(tree, feed));
  const published = whole.map(({ feed }) => feed);
  const arriving = byFeed([...incoming, ...(await more(published))]);
  const { repacked, warnings } = await findRepacked(tree, published, arriving, rules.replace);
  const put = new Map<string, Content>();
  const remove = new Set<string>();
  const problems: Problem[] = [];
  const feeds: ComposedFeed[] = [];
  const fresh = new Set<IncomingPackage>();
  for (const { target, files, entries } of published) {
    const packages = arriving.get(target.path) ?? [];
    const { merge, problems: refused } = mergeFeed(
      target.path,
      entries,
      packages.map(({ entry }) => entry),
      {
        retain: rules.retain,
        replace: rules.replace,
        compareVersions: compareVersionsOf[target.release.format],
        samePackage: (old, entry) => old.sha256 === entry.sha256 || repacked.has(entry),
      },
    );
    problems.push(...refused);
    const news = new Set([...merge.added, ...merge.replaced]);
    for (const one of packages) {
      if (!news.has(one.entry)) continue;
      put.set(`${target.path}/${one.entry.filename}`, one.content);
      fresh.add(one);
    }
    for (const { filename } of merge.dropped) remove.add(`${target.path}/${filename}`);
    const indexFiles = [...(await writeFeed(target, merge.entries, files, signing))];
    for (const [name, bytes] of indexFiles) put.set(`${target.path}/${name}`, bytes);
    feeds.push({ target, merge, indexFiles: indexFiles.map(([name, bytes]) => ({ name, size: bytes.length })) });
  }
  if (problems.length > 0) throw new UserError(problems);
  for (const { path, text } of signing.publicKeys) put.set(path, Buffer.from(text));
  await keepPublishedGzip(tree, put);
  const lost = whole.flatMap((feed) => feed.warnings);
  return { feeds, put, remove, warnings: [...lost, ...warnings], contents: await inspectPackages([...fresh]) };
}

/**
 * Incoming packages in whose place the published ones stay: they hold the same as the published file of their name and version, but were compressed by another
 * program. Published .ipk files are fetched for that, which is rare: only where the hashes differ.
 */
async function findRepacked(
  tree: PublishedTree,
  feeds: readonly PublishedFeed[],
  arriving: ReadonlyMap<string, readonly IncomingPackage[]>,
  replace: boolean,
): Promise<{ readonly repacked: ReadonlySet<AnyEntry>; readonly warnings: readonly Problem[] }> {
  const repacked = new Set<AnyEntry>();
  const warnings: Problem[] = [];
  for (const { target, entries } of feeds) {
    const packages = arriving.get(target.path) ?? [];
    if (packages.length === 0) continue;
    const known = new Map(entries.map((entry) => [`${entry.info.name} ${entry.info.version}`, entry]));
    for (const { entry, content, build } of packages) {
      const old = known.get(`${entry.info.name} ${entry.info.version}`);
      if (!old || old.sha256 === entry.sha256) continue;
      const same = await holdsTheSame(tree, `${target.path}/${old.filename}`, old, entry, content);
      if (same || (build && !replace)) repacked.add(entry);
      if (!same && build && !replace) warnings.push(rebuiltDifferently(target, entry));
    }
  }
  return { repacked, warnings };
}

/** Builds are rarely the same to the byte, so that a rebuild is no mistake; but routers see a new version only. */
function rebuiltDifferently({ path }: FeedTarget, { info }: AnyEntry): Problem {
  return {
    what: `${info.name} ${info.version} was built anew with other bytes; ${path} keeps the published one`,
    cure: "Raise PKG_RELEASE to publish the new build, or set `replace: true` in ppa.yml.",
  };
}

async function holdsTheSame(
  tree: PublishedTree,
  path: string,
  old: AnyEntry,
  entry: AnyEntry,
  content: Content,
): Promise<boolean> {
  // The metadata of an .apk has the hashes of all its files.
  if (old.format === "apk" && entry.format === "apk") {
    return Buffer.compare(old.member.adbSha256, entry.member.adbSha256) === 0;
  }
  const published = (await tree.read([path])).get(path);
  if (!published) return false;
  const bytes = content instanceof Uint8Array ? content : await readFile(content.file);
  return ipkContentId(published) === ipkContentId(bytes);
}

/** Another zlib writes other bytes for the same text; where `Packages` stays, its published compression stays too. */
async function keepPublishedGzip(tree: PublishedTree, put: Map<string, Content>): Promise<void> {
  for (const [path, content] of put) {
    const gz = `${path}.gz`;
    if (!path.endsWith("/Packages") || !tree.files.has(gz)) continue;
    if (tree.files.get(path) === (await contentId(content))) put.delete(gz);
  }
}

function byFeed(incoming: readonly IncomingPackage[]): Map<string, IncomingPackage[]> {
  const feeds = new Map<string, IncomingPackage[]>();
  for (const one of incoming) {
    for (const { path } of one.targets) {
      const others = feeds.get(path);
      if (others) others.push(one);
      else feeds.set(path, [one]);
    }
  }
  return feeds;
}
