import { tmpdir } from "node:os";
import { resolve } from "node:path";
import type { Register } from "./edge.ts";
import { readNamedFile } from "./options.ts";

interface DeployFlags {
  readonly archive?: string;
  readonly check?: string;
  readonly reboot?: true;
  readonly dryRun?: true;
  readonly knownHosts?: string;
  readonly identity?: string;
  readonly json?: true;
}

/** `ppa deploy ROUTER[,ROUTER…] PACKAGE…`: packages onto routers, over SSH. */
export const register: Register = (program, edge, run) => {
  program
    .command("deploy")
    .summary("install packages on routers over SSH")
    .description(
      "Names are installed from the archive's feed, as its install.sh does; files (.ipk, .apk) are installed as they are.\n" +
        "A router on which something fails gets its versions from before back, as far as the archive still has them.\n" +
        "The host key must be known. In CI: PPA_SSH_KEY holds the private key, PPA_KNOWN_HOSTS lines of known_hosts.",
    )
    .argument("<routers>", "root@192.168.1.1, or several with commas between")
    .argument("<packages...>", "names from the feed, or package files")
    .option("--archive <dir|url>", "the archive: needed for names, and for the way back")
    .option("--check <command>", "shell command that must succeed on the router afterwards")
    .option("--reboot", "reboot afterwards and wait for the router")
    .option("--dry-run", "look at the routers and say what would be done")
    .option("--known-hosts <file>", "pinned host keys; default: PPA_KNOWN_HOSTS, else your own known_hosts")
    .option("--identity <file>", "private key; default: PPA_SSH_KEY, else your own keys and agent")
    .option("--json", "print the results as JSON")
    .addHelpText("after", "\nExit code: 0 all routers have it, 1 nothing was tried, 2 some router has not.")
    .action((routers: string, packages: string[], flags: DeployFlags) =>
      run(async () => {
        const { formatDeployed, runDeploy } = await import("../lib/device/deploy-run.ts");
        const knownHosts = flags.knownHosts && (await readNamedFile(edge, flags.knownHosts, "--known-hosts"));
        const request = {
          routers: routers.split(",").filter(Boolean),
          packages,
          archive: flags.archive,
          check: flags.check,
          reboot: flags.reboot === true,
          dryRun: flags.dryRun === true,
          knownHosts: knownHosts ?? edge.env["PPA_KNOWN_HOSTS"],
          identityFile: flags.identity && resolve(edge.cwd, flags.identity),
          temporary: tmpdir(),
        };
        const results = await runDeploy(request, edge);
        if (flags.json) edge.print(JSON.stringify(results, null, 2));
        else for (const result of results) edge.print(formatDeployed(result));
        return results.every(({ ok }) => ok) ? 0 : 2;
      }),
    );
};
