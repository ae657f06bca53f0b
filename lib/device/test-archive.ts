import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { CatalogDocument } from "../../schemas/catalog.ts";
import { compareVersionsOf } from "../feed/feed.ts";
import { parseRelease } from "../openwrt/release.ts";
import { UserError } from "../run/errors.ts";
import type { Exec } from "../run/exec.ts";
import type { Reporter } from "../run/reporter.ts";
import { serveDirectory } from "../run/static-server.ts";
import { findImage } from "../sdk/image.ts";
import { verifyApkIndex } from "../verify/apk-feed.ts";
import { newestOf } from "../verify/dependencies.ts";
import { discover } from "../verify/discover.ts";
import type { FeedToVerify } from "../verify/feed.ts";
import { verifyOpkgIndex } from "../verify/opkg-feed.ts";
import { type ArchiveReader, directoryReader } from "../verify/reader.ts";
import { collectFindings } from "../verify/report.ts";
import { fromCatalog } from "./catalog-input.ts";
import { installScript } from "./install-script.ts";
import { type InstallTestResult, type PackageUnderTest, runInstallTest } from "./install-test.ts";
import { keyringName } from "./keyring.ts";
import { rootfsOf } from "./rootfs.ts";

export interface TestArchiveOptions {
  /** Folder of an archive with its catalog. */
  readonly directory: string;
  /** Packages to install; none: all. */
  readonly names: readonly string[];
  /** Paths of the feeds to test; none: all. */
  readonly feeds: readonly string[];
  readonly engine: "docker" | "podman";
  /** Image instead of openwrt/rootfs. */
  readonly image?: string | undefined;
  /** Folder with the packages' sources, for their `test.sh`. */
  readonly tests?: string | undefined;
  /** Architecture of this machine, as node names it. */
  readonly machine: string;
  readonly exec: Exec;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly reporter: Reporter;
  readonly randomBytes: (size: number) => Uint8Array;
  sleep(milliseconds: number): Promise<void>;
}

export interface FeedTestResult extends Partial<InstallTestResult> {
  readonly feed: string;
  readonly status: "passed" | "failed" | "skipped";
  readonly image?: string;
}

/**
 * Installs the packages of every feed in a container of its release and architecture, from a server on this machine. A feed
 * that cannot be tested here is skipped with the reason.
 *
 * @throws UserError when the folder is no archive, or a feed is named that it does not have.
 */
export async function testArchive(options: TestArchiveOptions): Promise<FeedTestResult[]> {
  const { directory, reporter } = options;
  const root = await directoryReader(directory);
  const found = await discover(root, collectFindings());
  const catalog = found?.catalog;
  if (!catalog) {
    throw new UserError({
      what: `${directory} has no catalog (api/v1/catalog.json)`,
      cure: "Name the root of an archive.",
    });
  }
  const feeds = chosenFeeds(found.feeds, options.feeds);
  const server = await serveDirectory(directory);
  try {
    const results: FeedTestResult[] = [];
    for (const feed of feeds) {
      const test = () => testFeed(root, catalog, feed, server.url, options);
      results.push(await reporter.group(`Installing from ${feed.path}`, test));
    }
    return results;
  } finally {
    await server.close();
  }
}

function chosenFeeds(feeds: readonly FeedToVerify[], paths: readonly string[]): readonly FeedToVerify[] {
  const missing = paths.filter((path) => !feeds.some((feed) => feed.path === path));
  if (missing.length > 0) {
    throw new UserError({
      what: `The archive has no feed ${missing.join(", ")}`,
      cure: `It has ${feeds.map(({ path }) => path).join(", ")}.`,
    });
  }
  return paths.length === 0 ? feeds : feeds.filter(({ path }) => paths.includes(path));
}

async function testFeed(
  root: ArchiveReader,
  catalog: CatalogDocument,
  feed: FeedToVerify,
  url: string,
  options: TestArchiveOptions,
): Promise<FeedTestResult> {
  if (feed.target) return skipped(feed, "kernel modules need a router with their kernel");
  const packages = await packagesOf(root, catalog, feed, options);
  if (packages.length === 0) return skipped(feed, "it has none of the packages");
  const image = options.image ?? (await findRootfs(feed, options));
  if (typeof image !== "string") return skipped(feed, image.absent);
  const { engine, exec, env, randomBytes } = options;
  const script = installScript({ ...fromCatalog(catalog), url });
  const result = await runInstallTest({ engine, image, script, packages, exec, env, randomBytes });
  return { feed: feed.path, status: result.ok ? "passed" : "failed", image, ...result };
}

const skipped = (feed: FeedToVerify, reason: string): FeedTestResult => ({
  feed: feed.path,
  status: "skipped",
  reason,
});

/** The newest version of every package, or of those that were named. */
async function packagesOf(
  root: ArchiveReader,
  { keys, archive }: CatalogDocument,
  feed: FeedToVerify,
  { names, tests }: TestArchiveOptions,
): Promise<PackageUnderTest[]> {
  const verify = feed.format === "apk" ? verifyApkIndex : verifyOpkgIndex;
  const index = await verify(root, feed, keys, collectFindings());
  const newest = newestOf(index?.entries ?? [], compareVersionsOf[feed.format]);
  // install.sh brings the keyring itself.
  const isWanted = (name: string) => (names.length > 0 ? names.includes(name) : name !== keyringName(archive.name));
  const scripts = tests ? await testScripts(tests) : new Map<string, string>();
  return newest
    .filter(({ info }) => isWanted(info.name))
    .map(({ info: { name, version } }) => {
      const test = scripts.get(name);
      return { name, version, ...(test === undefined ? {} : { test }) };
    });
}

/** `test.sh` files by the name of the folder they are in, which is the package's. */
async function testScripts(directory: string): Promise<Map<string, string>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const scripts = new Map<string, string>();
  for (const { name, parentPath } of entries.filter((entry) => entry.isFile() && entry.name === "test.sh")) {
    scripts.set(parentPath.split(/[/\\]/).at(-1) ?? "", await readFile(join(parentPath, name), "utf8"));
  }
  return scripts;
}

async function findRootfs(
  feed: FeedToVerify,
  { engine, exec, reporter, sleep, machine }: TestArchiveOptions,
): Promise<string | { readonly absent: string }> {
  const rootfs = rootfsOf(parseRelease(feed.series ?? ""), feed.arch ?? "");
  if (!rootfs) return { absent: `OpenWrt has no image of ${feed.series} for ${feed.arch} to install in` };
  const foreign = rootfs.qemu ?? (machine === "x64" ? undefined : "qemu-x86_64");
  if (foreign && !(machine === "arm64" && foreign === "qemu-aarch64") && !(await isRegistered(foreign))) {
    return { absent: `this machine does not run programs for ${feed.arch}: ${foreign} is not registered` };
  }
  try {
    const found = await findImage(rootfs.images, { engine, exec, reporter, sleep });
    if ("image" in found) return found.image;
    return { absent: found.troubles[0]?.what ?? `there is no image ${rootfs.images[0]} yet` };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { absent: error.problems[0]?.what ?? error.message };
  }
}

/** Whether Linux hands foreign programs to qemu (binfmt_misc). */
const isRegistered = (name: string): Promise<boolean> =>
  stat(`/proc/sys/fs/binfmt_misc/${name}`).then(
    () => true,
    () => false,
  );

/** One feed's result for a person: a line, then one per package, and what was printed where it failed. */
export function formatFeedTest({ feed, status, reason, packages = [], output }: FeedTestResult): string {
  const head = `${status.padEnd(7)} ${feed}${reason ? `: ${reason}` : ""}`;
  const lines = packages.map(
    ({ name, ok, reason: why }) => `  ${ok ? "ok    " : "failed"} ${name}${why ? `: ${why}` : ""}`,
  );
  const detail = status === "failed" && output ? [output.replace(/^/gm, "    | ")] : [];
  return [head, ...lines, ...detail].join("\n");
}
