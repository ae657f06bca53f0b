import { createHash } from "node:crypto";
import type { Catalog } from "../../schemas/catalog.ts";
import { emptyTree, type PublishedTree } from "../publish/tree.ts";
import { packageJson, packagePath } from "./address.ts";
import { catalogDocument, listPackages, packagesDocument } from "./documents.ts";
import { icon } from "./icon.ts";
import { loadRenderer, type Renderer } from "./renderer.ts";
import type { ExtraPage, Frame, Language, Views } from "./views.ts";

/** How an archive's site differs from others, from `ppa.yml`. */
export interface SiteSettings {
  readonly language?: Language;
}

export interface SiteInput {
  readonly catalog: Catalog;
  /** The compiled site: `dist/site`. */
  readonly rendererDir: string;
  readonly site?: SiteSettings;
  /** What is published now; pages that would come out the same are not rendered again. */
  readonly published?: PublishedTree;
}

export interface SiteFile {
  readonly path: string;
  /** Absent: as published, because nothing it shows has changed. */
  readonly content?: Uint8Array;
}

const documents = { packages: "api/v1/packages.json", package: "api/v1/p/{name}.json", status: "api/v1/status.json" };

/**
 * Renders the whole site and API of an archive, one file after the other. All links are relative, so the files work at
 * any address and from a folder; only canonical addresses, feeds and the 404 page name `archive.url`.
 *
 * A package's page depends on its document and on the frame (renderer, settings, targets) alone: where both are as
 * published, the page is not rendered. Published site files that are not yielded are obsolete ({@link isSiteFile}).
 */
export async function* renderSite(input: SiteInput): AsyncGenerator<SiteFile> {
  const { catalog, published = emptyTree } = input;
  const renderer = await loadRenderer(input.rendererDir);
  const frameOf = makeFrames(input);
  const frame = frameHash(renderer, input);
  const framePublished = await publishedFrame(published);

  for (const [path, content] of renderer.assets) yield { path, content };
  yield { path: "assets/icon.svg", content: utf8(icon) };

  const list = listPackages(catalog);
  yield json("api/v1/packages.json", packagesDocument(catalog, list));
  yield* packageFiles(input, renderer, frameOf, frame === framePublished ? published : emptyTree);
  yield page("", await renderer.render("home", homeView(catalog, frameOf(""), list)));
  yield json("api/v1/catalog.json", catalogDocument(catalog, frame, documents));
}

/** True for the paths that a site takes up, so that those of an older one can be removed. */
export function isSiteFile(path: string): boolean {
  return /^(?:(?:api|assets|badge|builds|p|packages|pages|s|t)\/|keys\/index\.html$|(?:index|404)\.html$|(?:atom|new|sitemap)\.xml$)/.test(
    path,
  );
}

async function* packageFiles(
  { catalog }: SiteInput,
  renderer: Renderer,
  frameOf: (path: string) => Frame,
  published: PublishedTree,
): AsyncGenerator<SiteFile> {
  for (const document of catalog.packages) {
    const data = json(packageJson(document.name), document);
    const path = packagePath(document.name);
    yield data;
    if (published.files.has(`${path}index.html`) && published.files.get(data.path) === blobId(data.content)) {
      yield { path: `${path}index.html` };
      continue;
    }
    const view = { frame: frameOf(path), document, targets: catalog.targets, hasFiles: false };
    yield page(path, await renderer.render("package", view));
  }
}

/** Home lists all packages of a small archive; of a large one it leads to the list. */
const homeLimit = 150;

function homeView(catalog: Catalog, frame: Frame, list: Views["home"]["packages"]): Views["home"] {
  const { keys, targets } = catalog;
  return { frame, keys, targets, packages: list.length > homeLimit ? [] : list, count: list.length };
}

function makeFrames({ catalog, site = {} }: SiteInput): (path: string) => Frame {
  const pages: readonly ExtraPage[] = [];
  const common = {
    archive: catalog.archive,
    language: site.language ?? "en",
    styles: [],
    pages: pages.map(({ slug, title }) => ({ slug, title })),
    hasBuilds: catalog.packages.some(({ builds }) => builds !== undefined),
    signed: catalog.keys.length > 0,
  };
  return (path) => ({ ...common, path, root: "../".repeat(path.split("/").length - 1) });
}

function frameHash(renderer: Renderer, { catalog, site }: SiteInput): string {
  const targets = catalog.targets.map(({ path, release, format, arch, target }) => [
    path,
    release,
    format,
    arch,
    target,
  ]);
  const hasBuilds = catalog.packages.some(({ builds }) => builds !== undefined);
  const parts = [renderer.id, catalog.archive, site, targets, hasBuilds, catalog.keys.length > 0];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 16);
}

async function publishedFrame(published: PublishedTree): Promise<string | undefined> {
  const bytes = (await published.read(["api/v1/catalog.json"])).get("api/v1/catalog.json");
  if (!bytes) return undefined;
  try {
    return (JSON.parse(new TextDecoder().decode(bytes)) as { frame?: string }).frame;
  } catch {
    return undefined;
  }
}

function page(path: string, html: string): SiteFile & { content: Uint8Array } {
  return { path: `${path}index.html`, content: utf8(html) };
}

function json(path: string, value: unknown): SiteFile & { content: Uint8Array } {
  return { path, content: utf8(`${JSON.stringify(value)}\n`) };
}

const encoder = new TextEncoder();
const utf8 = (text: string): Uint8Array => encoder.encode(text);

/** The name git gives these bytes; published files are known by it. */
function blobId(content: Uint8Array): string {
  return createHash("sha1").update(`blob ${content.length}\0`).update(content).digest("hex");
}
