import { type FeedTarget, parseRelease } from "../openwrt/release.ts";
import { archOfTarget } from "../openwrt/targets.ts";
import type { PublishedTree } from "../publish/tree.ts";
import { type AnyEntry, indexFilesToRead, readFeed } from "./feed.ts";

/** Names by which a directory of the published tree is recognised as a feed. */
const DATABASES = ["Packages.manifest", "packages.adb"];

/**
 * The feeds of a published tree: directories laid out as `<series>/<arch>` or `<version>/<target>/<subtarget>` that hold an
 * index. Those that ppa.yml no longer names are found too, because nothing published is ever lost.
 */
export function publishedTargets(tree: PublishedTree): FeedTarget[] {
  const targets = new Map<string, FeedTarget>();
  for (const path of tree.files.keys()) {
    const slash = path.lastIndexOf("/");
    if (slash < 0 || !DATABASES.includes(path.slice(slash + 1))) continue;
    const directory = path.slice(0, slash);
    const target = targetOfPath(directory);
    if (target) targets.set(directory, target);
  }
  return [...targets.values()];
}

/** Reads a feed's target from its path; undefined for directories that are laid out otherwise. */
export function targetOfPath(path: string): FeedTarget | undefined {
  const [first = "", second, third, ...rest] = path.split("/");
  if (!second || rest.length > 0 || !/^(?:\d\d\.\d\d(?:\.\d+)?|SNAPSHOT)$/.test(first)) return undefined;
  const release = releaseOrNothing(first);
  if (!release) return undefined;
  if (third === undefined) return release.series === first ? { release, arch: second, path } : undefined;
  const target = `${second}/${third}`;
  const arch = archOfTarget(release.series, target);
  return arch && release.version === first ? { release, arch, target, path } : undefined;
}

function releaseOrNothing(text: string) {
  try {
    return parseRelease(text);
  } catch {
    return undefined;
  }
}

/** A feed as it is published. */
export interface PublishedFeed {
  readonly target: FeedTarget;
  /** Contents of `indexFilesToRead`, by name. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly entries: readonly AnyEntry[];
}

/** The feeds of these targets, empty where they are not published yet; all index files are fetched in one go. */
export async function readFeeds(tree: PublishedTree, targets: readonly FeedTarget[]): Promise<PublishedFeed[]> {
  const paths = targets.flatMap(({ path, release }) =>
    indexFilesToRead[release.format].map((name) => `${path}/${name}`),
  );
  const found = await tree.read(paths.filter((path) => tree.files.has(path)));
  return Promise.all(
    targets.map(async (target) => {
      const own = indexFilesToRead[target.release.format].map(
        (name) => [name, found.get(`${target.path}/${name}`)] as const,
      );
      const files = new Map(own.filter((pair): pair is [string, Uint8Array] => pair[1] !== undefined));
      const entries = await readFeed(target, files, (names) => readPackages(tree, target, names));
      return { target, files, entries };
    }),
  );
}

async function readPackages(tree: PublishedTree, { path }: FeedTarget, names: readonly string[]) {
  const files = await tree.read(names.map((name) => `${path}/${name}`));
  return new Map([...files].map(([file, bytes]) => [file.slice(path.length + 1), bytes]));
}
