import {
  type BuildsDocument,
  buildsSchema,
  type CatalogDocument,
  catalogSchema,
  type PackageDocument,
  type PackagesDocument,
  packageSchema,
  packagesSchema,
} from "../../schemas/catalog.ts";
import { type Published, publishedSchema } from "../../schemas/published.ts";
import { packageJson } from "../catalog/address.ts";
import type { KnownCatalog } from "../catalog/build.ts";
import type { PackageRelations } from "../catalog/relations.ts";
import { targetOfPath } from "../feed/published.ts";
import { parsePublished } from "./published-json.ts";
import { DIRECTORY, directoryOf, type PublishedTree } from "./tree.ts";

/** Where the published tree keeps what the next publication need not read again. */
export const PUBLISHED = "api/v1/published.json";

const documents = {
  published: PUBLISHED,
  catalog: "api/v1/catalog.json",
  packages: "api/v1/packages.json",
  builds: "api/v1/builds.json",
};

/** What the last publication wrote down, proved to be about the feeds as they are. */
export interface Known extends KnownCatalog {
  readonly published: Published;
  readonly builds: BuildsDocument;
}

/**
 * What is known of a large archive without reading its feeds; undefined where it cannot be relied on: a feed is not as it
 * was left, or something differs that every feed or page depends on.
 * @param basis of this publication
 */
export async function readKnown(tree: PublishedTree, basis: string): Promise<Known | undefined> {
  if (tree.complete) return undefined;
  await tree.list(["keys", "api/v1/p", "api/v1/files"]);
  const keys = [...tree.files.keys()].filter((path) => directoryOf(path) === "keys");
  // The keys and the status are read later; asked for now they come in the same answer.
  const files = await tree.read([...Object.values(documents), "api/v1/status.json", "api/v1/built.json", ...keys]);
  const published = parsePublished(files.get(documents.published), publishedSchema);
  const catalog = parsePublished(files.get(documents.catalog), catalogSchema);
  const packages = parsePublished(files.get(documents.packages), packagesSchema);
  const builds = parsePublished(files.get(documents.builds), buildsSchema);
  if (!published || !catalog || !packages || !builds || published.basis !== basis) return undefined;
  if (!(await isAsPublished(tree, published, catalog, packages))) return undefined;
  return {
    published,
    builds,
    targets: catalog.targets,
    list: packages.packages,
    relations: new Map(published.packages.map(({ name, ...relations }) => [name, relations])),
    read: (names) => readDocuments(tree, names),
  };
}

/** Whether the documents speak of exactly the feeds that are there, to the last byte of each. */
async function isAsPublished(
  tree: PublishedTree,
  { feeds }: Published,
  { targets }: CatalogDocument,
  packages: PackagesDocument,
): Promise<boolean> {
  const found = await feedDirectories(
    tree,
    feeds.map(({ path }) => path),
  );
  const paths = JSON.stringify(targets.map(({ path }) => path));
  return (
    found.size === feeds.length &&
    feeds.every(({ path, tree: id }) => found.get(path) === id) &&
    paths === JSON.stringify(packages.targets.map(({ path }) => path)) &&
    JSON.stringify(targets.map(({ path }) => path).sort()) === JSON.stringify(feeds.map(({ path }) => path).sort())
  );
}

/** The directories that are known as feeds, or laid out as one, with their ids; they are not listed themselves. */
async function feedDirectories(tree: PublishedTree, known: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const isAbove = (path: string) => known.some((feed) => feed.startsWith(`${path}/`));
  let level = directoriesIn(tree, "").filter(({ path }) => isAbove(path) || /^(?:\d|SNAPSHOT$)/.test(path));
  while (level.length > 0) {
    const feeds = level.filter(({ path }) => known.includes(path) || (!isAbove(path) && targetOfPath(path)));
    for (const { path, id } of feeds) found.set(path, id);
    const above = level.filter(({ path }) => !found.has(path) && path.split("/").length < 3).map(({ path }) => path);
    await tree.list(above);
    level = above.flatMap((path) => directoriesIn(tree, path));
  }
  return found;
}

function directoriesIn(tree: PublishedTree, directory: string): { path: string; id: string }[] {
  const prefix = directory === "" ? "" : `${directory}/`;
  return [...(tree.entries(directory) ?? [])].flatMap(([name, { mode, id }]) =>
    mode === DIRECTORY ? [{ path: `${prefix}${name}`, id }] : [],
  );
}

async function readDocuments(tree: PublishedTree, names: readonly string[]): Promise<Map<string, PackageDocument>> {
  const files = await tree.read(names.map(packageJson));
  return new Map(
    names.flatMap((name) => {
      const document = parsePublished(files.get(packageJson(name)), packageSchema);
      return document ? [[name, document] as const] : [];
    }),
  );
}

/** What a publication writes down for the next one; `feeds` are all of the archive. */
export function publishedDocument(
  basis: string,
  feeds: readonly Published["feeds"][number][],
  relations: ReadonlyMap<string, PackageRelations>,
): Uint8Array {
  const document: Published = {
    format: 1,
    basis,
    feeds: [...feeds].sort((a, b) => (a.path < b.path ? -1 : 1)),
    packages: [...relations].map(([name, { depends, provides }]) => ({
      name,
      depends: [...depends],
      provides: [...provides],
    })),
  };
  return Buffer.from(`${JSON.stringify(document)}\n`);
}
