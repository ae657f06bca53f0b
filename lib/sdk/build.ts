import { mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type BuildReport, type BuiltPackage, buildSchema } from "../../schemas/build.ts";
import type { PlanJob, UnchangedPackage } from "../../schemas/plan.ts";
import { errorCode, UserError } from "../run/errors.ts";
import type { Reporter } from "../run/reporter.ts";
import { writeFileAtomic } from "../run/write-file.ts";
import { frame, overall, sdkReport, seconds, sourceReport, unbuilt, unchanged } from "./build-report.ts";
import { type SourceOptions, stageSources } from "./build-sources.ts";
import { compilePackages, defaultLimits, type Limits } from "./compile.ts";
import { type EngineOptions, type OpenedSdk, openSdk } from "./engine.ts";
import type { FeedFetching, Mirror } from "./feeds.ts";
import type { GitContext } from "./git.ts";
import { isSurelyMissing, type JudgeOptions, judgePackages, missingFor } from "./judge.ts";
import {
  boundPlace,
  bringDownloads,
  bringObjects,
  bringTools,
  keepDownloads,
  keepObjects,
  keepTools,
  markUsed,
  placeOf,
  placeParts,
  toolsId,
} from "./kept.ts";
import { isDiskFull } from "./log.ts";
import { findPackageFiles } from "./package-files.ts";
import { buildsBefore, installedAs } from "./package-info.ts";
import { prepareSdk } from "./sdk-tree.ts";
import { type Selection, selectPackages, WrongSdk } from "./select.ts";
import { STAGE, type StagedPackage, type StagedSource } from "./stage.ts";

export interface BuildOptions extends Omit<EngineOptions, "cache">, SourceOptions {
  readonly workDir: string;
  readonly reporter: Reporter;
  /** Folder for the results: build.json, packages/ and logs/. */
  readonly outDir: string;
  /** Folder that is kept from one build to the next: downloads, feeds, SDK archives. */
  readonly cacheDir: string;
  /** What the plan has left out of this job: the report names it, too. */
  readonly unchanged?: readonly UnchangedPackage[];
  /** Names of packages that the archive has besides this job's, as far as they are known. */
  readonly archivePackages?: ReadonlySet<string>;
  /**
   * True when these are all. Then a package fails that depends on what exists nowhere; else that is a warning, since the
   * archive may have it from an earlier build or ready-made.
   */
  readonly isWholeArchive?: boolean;
  readonly limits?: Limits;
  /** When the job has to be over, by `now`; what is built until then is kept. */
  readonly deadline?: number;
  readonly mirrors?: readonly Mirror[];
  /** Milliseconds that a git server may take. */
  readonly gitTimeout?: number;
  /** The clock, in milliseconds. */
  now(): number;
}

/**
 * Builds one job of a plan. Whatever happens to one package, source or feed, the others are built, and each has its own
 * status and reason in the report, which is also written to `<outDir>/build.json`.
 *
 * Throws a UserError for what the user has to mend before anything can be built: an SDK of their own that is none,
 * does not work here or is not for this job, and a full disk.
 */
export async function buildJob(job: PlanJob, options: BuildOptions): Promise<BuildReport> {
  const begin = options.now();
  await mkdir(options.workDir, { recursive: true });
  await rm(options.outDir, { recursive: true, force: true });
  const finish = async (
    part: Pick<BuildReport, "packages" | "sources"> & Partial<BuildReport>,
  ): Promise<BuildReport> => {
    const report = buildSchema.parse({
      ...frame(job),
      ...part,
      packages: [...part.packages, ...(options.unchanged ?? []).map(unchanged)],
      status: part.status ?? overall(part.packages),
      duration: seconds(options.now() - begin),
    });
    await writeFileAtomic(join(options.outDir, "build.json"), `${JSON.stringify(report, null, 2)}\n`);
    return report;
  };

  const { staged, failed } = await options.reporter.group("Sources", () =>
    stageSources(job, options, gitContext(options)),
  );
  const packages = staged.flatMap((source) => source.packages);
  if (packages.length === 0) return finish({ packages: failed, sources: [] });
  const sources = staged.map((source) => sourceReport(source, job));
  const none = (status: "failed" | "skipped", reason: string) =>
    finish({ packages: [...failed, ...packages.map((each) => unbuilt(each, status, reason))], sources, reason });

  if (begin >= (options.deadline ?? Number.POSITIVE_INFINITY))
    return none("failed", "the time of this run was up before the job began");
  const opened = await options.reporter.group(`SDK ${job.release.version} ${job.target}`, () => open(job, options));
  if ("absent" in opened) return none("skipped", opened.absent);
  if ("trouble" in opened) return none("failed", opened.trouble);
  const { sandbox } = opened;
  try {
    const { built, selection } = await buildIn(opened, job, packages, staged, options);
    const sdk = sdkReport(opened, options.engine, selection.feeds);
    return await finish({ packages: [...failed, ...built], sources, sdk });
  } catch (error) {
    options.signal?.throwIfAborted();
    const full = diskFull(error);
    const isUsersSdk = error instanceof WrongSdk && Boolean(options.sdk);
    if (full || isUsersSdk || !(error instanceof UserError)) throw full ?? error;
    return await none("failed", error.message);
  } finally {
    await sandbox.close();
  }
}

/** What goes wrong with an SDK that the user named is the user's to mend; with another one it is this job's misfortune. */
async function open(
  job: PlanJob,
  options: BuildOptions,
): Promise<OpenedSdk | { readonly absent: string } | { readonly trouble: string }> {
  try {
    return await openSdk(job, { ...options, cache: join(options.cacheDir, "sdk") });
  } catch (error) {
    options.signal?.throwIfAborted();
    if (error instanceof UserError && !options.sdk) return { trouble: error.message };
    throw error;
  }
}

/** A full disk is nobody's bug, whether we or a program that we called ran into it. */
function diskFull(error: unknown): UserError | undefined {
  const full = errorCode(error) === "ENOSPC" || (error instanceof Error && isDiskFull(error.message));
  if (!full) return undefined;
  const cure = "Make room; a job of many packages can be built in parts with `packages`";
  return new UserError({ what: "The disk is full", cure }, { cause: error });
}

async function buildIn(
  opened: OpenedSdk,
  job: PlanJob,
  packages: readonly StagedPackage[],
  staged: readonly StagedSource[],
  options: BuildOptions,
): Promise<{ built: BuiltPackage[]; selection: Selection }> {
  const { sandbox } = opened;
  const { reporter, workDir, cacheDir, outDir, archivePackages = new Set(), isWholeArchive = false } = options;
  const archive = { archivePackages, isWholeArchive };
  const facts = await reporter.group("Prepare the SDK", async () => {
    const found = await prepareSdk(sandbox, (line) => reporter.info(line));
    await sandbox.put(join(workDir, STAGE), STAGE);
    return found;
  });
  checkRelease(facts.version, job);
  const sdkId = JSON.stringify([opened.digest ?? opened.tarball, job.release.version, job.target, facts.feeds]);
  const place = placeOf(job);
  const indexes = join(cacheDir, "index", place, toolsId(sdkId, []));
  for (const path of placeParts.map((part) => join(cacheDir, part, place))) await markUsed(path);
  const selection = await reporter.group("Feeds and dependencies", () =>
    selectPackages({
      sandbox,
      facts,
      workDir,
      packages,
      archivePackages,
      independent: job.kind === "all",
      indexes,
      reporter,
      ownFeeds: staged.map(({ name }) => name),
      fetching: feedFetching(options),
    }),
  );
  await markUsed(indexes);
  await boundPlace(dirname(indexes));
  checkTarget(selection, job);
  const chosen = packages.filter(({ feed, as }) => isWorthBuilding(selection, `${feed}/${as}`, archive));
  const tools = toolsId(
    sdkId,
    selection.feeds.map(({ commit }) => commit),
  );
  await bringTools(sandbox, cacheDir, place, tools);
  const ccache = await bringObjects(sandbox, cacheDir, place);
  const isAlone = ({ feed, as }: StagedPackage) => selection.alone.has(`${feed}/${as}`);
  const alone = chosen.filter(isAlone).map(directoryOf);
  const together = chosen.filter((each) => !isAlone(each)).map(directoryOf);
  const hostTools = alone.length > 0 ? selection.hostTools : [];
  const downloading = chosen.filter((each) => downloads(each, selection)).map(directoryOf);
  const sources = sourcesOf([...together, ...hostTools], selection);
  if (downloading.length > 0 || sources.length > 0) await bringDownloads(sandbox, cacheDir, sources);
  const outcome =
    chosen.length > 0
      ? await compilePackages({
          sandbox,
          together,
          alone,
          hostTools,
          downloading,
          ccache,
          limits: options.limits ?? defaultLimits,
          deadline: options.deadline ?? Number.POSITIVE_INFINITY,
          reporter,
          now: options.now,
        })
      : undefined;
  const [bin, logs] = [join(workDir, "bin"), join(workDir, "logs")];
  for (const folder of [bin, logs]) await rm(folder, { recursive: true, force: true });
  await sandbox.get("bin", bin);
  await checkFormat(bin, job);
  await sandbox.get("logs", logs);
  await keepDownloads(sandbox, cacheDir);
  await keepTools(sandbox, cacheDir, place, tools);
  if (ccache) await keepObjects(sandbox, cacheDir, place);
  const built = await judgePackages({
    kind: job.kind,
    packages,
    selection,
    outcome,
    bin,
    logs,
    topdir: sandbox.topdir,
    outDir,
    ...archive,
  });
  return { built, selection };
}

/** Packages of which nothing is selected, or that nobody could install, cost no call of make. */
function isWorthBuilding(
  selection: Selection,
  path: string,
  { archivePackages, isWholeArchive }: Pick<JudgeOptions, "archivePackages" | "isWholeArchive">,
): boolean {
  if (selection.barred.has(path)) return false;
  const scanned = selection.scanned.get(path) ?? [];
  const missing = isWholeArchive ? missingFor(scanned, selection, archivePackages).filter(isSurelyMissing) : [];
  const lacking = missing.flatMap(({ neededBy }) => neededBy);
  return scanned.some(({ name }) => selection.selected.has(name) && !lacking.includes(name));
}

const directoryOf = ({ feed, as }: StagedPackage): string => `feeds/${feed}/${as}`;

function downloads(each: StagedPackage, selection: Selection): boolean {
  const scanned = selection.scanned.get(`${each.feed}/${each.as}`) ?? [];
  return scanned.some(({ source }) => source !== "") || /call Download,/.test(each.makefile);
}

/** Names of the sources that are downloaded for these directories, and for what is built before them. Most archives have few. */
function sourcesOf(directories: readonly string[], { known }: Selection): string[] {
  const built = new Set([...directories, ...buildsBefore(directories, known)]);
  return known.flatMap(({ source, directory }) => (source && built.has(installedAs(directory)) ? [source] : []));
}

/** Images of targets used to be copies of their architecture's first one, with another kernel (field.md d2). */
function checkTarget({ sdkTarget }: Selection, job: PlanJob): void {
  if (!sdkTarget) return;
  const wrong = job.kind === "kmod" ? sdkTarget.target !== job.target : sdkTarget.arch !== job.arch;
  if (!wrong) return;
  throw new WrongSdk({
    what: `The SDK is for ${sdkTarget.target} (${sdkTarget.arch}), not for ${job.target} (${job.arch})`,
    cure: "Name the right image or folder with --sdk",
  });
}

/**
 * An SDK of another release builds what that release's routers take. Point releases of a series differ by their kernels only,
 * which modules must fit; what is no release (a snapshot, a version of the maker's own) may be anything.
 */
function checkRelease(version: string, { kind, release }: PlanJob): void {
  const [, series, point] = /^(\d\d\.\d\d)(\.\d+)?(?:-.*)?$/.exec(version) ?? [];
  const fits = kind === "kmod" && point ? series + point === release.version : series === release.series;
  if (!series || fits) return;
  throw new WrongSdk({
    what: `The SDK is of ${version}, not of ${release.version}`,
    cure: "Name the right image or folder with --sdk, or build for its release",
  });
}

/** Where an SDK does not say its release, its packages tell the format at least. */
async function checkFormat(bin: string, { release }: PlanJob): Promise<void> {
  const [wanted, other] = release.format === "apk" ? [".apk", ".ipk"] : [".ipk", ".apk"];
  const names = (await findPackageFiles(bin)).map(({ name }) => name);
  if (names.some((name) => name.endsWith(wanted)) || !names.some((name) => name.endsWith(other))) return;
  throw new WrongSdk({
    what: `The SDK makes ${other} files, and ${release.version} takes ${wanted} files`,
    cure: "Name the right image or folder with --sdk",
  });
}

function feedFetching(options: BuildOptions): FeedFetching {
  const { cacheDir, mirrors = [], reporter, sleep } = options;
  return { ...gitContext(options), cache: join(cacheDir, "feeds"), mirrors, reporter, sleep };
}

const gitContext = ({ exec, env, signal, gitTimeout }: BuildOptions): GitContext => ({
  exec,
  env,
  signal,
  timeout: gitTimeout,
});
