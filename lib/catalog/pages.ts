import type { Build } from "../../schemas/catalog.ts";
import { fromCatalog } from "../device/catalog-input.ts";
import { feedAddress, firmwareSnippets } from "../device/firmware.ts";
import type { DeviceFeed, InstallScriptInput } from "../device/install-script.ts";
import { keyringName } from "../device/keyring.ts";
import { targetsOfArch } from "../openwrt/targets.ts";
import { sourcePath, targetPath } from "./address.ts";
import { apiDirectories, apiDocuments } from "./api-docs.ts";
import type { Catalog } from "./build.ts";
import { longestName } from "./commands.ts";
import { catalogDocument, countFacets } from "./documents.ts";
import type { SiteFile } from "./encode.ts";
import type { FrameOf } from "./frame.ts";
import { isBroken } from "./rebuild.ts";
import type { Renderer } from "./renderer.ts";
import type { PreparedSettings } from "./settings.ts";
import { countBuilds } from "./status.ts";
import type { ListedPackage, PageName, Views } from "./views.ts";

export interface PagesInput {
  readonly catalog: Catalog;
  readonly renderer: Renderer;
  readonly frameOf: FrameOf;
  readonly settings: PreparedSettings;
}

/** Home shows all packages of a small archive; of a large one it leads to the list. */
const homeLimit = 120;
/** Rows of news on the home page; every published package has been news once. */
const mostNews = 8;
/** A list longer than this is split by first letters. */
const listLimit = 300;
/** A facet's rarest values are left out of the list, not of addresses. */
const facetLimit = 60;
/** Cells of the page of builds; packages with problems come first. */
const cellLimit = 6000;

/** Every page but those of packages. */
export async function* sitePages(input: PagesInput): AsyncGenerator<SiteFile> {
  const { catalog, frameOf, settings } = input;
  const { keys, targets, list } = catalog;
  const page = async <P extends PageName>(name: P, path: string, view: Omit<Views[P], "frame">): Promise<SiteFile> => ({
    path: `${path}index.html`,
    content: await input.renderer.render(name, { frame: frameOf(path), ...view } as Views[P]),
  });
  const packages = list.length > homeLimit ? [] : list;
  const news = Math.min(mostNews, list.filter(({ version }) => version !== "").length);
  const setup = { routers: routersOf(catalog), examples: examplesOf(catalog) };
  yield page("home", "", { keys, targets, ...setup, packages, count: list.length, news });
  for (const { path, ...view } of listViews(catalog)) yield page("packages", path, { feeds: targets, ...view });
  const device = firmwareInput(catalog);
  for (const [index, target] of targets.entries()) {
    const rows = catalog.files.get(target.path);
    if (!rows) continue;
    const key = keys.find(({ kind }) => kind === (target.format === "opkg" ? "usign" : "apk"));
    const feed = device.feeds[index] as DeviceFeed;
    yield page("target", targetPath(target.path), {
      target,
      rows,
      address: feedAddress(catalog.archive.url, feed),
      firmware: firmwareSnippets(device, feed),
      ...(device.keyring === undefined ? {} : { keyring: device.keyring }),
      ...(key ? { key } : {}),
    });
  }
  for (const [path, view] of sourceViews(catalog)) yield page("source", path, view);
  if (frameOf("").hasBuilds) yield page("builds", "builds/", buildsView(catalog));
  yield page("keys", "keys/", { keys });
  yield page("api", "api/", { documents: apiDocuments() });
  yield* apiDirectories();
  for (const { slug, ...view } of settings.pages) yield page("extra", `pages/${slug}/`, view);
  yield {
    path: "404.html",
    content: await input.renderer.render("not-found", { frame: { ...frameOf(""), root: rootAnywhere(catalog) } }),
  };
}

/** By series: the architectures that have a feed, each with the targets that a router may say it is. */
function routersOf({ targets }: Catalog): Map<string, string> {
  const routers = new Map<string, string>();
  for (const { release, arch, target } of targets) {
    if (target) continue;
    const one = `${arch}:${targetsOfArch(release, arch).join(",")}`;
    routers.set(release, [routers.get(release) ?? [], one].flat().join(";"));
  }
  return routers;
}

/** By series: the first package that every router of it may want, which the archive's own keyring is not. */
function examplesOf({ archive, list, targets }: Catalog): Map<string, string> {
  const keyring = keyringName(archive.name);
  const examples = new Map<string, string>();
  for (const { name, targets: own } of list) {
    if (name === keyring || name.length > longestName) continue;
    for (const index of own) {
      const feed = targets[index];
      if (feed && !feed.target && !examples.has(feed.release)) examples.set(feed.release, name);
    }
  }
  return examples;
}

function firmwareInput(catalog: Catalog): InstallScriptInput {
  const keyring = keyringName(catalog.archive.name);
  const hasKeyring = catalog.list.some(({ name }) => name === keyring);
  return { ...fromCatalog(catalogDocument(catalog, "", {})), ...(hasKeyring ? { keyring } : {}) };
}

/** The 404 page appears at any depth, so its links begin at the host. */
function rootAnywhere({ archive }: Catalog): string {
  return URL.canParse(archive.url) ? `${new URL(archive.url).pathname.replace(/\/+$/, "")}/` : "/";
}

/** The parts of a long list tell no counts but their own, so that a new package changes one of them. */
function listViews(catalog: Catalog) {
  const { list } = catalog;
  const facets = countFacets(catalog).map(({ name, values }) => ({ name, values: values.slice(0, facetLimit) }));
  const targets = catalog.targets.map(({ path }, index) => ({
    path,
    count: list.filter((one) => one.targets.includes(index)).length,
  }));
  const whole = { path: "packages/", facets, targets, count: list.length };
  if (list.length <= listLimit) return [{ ...whole, packages: list, letters: [] }];
  const byLetter = new Map<string, ListedPackage[]>();
  for (const one of list) {
    const letter = firstLetter(one.name);
    const others = byLetter.get(letter);
    if (others) others.push(one);
    else byLetter.set(letter, [one]);
  }
  const letters = [...byLetter.keys()].sort().map((letter) => ({ letter }));
  const counted = letters.map(({ letter }) => ({ letter, count: byLetter.get(letter)?.length ?? 0 }));
  return [
    { ...whole, packages: [], letters: counted },
    ...[...byLetter].map(([letter, packages]) => ({
      path: `packages/${letter}/`,
      facets: [],
      targets: [],
      packages,
      count: packages.length,
      letters,
      letter,
    })),
  ];
}

function firstLetter(name: string): string {
  const letter = name.charAt(0).toLowerCase();
  return /[a-z]/.test(letter) ? letter : /[0-9]/.test(letter) ? "0-9" : "other";
}

function sourceViews({
  targets,
  list,
  commits,
  builds,
  sources,
}: Catalog): Map<string, Omit<Views["source"], "frame">> {
  const views = new Map<string, Omit<Views["source"], "frame"> & { packages: ListedPackage[]; builds: Build[] }>();
  for (const listed of list) {
    const { name, source } = listed;
    if (source === undefined || sources?.has(source) === false) continue;
    const path = sourcePath(source);
    const commit = commits.get(name);
    const own = builds.get(name) ?? [];
    const view = views.get(path);
    if (view) {
      view.packages.push(listed);
      view.builds.push(...own);
    } else
      views.set(path, { source, packages: [listed], feeds: targets, builds: [...own], ...(commit ? { commit } : {}) });
  }
  return views;
}

/** Pages of sources that no package comes from any more, where not everything is described. */
export function vanishedSources({ list, sources = new Set() }: Catalog): string[] {
  const left = new Set(list.map(({ source }) => source));
  return [...sources].filter((source) => !left.has(source)).map((source) => `${sourcePath(source)}index.html`);
}

/** Packages and targets with problems come first, so that they are in sight in large archives too. */
function buildsView({ builds, targets }: Catalog): Omit<Views["builds"], "frame"> {
  const built = [...builds].map(([name, list]) => ({ name, builds: list }));
  const isBad = ({ builds }: { builds: readonly Build[] }) => builds.some(isBroken);
  const sorted = [...built.filter(isBad), ...built.filter((one) => !isBad(one))];
  const named = new Set(built.flatMap(({ builds }) => builds.map(({ target }) => target)));
  const known = targets.map(({ path }) => path).filter((path) => named.delete(path));
  const bad = new Set(built.flatMap(({ builds }) => builds.filter(isBroken).map(({ target }) => target)));
  const all = [...known, ...[...named].sort()];
  const columns = [...all.filter((path) => bad.has(path)), ...all.filter((path) => !bad.has(path))];
  return {
    targets: columns,
    packages: sorted.slice(0, Math.max(20, Math.floor(cellLimit / (columns.length + 1)))),
    count: built.length,
    counts: countBuilds([...builds.values()].flat()),
  };
}
