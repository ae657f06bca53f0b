import type { Published } from "../../schemas/published.ts";
import { packageDirectories } from "../catalog/package-files.ts";
import { keyringName } from "../device/keyring.ts";
import { touchedByBuilds } from "./builds.ts";
import type { IncomingPackage } from "./compose.ts";
import { type Known, readKnown } from "./known.ts";
import type { PublicationInput } from "./publication.ts";
import { keyringInDocument, keyringOffers, type RouterFilesInput } from "./router-files.ts";
import type { PublishedTree } from "./tree.ts";

/** The part of a large archive that a publication may change. */
export interface Part {
  readonly known: Known;
  /** Paths of the feeds that are read and written again. */
  readonly feeds: ReadonlySet<string>;
  /** All others, as the last publication left them. */
  readonly kept: Published["feeds"];
  /** Packages whose documents are made anew: all feeds that have one of them are among `feeds`. */
  readonly names: ReadonlySet<string>;
  /** What is not published already. */
  readonly incoming: readonly IncomingPackage[];
}

/**
 * Chooses what must be read of a large archive; undefined when that is all of it. Lists the directories of the chosen feeds.
 * @param basis what all feeds and pages depend on, hashed
 */
export async function choosePart(
  tree: PublishedTree,
  input: PublicationInput,
  router: RouterFilesInput,
  basis: string,
): Promise<Part | undefined> {
  const known = await readKnown(tree, basis);
  if (!known) return undefined;
  // The first build report gives every page a link to the builds.
  if (input.builds.length > 0 && known.builds.packages.length === 0) return undefined;
  const published = new Set(known.published.feeds.map(({ path }) => path));
  if (input.archive.targets.some(({ path }) => !published.has(path))) return undefined;
  const incoming = await findNews(known, input, router);
  if (!incoming) return undefined;
  const built = touchedByBuilds(input.builds, input.incoming);
  const names = new Set([...incoming.map(({ entry }) => entry.info.name), ...built.names]);
  const feeds = new Set([
    ...incoming.flatMap(({ targets }) => targets.map(({ path }) => path)),
    ...built.feeds,
    ...feedsOf(known, names),
  ]);
  if ([...feeds].some((path) => !published.has(path)) || feeds.size === published.size) return undefined;
  await tree.list([...feeds, ...[...names].flatMap(packageDirectories)]);
  const kept = known.published.feeds.filter(({ path }) => !feeds.has(path));
  return { known, feeds, kept, names, incoming };
}

function feedsOf({ list, targets }: Known, names: ReadonlySet<string>): string[] {
  return list
    .filter(({ name }) => names.has(name))
    .flatMap((listed) => listed.targets.flatMap((index) => targets[index]?.path ?? []));
}

/**
 * The incoming packages without those that the archive has already, byte for byte, by their documents. Undefined when the
 * keyring would change, which is in every feed.
 */
async function findNews(
  known: Known,
  { incoming, archive, signing }: PublicationInput,
  router: RouterFilesInput,
): Promise<IncomingPackage[] | undefined> {
  const keyring = keyringName(archive.name);
  const listed = new Set(known.list.map(({ name }) => name));
  const names = new Set(incoming.map(({ entry }) => entry.info.name).filter((name) => listed.has(name)));
  const documents = await known.read([...names.add(keyring)]);
  const document = documents.get(keyring);
  const current = document && keyringInDocument(document);
  if (!current) return undefined;
  const files = new Set(
    [...documents].flatMap(([name, { versions }]) =>
      versions.flatMap(({ version, files }) =>
        files.map((file) => [name, version, file.target, file.sha256].join("\n")),
      ),
    ),
  );
  const news = ({ entry, targets }: IncomingPackage) =>
    targets.filter(({ path }) => !files.has([entry.info.name, entry.info.version, path, entry.sha256].join("\n")));
  const offers = await keyringOffers(router, current, signing.date);
  if (offers.some((offer) => news(offer).length > 0)) return undefined;
  return incoming.flatMap((one) => {
    const targets = news(one);
    return targets.length > 0 ? [{ ...one, targets }] : [];
  });
}
