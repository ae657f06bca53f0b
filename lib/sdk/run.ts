import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { BuildReport } from "../../schemas/build.ts";
import type { Plan, PlanJob, PlanPackage } from "../../schemas/plan.ts";
import { detectForge } from "../forge/forge.ts";
import type { Edge } from "../run/edge.ts";
import { UserError } from "../run/errors.ts";
import { type BuildOptions, buildJob } from "./build.ts";
import { type CacheStore, trustOf, usableCache, withCache } from "./cache.ts";
import { type EngineName, isFolder } from "./engine.ts";
import type { Mirror } from "./feeds.ts";
import { placeOf } from "./kept.ts";

export interface RunOptions {
  /** The plan that the jobs are of. */
  readonly plan: Plan;
  /** True when the plan has all that there is, so that what it lacks exists nowhere. */
  readonly isWholeArchive?: boolean;
  readonly jobs: readonly PlanJob[];
  /** Folder of the archive, which `path` sources are relative to. */
  readonly root: string;
  readonly engine?: EngineName | undefined;
  readonly sdk?: string | undefined;
  /** Folder for a job's results. */
  outDir(job: PlanJob): string;
  readonly cacheDir: string;
  /** The runner's cache (`runnerCache`), for machines that are thrown away after a run. */
  readonly store?: CacheStore | undefined;
  readonly mirrors?: readonly Mirror[];
  /** Milliseconds for all jobs together; default: what a forge's runner gives to a job, less the time to save the results. */
  readonly timeLimit?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Builds jobs one after the other, those of a series together, for which the cache is fetched and kept once. A job that
 * fails has that in its report, and the next one is built; what throws is what the next one would run into, too (buildJob).
 */
export async function runJobs(edge: Edge, options: RunOptions): Promise<BuildReport[]> {
  const { exec, env, reporter } = edge;
  const { plan, sdk, signal } = options;
  const deadline = edge.now().getTime() + (options.timeLimit ?? timeLimitOf(env));
  const engine = options.engine ?? (await chooseEngine(edge, sdk));
  const work = await mkdtemp(join(resolve(env["RUNNER_TEMP"] ?? tmpdir()), "ppa-build-"));
  const cacheDir = await usableCache(options.cacheDir, join(work, "cache"), reporter);
  const archivePackages = new Set(
    [...plan.jobs.flatMap((job) => job.sources), ...plan.unchanged].flatMap(packageNames).concat(plan.names ?? []),
  );
  const reports: BuildReport[] = [];
  const optionsFor = (job: PlanJob): BuildOptions => ({
    root: options.root,
    workDir: join(work, job.id),
    sourcesDir: join(work, "sources"),
    outDir: options.outDir(job),
    cacheDir,
    engine,
    sdk,
    name: `ppa-${job.id}-${Buffer.from(edge.randomBytes(4)).toString("hex")}`,
    unchanged: plan.unchanged.find((each) => each.job === job.id)?.packages ?? [],
    archivePackages,
    isWholeArchive: options.isWholeArchive || plan.names !== undefined,
    mirrors: options.mirrors ?? [],
    deadline,
    exec,
    env,
    reporter,
    fetch,
    now: () => edge.now().getTime(),
    sleep: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
    signal,
  });
  try {
    for (const series of new Set(options.jobs.map(({ release }) => release.series))) {
      const { store } = options;
      const jobs = options.jobs.filter(({ release }) => release.series === series);
      const places = [...new Set(jobs.map(placeOf))];
      await withCache({ cacheDir, store, trust: trustOf(env), series, places, reporter }, async () => {
        for (const job of jobs) {
          signal?.throwIfAborted();
          reports.push(await buildJob(job, optionsFor(job)));
        }
      });
    }
    return reports;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

const MINUTE = 60_000;

/** GitHub ends a job after six hours, runners of Gitea and Forgejo after three unless told otherwise; then all results are lost. */
function timeLimitOf(env: Edge["env"]): number {
  const forge = detectForge(env);
  if (!forge || env["GITHUB_ACTIONS"] !== "true") return Number.POSITIVE_INFINITY;
  return (forge.kind === "github" ? 330 : 150) * MINUTE;
}

const packageNames = ({ packages }: { readonly packages: readonly PlanPackage[] }): string[] =>
  packages.flatMap(({ as, names }) => [as, ...names]);

/** A folder needs no container; else the first engine that answers. */
async function chooseEngine({ exec }: Edge, sdk: string | undefined): Promise<EngineName> {
  if (sdk && (await isFolder(sdk))) return "local";
  for (const engine of ["docker", "podman"] as const) {
    if ((await exec(engine, ["version"])).code === 0) return engine;
  }
  throw new UserError({
    what: "Neither docker nor podman works on this machine",
    cure: 'Install one of them, or choose the engine "local" (--engine, input engine), which runs package code as you',
  });
}
