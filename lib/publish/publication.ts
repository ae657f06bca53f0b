import type { Archive } from "../archive/load.ts";
import type { CatalogInput } from "../catalog/build.ts";
import type { FeedDirectory } from "../catalog/directory.ts";
import { shortHash } from "../catalog/encode.ts";
import { rendererId } from "../catalog/renderer.ts";
import type { SiteSettings } from "../catalog/settings.ts";
import type { Signing } from "../feed/sign-opkg.ts";
import type { Problem } from "../run/errors.ts";
import { type BuildOrigin, type BuildResult, buildDocuments, latestBuilds } from "./builds.ts";
import { type ComposedFeed, composeFeeds, type IncomingPackage } from "./compose.ts";
import { PUBLISHED, publishedDocument } from "./known.ts";
import { lineWarnings } from "./line-warnings.ts";
import { commitMessage, type FeedOutcome, feedOutcomes, feedTrees, sizesAfter } from "./outcome.ts";
import { choosePart, type Part } from "./part.ts";
import { refuseUnknownKeys, retiredKeys, THROW_AWAY, throwAwayNote } from "./published-keys.ts";
import { retentionWarnings } from "./retention-warnings.ts";
import { INSTALLER, installer, keyringInFeeds, keyringOffers, type RouterFilesInput } from "./router-files.ts";
import { composeSite, keepStatus } from "./site.ts";
import type { SizedFiles } from "./sizes.ts";
import { type Changes, directoryOf, type PublishedTree } from "./tree.ts";

/** What a publication is made from, besides the published tree. */
export interface PublicationInput extends BuildOrigin {
  readonly archive: Archive;
  readonly incoming: readonly IncomingPackage[];
  /** Of the build jobs whose packages are among the incoming ones. */
  readonly builds: readonly BuildResult[];
  readonly signing: Signing;
  /** The keys are made for this run alone, and the result goes to no router. */
  readonly throwAway: boolean;
  /** What is published becomes ours, whoever signed it and with whatever keys. */
  readonly adopt: boolean;
  /** The catalog's own view of the archive: title, links, rebuild page. */
  readonly description: CatalogInput["archive"];
  /** The compiled site; without it only feeds and keys are written. */
  readonly rendererDir?: string;
  /** Name and version of this program. */
  readonly generator: string;
  readonly settings: SiteSettings;
  /** The commit that is published. */
  readonly commit?: { readonly id: string; readonly url?: string };
}

export interface Publication {
  readonly changes: Changes;
  /** Commit message: what changed, in a line, then a list. */
  readonly message: string;
  /** Every feed of the archive, by path. */
  readonly feeds: readonly FeedOutcome[];
  /** What the maintainer should know, though it stops nothing. */
  readonly warnings: readonly Problem[];
  /** Size of every file that is known without fetching it, for the table of sizes. */
  readonly sizes: readonly SizedFiles[];
}

/**
 * Feeds, keys, catalog and site of one publication on top of what is published. Of a large archive only the feeds and pages
 * that it may change are read; what comes out is the same.
 * @throws {UserError} with every package that must not be published, or when routers would not know the keys
 */
export async function composePublication(tree: PublishedTree, input: PublicationInput): Promise<Publication> {
  const { archive, signing, rendererDir } = input;
  const router = { name: archive.name, url: archive.url, targets: archive.targets, keys: signing.publicKeys };
  const basis = await basisOf(input);
  const part = rendererDir === undefined || input.adopt ? undefined : await choosePart(tree, input, router, basis);
  const publication = part && (await compose(tree, input, router, basis, part));
  if (publication) return publication;
  await tree.listAll();
  const whole = await compose(tree, input, router, basis, undefined);
  if (!whole) throw new Error("A whole archive needs no document that is not there");
  return whole;
}

/** Undefined when more than `part` must be read. */
async function compose(
  tree: PublishedTree,
  input: PublicationInput,
  router: RouterFilesInput,
  basis: string,
  part: Part | undefined,
): Promise<Publication | undefined> {
  const { signing, throwAway } = input;
  const adopt = throwAway || input.adopt;
  if (!adopt) await refuseUnknownKeys(tree, signing.publicKeys);
  const { feeds, put, remove, warnings, contents } = await composeFeeds(
    tree,
    part?.incoming ?? input.incoming,
    { ...input.archive, adopt, targets: input.archive.targets.filter(({ path }) => part?.feeds.has(path) ?? true) },
    signing,
    // A keyring would bring keys to routers that nobody has any more.
    async (published) =>
      part || throwAway ? [] : keyringOffers(router, keyringInFeeds(input.archive.name, published), signing.date),
  );
  put.set(INSTALLER, installer(router, { keyring: !throwAway }));
  for (const path of retiredKeys(tree, signing.publicKeys)) remove.add(path);
  if (throwAway) put.set(THROW_AWAY, Buffer.from(throwAwayNote));
  if (input.builds.length > 0)
    for (const [path, content] of await buildDocuments(tree, input.builds)) put.set(path, content);
  const outcomes = feedOutcomes(feeds, part);
  if (input.rendererDir !== undefined) {
    const builds = await latestBuilds(tree, input.builds, input.incoming, feeds, input);
    const site = await composeSite(tree, {
      ...input,
      rendererDir: input.rendererDir,
      now: signing.date,
      feeds: feeds.map(({ target, merge }) => ({ target, entries: merge.entries })),
      directories: directoriesOf(feeds, part),
      keys: signing.publicKeys,
      contents,
      builds,
      ...(part ? { part } : {}),
    });
    if (!site) return undefined;
    for (const [path, content] of site.put) put.set(path, content);
    for (const path of site.remove) remove.add(path);
    await tree.list(["", ...[...put.keys(), ...remove].map(directoryOf)]);
    const trees = await feedTrees(tree, outcomes, { put, remove }, part);
    put.set(PUBLISHED, publishedDocument(basis, trees, site.relations));
    await keepStatus(tree, put, remove);
  }
  return {
    changes: { put, remove },
    message: commitMessage(feeds),
    feeds: outcomes,
    warnings: [...warnings, ...lineWarnings(feeds), ...retentionWarnings(feeds, input.incoming, input.archive)],
    sizes: sizesAfter(feeds, outcomes, put),
  };
}

/** Hash of all that every feed and every page depend on. */
async function basisOf({ archive, signing, rendererDir, generator, description, settings }: PublicationInput) {
  const renderer = rendererDir === undefined ? "" : await rendererId(rendererDir);
  const targets = archive.targets.map(({ path, arch, release }) => [path, arch, release.version]);
  const keys = signing.publicKeys.map(({ text }) => text);
  return shortHash(JSON.stringify([generator, renderer, description, settings, archive.retain, targets, keys]));
}

/** What the pages of feeds' directories list; those of feeds that were not read stay. */
function directoriesOf(feeds: readonly ComposedFeed[], part: Part | undefined): FeedDirectory[] {
  const own = feeds.map(({ target: { path }, merge, indexFiles }) => {
    const packages = merge.entries.map(({ filename, size }) => ({ name: filename, size }));
    return { path, files: [...indexFiles, ...packages] };
  });
  return [...own, ...(part?.kept ?? []).map(({ path }) => ({ path }))];
}
