import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ActionResult } from "../../lib/run/action.ts";
import { annotation } from "../../lib/run/ci-reporter.ts";
import type { Edge } from "../../lib/run/edge.ts";
import { UserError } from "../../lib/run/errors.ts";
import { given } from "../../lib/run/given.ts";
import type { Plan } from "../../schemas/plan.ts";
import { matrixOf } from "./matrix.ts";
import { planMarkdown } from "./summary.ts";

export interface PlanInputs {
  readonly config: string;
  readonly packages: readonly string[];
  readonly targets: readonly string[];
  readonly force: boolean;
  /** What packages are built in, where the caller knows it. */
  readonly sdk?: string | undefined;
  readonly "allow-keys": readonly string[];
  readonly remote?: string | undefined;
  readonly branch?: string | undefined;
}

/** Plans, and tells the jobs that follow. */
export async function plan(inputs: PlanInputs, edge: Edge): Promise<ActionResult> {
  const { failedSourcesText, planText } = await import("../../lib/archive/plan-text.ts");
  const result = await decide(inputs, edge);
  const folder = await mkdtemp(join(edge.env["RUNNER_TEMP"] ?? tmpdir(), "ppa-plan-"));
  const file = join(folder, "plan.json");
  await writeFile(file, `${JSON.stringify(result)}\n`);
  edge.print(planText(result));
  return {
    outputs: {
      plan: file,
      matrix: JSON.stringify(matrixOf(result)),
      any: String(result.jobs.length > 0),
      failed: failedSourcesText(result) ?? "",
    },
    summary: planMarkdown(result),
  };
}

/**
 * What has to be built, given what is published. An archive without Makefiles has nothing to build, and nobody is asked. A source
 * that cannot be had is told as an error and stops nothing.
 * @throws {UserError} when the repository holds private keys, or ppa.yml has mistakes
 */
export async function decide(inputs: PlanInputs, edge: Edge): Promise<Plan> {
  const { openSession } = await import("../../lib/publish/session.ts");
  const { config, packages, targets, force, sdk, remote, branch } = inputs;
  await refuseKeys(edge, inputs["allow-keys"]);
  const { checkFolders } = await import("../../lib/archive/scan-archive.ts");
  const { archive } = await openSession(edge, config, { check: checkFolders });
  if (!archive.sources.some(({ kind }) => kind === "path" || kind === "git")) return nothing(archive.name);
  const { planRepository } = await import("../../lib/archive/plan-run.ts");
  const { readPublished } = await import("../../lib/publish/published-file.ts");
  const { builtPath } = await import("../../lib/archive/built.ts");
  const built = force ? undefined : await readPublished(edge, { config, ...given({ remote, branch }) }, builtPath);
  const result = await edge.reporter.group("Plan", () =>
    planRepository(edge, { config, packages, targets, force, sdk, ...(built ? { built } : {}) }),
  );
  for (const { reason } of result.failedSources ?? []) edge.print(annotation("error", { what: reason }));
  for (const warning of result.warnings) edge.reporter.warn({ what: warning });
  return result;
}

function nothing(archive: string): Plan {
  return { version: 1, archive, releases: {}, jobs: [], matrices: [], unchanged: [], warnings: [] };
}

/** A private key that is committed can sign for everyone who reads the repository. */
async function refuseKeys({ cwd, exec, reporter }: Edge, allowed: readonly string[]): Promise<void> {
  const { findLeaks } = await import("../../lib/signing/leaks.ts");
  const { leaks } = await reporter.group("Look for committed keys", () => findLeaks(cwd, exec, allowed));
  if (leaks.length === 0) return;
  throw new UserError(
    leaks.map(({ path, kinds, commit }) => ({
      what: `A private key is in the repository: ${kinds.join(", ")}${commit ? `, since commit ${commit.slice(0, 12)}` : ""}`,
      cure: "Whoever has read it can sign with it: run `ppa keys rotate` and remove the file, or, if it signs for nobody, name it in the input allow-keys",
      place: { file: path },
    })),
  );
}
