import { z } from "zod";

/** Inputs that several actions share, so that they read and mean the same everywhere. */
export const sharedInputs = {
  config: z.string().default("ppa.yml").describe("The archive's description, relative to the workspace."),
  keys: z
    .string()
    .optional()
    .describe("The archive's secret: the text that `ppa keys new` wrote. Pass the secret `PPA_KEYS`."),
  packages: z
    .string()
    .optional()
    .transform((text) => parseList(text ?? ""))
    .describe("More ready-made packages: globs, one per line, besides the sources in the config."),
  token: z.string().optional().describe("Token that may push to the repository. Default: the job's own token."),
};

/** A list as people write it in a workflow: one item per line or comma, blanks trimmed, `#` starts a comment. */
export function parseList(text: string): string[] {
  return text
    .split("\n")
    .flatMap((line) => line.replace(/(^|\s)#.*$/, "").split(","))
    .map((item) => item.trim())
    .filter(Boolean);
}
