import type { Archive, PackageDocument, StatusDocument } from "../../schemas/catalog.ts";
import { packagePath } from "./address.ts";
import { escapeMarkup } from "./encode.ts";
import { versionAnchor } from "./version-anchor.ts";

interface Entry {
  readonly package: string;
  readonly version: string;
  readonly title: string;
  /** When the version was first published, ISO 8601. */
  readonly date: string;
}

/** The archive's Atom feed of updates. */
export function updatesAtom(archive: Archive, recent: StatusDocument["recent"]): string {
  return atom(archive, "atom.xml", "", archive.title, recent);
}

/** The archive's Atom feed of what had no version before. */
export function newPackagesAtom(archive: Archive, recent: StatusDocument["recent"]): string {
  const news = recent.filter(({ isNew }) => isNew);
  return atom(archive, "new.xml", "", `${archive.title}: new packages`, news);
}

/**
 * When each version of a package was published first: the date that `published` (its Atom feed as it was) has for it;
 * versions not in there come out now. ISO 8601.
 */
export function versionDates({ versions }: PackageDocument, published: string, now: Date): Map<string, string> {
  const known = new Map(
    [...published.matchAll(/<id>[^<]*#([^<]*)<\/id>\s*<updated>([^<]*)<\/updated>/g)].map((match) => [
      match[1],
      match[2],
    ]),
  );
  return new Map(
    versions.map(({ version }) => [version, known.get(escapeMarkup(versionAnchor(version))) ?? now.toISOString()]),
  );
}

/** The Atom feed of one package. */
export function packageAtom(
  archive: Archive,
  pkg: PackageDocument,
  path: string,
  dates: ReadonlyMap<string, string>,
): string {
  const entries = pkg.versions.map(({ version }) => ({
    package: pkg.name,
    version,
    title: pkg.title,
    date: dates.get(version) as string,
  }));
  return atom(archive, path, packagePath(pkg.name), `${pkg.name} · ${archive.title}`, entries);
}

/** Written here, for libraries declare titles to be HTML: a package's name could bring markup into readers. */
function atom(
  { url, title: author }: Archive,
  path: string,
  about: string,
  title: string,
  entries: readonly Entry[],
): string {
  const updated = entries.reduce((newest, { date }) => (date > newest ? date : newest), "1970-01-01T00:00:00.000Z");
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `<title>${escapeMarkup(title)}</title>`,
    `<id>${escapeMarkup(`${url}/${path}`)}</id>`,
    `<link rel="self" type="application/atom+xml" href="${escapeMarkup(`${url}/${path}`)}"/>`,
    `<link rel="alternate" type="text/html" href="${escapeMarkup(`${url}/${about}`)}"/>`,
    `<updated>${updated}</updated>`,
    `<author><name>${escapeMarkup(author)}</name></author>`,
    ...entries.map((entry) => atomEntry(url, entry)),
    "</feed>\n",
  ].join("\n");
}

function atomEntry(url: string, { package: name, version, title, date }: Entry): string {
  const address = escapeMarkup(`${url}/${encodeURI(packagePath(name))}#${versionAnchor(version)}`);
  return [
    "<entry>",
    `<title>${escapeMarkup(`${name} ${version}`)}</title>`,
    `<id>${address}</id>`,
    `<updated>${date}</updated>`,
    `<link rel="alternate" type="text/html" href="${address}"/>`,
    `<summary>${escapeMarkup(title)}</summary>`,
    "</entry>",
  ].join("\n");
}
