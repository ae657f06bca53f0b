import { z } from "zod";

/** Inputs that several actions share, so that they read and mean the same everywhere. */
export const sharedInputs = {
  config: z.string().default("ppa.yml").describe("The archive's description, relative to the workspace."),
  keys: z
    .string()
    .optional()
    .describe("The archive's secret: the text that `ppa keys new` wrote. Pass the secret `PPA_KEYS`."),
  files: z
    .string()
    .optional()
    .transform((text) => parseList(text ?? ""))
    .describe("More ready-made packages: globs, one per line, besides the sources in the config."),
  token: z.string().optional().describe("Token that may push to the repository. Default: the job's own token."),
  remote: z.string().optional().describe("Repository to publish to. Default: the one the job runs in."),
  branch: z.string().optional().describe("Pages branch. Default: `branch` of the config, else `gh-pages`."),
  adopt: z
    .stringbool()
    .default(false)
    .describe(
      "Sign what is published though none of these keys signed it: another tool's feeds, or lost keys. For one run.",
    ),
  builds: z.string().optional().describe("Folder with the results of build jobs, as the build action leaves them."),
};

const list = z
  .string()
  .optional()
  .transform((text) => parseList(text ?? ""));

const words = z
  .string()
  .optional()
  .transform((text) => parseWords(text ?? ""));

/** What of an archive is to be built: the rebuild button's three questions. */
export const planInputs = {
  packages: words.describe("Build only these packages or directories. Default: all that have changed."),
  targets: words.describe("Build only for these releases, architectures, targets or feeds, such as `24.10/mips_24kc`."),
  force: z.stringbool().default(false).describe("Build what has not changed since it was published, too."),
  "allow-keys": list.describe(
    "Files and folders of the repository whose private keys are known to be harmless, such as those of tests.",
  ),
};

/** What the jobs of a plan are built with. */
export const engineInputs = {
  engine: z
    .enum(["docker", "podman", "local"])
    .optional()
    .describe("What the SDK runs in; `local` is no container. Default: docker, else podman."),
  sdk: z
    .string()
    .optional()
    .describe("Image to use instead of OpenWrt's and those in the config, or a folder with an unpacked SDK."),
  cache: z
    .string()
    .optional()
    .describe("Folder that keeps downloads and feeds, on a runner of your own. Default: the forge's cache."),
  "time-limit": z.coerce
    .number({ error: "is a number of minutes" })
    .positive()
    .optional()
    .describe("Minutes for all builds of the step; what is built by then is kept. Default: 330 on GitHub, else 150."),
};

/** A list as people write it in a workflow: one item per line or comma, blanks trimmed, `#` starts a comment. */
export function parseList(text: string): string[] {
  return text
    .split("\n")
    .flatMap((line) => line.replace(/(^|\s)#.*$/, "").split(","))
    .map((item) => item.trim())
    .filter(Boolean);
}

/** A list of names, none of which has a blank: these part them too. */
export function parseWords(text: string): string[] {
  return parseList(text).flatMap((item) => item.split(/\s+/));
}
