import { readFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { annotation } from "../../lib/run/ci-reporter.ts";
import type { Edge } from "../../lib/run/edge.ts";
import { errorCode, UserError } from "../../lib/run/errors.ts";
import { isPullRequest } from "../../lib/run/event.ts";
import type { EngineName } from "../../lib/sdk/engine.ts";
import type { BuildReport } from "../../schemas/build.ts";
import type { Plan, PlanJob } from "../../schemas/plan.ts";

export interface BuildOptions {
  readonly plan: Plan;
  /** Ids of jobs; empty: all of the plan. */
  readonly jobs: readonly string[];
  /** Path of ppa.yml, whose folder `path` sources are relative to. */
  readonly config: string;
  readonly engine?: EngineName | undefined;
  readonly sdk?: string | undefined;
  readonly cache?: string | undefined;
  /** Minutes. */
  readonly "time-limit"?: number | undefined;
  /** Folder for the results, absolute; every job gets a folder in it. */
  readonly out: string;
}

export interface BuildOutcome {
  readonly reports: readonly BuildReport[];
  readonly summary: string;
  /** Why the step has to be red: a sentence. */
  readonly failed?: string;
}

/**
 * Builds jobs one after the other, with complaints as annotations at file and line. What was built before a job that cannot
 * begin is kept: that is told as failure, not thrown.
 */
export async function build(edge: Edge, options: BuildOptions): Promise<BuildOutcome> {
  const { runJobs } = await import("../../lib/sdk/run.ts");
  const { interruptible } = await import("../../lib/sdk/interrupt.ts");
  const { plan, out, engine, sdk, "time-limit": minutes } = options;
  const jobs = chosenJobs(options);
  const cache = await openCache(edge, options.cache);
  const root = dirname(resolve(edge.cwd, options.config));
  const stopped: UserError[] = [];
  await interruptible(process, async (signal) =>
    runJobs(edge, {
      plan,
      jobs,
      root,
      engine,
      sdk: sdk && /^[./~]/.test(sdk) ? resolve(edge.cwd, sdk) : sdk,
      outDir: ({ id }) => join(out, id),
      ...cache,
      timeLimit: minutes && minutes * 60_000,
      signal,
    }),
  ).catch((error: unknown) => {
    if (!(error instanceof UserError)) throw error;
    stopped.push(error);
  });
  return tell(edge, await readReports(jobs, out), stopped, relative(edge.cwd, root));
}

/**
 * A folder of the runner, where one is named or the forge keeps no caches; else a temporary one that the forge's cache fills.
 * What pull requests leave is kept apart, so that no publishing run ever reads it.
 */
async function openCache(edge: Edge, named: string | undefined) {
  const { runnerCache } = await import("./runner-cache.ts");
  const { cwd, env } = edge;
  const store = named ? undefined : await runnerCache(edge);
  if (store) return { store, cacheDir: join(env["RUNNER_TEMP"] ?? tmpdir(), "ppa-cache") };
  const folder = named ? resolve(cwd, named) : join(env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "openwrt-ppa");
  return { cacheDir: isPullRequest(env) ? join(folder, "pull-requests") : folder };
}

/** @throws {UserError} when there is no such file, or it is no plan */
export async function readPlan(edge: Edge, file: string): Promise<Plan> {
  const { parseDocument } = await import("../../lib/archive/document.ts");
  const { planSchema } = await import("../../schemas/plan.ts");
  const text = await readFile(resolve(edge.cwd, file), "utf8").catch((cause: unknown) => {
    if (!errorCode(cause)) throw cause;
    const cure = "Pass the output `plan` of the plan action, or where its artifact was unpacked";
    throw new UserError({ what: "There is no such plan", cure, place: { file } }, { cause });
  });
  return parseDocument(text, file, planSchema);
}

function chosenJobs({ plan, jobs }: BuildOptions): PlanJob[] {
  const unknown = jobs.filter((id) => !plan.jobs.some((job) => job.id === id));
  if (unknown.length > 0) {
    const ids = plan.jobs.map(({ id }) => id).join(", ") || "none";
    throw new UserError({ what: `The plan has no job ${unknown.join(", ")}`, cure: `It has ${ids}` });
  }
  return plan.jobs.filter(({ id }) => jobs.length === 0 || jobs.includes(id));
}

/** Of the jobs that came to an end. */
async function readReports(jobs: readonly PlanJob[], out: string): Promise<BuildReport[]> {
  const { buildSchema } = await import("../../schemas/build.ts");
  const reports: BuildReport[] = [];
  for (const { id } of jobs) {
    const text = await readFile(join(out, id, "build.json"), "utf8").catch(() => undefined);
    if (text !== undefined) reports.push(buildSchema.parse(JSON.parse(text)));
  }
  return reports;
}

/** `folder`: the archive's, below the workspace. */
async function tell(
  edge: Edge,
  reports: readonly BuildReport[],
  stopped: readonly UserError[],
  folder: string,
): Promise<BuildOutcome> {
  const { reportMarkdown, reportProblems, reportText } = await import("../../lib/sdk/summary.ts");
  for (const report of reports) {
    edge.print(reportText(report));
    for (const { level, problem } of reportProblems(report, folder)) edge.print(annotation(level, problem));
  }
  const problems = stopped.flatMap((error) => error.problems);
  for (const problem of problems) edge.print(annotation("error", problem));
  const names = reports.flatMap((report) =>
    report.packages.flatMap(({ as, status }) => (status === "failed" ? [`${as} for ${report.job}`] : [])),
  );
  const failed = [
    ...(names.length > 0 ? [`Not built: ${names.join(", ")}`] : []),
    ...problems.map(({ what }) => `Stopped before the end: ${what}`),
  ].join(". ");
  const summary = [...reports.map(reportMarkdown), ...problems.map(({ what }) => `**${what}**\n`)].join("\n");
  return { reports, summary, ...(failed ? { failed } : {}) };
}
