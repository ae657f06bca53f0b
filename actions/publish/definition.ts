import { z } from "zod";
import type { ActionDefinition } from "../../lib/run/action.ts";
import { sharedInputs } from "../inputs.ts";

export const publishInputs = {
  config: sharedInputs.config,
  keys: sharedInputs.keys,
  files: sharedInputs.files,
  token: sharedInputs.token,
  remote: sharedInputs.remote,
  branch: sharedInputs.branch,
  builds: sharedInputs.builds,
  "dry-run": z
    .stringbool()
    .default(false)
    .describe("Do everything but the push; keys may be missing, then throw-away ones sign."),
  adopt: sharedInputs.adopt,
};

const inputs = z.object(publishInputs);

export const definition = {
  name: "openwrt-ppa publish",
  description:
    "Merge packages into the published archive, sign its feeds, render its catalog, push one commit to the pages branch.",
  inputs,
  outputs: {
    url: "The archive's URL.",
    commit: "The commit on the pages branch; empty when nothing changed.",
    changed: "`true` when a commit was pushed.",
  },
} satisfies ActionDefinition<(typeof inputs)["shape"]>;
