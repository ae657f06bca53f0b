import type { Archive } from "../archive/load.ts";
import { buildCatalog, type CatalogInput } from "../catalog/build.ts";
import { isSiteFile, renderSite } from "../catalog/render.ts";
import type { Signing } from "../feed/sign-opkg.ts";
import { type ComposedFeed, composeFeeds, type IncomingPackage } from "./compose.ts";
import { contentSize } from "./content.ts";
import type { Changes, Content, PublishedTree } from "./tree.ts";

/** What a publication is made from, besides the published tree. */
export interface PublicationInput {
  readonly archive: Archive;
  readonly incoming: readonly IncomingPackage[];
  readonly signing: Signing;
  /** The catalog's own view of the archive: title, links, rebuild page. */
  readonly description: CatalogInput["archive"];
  /** The compiled site; without it only feeds and keys are written. */
  readonly rendererDir?: string;
  /** Name and version of this program. */
  readonly generator: string;
}

export interface Publication {
  readonly changes: Changes;
  /** Commit message: what changed, in a line, then a list. */
  readonly message: string;
  readonly feeds: readonly ComposedFeed[];
  /** Size of every file that is known without fetching it, by path, for the table of sizes. Bytes. */
  readonly sizes: ReadonlyMap<string, number>;
}

/** Feeds, keys, catalog and site of one publication on top of what is published. */
export async function composePublication(tree: PublishedTree, input: PublicationInput): Promise<Publication> {
  const { archive, signing } = input;
  const { feeds, put, remove } = await composeFeeds(tree, input.incoming, archive, signing);
  if (input.rendererDir !== undefined) await composeSite(tree, input, input.rendererDir, feeds, put, remove);
  return { changes: { put, remove }, message: commitMessage(feeds), feeds, sizes: sizesAfter(feeds, put) };
}

async function composeSite(
  tree: PublishedTree,
  input: PublicationInput,
  rendererDir: string,
  feeds: readonly ComposedFeed[],
  put: Map<string, Content>,
  remove: Set<string>,
): Promise<void> {
  const catalog = buildCatalog({
    archive: input.description,
    feeds: feeds.map(({ target, merge }) => ({ target, entries: merge.entries })),
    keys: input.signing.publicKeys,
    generator: input.generator,
  });
  const rendered = new Set<string>();
  for await (const { path, content } of renderSite({ catalog, rendererDir, published: tree })) {
    rendered.add(path);
    if (content) put.set(path, content);
  }
  for (const path of tree.files.keys()) if (isSiteFile(path) && !rendered.has(path)) remove.add(path);
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
