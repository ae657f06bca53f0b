import { z } from "zod";
import type { ActionDefinition } from "../../lib/run/action.ts";
import { engineInputs, parseList, sharedInputs } from "../inputs.ts";

const inputs = z.object({
  plan: z
    .string({ error: "is missing. Pass the output `plan` of the plan action" })
    .describe("Path of the plan.json that the plan action made. Required."),
  jobs: z
    .string()
    .optional()
    .transform((text) => parseList(text ?? ""))
    .describe("Ids of the plan's jobs to build, such as `jobs` of a matrix entry. Default: all, one after the other."),
  config: sharedInputs.config,
  ...engineInputs,
  out: z
    .string()
    .optional()
    .describe("Folder that gets packages, logs and build.json, in a folder per job. Default: a temporary one."),
});

export const definition = {
  name: "openwrt-ppa build",
  description: "Build jobs of a plan in OpenWrt's SDK. No package's failure loses the others.",
  inputs,
  outputs: {
    out: "The folder with the results, also when packages failed.",
    failed: "`true` when a package failed or a job could not begin; the step is red then.",
  },
} satisfies ActionDefinition<(typeof inputs)["shape"]>;
