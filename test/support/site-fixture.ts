import { fileURLToPath } from "node:url";
import { buildCatalog, type CatalogInput } from "../../lib/catalog/build.ts";
import { renderSite, type SiteInput } from "../../lib/catalog/render.ts";
import { blobId } from "../../lib/publish/content.ts";
import { emptyTree, type PublishedTree } from "../../lib/publish/tree.ts";
import type { StaticFiles } from "../../lib/run/static-files.ts";

export const rendererDir = fileURLToPath(new URL("../../dist/site", import.meta.url));

export type Site = Map<string, Uint8Array>;

export interface Rendered {
  /** The whole site: what was made, and what stays of `published`. */
  readonly site: Site;
  /** Paths of the files that were made. */
  readonly made: readonly string[];
}

/** Renders an archive, on top of what was published before if that is given. */
export async function render(
  input: CatalogInput,
  more: Partial<SiteInput> & { before?: Site } = {},
): Promise<Rendered> {
  const { before, ...rest } = more;
  const site: Site = new Map();
  const made: string[] = [];
  const directories = input.feeds.map(({ target, entries }) => ({
    path: target.path,
    files: entries.map(({ filename, size }) => ({ name: filename, size })),
  }));
  const options = {
    catalog: buildCatalog(input),
    rendererDir,
    now: new Date("2026-11-21T10:00:00Z"),
    directories,
    ...(before ? { published: publishedTree(before) } : {}),
    ...rest,
  };
  for await (const { path, content } of renderSite(options)) {
    const bytes = content ?? before?.get(path);
    if (!bytes) throw new Error(`${path} is said to be published and is not`);
    if (site.has(path)) throw new Error(`${path} came twice`);
    if (content) made.push(path);
    site.set(path, bytes);
  }
  return { site, made };
}

export function publishedTree(files: Site): PublishedTree {
  return {
    ...emptyTree,
    files: new Map([...files].map(([path, content]) => [path, blobId(content)])),
    read: async (paths) =>
      new Map(paths.flatMap((path) => (files.has(path) ? [[path, files.get(path) as Uint8Array]] : []))),
  };
}

export const textOf = (site: Site, path: string): string => new TextDecoder().decode(site.get(path));

export const pagesOf = (site: Site): string[] => [...site.keys()].filter((path) => path.endsWith(".html"));

/** Paths whose contents differ between two sites, or that only one of them has. */
export function differences(a: Site, b: Site): string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter((path) => textOf(a, path) !== textOf(b, path)).sort();
}

/** A site for the static server, below `/ppa/` as a project's pages are. */
export function siteFiles(site: Site): StaticFiles {
  return {
    async find(path) {
      const inside = path === "404.html" ? path : path.replace(/^ppa\/?/, "");
      if (inside === path && path !== "404.html") return path === "" ? "directory" : undefined;
      const body = site.get(inside);
      if (body) return { size: body.length, body };
      const isDirectory = [...site.keys()].some((one) => inside === "" || one.startsWith(`${inside}/`));
      return isDirectory ? "directory" : undefined;
    },
  };
}
