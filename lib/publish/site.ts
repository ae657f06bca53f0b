import type { Build } from "../../schemas/catalog.ts";
import { buildCatalog, type CatalogInput, updateCatalog } from "../catalog/build.ts";
import type { FeedDirectory } from "../catalog/directory.ts";
import { vanishedSources } from "../catalog/pages.ts";
import { isSiteFile, renderSite } from "../catalog/render.ts";
import { openwrtNames } from "../openwrt/names.ts";
import type { PublicKey } from "../signing/types.ts";
import { commitsOf } from "./builds.ts";
import { contentId } from "./content.ts";
import type { PackageContents } from "./inspect.ts";
import type { Part } from "./part.ts";
import type { PublicationInput } from "./publication.ts";
import type { Content, PublishedTree } from "./tree.ts";

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
  /** What `feeds` are a part of. */
  readonly part?: Part;
}

/** Catalog and site of feeds that are published already, or are about to be; undefined when `part` does not do. */
export async function composeSite(
  tree: PublishedTree,
  { description, generator, feeds, keys, settings, builds, part, ...rest }: SiteComposition,
) {
  const series = [
    ...feeds.map(({ target }) => target.release.series),
    ...(part?.known.targets ?? []).map(({ release }) => release),
  ];
  const upstream = openwrtNames(series);
  const input = {
    archive: description,
    feeds,
    keys,
    generator,
    builds,
    commits: commitsOf(builds),
    ...(upstream ? { upstream } : {}),
  };
  const catalog = part ? await updateCatalog(input, part.known, part.names) : buildCatalog(input);
  if (!catalog) return undefined;
  const put = new Map<string, Content>();
  const rendered = new Set<string>();
  for await (const { path, content } of renderSite({ ...rest, catalog, site: settings, published: tree })) {
    rendered.add(path);
    if (content) put.set(path, content);
  }
  const obsolete = part ? vanishedSources(catalog) : [...tree.files.keys()].filter(isSiteFile);
  const remove = new Set(obsolete.filter((path) => !rendered.has(path)));
  return { put, remove, relations: catalog.relations };
}

/** The files that tell when and how; alone they are no reason for a publication. */
const VOLATILE = ["api/v1/status.json"];

/** Leaves the volatile files as published when nothing else changes, so that a run without news makes no commit. */
export async function keepStatus(
  tree: PublishedTree,
  put: Map<string, Content>,
  remove: ReadonlySet<string>,
): Promise<void> {
  if ([...remove].some((path) => tree.files.has(path))) return;
  for (const [path, content] of put) {
    if (!VOLATILE.includes(path) && tree.files.get(path) !== (await contentId(content))) return;
  }
  for (const path of VOLATILE) put.delete(path);
}
