import { catalogSchema } from "../../schemas/catalog.ts";
import { parsePublished } from "../publish/published-json.ts";
import type { PublishedTree } from "../publish/tree.ts";
import type { Catalog } from "./build.ts";
import { shortHash } from "./encode.ts";
import type { PreparedSettings } from "./settings.ts";
import type { Frame } from "./views.ts";

/** Gives a page its frame: what surrounds it, and its way up to the archive. */
export type FrameOf = (path: string) => Frame;

export function makeFrames(catalog: Catalog, settings: PreparedSettings): FrameOf {
  const common = {
    archive: catalog.archive,
    language: settings.language,
    ...(settings.logo === undefined ? {} : { logo: settings.logo }),
    styles: settings.styles,
    pages: settings.pages.map(({ slug, title }) => ({ slug, title })),
    hasBuilds: catalog.builds.size > 0,
    keys: catalog.keys.map(({ kind, fingerprint }) => ({ kind, fingerprint })),
  };
  return (path) => ({ ...common, path, root: "../".repeat(path.split("/").length - 1) });
}

/** Hash of all that the pages of packages show beside the package itself. */
export function frameHash(rendererId: string, catalog: Catalog, frameOf: FrameOf): string {
  const targets = catalog.targets.map(({ path, release, format }) => [path, release, format]);
  return shortHash(JSON.stringify([rendererId, frameOf(""), targets]));
}

/** The texts of some published documents; absent ones are undefined. */
export async function readTexts(published: PublishedTree, paths: readonly string[]): Promise<(string | undefined)[]> {
  const found = await published.read(paths);
  return paths.map((path) => {
    const bytes = found.get(path);
    return bytes && new TextDecoder().decode(bytes);
  });
}

/** The frame that the published pages were rendered with. */
export function publishedFrame(catalogText: string | undefined): string | undefined {
  return parsePublished(catalogText, catalogSchema.pick({ frame: true }))?.frame;
}
