import type {
  Archive,
  Build,
  Catalog,
  CatalogFeed,
  PackageDocument,
  PackageFile,
  PackageVersion,
} from "../../schemas/catalog.ts";
import type { FeedEntry, PackageInfo, Relation } from "../feed/entry.ts";
import type { FeedTarget, Format } from "../openwrt/release.ts";
import type { PublicKey } from "../signing/types.ts";
import { webAddress } from "./address.ts";
import { compareVersions } from "./version-order.ts";

export interface CatalogInput {
  readonly archive: Archive;
  readonly feeds: readonly { readonly target: FeedTarget; readonly entries: readonly FeedEntry[] }[];
  readonly keys: readonly PublicKey[];
  /** Name and version of the program, without anything that changes from run to run. */
  readonly generator: string;
  /** From build reports: how the last build of a package ended on each target, by package name. */
  readonly builds?: ReadonlyMap<string, readonly Build[]>;
  /** From build reports: the commit a package was built from, by package name. */
  readonly commits?: ReadonlyMap<string, { readonly id: string; readonly url?: string }>;
  /** Names that OpenWrt's own feeds provide, where they are known; without it what is not here is taken to be there. */
  readonly upstream?: ReadonlySet<string>;
}

interface Found {
  readonly feed: CatalogFeed;
  readonly entry: FeedEntry;
}

/**
 * Describes a whole archive. The same feeds give the same catalog, in whatever order they come: targets go newest release
 * first, packages by name, versions newest first. Reads nothing and takes no time from the clock.
 */
export function buildCatalog(input: CatalogInput): Catalog {
  const feeds = sortFeeds(input.feeds);
  const byName = new Map<string, Found[]>();
  for (const name of input.builds?.keys() ?? []) byName.set(name, []);
  const providers = new Map<string, string>();
  for (const { feed, entries } of feeds) {
    for (const entry of entries) {
      const found = byName.get(entry.info.name);
      if (found) found.push({ feed, entry });
      else byName.set(entry.info.name, [{ feed, entry }]);
      for (const { name } of entry.info.provides) {
        const known = providers.get(name);
        if (known === undefined || entry.info.name < known) providers.set(name, entry.info.name);
      }
    }
  }
  const find = (name: string): Dependency => {
    const page = (byName.get(name)?.length ?? 0) > 0 ? name : providers.get(name);
    if (page !== undefined) return { name, where: "here", page };
    return { name, where: !input.upstream || input.upstream.has(name) ? "openwrt" : "missing" };
  };
  const packages = [...byName.keys()].sort(byCode).map((name) => {
    const builds = input.builds?.get(name);
    const commit = input.commits?.get(name);
    return {
      ...describePackage(name, byName.get(name) ?? [], find),
      ...(commit && { commit: { id: commit.id, ...optional("url", webAddress(commit.url)) } }),
      ...(builds && { builds: [...builds].sort((a, b) => byCode(a.target, b.target)) }),
    };
  });
  addRequiredBy(packages);
  return {
    format: 1,
    generator: input.generator,
    archive: cleanArchive(input.archive),
    keys: input.keys.map(({ kind, fingerprint, path, text }) => ({ kind, fingerprint, path, text })),
    targets: feeds.map(({ feed }) => feed),
    packages,
  };
}

function cleanArchive(archive: Archive): Archive {
  const links = archive.links?.filter(({ url }) => webAddress(url));
  return { ...archive, url: archive.url.replace(/\/+$/, ""), ...(links && { links }) };
}

function sortFeeds(feeds: CatalogInput["feeds"]) {
  return feeds
    .map(({ target, entries }) => ({ feed: describeFeed(target, entries), entries }))
    .sort((a, b) => byRelease(a.feed.release, b.feed.release) || byCode(a.feed.path, b.feed.path));
}

function describeFeed({ release, arch, target, path }: FeedTarget, entries: readonly FeedEntry[]): CatalogFeed {
  return {
    path,
    release: release.series,
    format: release.format,
    arch,
    ...optional("target", target),
    count: entries.length,
    bytes: entries.reduce((sum, { size }) => sum + size, 0),
  };
}

/** Newest series first; the development branch last, because it is what fewest routers run. */
function byRelease(a: string, b: string): number {
  const [x, y] = [a, b].map((series) => (/^\d/.test(series) ? series : "")) as [string, string];
  return compareVersions("opkg", y, x);
}

function describePackage(name: string, found: readonly Found[], find: FindDependency): PackageDocument {
  const versions = new Map<string, Found[]>();
  for (const one of found) {
    const same = versions.get(one.entry.info.version);
    if (same) same.push(one);
    else versions.set(one.entry.info.version, [one]);
  }
  const order = found.every(({ entry }) => entry.format === "apk") ? "apk" : "opkg";
  const sorted = [...versions.keys()].sort((a, b) => compareVersions(order, b, a) || byCode(a, b));
  const newest = newestOfFirstFeed(found);
  const info = newest?.entry.info;
  const twin = opkgTwin(info, found);
  const description = clip(twin?.description ?? info?.description ?? "", 4000);
  return {
    format: 1,
    name,
    title: firstLine(description),
    description,
    version: info?.version ?? "",
    ...optional("section", clip(info?.section ?? twin?.section, 60)),
    ...optional("license", clip(info?.license, 200)),
    ...optional("maintainer", clip(info?.maintainer, 200)),
    ...optional("homepage", webAddress(info?.homepage)),
    ...optional("source", clip(info?.source, 200)),
    versions: sorted.map((version) => describeVersion(version, versions.get(version) ?? [])),
    dependencies: info ? findAll(info.depends, find) : [],
    requiredBy: [],
  };
}

/**
 * What opkg says of the same package: apk has room for one line of description and none for the section, so where both say
 * the same words, opkg's keep their lines.
 */
function opkgTwin(info: PackageInfo | undefined, found: readonly Found[]): PackageInfo | undefined {
  const words = (text: string) => text.replace(/\s+/g, " ").trim();
  const wanted = words(info?.description ?? "");
  return found.find(({ entry }) => entry.format === "opkg" && words(entry.info.description) === wanted)?.entry.info;
}

/** The version a visitor most likely wants: the newest one of the newest release that has the package. */
function newestOfFirstFeed(found: readonly Found[]): Found | undefined {
  const release = found[0]?.feed.release;
  return found
    .filter(({ feed }) => feed.release === release)
    .reduce<Found | undefined>((best, one) => {
      if (!best) return one;
      const order: Format = one.entry.format;
      return compareVersions(order, one.entry.info.version, best.entry.info.version) > 0 ? one : best;
    }, undefined);
}

function describeVersion(version: string, found: readonly Found[]): PackageVersion {
  const first = found[0]?.entry.info as PackageInfo;
  return {
    version,
    depends: [...first.depends] as Relations,
    provides: [...first.provides] as Relations,
    conflicts: [...first.conflicts] as Relations,
    files: found.map(({ feed, entry }) => describeFile(feed, entry, first)),
  };
}

function describeFile(feed: CatalogFeed, { filename, size, sha256, info }: FeedEntry, first: PackageInfo): PackageFile {
  return {
    target: feed.path,
    filename,
    architecture: info.architecture,
    size,
    ...optional("installedSize", info.installedSize),
    sha256,
    ...(sameRelations(info.depends, first.depends) ? {} : { depends: [...info.depends] as Relations }),
  };
}

type Dependency = PackageDocument["dependencies"][number];
type FindDependency = (name: string) => Dependency;
type Relations = PackageVersion["depends"];

function findAll(depends: readonly Relation[], find: FindDependency): Dependency[] {
  const names = new Set(depends.flatMap((relation) => [relation.name, ...(relation.or ?? []).map(({ name }) => name)]));
  return [...names].map(find);
}

function addRequiredBy(packages: readonly PackageDocument[]): void {
  const byName = new Map(packages.map((one) => [one.name, one]));
  for (const { name, dependencies } of packages) {
    const pages = new Set(dependencies.flatMap(({ page }) => (page === undefined || page === name ? [] : [page])));
    for (const page of pages) byName.get(page)?.requiredBy.push(name);
  }
}

function sameRelations(a: readonly Relation[], b: readonly Relation[]): boolean {
  if (a === b) return true;
  return (
    a.length === b.length &&
    a.every((one, index) => {
      const other = b[index];
      return (
        one.name === other?.name &&
        one.operator === other.operator &&
        one.version === other.version &&
        sameRelations(one.or ?? [], other.or ?? [])
      );
    })
  );
}

/** A title for lists: the first line, shortened where it is a whole text. Characters. */
function firstLine(description: string): string {
  const line = description.trimStart().split("\n", 1)[0]?.trim() ?? "";
  return clip(line, 160);
}

/** Keeps what strangers write short enough for pages and lists. `most`: characters. */
function clip<T extends string | undefined>(text: T, most: number): T {
  return (text !== undefined && text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text) as T;
}

function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function optional<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined || value === "" ? {} : ({ [key]: value } as Record<K, V>);
}
