import { z } from "zod";
import type { ActionDefinition } from "../../lib/run/action.ts";
import { sharedInputs } from "../inputs.ts";

const inputs = z.object({
  config: sharedInputs.config,
  out: z
    .string()
    .default("public")
    .describe("Folder with feeds, as the index action leaves it; the site is written beside them."),
});

export const definition = {
  name: "openwrt-ppa site",
  description: "Render the browsable catalog of the feeds in a folder.",
  inputs,
  outputs: { pages: "How many files were rendered." },
} satisfies ActionDefinition<(typeof inputs)["shape"]>;
