import { stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import type { FileNames } from "../archive/load.ts";
import { findSourceFiles } from "../archive/sources.ts";
import type { FeedDirectory } from "../catalog/directory.ts";
import { publishedTargets, readFeeds } from "../feed/published.ts";
import type { Edge } from "../run/edge.ts";
import { together, UserError } from "../run/errors.ts";
import { silentReporter } from "../run/reporter.ts";
import type { PublicKey } from "../signing/types.ts";
import { type BuildResult, builtFiles, latestBuilds, readBuilds, releasesOf } from "./builds.ts";
import { applyChanges, readDirectoryTree } from "./directory-tree.ts";
import { collectPackages } from "./incoming.ts";
import { composePublication, type Publication, type PublicationInput } from "./publication.ts";
import { publishTo } from "./publish.ts";
import { readPublishedKeys, refuseMixedKeys } from "./published-keys.ts";
import {
  describeArchive,
  describeRun,
  openSession,
  openSigning,
  originUrl,
  readSiteSettings,
  type Session,
} from "./session.ts";
import { composeSite } from "./site.ts";
import { checkSizes, pagesLimits, type SizeReport } from "./sizes.ts";
import type { PublishedTree } from "./tree.ts";

export interface ArchiveOptions {
  /** Path of ppa.yml, relative to the working directory. */
  readonly config: string;
  /** Globs of more ready-made packages. */
  readonly globs: readonly string[];
  /** Sign what is published even where none of our keys signed it before. */
  readonly adopt?: boolean;
  /** Folder with the results of build jobs. */
  readonly builds?: string;
}

export interface PublishOptions extends ArchiveOptions {
  /** Repository to publish to; default: the one the archive is at home in. */
  readonly remote?: string;
  readonly branch?: string;
  /** Do everything but the push; throw-away keys will do. */
  readonly dryRun: boolean;
}

export interface PublishOutcome {
  readonly session: Session;
  /** That was published to. */
  readonly branch: string;
  readonly publication: Publication;
  readonly sizes: SizeReport;
  readonly publicKeys: readonly PublicKey[];
  /** The new commit; absent when nothing changed, and in a dry run. */
  readonly commit?: string;
}

/** Time of every file in a declared package where SOURCE_DATE_EPOCH does not say otherwise: 2025-01-01. Seconds. */
const DEFAULT_EPOCH = 1_735_689_600;

/** Publishes an archive: packages in, one commit on its pages branch out. */
export async function publishArchive(edge: Edge, options: PublishOptions, generator: string): Promise<PublishOutcome> {
  const builds = await buildsOf(edge, options);
  const session = await openSession(edge, options.config, { newest: releasesOf(builds), check: checkNamedFiles });
  const { archive } = session;
  const remote = options.remote ?? (await homeRepository(edge, session));
  const branch = options.branch ?? archive.branch;
  const config = await configInRepository(edge, session);
  const input = await prepare(edge, session, { ...options, generator, builds, throwAway: options.dryRun });
  let publication: Publication | undefined;
  let sizes: SizeReport | undefined;
  const { reporter } = edge;
  const result = await reporter.group("Publish", () =>
    publishTo({
      remote,
      branch,
      ...(edge.secrets.token ? { token: edge.secrets.token } : {}),
      exec: edge.exec,
      env: edge.env,
      tempDir: edge.env["RUNNER_TEMP"] ?? tmpdir(),
      cwd: edge.cwd,
      reporter,
      history: archive.history,
      author: authorOf(edge, input.signing.date),
      compose: async (tree) => {
        await refuseSources(tree, branch, config);
        publication = await composePublication(tree, { ...input, rendererDir: edge.siteDir });
        sizes = checkPublicationSizes(edge, session, publication);
        return options.dryRun ? null : publication;
      },
    }),
  );
  for (const warning of publication?.warnings ?? []) reporter.warn(warning);
  if (!publication || !sizes) throw new Error("The publication was never composed.");
  const commit = result.status === "published" ? { commit: result.commit } : {};
  return { session, branch, publication, sizes, publicKeys: input.signing.publicKeys, ...commit };
}

/** The path of ppa.yml in its repository. */
async function configInRepository({ exec, env }: Edge, { archive, root }: Session): Promise<string> {
  const { stdout } = await exec("git", ["-C", root, "rev-parse", "--show-prefix"], { env });
  return join(stdout.toString("utf8").trim(), basename(archive.file));
}

/** A publication bounds the history of its branch: on the one of the sources it would throw theirs away. */
async function refuseSources(tree: PublishedTree, branch: string, config: string): Promise<void> {
  await tree.list([dirname(config).replace(/^\.$/, "")]);
  if (!tree.files.has(config)) return;
  throw new UserError({
    what: `The branch ${branch} has ${config}: it is the one of the sources, whose history would give way to that of publications`,
    cure: "Publish to a branch of its own, such as gh-pages: `branch` in ppa.yml, or --branch. A branch that is only a copy of the sources can be deleted: publishing makes it anew.",
  });
}

/**
 * Writes an archive's feeds into a folder, merged with what is there.
 * @throws {UserError} without PPA_KEYS where the folder's archive has its own keys, and with it where it has throw-away ones
 */
export async function indexArchive(
  edge: Edge,
  options: ArchiveOptions & { readonly out: string },
  generator: string,
): Promise<{ readonly publication: Publication; readonly changed: boolean }> {
  const builds = await buildsOf(edge, options);
  const session = await openSession(edge, options.config, { newest: releasesOf(builds), check: checkNamedFiles });
  const out = resolve(edge.cwd, options.out);
  const tree = await readDirectoryTree(out);
  refuseMixedKeys(tree, options.out, edge.secrets.keys === undefined);
  const input = await prepare(edge, session, { ...options, generator, builds, throwAway: true });
  const publication = await composePublication(tree, input);
  const changed = await applyChanges(out, publication.changes);
  for (const warning of publication.warnings) edge.reporter.warn(warning);
  return { publication, changed };
}

/** Renders the catalog of the feeds in a folder, beside them; the number of files that were rendered. */
export async function renderArchive(
  edge: Edge,
  options: { readonly config: string; readonly out: string },
  generator: string,
): Promise<{ readonly files: number }> {
  const session = await openSession(edge, options.config, {
    check: (archive, root) => readSiteSettings({ archive, root }, silentReporter),
  });
  const out = resolve(edge.cwd, options.out);
  const tree = await readDirectoryTree(out);
  const feeds = await readFeeds(tree, publishedTargets(tree));
  if (feeds.length === 0) {
    throw new UserError({
      what: "There is no feed in this folder",
      cure: "Make the feeds first, with `ppa index`, or name the folder that has them.",
      place: { file: options.out },
    });
  }
  const site = await composeSite(tree, {
    description: describeArchive(session),
    settings: await readSiteSettings(session, edge.reporter),
    ...describeRun(edge, session),
    rendererDir: edge.siteDir,
    generator,
    now: edge.now(),
    feeds,
    directories: await Promise.all(feeds.map(({ target }) => listDirectory(out, tree, target.path))),
    keys: await readPublishedKeys(tree),
    builds: await latestBuilds(tree, [], [], []),
  });
  if (!site) throw new Error("A whole archive needs no document that is not there");
  await applyChanges(out, site);
  return { files: site.put.size };
}

/** The files of one feed directory, with their sizes. */
async function listDirectory(out: string, tree: PublishedTree, path: string): Promise<FeedDirectory> {
  const names = [...tree.files.keys()]
    .filter((file) => dirname(file) === path && !file.endsWith("/index.html"))
    .map((file) => basename(file));
  const files = names.map(async (name) => ({ name, size: (await stat(join(out, path, name))).size }));
  return { path, files: await Promise.all(files) };
}

async function buildsOf(edge: Edge, { builds }: ArchiveOptions): Promise<BuildResult[]> {
  return builds === undefined ? [] : readBuilds(resolve(edge.cwd, builds), builds);
}

interface Preparation {
  readonly globs: readonly string[];
  readonly adopt?: boolean;
  readonly builds: readonly BuildResult[];
  readonly generator: string;
  readonly throwAway: boolean;
}

/** What a publication reads of what ppa.yml names, but for what stands in packages. */
async function checkNamedFiles(archive: FileNames, root: string): Promise<void> {
  const globs = findSourceFiles(archive, root).then(({ problems }) => {
    if (problems.length > 0) throw new UserError(problems);
  });
  await together([globs, readSiteSettings({ archive, root }, silentReporter)]);
}

async function prepare(
  edge: Edge,
  session: Session,
  { globs, adopt = false, builds, generator, throwAway }: Preparation,
): Promise<PublicationInput> {
  const { archive, root } = session;
  const { reporter } = edge;
  const signing = await openSigning(edge, session, { throwAway });
  const collected = reporter.group("Collect packages", () =>
    collectPackages(archive, {
      root,
      globs,
      built: builtFiles(builds),
      keyset: signing.keyset,
      sourceDateEpoch: sourceDateEpoch(edge),
      reporter,
    }),
  );
  const [incoming, settings] = await together([collected, readSiteSettings(session, reporter)]);
  return {
    archive,
    incoming,
    builds,
    signing,
    throwAway: edge.secrets.keys === undefined,
    adopt,
    generator,
    description: describeArchive(session),
    settings,
    ...describeRun(edge, session),
  };
}

function sourceDateEpoch({ env }: Edge): number {
  const text = env["SOURCE_DATE_EPOCH"];
  if (!text) return DEFAULT_EPOCH;
  // What a tar header can hold, and apk stores.
  if (/^\d+$/.test(text) && Number(text) < 2 ** 32) return Number(text);
  throw new UserError({
    what: `SOURCE_DATE_EPOCH is ${JSON.stringify(text)}, which is no time in seconds since 1970`,
    cure: "Set it to such a number, for instance of `git log -1 --format=%ct`, or unset it.",
  });
}

/** Where an archive is published to when nothing else is said: the repository it lies in. */
export async function homeRepository(edge: Edge, { root, archive }: Session): Promise<string> {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = edge.env;
  if (server && repository) return `${server}/${repository}.git`;
  const origin = await originUrl(edge, root);
  if (origin) return origin;
  throw new UserError({
    what: `Nothing tells where to publish: ${archive.file} is in no git repository with a remote called origin`,
    cure: "Name the repository with --remote.",
  });
}

function authorOf({ env }: Edge, date: Date) {
  return {
    name: env["GIT_AUTHOR_NAME"] ?? "openwrt-ppa",
    email: env["GIT_AUTHOR_EMAIL"] ?? "openwrt-ppa@users.noreply.github.com",
    date,
  };
}

/** GitHub's limits where GitHub serves the pages, or where nothing tells who does; other forges set their own. */
function checkPublicationSizes(edge: Edge, { forge }: Session, { sizes }: Publication): SizeReport {
  const limits =
    forge && forge.kind !== "github" ? { site: Number.POSITIVE_INFINITY, file: pagesLimits.file } : pagesLimits;
  const report = checkSizes(sizes, limits);
  for (const warning of report.warnings) edge.reporter.warn(warning);
  if (report.problems.length > 0) throw new UserError(report.problems);
  return report;
}
