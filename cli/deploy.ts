import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { DeployAction, DeployResult } from "../lib/device/deploy.ts";
import type { SshSettings } from "../lib/device/ssh.ts";
import { UserError } from "../lib/run/errors.ts";
import type { ArchiveReader } from "../lib/verify/reader.ts";
import type { Edge, Register } from "./edge.ts";
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
        const results = await deployAll(edge, routers.split(",").filter(Boolean), packages, flags);
        if (flags.json) edge.print(JSON.stringify(results, null, 2));
        else for (const result of results) edge.print(formatResult(result));
        return results.every(({ ok }) => ok) ? 0 : 2;
      }),
    );
};

function formatResult({ host, ok, summary, output }: DeployResult): string {
  const detail = output ? `\n${output.replace(/^/gm, "    ")}` : "";
  return `${ok ? "ok    " : "failed"} ${host}: ${summary}${detail}`;
}

async function deployAll(
  edge: Edge,
  routers: readonly string[],
  packages: readonly string[],
  flags: DeployFlags,
): Promise<DeployResult[]> {
  const { deploy } = await import("../lib/device/deploy.ts");
  const { parseSshHost } = await import("../lib/device/ssh.ts");
  const { publishedPackage } = await import("../lib/device/published-package.ts");
  const hosts = routers.map(parseSshHost);
  const source = await openSource(edge, flags.archive);
  const directory = await mkdtemp(join(edge.env["RUNNER_TEMP"] ?? tmpdir(), "ppa-deploy-"));
  try {
    return await deploy({
      hosts,
      action: await actionFor(edge, packages, source),
      ssh: await sshSettings(edge, flags, directory),
      reporter: edge.reporter,
      dryRun: flags.dryRun === true,
      reboot: flags.reboot === true,
      check: flags.check,
      published: async (name, version, router) => source && publishedPackage(source, name, version, router),
      randomBytes: edge.randomBytes,
      sleep: (milliseconds) => new Promise((resume) => setTimeout(resume, milliseconds)),
    });
  } finally {
    source?.close();
    await rm(directory, { recursive: true, force: true });
  }
}

async function openSource(edge: Edge, archive: string | undefined): Promise<ArchiveReader | undefined> {
  if (archive === undefined) return undefined;
  const { openArchive } = await import("../lib/verify/reader.ts");
  const isAddress = /^[a-z][a-z0-9+.-]*:\/\//i.test(archive);
  return openArchive(isAddress ? archive : resolve(edge.cwd, archive), { auth: edge.secrets.auth });
}

async function actionFor(
  edge: Edge,
  packages: readonly string[],
  source: ArchiveReader | undefined,
): Promise<DeployAction> {
  const { isPackageName, readLocalPackage } = await import("../lib/device/local-package.ts");
  const files = await Promise.all(packages.map((each) => isFile(resolve(edge.cwd, each))));
  if (files.every(Boolean)) {
    const read = packages.map(async (file) => readLocalPackage(await readFile(resolve(edge.cwd, file)), file));
    return { mode: "direct", packages: await Promise.all(read) };
  }
  const wrong = packages.filter((each, index) => files[index] || !isPackageName(each));
  if (wrong.length > 0) {
    throw new UserError({
      what: `${wrong.join(", ")}: neither names of packages nor all files that exist`,
      cure: "Name packages of the feed, or package files; not both in one call.",
    });
  }
  if (!source) {
    throw new UserError({
      what: "Packages are named, but no archive",
      cure: "Add --archive with its directory or address.",
    });
  }
  return { mode: "feed", names: packages, script: await feedScript(edge, source) };
}

/** Made here from the catalog, so that nothing is run on a router that came over the network as a script. */
async function feedScript(edge: Edge, source: ArchiveReader): Promise<string> {
  const { discover } = await import("../lib/verify/discover.ts");
  const { collectFindings } = await import("../lib/verify/report.ts");
  const { fromCatalog } = await import("../lib/device/catalog-input.ts");
  const { installScript } = await import("../lib/device/install-script.ts");
  const { quoted } = await import("../lib/device/remote.ts");
  const findings = collectFindings();
  const found = await discover(source, findings);
  if (!found?.catalog) {
    const [finding] = findings.list;
    throw new UserError({
      what: finding?.what ?? `${source.location} has no catalog`,
      cure: finding?.cure ?? "Name the root of a published archive.",
    });
  }
  const auth = edge.secrets.auth;
  const credentials = auth ? `PPA_AUTH=${quoted(auth)}\nexport PPA_AUTH\n` : "";
  return credentials + installScript(fromCatalog(found.catalog));
}

async function sshSettings(edge: Edge, flags: DeployFlags, directory: string): Promise<SshSettings> {
  const { PPA_SSH_KEY: key, PPA_KNOWN_HOSTS: known, ...rest } = edge.env;
  const env = Object.fromEntries(Object.entries(rest).filter(([name]) => !/^(?:PPA|INPUT)_/.test(name)));
  const write = async (name: string, text: string) => {
    await writeFile(join(directory, name), `${text.trim()}\n`, { mode: 0o600 });
    return join(directory, name);
  };
  const identityFile = flags.identity ? resolve(edge.cwd, flags.identity) : key ? await write("key", key) : undefined;
  const pinned = flags.knownHosts ? await readNamedFile(edge, flags.knownHosts, "--known-hosts") : known;
  const knownHostsFile = pinned ? await write("known_hosts", pinned) : undefined;
  return {
    env,
    exec: edge.exec,
    ...(identityFile ? { identityFile } : {}),
    ...(knownHostsFile ? { knownHostsFile } : {}),
  };
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
