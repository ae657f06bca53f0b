import type { Build } from "../../schemas/catalog.ts";
import type { Archive } from "../archive/load.ts";
import { buildCatalog, type CatalogInput } from "../catalog/build.ts";
import type { FeedDirectory } from "../catalog/directory.ts";
import { isSiteFile, renderSite } from "../catalog/render.ts";
import type { SiteSettings } from "../catalog/settings.ts";
import type { Signing } from "../feed/sign-opkg.ts";
import type { Problem } from "../run/errors.ts";
import type { PublicKey } from "../signing/types.ts";
import { type BuildResult, buildDocuments, commitsOf, latestBuilds } from "./builds.ts";
import { type ComposedFeed, composeFeeds, type IncomingPackage } from "./compose.ts";
import { contentId, contentSize } from "./content.ts";
import type { PackageContents } from "./inspect.ts";
import { lineWarnings } from "./line-warnings.ts";
import { refuseUnknownKeys, retiredKeys } from "./published-keys.ts";
import { INSTALLER, installer, keyringOffers } from "./router-files.ts";
import type { Changes, Content, PublishedTree } from "./tree.ts";

/** What a publication is made from, besides the published tree. */
export interface PublicationInput {
  readonly archive: Archive;
  readonly incoming: readonly IncomingPackage[];
  /** Of the build jobs whose packages are among the incoming ones. */
  readonly builds: readonly BuildResult[];
  readonly signing: Signing;
  /** The keys are made for this run alone, and the result goes to no router. */
  readonly throwAway: boolean;
  /** The catalog's own view of the archive: title, links, rebuild page. */
  readonly description: CatalogInput["archive"];
  /** The compiled site; without it only feeds and keys are written. */
  readonly rendererDir?: string;
  /** Name and version of this program. */
  readonly generator: string;
  readonly settings: SiteSettings;
  /** Address of the run that publishes, and the commit it publishes. */
  readonly run?: string;
  readonly commit?: { readonly id: string; readonly url?: string };
}

export interface Publication {
  readonly changes: Changes;
  /** Commit message: what changed, in a line, then a list. */
  readonly message: string;
  readonly feeds: readonly ComposedFeed[];
  /** What the maintainer should know, though it stops nothing. */
  readonly warnings: readonly Problem[];
  /** Size of every file that is known without fetching it, by path, for the table of sizes. Bytes. */
  readonly sizes: ReadonlyMap<string, number>;
}

/**
 * Feeds, keys, catalog and site of one publication on top of what is published.
 * @throws {UserError} with every package that must not be published, or when routers would not know the keys
 */
export async function composePublication(tree: PublishedTree, input: PublicationInput): Promise<Publication> {
  const { archive, signing } = input;
  await tree.listAll();
  const router = { name: archive.name, url: archive.url, targets: archive.targets, keys: signing.publicKeys };
  if (!input.throwAway) await refuseUnknownKeys(tree, signing.publicKeys);
  const { feeds, put, remove, warnings, contents } = await composeFeeds(
    tree,
    input.incoming,
    archive,
    signing,
    (published) => keyringOffers(router, published, signing.date),
  );
  put.set(INSTALLER, installer(router));
  if (!input.throwAway) for (const { path } of await retiredKeys(tree, signing.publicKeys)) remove.add(path);
  if (input.builds.length > 0)
    for (const [path, content] of await buildDocuments(tree, input.builds)) put.set(path, content);
  if (input.rendererDir !== undefined) {
    const builds = await latestBuilds(tree, input.builds, input.incoming, feeds);
    const site = await composeSite(tree, {
      ...input,
      rendererDir: input.rendererDir,
      now: signing.date,
      feeds: feeds.map(({ target, merge }) => ({ target, entries: merge.entries })),
      directories: feeds.map(({ target, merge, indexFiles }) => ({
        path: target.path,
        files: [...indexFiles, ...merge.entries.map(({ filename, size }) => ({ name: filename, size }))],
      })),
      keys: signing.publicKeys,
      contents,
      builds,
    });
    for (const [path, content] of site.put) put.set(path, content);
    for (const path of site.remove) remove.add(path);
    await keepStatus(tree, put, remove);
  }
  return {
    changes: { put, remove },
    message: commitMessage(feeds),
    feeds,
    warnings: [...warnings, ...lineWarnings(feeds)],
    sizes: sizesAfter(feeds, put),
  };
}

export interface SiteComposition
  extends Pick<PublicationInput, "description" | "generator" | "settings" | "run" | "commit"> {
  readonly rendererDir: string;
  readonly now: Date;
  readonly feeds: CatalogInput["feeds"];
  readonly directories: readonly FeedDirectory[];
  readonly keys: readonly PublicKey[];
  /** Of packages that were not published before; what is published of others stays. */
  readonly contents?: ReadonlyMap<string, ReadonlyMap<string, PackageContents>>;
  /** How the last builds ended, by package. */
  readonly builds: ReadonlyMap<string, readonly Build[]>;
}

/** Catalog and site of feeds that are published already, or are about to be. */
export async function composeSite(
  tree: PublishedTree,
  { description, generator, feeds, keys, settings, builds, ...rest }: SiteComposition,
): Promise<{ readonly put: Map<string, Content>; readonly remove: Set<string> }> {
  const catalog = buildCatalog({ archive: description, feeds, keys, generator, builds, commits: commitsOf(builds) });
  const put = new Map<string, Content>();
  const rendered = new Set<string>();
  for await (const { path, content } of renderSite({ ...rest, catalog, site: settings, published: tree })) {
    rendered.add(path);
    if (content) put.set(path, content);
  }
  return { put, remove: new Set([...tree.files.keys()].filter((path) => isSiteFile(path) && !rendered.has(path))) };
}

/** The files that tell when and how; alone they are no reason for a publication. */
const VOLATILE = ["api/v1/status.json"];

/** Leaves the volatile files as published when nothing else changes, so that a run without news makes no commit. */
async function keepStatus(tree: PublishedTree, put: Map<string, Content>, remove: ReadonlySet<string>): Promise<void> {
  if ([...remove].some((path) => tree.files.has(path))) return;
  for (const [path, content] of put) {
    if (!VOLATILE.includes(path) && tree.files.get(path) !== (await contentId(content))) return;
  }
  for (const path of VOLATILE) put.delete(path);
}

function sizesAfter(feeds: readonly ComposedFeed[], put: ReadonlyMap<string, Content>): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const { target, merge } of feeds) {
    for (const { filename, size } of merge.entries) sizes.set(`${target.path}/${filename}`, size);
  }
  for (const [path, content] of put) sizes.set(path, contentSize(content));
  return sizes;
}

/** `Publish foo 1.2-r1 and 3 more`, then every file that came or went. */
function commitMessage(feeds: readonly ComposedFeed[]): string {
  const of = (which: "added" | "replaced" | "dropped") =>
    feeds.flatMap(({ target, merge }) => merge[which].map(({ info }) => ({ path: target.path, info })));
  const label = ({ info }: { info: { name: string; version: string } }) => `${info.name} ${info.version}`;
  const arrived = [...new Set([...of("added"), ...of("replaced")].map(label))];
  const [first, ...others] = arrived;
  const more = others.length > 0 ? ` and ${others.length} more` : "";
  const subject = first ? `Publish ${first}${more}` : "Refresh the archive";
  const lines = (["added", "replaced", "dropped"] as const).flatMap((which) =>
    of(which).map((one) => `${which}: ${one.path} ${label(one)}`),
  );
  const shown = lines.slice(0, 200);
  if (lines.length > shown.length) shown.push(`and ${lines.length - shown.length} more`);
  return shown.length > 0 ? `${subject}\n\n${shown.join("\n")}\n` : `${subject}\n`;
}
