import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { z } from "zod";
import type { ActionResult } from "../../lib/run/action.ts";
import type { Edge } from "../../lib/run/edge.ts";
import { isPullRequest } from "../../lib/run/event.ts";
import { generator } from "../../lib/run/version.ts";
import { type BuildOutcome, build } from "../build/build.ts";
import { decide } from "../plan/plan.ts";
import { planMarkdown } from "../plan/summary.ts";
import { publish } from "../publish/publish.ts";
import type { definition } from "./definition.ts";

type Inputs = z.output<(typeof definition)["inputs"]>;

/**
 * Plan, build, publish, in one step. What failed to build, and a source that could not be had, makes the step red after the rest is published. Pull requests
 * never see the archive's keys and publish nothing.
 */
export async function wholeWay(inputs: Inputs, edge: Edge): Promise<ActionResult> {
  const { failedSourcesText, planText } = await import("../../lib/archive/plan-text.ts");
  const plan = await decide(inputs, edge);
  const summaries: string[] = [];
  let built: BuildOutcome = { reports: [], summary: "" };
  const out = await mkdtemp(join(edge.env["RUNNER_TEMP"] ?? tmpdir(), "ppa-builds-"));
  if (plan.jobs.length > 0 || plan.unchanged.length > 0 || plan.failedSources) {
    edge.print(planText(plan));
    summaries.push(planMarkdown(plan));
  }
  if (plan.jobs.length > 0) {
    built = await build(edge, { ...inputs, plan, jobs: [], out });
    summaries.push(built.summary);
  }
  const builds = built.reports.length > 0 ? { builds: out } : {};
  const last =
    inputs["dry-run"] || isPullRequest(edge.env)
      ? await preview({ ...inputs, ...builds }, edge)
      : await publish({ ...inputs, ...builds, files: [] }, edge);
  const failed = [built.failed, failedSourcesText(plan)].filter(Boolean).join(". ");
  return {
    outputs: { out: "", ...last.outputs },
    summary: [last.summary, ...summaries].join("\n\n"),
    ...(failed ? { failed } : {}),
  };
}

/** The archive of a pull request, to be served and tried: signed by keys that nobody trusts. */
async function preview(
  { config, out, builds }: Pick<Inputs, "config" | "out"> & { readonly builds?: string },
  { secrets: { keys: _, ...secrets }, ...rest }: Edge,
): Promise<ActionResult> {
  const { indexArchive, renderArchive } = await import("../../lib/publish/run.ts");
  const { feedLines, feedsMarkdown } = await import("../../lib/publish/summary.ts");
  const edge: Edge = { ...rest, secrets };
  const { publication } = await indexArchive(
    edge,
    { config, globs: [], out, ...(builds ? { builds } : {}) },
    generator,
  );
  await renderArchive(edge, { config, out }, generator);
  edge.print(
    `${feedLines(publication.feeds)}\nNothing is published. The archive to try is in ${out}; \`ppa serve\` shows it.`,
  );
  return { outputs: { url: "", commit: "", changed: "false", out }, summary: feedsMarkdown(publication.feeds) };
}
