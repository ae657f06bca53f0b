import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { writeError } from "../lib/run/write-file.ts";
import type { Plan } from "../schemas/plan.ts";
import type { Edge, Register } from "./edge.ts";
import { readNamedFile } from "./options.ts";

interface Flags {
  readonly config: string;
  readonly packages?: string;
  readonly targets?: string;
  readonly force?: true;
  readonly built?: string;
  readonly out?: string;
  readonly offline?: true;
  readonly json?: true;
}

export const register: Register = (program, edge, run) => {
  program
    .command("plan")
    .summary("tell what has to be built, and for which targets")
    .description(
      "Reads the Makefiles of ppa.yml's sources and decides: packages for every architecture once per release, userspace\n" +
        "per architecture, kernel modules per target of an exact release. What is built already is left out.",
    )
    .option("-c, --config <file>", "the archive's description", "ppa.yml")
    .option("--packages <names>", "only these packages or directories, by comma")
    .option("--targets <names>", "only these releases, architectures, targets or feeds, by comma")
    .option("--force", "build what has not changed, too")
    .option("--built <file>", "the archive's published api/v1/built.json, to leave out what has not changed")
    .option("--out <file>", "write the plan as JSON into a file, too")
    .option("--offline", "ask no server for the newest point releases and for SDK images of snapshots")
    .option("--json", "print the plan as JSON")
    .addHelpText("after", "\nExit code: 0 planned, 1 could not begin, 2 a source was out of reach.")
    .action((flags: Flags) =>
      run(async () => {
        const { planRepository } = await import("../lib/archive/plan-run.ts");
        const { planText } = await import("../lib/archive/plan-text.ts");
        const { config, force = false, offline = false } = flags;
        const built = flags.built === undefined ? {} : { built: await readNamedFile(edge, flags.built, "--built") };
        const filters = { packages: words(flags.packages), targets: words(flags.targets) };
        const plan: Plan = await planRepository(edge, { config, force, offline, ...filters, ...built });
        const json = JSON.stringify(plan);
        if (flags.out) await writeOut(edge, flags.out, `${json}\n`);
        edge.print(flags.json ? json : planText(plan));
        return plan.failedSources ? 2 : 0;
      }),
    );
};

/** Not by renaming: it may be a pipe or a device. */
async function writeOut(edge: Edge, file: string, text: string): Promise<void> {
  await writeFile(resolve(edge.cwd, file), text).catch((error: unknown) => {
    throw writeError(error, file);
  });
}

const words = (list: string | undefined): string[] => (list ?? "").split(/[\s,]+/).filter(Boolean);
