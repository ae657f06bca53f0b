import { type AnyEntry, compareVersionsOf, writeFeed } from "../feed/feed.ts";
import { type Merge, mergeFeed } from "../feed/merge.ts";
import { publishedTargets, readFeeds } from "../feed/published.ts";
import type { Signing } from "../feed/sign-opkg.ts";
import type { FeedTarget } from "../openwrt/release.ts";
import { type Problem, UserError } from "../run/errors.ts";
import { contentId } from "./content.ts";
import type { Content, PublishedTree } from "./tree.ts";

/** One package to publish: what its feeds will say of it, its bytes, and the feeds it belongs to. */
export interface IncomingPackage {
  readonly entry: AnyEntry;
  readonly content: Content;
  readonly targets: readonly FeedTarget[];
  /** Where it came from, for messages: a path in the repository. */
  readonly origin: string;
}

export interface FeedRules {
  readonly targets: readonly FeedTarget[];
  readonly retain: number;
  readonly replace: boolean;
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
): Promise<ComposedFeeds> {
  const targets = new Map(publishedTargets(tree).map((target) => [target.path, target]));
  // What ppa.yml says of a feed comes before what its path tells: it may mean an older point release.
  for (const target of rules.targets) targets.set(target.path, target);
  const published = await readFeeds(tree, [...targets.values()]);
  const arriving = byFeed(incoming);
  const put = new Map<string, Content>();
  const remove = new Set<string>();
  const problems: Problem[] = [];
  const feeds: ComposedFeed[] = [];
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
        samePackage,
      },
    );
    problems.push(...refused);
    const contents = new Map(packages.map(({ entry, content }) => [entry, content]));
    for (const entry of [...merge.added, ...merge.replaced]) {
      put.set(`${target.path}/${entry.filename}`, contents.get(entry) as Content);
    }
    for (const { filename } of merge.dropped) remove.add(`${target.path}/${filename}`);
    const indexFiles = [...(await writeFeed(target, merge.entries, files, signing))];
    for (const [name, bytes] of indexFiles) put.set(`${target.path}/${name}`, bytes);
    feeds.push({ target, merge, indexFiles: indexFiles.map(([name, bytes]) => ({ name, size: bytes.length })) });
  }
  if (problems.length > 0) throw new UserError(problems);
  for (const { path, text } of signing.publicKeys) put.set(path, Buffer.from(text));
  await keepPublishedGzip(tree, put);
  return { feeds, put, remove };
}

/** The same bytes; or, for apk, the same metadata and file hashes in another compression. */
function samePackage(published: AnyEntry, incoming: AnyEntry): boolean {
  if (published.sha256 === incoming.sha256) return true;
  return (
    published.format === "apk" &&
    incoming.format === "apk" &&
    Buffer.compare(published.member.adbSha256, incoming.member.adbSha256) === 0
  );
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
