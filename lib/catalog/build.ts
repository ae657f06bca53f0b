import type {
  Archive,
  Build,
  CatalogDocument,
  CatalogFeed,
  PackageDocument,
  PackageFile,
  PackageVersion,
} from "../../schemas/catalog.ts";
import type { FeedEntry, PackageInfo, Relation } from "../feed/entry.ts";
import type { OpenwrtNames } from "../openwrt/names.ts";
import type { FeedTarget, Format } from "../openwrt/release.ts";
import type { PublicKey } from "../signing/types.ts";
import { webAddress } from "./address.ts";
import { listPackages, targetRows } from "./documents.ts";
import { byCode, type LinkOf, linkPackages, type PackageRelations } from "./relations.ts";
import { compareVersions } from "./version-order.ts";
import type { ListedPackage, TargetRow } from "./views.ts";

export interface CatalogInput {
  readonly archive: Archive;
  readonly feeds: readonly { readonly target: FeedTarget; readonly entries: readonly FeedEntry[] }[];
  readonly keys: readonly PublicKey[];
  /** Name and version of the program, without anything that changes from run to run. */
  readonly generator: string;
  /** From build reports: how the last build of a package ended on each target, by package name. */
  readonly builds?: ReadonlyMap<string, readonly Build[]>;
  /** From build reports: the commit a package was built from, by package name. */
  readonly commits?: ReadonlyMap<string, Commit>;
  /** Names that OpenWrt's own feeds provide, where they are known; without it what is not here is taken to be there. */
  readonly upstream?: OpenwrtNames;
}

type Commit = NonNullable<PackageDocument["commit"]>;

/** An archive as its site shows it: all of it, or, of a large one, what a publication may have changed. */
export interface Catalog {
  readonly generator: string;
  readonly archive: Archive;
  readonly keys: CatalogDocument["keys"];
  /** Every feed, in the order of the pages. */
  readonly targets: readonly CatalogFeed[];
  /** Every package in a line, by name. */
  readonly list: readonly ListedPackage[];
  /** What every package with files needs and offers, by name. */
  readonly relations: ReadonlyMap<string, PackageRelations>;
  /** Every package that was built, by name. */
  readonly builds: ReadonlyMap<string, readonly Build[]>;
  readonly commits: ReadonlyMap<string, Commit>;
  /** Files of the feeds that are described, by the feed's path; none of a feed too large for a page. */
  readonly files: ReadonlyMap<string, readonly TargetRow[]>;
  /** The packages that are described, by name. */
  readonly packages: readonly PackageDocument[];
  /** Sources whose pages may have changed, where not everything is described. */
  readonly sources?: ReadonlySet<string>;
}

/**
 * Describes a whole archive. The same feeds give the same catalog, in whatever order they come: targets go newest release
 * first, packages by name, versions newest first. Reads nothing and takes no time from the clock.
 */
export function buildCatalog(input: CatalogInput): Catalog {
  const feeds = sortFeeds(input.feeds);
  const facts = factsOf(input);
  const found = findPackages(feeds, () => true);
  const names = [...new Set([...found.keys(), ...facts.builds.keys()])].sort(byCode);
  const described = names.map((name) => describe(name, found.get(name) ?? [], facts));
  const relations = new Map(described.flatMap(({ relations }) => relations ?? []));
  const linkOf = linkPackages(relations, input.upstream);
  const packages = described.map(({ document }) => Object.assign(document, linkOf(document.name)));
  const targets = feeds.map(({ feed }) => feed);
  const list = listPackages(targets, packages);
  return { ...facts, targets, list, files: listFiles(feeds, list), relations, packages };
}

/** What the last publication said of the whole archive. */
export interface KnownCatalog {
  readonly targets: readonly CatalogFeed[];
  readonly list: readonly ListedPackage[];
  readonly relations: ReadonlyMap<string, PackageRelations>;
  /** The published documents of packages; absent where there is none. */
  readonly read: (names: readonly string[]) => Promise<ReadonlyMap<string, PackageDocument>>;
}

/**
 * The catalog that {@link buildCatalog} would make of all feeds, from a few of them and what is known of the others.
 * @param input with the feeds that may have changed, all others that have a package of `names`, and nothing else
 * @param names packages whose documents are made from the feeds; of others only what links them may change
 * @returns undefined when a document that must be changed is not published
 */
export async function updateCatalog(
  input: CatalogInput,
  known: KnownCatalog,
  names: ReadonlySet<string>,
): Promise<Catalog | undefined> {
  const feeds = sortFeeds(input.feeds);
  const facts = factsOf(input);
  const described = new Map(feeds.map(({ feed }) => [feed.path, feed]));
  const targets = known.targets.map((feed) => described.get(feed.path) ?? feed);
  const found = findPackages(feeds, (name) => names.has(name));
  const changed = [...names].sort(byCode).map((name) => describe(name, found.get(name) ?? [], facts));
  const others = [...known.relations].filter(([name]) => !names.has(name));
  const relations = new Map([...others, ...changed.flatMap((one) => one.relations ?? [])].sort(byFirst));
  const linkOf = linkPackages(relations, input.upstream);
  const linked = await relink(known, linkPackages(known.relations, input.upstream), linkOf, names);
  if (!linked) return undefined;
  const documents = changed.map(({ document }) => Object.assign(document, linkOf(document.name)));
  const rows = listPackages(targets, documents);
  const list = [...known.list.filter(({ name }) => !names.has(name)), ...rows].sort((a, b) => byCode(a.name, b.name));
  const affected = [...known.list.filter(({ name }) => names.has(name)), ...rows];
  return {
    ...facts,
    targets,
    list,
    files: listFiles(feeds, list),
    relations,
    packages: [...documents, ...linked].sort((a, b) => byCode(a.name, b.name)),
    sources: new Set(affected.flatMap(({ source }) => source ?? [])),
  };
}

/** The published documents of packages that did not change themselves, but whose neighbours came or went. */
async function relink(
  known: KnownCatalog,
  before: LinkOf,
  after: LinkOf,
  except: ReadonlySet<string>,
): Promise<PackageDocument[] | undefined> {
  const names = [...known.relations.keys()].filter(
    (name) => !except.has(name) && JSON.stringify(before(name)) !== JSON.stringify(after(name)),
  );
  const documents = await known.read(names);
  if (names.some((name) => !documents.has(name))) return undefined;
  return [...documents.values()].map((document) => ({ ...document, ...after(document.name) }));
}

/** What a catalog says that does not come from feeds. */
function factsOf({ archive, generator, keys, builds, commits }: CatalogInput) {
  return {
    generator,
    archive: cleanArchive(archive),
    keys: keys.map(({ kind, fingerprint, path, text }) => ({ kind, fingerprint, path, text })),
    builds: sortBuilds(builds),
    commits: new Map([...(commits ?? [])].map(([name, commit]) => [name, cleanCommit(commit)])),
  };
}

/** Files of a feed that its page lists; of a larger one it leads to the directory. */
const MOST_FILES = 500;

function listFiles(feeds: SortedFeeds, list: readonly ListedPackage[]): Map<string, TargetRow[]> {
  const titles = new Map(list.map(({ name, title }) => [name, title]));
  return new Map(
    feeds.map(({ feed, entries }) => [
      feed.path,
      entries.length > MOST_FILES ? [] : targetRows(feed.format, entries, titles),
    ]),
  );
}

function sortBuilds(builds: CatalogInput["builds"] = new Map()): Map<string, readonly Build[]> {
  const sorted = [...builds].map(
    ([name, list]) => [name, list.map(cleanBuild).sort((a, b) => byCode(a.target, b.target))] as const,
  );
  return new Map(sorted.sort(byFirst));
}

/** What is published is in nobody's hands: an address that is none of the web leads nowhere. */
function cleanBuild(one: Build): Build {
  const addresses = [one.run, one.commit?.url, one.commit?.makefile];
  if (addresses.every((address) => webAddress(address) === address)) return one;
  const { commit, run, ...build } = one;
  return { ...build, ...(commit && { commit: cleanCommit(commit) }), ...optional("run", webAddress(run)) };
}

function cleanCommit({ id, url, makefile }: Commit): Commit {
  return { id, ...optional("url", webAddress(url)), ...optional("makefile", webAddress(makefile)) };
}

interface Found {
  readonly feed: CatalogFeed;
  readonly entry: FeedEntry;
}

function findPackages(feeds: SortedFeeds, isWanted: (name: string) => boolean): Map<string, Found[]> {
  const byName = new Map<string, Found[]>();
  for (const { feed, entries } of feeds) {
    for (const entry of entries) {
      const found = byName.get(entry.info.name);
      if (found) found.push({ feed, entry });
      else if (isWanted(entry.info.name)) byName.set(entry.info.name, [{ feed, entry }]);
    }
  }
  return byName;
}

interface Described {
  readonly document: PackageDocument;
  /** Absent for a package that was built and has no files. */
  readonly relations?: readonly [name: string, PackageRelations][];
}

/** A package by itself; what it has to do with others is still to be filled in. */
function describe(
  name: string,
  found: readonly Found[],
  { builds, commits }: Pick<Catalog, "builds" | "commits">,
): Described {
  const newest = newestOfFirstFeed(found);
  const commit = commits.get(name);
  const own = builds.get(name);
  const document: PackageDocument = {
    ...describePackage(name, found, newest),
    ...(commit && { commit }),
    ...(own && { builds: [...own] }),
  };
  return newest ? { document, relations: [[name, relationsOf(found, newest)]] } : { document };
}

function cleanArchive(archive: Archive): Archive {
  const links = archive.links?.filter(({ url }) => webAddress(url));
  return { ...archive, url: archive.url.replace(/\/+$/, ""), ...(links && { links }) };
}

type SortedFeeds = readonly { readonly feed: CatalogFeed; readonly entries: readonly FeedEntry[] }[];

function sortFeeds(feeds: CatalogInput["feeds"]): SortedFeeds {
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

function describePackage(name: string, found: readonly Found[], newest: Found | undefined): PackageDocument {
  const versions = new Map<string, Found[]>();
  for (const one of found) {
    const same = versions.get(one.entry.info.version);
    if (same) same.push(one);
    else versions.set(one.entry.info.version, [one]);
  }
  const order = found.every(({ entry }) => entry.format === "apk") ? "apk" : "opkg";
  const sorted = [...versions.keys()].sort((a, b) => compareVersions(order, b, a) || byCode(a, b));
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
    dependencies: [],
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

type Relations = PackageVersion["depends"];

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

function relationsOf(found: readonly Found[], { entry }: Found): PackageRelations {
  const { depends } = entry.info;
  return {
    depends: [...new Set(depends.flatMap(({ name, or = [] }) => [name, ...or.map((other) => other.name)]))],
    provides: [...new Set(found.flatMap((one) => one.entry.info.provides.map(({ name }) => name)))].sort(byCode),
  };
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

function byFirst(a: readonly [string, ...unknown[]], b: readonly [string, ...unknown[]]): number {
  return byCode(a[0], b[0]);
}

function optional<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined || value === "" ? {} : ({ [key]: value } as Record<K, V>);
}
