import { mkdtemp, rm } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { InvalidArgumentError, Option } from "commander";
import type { EngineName } from "../lib/sdk/engine.ts";
import type { BuildReport } from "../schemas/build.ts";
import type { Plan, PlanJob } from "../schemas/plan.ts";
import type { Edge, Register } from "./edge.ts";
import { readNamedFile } from "./options.ts";

interface Flags {
  readonly target: readonly string[];
  readonly packages?: string;
  readonly ref?: string;
  readonly subdir?: string;
  readonly config: string;
  readonly plan?: string;
  readonly job: readonly string[];
  readonly engine?: EngineName;
  readonly sdk?: string;
  readonly out: string;
  readonly cache?: string;
  readonly mirror: readonly string[];
  readonly timeLimit?: number;
  readonly json?: true;
}

/** `ppa build`: packages from Makefiles, in OpenWrt's SDK. */
export const register: Register = (program, edge, run) => {
  program
    .command("build")
    .summary("build packages in OpenWrt's SDK")
    .description(
      "Builds the Makefiles of a git repository or a folder for the targets you name, without any ppa.yml:\n" +
        "  ppa build https://github.com/owner/luci-app-x --target 24.10/x86_64\n" +
        "Without a source it builds what the archive's ppa.yml describes. Packages, logs and build.json go to --out,\n" +
        "in a folder per job.",
    )
    .argument("[source]", "address of a git repository, or a folder with OpenWrt Makefiles")
    .option(
      "-t, --target <target>",
      "what to build for: 24.10/x86_64, 24.10/ath79/generic; may be repeated",
      collect,
      [],
    )
    .option("--packages <names>", "only these packages or directories, by comma")
    .option("--ref <ref>", "branch, tag or commit of the git repository")
    .option("--subdir <folder>", "folder of the git repository to look in")
    .option("-c, --config <file>", "the archive's description, when there is no source", "ppa.yml")
    .option("--plan <file>", "build jobs of this plan, which `ppa plan --json` has made")
    .option("--job <id>", "of the plan, build only this job; may be repeated", collect, [])
    .addOption(
      new Option("--engine <engine>", "what to run the SDK in; default: docker or podman").choices([
        "docker",
        "podman",
        "local",
      ]),
    )
    .option("--sdk <image>", "image to use instead of OpenWrt's, or a folder with an unpacked SDK")
    .option("-o, --out <folder>", "where the results go", "ppa-out")
    .option("--cache <folder>", "where downloads and feeds are kept; default: a folder of your account's cache")
    .option("--mirror <from=to>", "beginning of a feed's address to replace; may be repeated", collect, [])
    .option("--time-limit <minutes>", "for all jobs together; what is built by then is kept", toMinutes)
    .option("--json", "print the reports as JSON")
    .addHelpText("after", "\nExit code: 0 built or not for this target, 1 could not begin, 2 packages failed.")
    .action((source: string | undefined, flags: Flags) =>
      run(async () => {
        const { runJobs } = await import("../lib/sdk/run.ts");
        const { interruptible } = await import("../lib/sdk/interrupt.ts");
        const mirrors = await Promise.all(flags.mirror.map(toMirror));
        const temporary = await mkdtemp(join(tmpdir(), "ppa-source-"));
        try {
          const { plan, jobs, root } = await interruptible(process, (signal) =>
            planned(edge, source, flags, temporary, signal),
          );
          const reports = await interruptible(process, (signal) =>
            runJobs(edge, {
              plan,
              jobs,
              root,
              isWholeArchive: source !== undefined && !flags.packages,
              engine: flags.engine,
              sdk: flags.sdk && sdkName(edge, flags.sdk),
              outDir: (job) => resolve(edge.cwd, flags.out, job.id),
              cacheDir: cacheFolder(edge, flags),
              mirrors,
              timeLimit: flags.timeLimit && flags.timeLimit * 60_000,
              signal,
            }),
          );
          return await tell(edge, reports, plan, root, flags);
        } finally {
          await rm(temporary, { recursive: true, force: true });
        }
      }),
    );
};

const collect = (value: string, before: readonly string[]): string[] => [...before, value];
const words = (list: string | undefined): string[] => (list ?? "").split(/[\s,]+/).filter(Boolean);

interface Planned {
  readonly plan: Plan;
  readonly jobs: readonly PlanJob[];
  readonly root: string;
}

async function planned(
  edge: Edge,
  source: string | undefined,
  flags: Flags,
  temporary: string,
  signal: AbortSignal,
): Promise<Planned> {
  const { UserError } = await import("../lib/run/errors.ts");
  const root = dirname(resolve(edge.cwd, flags.config));
  if (flags.plan) {
    const plan = await readPlan(edge, flags.plan);
    const unknown = flags.job.filter((id) => !plan.jobs.some((job) => job.id === id));
    if (unknown.length > 0) {
      throw new UserError({
        what: `The plan has no job ${unknown.join(", ")}`,
        cure: `It has ${plan.jobs.map(({ id }) => id).join(", ") || "none"}`,
      });
    }
    return { plan, root, jobs: plan.jobs.filter(({ id }) => flags.job.length === 0 || flags.job.includes(id)) };
  }
  if (source === undefined) {
    const { planRepository } = await import("../lib/archive/plan-run.ts");
    const plan = await planRepository(edge, {
      config: flags.config,
      targets: flags.target,
      packages: words(flags.packages),
      force: true,
      sdk: flags.sdk,
    });
    return { plan, root, jobs: plan.jobs };
  }
  if (flags.target.length === 0)
    throw new UserError({ what: "No target is named", cure: "Add --target 24.10/x86_64, or what your routers are" });
  const { isGitAddress, planLoose } = await import("../lib/sdk/loose-plan.ts");
  const { askNewest } = await import("../lib/archive/plan-run.ts");
  const location = isGitAddress(source) ? source : resolve(edge.cwd, source);
  const { exec, env } = edge;
  const newest = await askNewest(edge);
  const plan = await planLoose(
    { location, ref: flags.ref, subdir: flags.subdir },
    { targets: flags.target, packages: words(flags.packages), newest, temporary, exec, env, signal },
  );
  for (const warning of plan.warnings) edge.reporter.warn({ what: warning });
  return { plan, jobs: plan.jobs, root: location };
}

async function readPlan(edge: Edge, file: string): Promise<Plan> {
  const { parseDocument } = await import("../lib/archive/document.ts");
  const { planSchema } = await import("../schemas/plan.ts");
  return parseDocument(await readNamedFile(edge, file, "--plan"), file, planSchema);
}

/** A folder is meant when it is written like one; an image's name never begins with a dot or a slash. */
const sdkName = (edge: Edge, sdk: string): string => (/^[./~]/.test(sdk) ? resolve(edge.cwd, sdk) : sdk);

function cacheFolder(edge: Edge, { cache }: Flags): string {
  if (cache) return resolve(edge.cwd, cache);
  return join(edge.env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "openwrt-ppa");
}

function toMinutes(text: string): number {
  if (Number(text) > 0) return Number(text);
  throw new InvalidArgumentError("It is a number of minutes.");
}

async function toMirror(text: string): Promise<readonly [string, string]> {
  const at = text.indexOf("=");
  if (at > 0) return [text.slice(0, at), text.slice(at + 1)];
  const { UserError } = await import("../lib/run/errors.ts");
  throw new UserError({
    what: `--mirror: ${JSON.stringify(text)} does not say what to replace`,
    cure: "Write FROM=TO, such as https://git.openwrt.org/=https://git.example.org/openwrt/",
  });
}

async function tell(
  edge: Edge,
  reports: readonly BuildReport[],
  { failedSources = [] }: Plan,
  root: string,
  { json, out, job }: Flags,
): Promise<0 | 2> {
  const { reportProblems, reportText } = await import("../lib/sdk/summary.ts");
  for (const { level, problem } of reports.flatMap((each) => reportProblems(each, relative(edge.cwd, root))))
    if (level === "warning") edge.reporter.warn(problem);
  // Who builds one job of a plan is not told again what planning told.
  const failures = job.length > 0 ? [] : failedSources.map(({ reason }) => `✗ ${reason}`);
  for (const what of failures) if (json) edge.reporter.warn({ what });
  if (json) edge.print(JSON.stringify(reports, null, 2));
  else edge.print([...reports.map(reportText), ...failures, `Results are in ${resolve(edge.cwd, out)}`].join("\n"));
  return failures.length > 0 || reports.some(({ status }) => status === "failed") ? 2 : 0;
}
