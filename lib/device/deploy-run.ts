import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Edge } from "../run/edge.ts";
import { UserError } from "../run/errors.ts";
import { discover } from "../verify/discover.ts";
import { type ArchiveReader, openArchive } from "../verify/reader.ts";
import { collectFindings } from "../verify/report.ts";
import { fromCatalog } from "./catalog-input.ts";
import { type DeployAction, type DeployResult, deploy } from "./deploy.ts";
import { installScript } from "./install-script.ts";
import { isPackageName, readLocalPackage } from "./local-package.ts";
import { publishedPackage } from "./published-package.ts";
import { quoted } from "./remote.ts";
import { parseSshHost, type SshSettings } from "./ssh.ts";

/** What a user asks for, in words. */
export interface DeployRequest {
  /** `root@192.168.1.1`, `root@router:2222`. */
  readonly routers: readonly string[];
  /** Names from the feed, or package files relative to the working directory; not both. */
  readonly packages: readonly string[];
  /** Directory or address of the archive: needed for names, and for the way back. */
  readonly archive?: string | undefined;
  readonly check?: string | undefined;
  readonly reboot: boolean;
  readonly dryRun: boolean;
  /** Text with lines of known_hosts; without it the user's own file. */
  readonly knownHosts?: string | undefined;
  /** File with a private key; without it the secret PPA_SSH_KEY, else the user's own keys and agent. */
  readonly identityFile?: string | undefined;
  /** Folder for temporary files. */
  readonly temporary: string;
}

/**
 * Deploys what was asked for; see `deploy`. A private key from the secrets goes to a file of mode 0600 that is removed
 * before this returns.
 *
 * @throws UserError when the request itself is wrong; trouble with a router is a result.
 */
export async function runDeploy(
  request: DeployRequest,
  edge: Pick<Edge, "cwd" | "env" | "secrets" | "exec" | "reporter" | "randomBytes">,
): Promise<DeployResult[]> {
  const hosts = request.routers.map(parseSshHost);
  const { auth } = edge.secrets;
  const source =
    request.archive === undefined ? undefined : await openArchive(locate(edge.cwd, request.archive), { auth });
  const directory = await mkdtemp(join(request.temporary, "ppa-"));
  try {
    return await deploy({
      hosts,
      action: await actionFor(request.packages, source, edge.cwd, auth),
      ssh: await sshSettings(request, directory, edge),
      reporter: edge.reporter,
      dryRun: request.dryRun,
      reboot: request.reboot,
      check: request.check,
      published: async (name, version, router) => source && publishedPackage(source, name, version, router),
      randomBytes: edge.randomBytes,
      sleep: (milliseconds) => new Promise((resume) => setTimeout(resume, milliseconds)),
    });
  } finally {
    source?.close();
    await rm(directory, { recursive: true, force: true });
  }
}

const locate = (cwd: string, archive: string): string =>
  /^[a-z][a-z0-9+.-]*:\/\//i.test(archive) ? archive : resolve(cwd, archive);

async function actionFor(
  packages: readonly string[],
  source: ArchiveReader | undefined,
  cwd: string,
  auth: string | undefined,
): Promise<DeployAction> {
  const areFiles = await Promise.all(packages.map((each) => isFile(resolve(cwd, each))));
  if (areFiles.every(Boolean)) {
    const read = packages.map(async (file) => readLocalPackage(await readFile(resolve(cwd, file)), file));
    return { mode: "direct", packages: await Promise.all(read) };
  }
  const isMeantAsFile = (each: string) => /\.(ipk|apk)$/.test(each);
  const wrong = packages.filter((each, index) => areFiles[index] || isMeantAsFile(each) || !isPackageName(each));
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
  return { mode: "feed", names: packages, script: await feedScript(source, auth) };
}

/** Made here from the catalog, so that nothing is run on a router that came over the network as a script. */
async function feedScript(source: ArchiveReader, auth: string | undefined): Promise<string> {
  const findings = collectFindings();
  const found = await discover(source, findings);
  if (!found?.catalog) {
    const [finding] = findings.list;
    throw new UserError({
      what: finding?.what ?? `${source.location} has no catalog`,
      cure: finding?.cure ?? "Name the root of a published archive.",
    });
  }
  const credentials = auth ? `PPA_AUTH=${quoted(urlEncoded(auth))}\nexport PPA_AUTH\n` : "";
  return credentials + installScript(fromCatalog(found.catalog));
}

/** `user:password` as it stands in an address, which is how install.sh takes it. */
function urlEncoded(auth: string): string {
  const [user = "", ...password] = auth.split(":");
  const encode = (text: string) =>
    encodeURIComponent(text).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
  return `${encode(user)}:${encode(password.join(":"))}`;
}

async function sshSettings(
  { identityFile, knownHosts }: DeployRequest,
  directory: string,
  { env, secrets, exec }: Pick<Edge, "env" | "secrets" | "exec">,
): Promise<SshSettings> {
  const write = async (name: string, text: string) => {
    await writeFile(join(directory, name), `${text.trim()}\n`, { mode: 0o600 });
    return join(directory, name);
  };
  const identity = identityFile ?? (secrets.sshKey ? await write("key", secrets.sshKey) : undefined);
  const known = knownHosts ? await write("known_hosts", knownHosts) : undefined;
  return {
    env,
    exec,
    controlDirectory: directory,
    ...(identity ? { identityFile: identity } : {}),
    ...(known ? { knownHostsFile: known } : {}),
  };
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

/** One router's result for a person: a line, and what the router said where it failed. */
export function formatDeployed({ host, ok, summary, output }: DeployResult): string {
  const detail = output ? `\n${output.replace(/^/gm, "    | ")}` : "";
  return `${ok ? "ok    " : "failed"} ${host}: ${summary}${detail}`;
}
