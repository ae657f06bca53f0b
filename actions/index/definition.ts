import { z } from "zod";
import type { ActionDefinition } from "../../lib/run/action.ts";
import { sharedInputs } from "../inputs.ts";

const inputs = z.object({
  config: sharedInputs.config,
  keys: sharedInputs.keys,
  files: sharedInputs.files,
  builds: sharedInputs.builds,
  out: z.string().default("public").describe("Folder that gets the feeds. What it holds already is kept and merged."),
});

export const definition = {
  name: "openwrt-ppa index",
  description: "Turn packages into signed OpenWrt feeds in a folder, without publishing them.",
  inputs,
  outputs: {
    out: "The folder with the feeds.",
    changed: "`true` when a feed differs from what the folder held before.",
  },
} satisfies ActionDefinition<(typeof inputs)["shape"]>;
