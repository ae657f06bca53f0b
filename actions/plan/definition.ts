import { z } from "zod";
import type { ActionDefinition } from "../../lib/run/action.ts";
import { planInputs, sharedInputs } from "../inputs.ts";

const inputs = z.object({
  config: sharedInputs.config,
  ...planInputs,
  token: z.string().optional().describe("Token that may read the repository. Default: the job's own token."),
  remote: z.string().optional().describe("Repository that has the pages branch. Default: the one the job runs in."),
  branch: sharedInputs.branch,
});

export const definition = {
  name: "openwrt-ppa plan",
  description: "Decide what has to be built, for which targets, and what is published already. Refuse committed keys.",
  inputs,
  outputs: {
    plan: "Path of plan.json, which the build action reads.",
    matrix: "For `strategy: matrix`, as JSON: at most 256 entries, each with an `id`, a `title` and its `jobs`.",
    any: "`true` when there is something to build.",
    failed:
      "Sources that could not be had, a sentence; else empty. The step is green, so that the rest is built and published.",
  },
} satisfies ActionDefinition<(typeof inputs)["shape"]>;
