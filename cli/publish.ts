import { given } from "../lib/run/given.ts";
import { generator } from "../lib/run/version.ts";
import type { Register } from "./edge.ts";

interface Flags {
  readonly config: string;
  readonly remote?: string;
  readonly branch?: string;
  readonly builds?: string;
  readonly dryRun?: true;
  readonly adopt?: true;
  readonly json?: true;
}

export const register: Register = (program, edge, run) => {
  program
    .command("publish")
    .summary("publish the archive: packages in, one commit on the pages branch out")
    .description(
      "Merges the packages of ppa.yml's sources into the published archive, signs its feeds, renders its catalog and\n" +
        "pushes one commit to the pages branch. What is published stays, but for what retention drops.\n" +
        "The keys come from the environment variable PPA_KEYS, a token for https from PPA_TOKEN.",
    )
    .argument("[packages...]", "globs of more ready-made packages")
    .option("-c, --config <file>", "the archive's description", "ppa.yml")
    .option("--remote <repository>", "repository to publish to (default: the one ppa.yml is in)")
    .option("--branch <name>", "pages branch (default: `branch` of ppa.yml, else gh-pages)")
    .option("--builds <dir>", "folder with the results of `ppa build`")
    .option("--dry-run", "do everything but the push; without PPA_KEYS throw-away keys sign")
    .option("--adopt", "sign what is published though none of these keys signed it: another tool's feeds, or lost keys")
    .option("--json", "print the result as JSON")
    .action((globs: string[], flags: Flags) =>
      run(async () => {
        const { publishArchive } = await import("../lib/publish/run.ts");
        const { config, remote, branch, builds, dryRun = false, adopt = false } = flags;
        const options = { config, globs, dryRun, adopt, ...given({ remote, branch, builds }) };
        const outcome = await publishArchive(edge, options, generator);
        const { outcomeDocument, outcomeText } = await import("../lib/publish/summary.ts");
        edge.print(flags.json ? JSON.stringify(outcomeDocument(outcome)) : outcomeText(outcome, dryRun));
      }),
    );
};
