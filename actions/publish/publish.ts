import type { z } from "zod";
import type { ActionResult } from "../../lib/run/action.ts";
import type { Edge } from "../../lib/run/edge.ts";
import { given } from "../../lib/run/given.ts";
import { generator } from "../../lib/run/version.ts";
import type { publishInputs } from "./definition.ts";

type Inputs = z.output<z.ZodObject<typeof publishInputs>>;

/** Publishes with an action's inputs; what the publish action and the whole way have in common. */
export async function publish(inputs: Inputs, edge: Edge): Promise<ActionResult> {
  const { publishArchive } = await import("../../lib/publish/run.ts");
  const { outcomeMarkdown, outcomeText } = await import("../../lib/publish/summary.ts");
  const { config, remote, branch, builds, files: globs, "dry-run": dryRun, adopt } = inputs;
  const options = { config, globs, dryRun, adopt, ...given({ remote, branch, builds }) };
  const outcome = await publishArchive(edge, options, generator);
  edge.print(outcomeText(outcome, dryRun));
  const { commit = "", session } = outcome;
  return {
    outputs: { url: session.archive.url, commit, changed: String(commit !== "") },
    summary: outcomeMarkdown(outcome, dryRun),
  };
}
