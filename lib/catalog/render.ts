import type { BuildsDocument, StatusDocument } from "../../schemas/catalog.ts";
import { emptyTree, type PublishedTree } from "../publish/tree.ts";
import { packagePath, sourcePath, targetPath } from "./address.ts";
import { apiSchemas } from "./api-docs.ts";
import { newPackagesAtom, updatesAtom } from "./atom.ts";
import type { Catalog } from "./build.ts";
import { directoryPages, type FeedDirectory } from "./directory.ts";
import { catalogDocument, packagesDocument } from "./documents.ts";
import { escapeMarkup, jsonFile, type NewFile, type SiteFile, textFile } from "./encode.ts";
import { frameHash, makeFrames, publishedFrame, readTexts } from "./frame.ts";
import { icon } from "./icon.ts";
import { type Contents, packageFiles } from "./package-files.ts";
import { sitePages } from "./pages.ts";
import { loadRenderer } from "./renderer.ts";
import { type PreparedSettings, prepareSettings, type SiteSettings } from "./settings.ts";
import { makeStatus } from "./status.ts";

export interface SiteInput {
  readonly catalog: Catalog;
  /** The compiled site: `dist/site`. */
  readonly rendererDir: string;
  /** When this is published: for `status.json` and the Atom feeds, nothing else. */
  readonly now: Date;
  readonly run?: string;
  readonly commit?: { readonly id: string; readonly url?: string };
  readonly site?: SiteSettings;
  /** Files of the feed directories, for their plain pages. */
  readonly directories?: readonly FeedDirectory[];
  /** What is published now; pages that would come out the same are not rendered again. */
  readonly published?: PublishedTree;
  /** What packages put on the router, for those that were read this time: by package name and version. */
  readonly contents?: ReadonlyMap<string, ReadonlyMap<string, Contents>>;
}

const addresses = {
  targets: "api/v1/targets.json",
  packages: "api/v1/packages.json",
  package: "api/v1/p/{name}.json",
  files: "api/v1/files/{name}.json",
  builds: "api/v1/builds.json",
  status: "api/v1/status.json",
  schemas: "api/v1/schema/",
};

/**
 * Renders the whole site and API of an archive, one file after the other. All links are relative, so the files work at
 * any address and from a folder; only canonical addresses, Atom feeds and the 404 page name `archive.url`.
 *
 * A package's files depend on its document and on the frame (renderer, settings, targets) alone: where both are as
 * published, they are not made again. Published site files that are not yielded are obsolete ({@link isSiteFile}), except
 * where the catalog describes only a part: then the frame must be as published, and {@link vanishedSources} are obsolete.
 *
 * @throws UserError when the settings are wrong.
 */
export async function* renderSite(input: SiteInput): AsyncGenerator<SiteFile> {
  const { catalog, published = emptyTree, now, contents = new Map() } = input;
  const settings = await prepareSettings(input.site);
  const renderer = await loadRenderer(input.rendererDir);
  const frameOf = makeFrames(catalog, settings);
  const frame = frameHash(renderer.id, catalog, frameOf);
  const [oldCatalog, oldStatus, oldPackages] = await readTexts(published, [
    "api/v1/catalog.json",
    "api/v1/status.json",
    "api/v1/packages.json",
  ]);
  const sameFrame = catalog.sources !== undefined || publishedFrame(oldCatalog) === frame;
  const status = makeStatus(input, catalog, { status: oldStatus, packages: oldPackages });

  for (const [path, content] of renderer.assets) yield { path, content };
  yield textFile("assets/icon.svg", icon);
  yield* settings.files;
  yield* sitePages({ catalog, renderer, frameOf, settings });
  yield* packageFiles({ catalog, renderer, frameOf, published, sameFrame, now, contents });
  yield* directoryPages(input.directories ?? []);
  yield jsonFile(addresses.targets, { format: 1, targets: catalog.targets });
  yield jsonFile(addresses.packages, packagesDocument(catalog));
  yield jsonFile(addresses.builds, buildsDocument(catalog));
  yield jsonFile("api/v1/catalog.json", catalogDocument(catalog, frame, addresses));
  for (const [path, schema] of apiSchemas()) yield jsonFile(path, schema);
  yield* feeds(catalog, status);
  yield sitemap(catalog, settings);
  yield jsonFile(addresses.status, status);
}

const siteFolders = /^(?:assets|badge|builds|p|packages|pages|s|t|api\/v1\/(?:p|files|schema))\//;
const siteFiles =
  /^(?:(?:api\/(?:v1\/)?|keys\/)?index\.html|404\.html|(?:atom|new|sitemap)\.xml|api\/v1\/(?:catalog|packages|targets|builds|status)\.json)$/;

/** True for the paths that a site takes up, so that those of an older one can be removed. */
export function isSiteFile(path: string): boolean {
  return siteFolders.test(path) || siteFiles.test(path);
}

function* feeds({ archive }: Catalog, { recent }: StatusDocument): Generator<NewFile> {
  yield textFile("atom.xml", updatesAtom(archive, recent));
  yield textFile("new.xml", newPackagesAtom(archive, recent));
}

function buildsDocument({ targets, builds }: Catalog): BuildsDocument {
  return {
    format: 1,
    targets: targets.map(({ path }) => path),
    packages: [...builds].map(([name, list]) => ({ name, builds: [...list] })),
  };
}

function sitemap({ archive, targets, list, builds }: Catalog, { pages }: PreparedSettings): NewFile {
  const paths = [
    "",
    "packages/",
    ...(builds.size > 0 ? ["builds/"] : []),
    "keys/",
    "api/",
    ...pages.map(({ slug }) => `pages/${slug}/`),
    ...targets.map(({ path }) => targetPath(path)),
    ...new Set(list.flatMap(({ source }) => (source === undefined ? [] : [sourcePath(source)]))),
    ...list.map(({ name }) => packagePath(name)),
  ];
  const urls = paths.map((path) => `<url><loc>${escapeMarkup(`${archive.url}/${encodeURI(path)}`)}</loc></url>`);
  const head = '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">';
  return textFile("sitemap.xml", `${head}\n${urls.join("\n")}\n</urlset>\n`);
}
