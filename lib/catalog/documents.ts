import type { CatalogDocument, CatalogFeed, PackageDocument, PackagesDocument } from "../../schemas/catalog.ts";
import type { FeedEntry } from "../feed/entry.ts";
import type { Format } from "../openwrt/release.ts";
import { ownPath } from "./address.ts";
import type { Catalog } from "./build.ts";
import { byCode } from "./relations.ts";
import { compareVersions } from "./version-order.ts";
import type { Facet, ListedPackage, TargetRow } from "./views.ts";

/** What lists and search show of a package: `targets` are indexes into the catalog's. */
export function listPackages(targets: readonly CatalogFeed[], packages: readonly PackageDocument[]): ListedPackage[] {
  const indexes = new Map(targets.map(({ path }, index) => [path, index]));
  return packages.map((one) => {
    const found = new Set(one.versions.flatMap(({ files }) => files.map(({ target }) => indexes.get(target) ?? -1)));
    return {
      name: one.name,
      ...ownPath(one.name),
      title: one.title,
      ...providesOf(one),
      ...wordsOf(one),
      version: one.version,
      targets: [...found].sort((a, b) => a - b),
      ...(one.section === undefined ? {} : { section: one.section }),
      ...(one.license === undefined ? {} : { license: one.license }),
      ...(one.source === undefined ? {} : { source: one.source }),
    };
  });
}

/** Names that a line of the list has room for; a package that stands for more is found by its own. */
const mostProvides = 16;

/** Without `hello-any`, which the builds of apk packages add to every `hello`. */
function providesOf({ name, versions }: PackageDocument): { provides?: string[] } {
  const names = new Set([name, ...versions.flatMap(({ provides }) => provides.map((one) => one.name))]);
  const others = [...names]
    .filter((other) => other !== name && other.length <= 100 && !isAny(other, names))
    .sort(byCode);
  return others.length > 0 ? { provides: others.slice(0, mostProvides) } : {};
}

const isAny = (name: string, names: ReadonlySet<string>): boolean =>
  name.endsWith("-any") && names.has(name.slice(0, -"-any".length));

/** Characters of a description's words in the list, which is fetched as a whole. */
const mostWords = 120;

/** What a search should find and name and title do not say. Short words count where they are written as abbreviations. */
function wordsOf({ name, title, description }: PackageDocument): { words?: string } {
  const known = new Set(cutWords(`${name} ${title}`).map((word) => word.toLowerCase()));
  let words = "";
  for (const word of cutWords(description)) {
    const lower = word.toLowerCase();
    const isTelling = word.length > 3 || /^[\p{Lu}\p{Lo}\p{N}]+$/u.test(word);
    if (!isTelling || known.has(lower) || words.length + lower.length >= mostWords) continue;
    known.add(lower);
    words += words === "" ? lower : ` ${lower}`;
  }
  return words === "" ? {} : { words };
}

const cutWords = (text: string): string[] => text.match(/[\p{L}\p{M}\p{N}]{2,}/gu) ?? [];

export function packagesDocument({ targets, list }: Catalog): PackagesDocument {
  return {
    format: 1,
    targets: targets.map(({ path, release, arch }) => ({ path, release, arch })),
    packages: [...list],
  };
}

/** `frame`: what all pages have in common, hashed; see {@link renderSite}. */
export function catalogDocument(catalog: Catalog, frame: string, documents: Record<string, string>): CatalogDocument {
  const { generator, archive, keys, targets, list } = catalog;
  return { format: 1, generator, frame, archive, keys, targets: [...targets], packages: list.length, documents };
}

/** How many packages each release, architecture … has; the most frequent first. */
export function countFacets({ targets, list }: Catalog): Facet[] {
  const count = (values: (one: ListedPackage) => Iterable<string | undefined>): Facet["values"] => {
    const counts = new Map<string, number>();
    for (const one of list) {
      for (const value of new Set(values(one))) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return [...counts]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  };
  const ofTarget = (field: "release" | "arch") => (one: ListedPackage) =>
    one.targets.map((index) => targets[index]?.[field]);
  const facets: Facet[] = [
    { name: "release", values: count(ofTarget("release")) },
    { name: "arch", values: count(ofTarget("arch")) },
    { name: "section", values: count(({ section }) => [section]) },
    { name: "license", values: count(({ license }) => [license]) },
    { name: "source", values: count(({ source }) => [source]) },
  ];
  return facets.filter(({ values }) => values.length > 1);
}

/** The files of one feed as its page lists them: by package, newest version first. */
export function targetRows(
  format: Format,
  entries: readonly FeedEntry[],
  titles: ReadonlyMap<string, string>,
): TargetRow[] {
  return entries
    .map(({ filename, size, info: { name, version } }) => ({
      name,
      title: titles.get(name) ?? "",
      version,
      file: filename,
      size,
    }))
    .sort((a, b) => byCode(a.name, b.name) || compareVersions(format, b.version, a.version));
}
