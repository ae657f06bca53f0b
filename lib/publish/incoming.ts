import { readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { signApk } from "../apk/sign-package.ts";
import { type Archive, shown, shownAt } from "../archive/load.ts";
import { placePackage } from "../archive/placement.ts";
import { findPackageFiles, findSourceFiles } from "../archive/sources.ts";
import { keyringName } from "../device/keyring.ts";
import { entryOf } from "../feed/feed.ts";
import { rejection, scanFiles } from "../feed/scan.ts";
import { type ScannedFile, scanPackage } from "../feed/scan-file.ts";
import { packDeclared } from "../files/pack.ts";
import type { FeedTarget } from "../openwrt/release.ts";
import { atPlace, type Problem, problemsOf, UserError } from "../run/errors.ts";
import type { Reporter } from "../run/reporter.ts";
import type { Keyset } from "../signing/keyset.ts";
import type { BuiltFile } from "./builds.ts";
import type { IncomingPackage } from "./compose.ts";
import { inspectPackages } from "./inspect.ts";
import type { Content } from "./tree.ts";

export interface CollectOptions {
  /** Folder of ppa.yml; everything the archive names is below it. */
  readonly root: string;
  /** Globs of more ready-made packages, from a command line or an action's input. */
  readonly globs: readonly string[];
  /** Signs every .apk for which that is wanted; an author's own signature stays beside ours. */
  readonly keyset: Keyset;
  /** Seconds since 1970: the time of every file in a declared package. */
  readonly sourceDateEpoch: number;
  readonly reporter: Reporter;
  /** What build jobs made. */
  readonly built: readonly BuiltFile[];
}

/**
 * Everything an archive's sources offer for publication: ready-made packages as they are, declared packages packed for every
 * feed that can carry them.
 * @throws {UserError} with everything that is wrong with any package, so that it can be mended in one go
 */
export async function collectPackages(archive: Archive, options: CollectOptions): Promise<IncomingPackage[]> {
  const { root, reporter } = options;
  const found = await findSourceFiles(archive, root);
  const problems: Problem[] = [...found.problems];
  const more: string[] = [];
  await collecting(problems, async () => more.push(...(await findPackageFiles(options.globs, root))));
  const paths = [...new Set([...found.packages, ...more])].sort();
  const offers = [
    ...(await readyMade(archive, paths, options, problems)),
    ...(await declared(archive, found.documents, options, problems)),
    ...(await built(archive, options, problems)),
  ];
  reporter.info(`${paths.length} ready-made package files, ${found.documents.length} declared packages`);
  const packages = withoutTwins(offers, problems);
  problems.push(...keyringsAmong(packages, archive));
  if (problems.length === 0) return packages;
  // Only new packages are read to their last byte, once it is known which are; now that nothing is published, all are.
  await collecting(problems, () => inspectPackages(packages));
  throw new UserError(problems);
}

async function readyMade(
  archive: Archive,
  paths: readonly string[],
  options: CollectOptions,
  problems: Problem[],
): Promise<IncomingPackage[]> {
  const offers: IncomingPackage[] = [];
  for (const scanned of await scan(
    archive,
    paths.map((path) => join(options.root, path)),
    options,
    problems,
  )) {
    const path = relative(options.root, scanned.file);
    const origin = shown(archive, path);
    const work = async () => {
      const targets = place(archive, scanned, path);
      const content = { file: scanned.file, size: scanned.size };
      offers.push(await offer(archive, { scanned, content, targets, origin }, options.keyset));
    };
    await collecting(problems, () => atPlace({ file: origin }, work));
  }
  return offers;
}

/** What the package files say of themselves; those that are no packages are told in `problems`. */
async function scan(
  archive: Archive,
  files: readonly string[],
  options: CollectOptions,
  problems: Problem[],
): Promise<ScannedFile[]> {
  const results = await scanFiles(files, options.reporter);
  problems.push(...results.flatMap((result) => rejection(result, options.root)).map((each) => shownAt(archive, each)));
  return results.filter((result): result is ScannedFile => !("problems" in result));
}

async function declared(
  archive: Archive,
  documents: readonly string[],
  options: CollectOptions,
  problems: Problem[],
): Promise<IncomingPackage[]> {
  const offers: IncomingPackage[] = [];
  for (const document of documents) {
    const origin = shown(archive, document);
    const work = async () => {
      for (const { packed, targets } of await packDeclared(document, archive.targets, options)) {
        const scanned = scanPackage(packed.bytes, packed.filename);
        offers.push(await offer(archive, { scanned, content: packed.bytes, targets, origin }, options.keyset));
      }
    };
    const own: Problem[] = [];
    await collecting(own, () => atPlace({ file: document }, work));
    problems.push(...own.map((problem) => shownAt(archive, problem)));
  }
  return offers;
}

/** Packages of build jobs, which know what feeds they were made for. */
async function built(archive: Archive, options: CollectOptions, problems: Problem[]): Promise<IncomingPackage[]> {
  const files = new Map(options.built.map((file) => [file.path, file]));
  const offers: IncomingPackage[] = [];
  for (const scanned of await scan(archive, [...files.keys()], options, problems)) {
    const { path, job, name, feeds } = files.get(scanned.file) as BuiltFile;
    const origin = shown(archive, relative(options.root, path));
    const targets = archive.targets.filter((target) => feeds.includes(target.path));
    const found = { scanned, content: { file: path, size: scanned.size }, targets, origin };
    await collecting(problems, async () => {
      const one = await atPlace({ file: origin }, () => offer(archive, found, options.keyset));
      offers.push({ ...one, build: { job, name } });
    });
  }
  return offers;
}

function place(archive: Archive, scanned: ScannedFile, path: string): FeedTarget[] {
  const { format, info } = entryOf(scanned);
  return placePackage({ format, ...info }, archive.targets, path);
}

interface Found {
  readonly scanned: ScannedFile;
  readonly content: Content;
  readonly targets: readonly FeedTarget[];
  readonly origin: string;
}

async function offer(archive: Archive, found: Found, { apk }: Keyset): Promise<IncomingPackage> {
  const { scanned, content, targets, origin } = found;
  if (scanned.format !== "apk" || !archive.signPackages || apk.length === 0) {
    return { entry: entryOf(scanned), content, targets, origin };
  }
  const bytes = content instanceof Uint8Array ? content : await readFile(content.file);
  const signed = await signApk(bytes, apk);
  return { entry: entryOf(scanPackage(signed, scanned.file)), content: signed, targets, origin };
}

/** Runs `work`, keeping a user's mistake for later, so that all packages are looked at before anything is refused. */
async function collecting(problems: Problem[], work: () => Promise<unknown>): Promise<void> {
  problems.push(...(await problemsOf(work())));
}

/** Routers would take the package or the archive's own keyring, whichever has the higher version. */
function keyringsAmong(offers: readonly IncomingPackage[], archive: Archive): Problem[] {
  const name = keyringName(archive.name);
  const found = new Set(offers.filter(({ entry }) => entry.info.name === name).map(({ origin }) => origin));
  return [...found].map((file) => ({
    what: `${name} is the package with this archive's keys, which every publication makes itself`,
    cure: "Rename the package, or leave it out.",
    place: { file },
  }));
}

/** The same file found twice is one offer; two different files that claim to be the same package are a mistake. */
function withoutTwins(offers: readonly IncomingPackage[], problems: Problem[]): IncomingPackage[] {
  const claims = new Map<string, IncomingPackage>();
  return offers.filter((one) => {
    const { info, sha256 } = one.entry;
    const twins = one.targets.map(({ path }) => {
      const claim = `${path} ${info.name} ${info.version}`;
      const first = claims.get(claim);
      if (!first) claims.set(claim, one);
      return first;
    });
    const twin = twins.find((first) => first !== undefined);
    if (twin && twin.entry.sha256 !== sha256) {
      problems.push({
        what: `${twin.origin} and ${one.origin} are different files, and both are ${info.name} ${info.version} for ${info.architecture}`,
        cure: "Remove one of them, or raise the version of the newer one.",
        place: { file: one.origin },
      });
    }
    return !twin;
  });
}
