import { z } from "zod";
import type { ActionDefinition } from "../../lib/run/action.ts";
import { engineInputs, planInputs, sharedInputs } from "../inputs.ts";

const inputs = z.object({
  config: sharedInputs.config,
  keys: sharedInputs.keys,
  ...planInputs,
  ...engineInputs,
  token: sharedInputs.token,
  remote: sharedInputs.remote,
  branch: sharedInputs.branch,
  adopt: sharedInputs.adopt,
  "dry-run": z
    .stringbool()
    .default(false)
    .describe("Publish nothing: throw-away keys sign what was built, in the folder `out`. Pull requests always do."),
  out: z.string().default("public").describe("Folder that gets the archive of a pull request or a dry run."),
});

export const definition = {
  name: "OpenWrt PPA",
  description:
    "A Personal Package Archive for OpenWrt: builds packages, signs opkg and apk feeds, publishes them with a catalog.",
  inputs,
  outputs: {
    url: "The archive's URL.",
    commit: "The commit on the pages branch; empty when nothing changed.",
    changed: "`true` when a commit was pushed.",
    out: "The folder with the archive of a pull request or a dry run; empty when it was published.",
  },
} satisfies ActionDefinition<(typeof inputs)["shape"]>;
