import type { Register } from "./edge.ts";
import { collect } from "./options.ts";

interface VerifyFlags {
  readonly key: readonly string[];
  readonly json?: true;
}

/** `ppa verify DIR|URL`: what a router would say to an archive. */
export const register: Register = (program, edge, run) => {
  program
    .command("verify")
    .summary("act as a router on a published archive or one feed")
    .description(
      "Reads indexes, signatures, every package file and the dependencies of an archive or of one feed directory, as\n" +
        "routers do, and lists what is wrong with number, reason and cure (docs/findings.md).\n" +
        "Private archives: put user:password into the environment variable PPA_AUTH.",
    )
    .argument("<archive>", "directory or address (https://…) of an archive or of one feed")
    .option("--key <file>", "public key to trust instead of the archive's own; may be repeated", collect, [])
    .option("--json", "print the report as JSON")
    .addHelpText("after", "\nExit code: 0 nothing worse than warnings, 1 cannot be verified, 2 errors.")
    .action((archive: string, flags: VerifyFlags) =>
      run(async () => {
        const { verifyLocation } = await import("../lib/verify/location.ts");
        const { formatReport } = await import("../lib/verify/format.ts");
        const report = await verifyLocation(edge, archive, flags.key);
        edge.print(flags.json ? JSON.stringify(report, null, 2) : formatReport(report));
        return report.ok ? 0 : 2;
      }),
    );
};
