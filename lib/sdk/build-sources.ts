import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { BuiltPackage } from "../../schemas/build.ts";
import type { PlanJob, PlanSource } from "../../schemas/plan.ts";
import { UserError } from "../run/errors.ts";
import type { Reporter } from "../run/reporter.ts";
import { unbuilt } from "./build-report.ts";
import type { GitContext } from "./git.ts";
import { fetchSource } from "./source.ts";
import { STAGE, type StagedSource, stageSource, versionFromHistory } from "./stage.ts";

export interface SourceOptions {
  /** Folder of the archive, which `path` sources are relative to. */
  readonly root: string;
  readonly workDir: string;
  /** Folder for clones, where jobs of one run share them; default: below workDir. */
  readonly sourcesDir?: string;
  readonly reporter: Reporter;
}

/** Brings all sources of a job into `<workDir>/ppa`. A source that cannot be had costs its own packages and no others. */
export async function stageSources(
  job: PlanJob,
  options: SourceOptions,
  context: GitContext,
): Promise<{ staged: StagedSource[]; failed: BuiltPackage[] }> {
  const into = join(options.workDir, STAGE);
  await rm(into, { recursive: true, force: true });
  const staged: StagedSource[] = [];
  const failed: BuiltPackage[] = [];
  for (const source of job.sources) {
    try {
      staged.push(await stageSource(source, await sourceFolder(source, options, context), into, context));
    } catch (error) {
      context.signal?.throwIfAborted();
      if (!(error instanceof UserError)) throw error;
      options.reporter.warn({ what: error.message });
      failed.push(...source.packages.map((each) => unbuilt({ ...each, feed: source.name }, "failed", error.message)));
    }
  }
  for (const file of staged.flatMap(({ withheld }) => withheld)) {
    options.reporter.warn({
      what: "holds a private key that is not committed, and is kept from the build",
      cure: "Keep keys outside of packages, or in a file that git ignores",
      place: { file },
    });
  }
  for (const each of staged.filter(({ shallow }) => shallow).flatMap(({ packages }) => packages)) {
    if (!versionFromHistory(each)) continue;
    options.reporter.warn({
      what: `The version of ${each.as} comes from its history, and this checkout has no history`,
      cure: "Set fetch-depth: 0 for actions/checkout",
    });
  }
  return { staged, failed };
}

async function sourceFolder(
  source: PlanSource,
  { root, workDir, sourcesDir = join(workDir, "sources"), reporter }: SourceOptions,
  context: GitContext,
): Promise<string> {
  if (source.kind === "path") return join(root, source.path);
  const folder = join(sourcesDir, source.name);
  reporter.info(`Cloning ${source.url}`);
  await fetchSource(source, folder, context);
  return join(folder, source.subdir ?? ".");
}
