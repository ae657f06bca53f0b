import type { ExecResult } from "../run/exec.ts";
import type { Reporter } from "../run/reporter.ts";
import { type LocalPackage, uploadOf } from "./local-package.ts";
import {
  cleanUpScript,
  installFilesScript,
  parseProbe,
  probeScript,
  quoted,
  type RouterState,
  removeScript,
  unpackCommand,
} from "./remote.ts";
import { hangUp, type SshHost, type SshSettings, showHost, ssh, sshFailure } from "./ssh.ts";

export type DeployAction =
  /** Installs these files, whatever version is there. */
  | { readonly mode: "direct"; readonly packages: readonly LocalPackage[] }
  /** Runs the archive's install script with these package names. */
  | { readonly mode: "feed"; readonly script: string; readonly names: readonly string[] };

export interface DeployOptions {
  readonly hosts: readonly SshHost[];
  readonly action: DeployAction;
  readonly ssh: SshSettings;
  readonly reporter: Reporter;
  readonly dryRun?: boolean;
  /** Reboots after the installation and waits until the router answers again. */
  readonly reboot?: boolean;
  /** Shell command that must succeed on the router afterwards, else the version before comes back. */
  readonly check?: string | undefined;
  /** Fetches a published package, for the way back. */
  readonly published: (name: string, version: string, router: RouterState) => Promise<LocalPackage | undefined>;
  readonly randomBytes: (size: number) => Uint8Array;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

export interface DeployResult {
  readonly host: string;
  readonly ok: boolean;
  /** What happened, in one line. */
  readonly summary: string;
  /** What the package manager printed, when something failed. */
  readonly output?: string;
}

const MINUTE = 60_000;

/**
 * Brings packages to routers over SSH, all routers at once, and back to the versions before where that fails: a package
 * that was not there is removed, an older version is taken from the published feeds. One router's trouble does not keep
 * the others from being served.
 */
export async function deploy(options: DeployOptions): Promise<DeployResult[]> {
  return Promise.all(
    options.hosts.map(async (host) => {
      const name = showHost(host);
      try {
        return { host: name, ...(await deployTo(host, options)) };
      } catch (error) {
        if (error instanceof Failure) return { host: name, ok: false, summary: error.message, ...error.details };
        throw error;
      } finally {
        await hangUp(host, options.ssh);
      }
    }),
  );
}

class Failure extends Error {
  readonly details: { readonly output?: string };
  constructor(message: string, output?: string) {
    super(message);
    this.details = output?.trim() ? { output: output.trim() } : {};
  }
}

async function deployTo(host: SshHost, options: DeployOptions): Promise<Omit<DeployResult, "host">> {
  const { action, dryRun } = options;
  const names = action.mode === "direct" ? action.packages.map(({ name }) => name) : action.names;
  const before = await probe(host, options, names);
  if (action.mode === "direct") checkFits(before, action.packages);
  if (dryRun) return { ok: true, summary: `would ${plan(action, before, names)}` };
  try {
    await install(host, options, before);
    const after = await probe(host, options, names);
    checkInstalled(action, after, names);
    if (options.reboot) await reboot(host, options);
    if (options.check) await runCheck(host, options, options.check);
    return { ok: true, summary: changes(before, after, names) };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const back = await goBack(host, options, before, names);
    throw new Failure(`${error.message}; ${back}`, error.details.output);
  }
}

async function probe(host: SshHost, options: DeployOptions, names: readonly string[]): Promise<RouterState> {
  const { stdout } = await remote(host, options, "sh -s", { input: probeScript(names), timeout: MINUTE });
  const state = parseProbe(stdout.toString("utf8"));
  if (!state) throw new Failure("is not a router with OpenWrt: neither opkg nor apk was found");
  return state;
}

/** Runs a command; trouble of ssh itself is a failure, the command's own exit code is the caller's to judge. */
async function remote(
  host: SshHost,
  options: DeployOptions,
  command: string,
  how: { input?: string | Uint8Array; timeout: number },
): Promise<ExecResult> {
  const result = await ssh(host, options.ssh, command, how);
  if (result.timedOut) throw new Failure(`did not finish in ${how.timeout / MINUTE} minutes`);
  if (result.code === 255 || result.code === 127) throw new Failure(sshFailure(result.stderr));
  return result;
}

function checkFits(router: RouterState, packages: readonly LocalPackage[]): void {
  for (const { manager, name, architecture } of packages) {
    if (manager !== router.manager) {
      throw new Failure(`uses ${router.manager}, and ${name} is a package for ${manager}`);
    }
    if (["all", "noarch", ...router.arches].includes(architecture)) continue;
    throw new Failure(`takes packages for ${router.arches.join(", ")}, and ${name} is for ${architecture}`);
  }
}

async function install(host: SshHost, options: DeployOptions, router: RouterState): Promise<void> {
  const { action } = options;
  if (action.mode === "direct") return installFiles(host, options, router, action.packages);
  const command = ["sh", "-s", "--", ...action.names.map(quoted)].join(" ");
  const { code, stdout, stderr } = await remote(host, options, command, { input: action.script, timeout: 10 * MINUTE });
  if (code !== 0) throw new Failure("could not install from the feed", `${stdout.toString("utf8")}${stderr}`);
}

async function installFiles(
  host: SshHost,
  options: DeployOptions,
  router: RouterState,
  packages: readonly LocalPackage[],
): Promise<void> {
  const directory = `/tmp/ppa-deploy-${Buffer.from(options.randomBytes(6)).toString("hex")}`;
  const input = await uploadOf(packages, options.randomBytes);
  const upload = await remote(host, options, unpackCommand(directory), { input, timeout: 10 * MINUTE });
  if (upload.code !== 0) throw new Failure("could not take the files", upload.stderr);
  try {
    const script = installFilesScript(router.manager, directory, packages);
    const { code, stdout, stderr } = await remote(host, options, "sh -s", { input: script, timeout: 10 * MINUTE });
    if (code !== 0)
      throw new Failure(`could not install ${packages.map(({ name }) => name).join(", ")}`, `${stdout}${stderr}`);
  } finally {
    await ssh(host, options.ssh, "sh -s", { input: cleanUpScript(directory), timeout: MINUTE });
  }
}

/** A package manager's exit code is not to be believed alone: opkg says 0 in more cases than one. */
function checkInstalled(action: DeployAction, after: RouterState, names: readonly string[]): void {
  for (const name of names) {
    const version = after.versions.get(name);
    const wanted = action.mode === "direct" ? action.packages.find((each) => each.name === name)?.version : version;
    if (version === undefined) throw new Failure(`${name} is not installed afterwards`);
    if (version !== wanted) throw new Failure(`${name} is ${version} afterwards, not ${wanted}`);
  }
}

async function reboot(host: SshHost, options: DeployOptions): Promise<void> {
  await ssh(host, options.ssh, "reboot", { timeout: MINUTE });
  await hangUp(host, options.ssh);
  for (let waited = 0; waited < 5 * MINUTE; waited += 5_000) {
    await options.sleep(5_000);
    const { code } = await ssh(host, options.ssh, "true", { timeout: 20_000 });
    if (code === 0) return;
  }
  throw new Failure("did not answer within 5 minutes after its reboot");
}

async function runCheck(host: SshHost, options: DeployOptions, check: string): Promise<void> {
  const { code, stdout, stderr } = await remote(host, options, "sh -s", { input: `${check}\n`, timeout: 5 * MINUTE });
  if (code !== 0) throw new Failure(`the check ended with ${code}`, `${stdout}${stderr}`);
}

/** Brings every package back to what it was before; says in one clause how that went. */
async function goBack(
  host: SshHost,
  options: DeployOptions,
  before: RouterState,
  names: readonly string[],
): Promise<string> {
  try {
    const now = await probe(host, options, names);
    const changed = names.filter((name) => now.versions.get(name) !== before.versions.get(name));
    if (changed.length === 0) return "nothing was changed";
    const added = changed.filter((name) => !before.versions.has(name));
    if (added.length > 0) {
      await remote(host, options, "sh -s", { input: removeScript(before.manager, added), timeout: 10 * MINUTE });
    }
    const lost: string[] = [];
    for (const name of changed.filter((each) => before.versions.has(each))) {
      const version = before.versions.get(name) ?? "";
      const old = await options.published(name, version, before);
      if (old) await installFiles(host, options, before, [old]);
      else lost.push(`${name} ${version}`);
    }
    if (lost.length > 0) return `not back to ${lost.join(", ")}, which the archive does not have any more`;
    const restored = await probe(host, options, names);
    const same = names.every((name) => restored.versions.get(name) === before.versions.get(name));
    return same ? "back to the versions before" : "the versions before could not be brought back";
  } catch (error) {
    if (error instanceof Failure) return `the way back failed: ${error.message}`;
    throw error;
  }
}

function plan(action: DeployAction, before: RouterState, names: readonly string[]): string {
  if (action.mode === "feed") return `add the feed and install ${names.join(", ")} (${showVersions(before, names)})`;
  return action.packages
    .map(({ name, version }) => `install ${name} ${version} (now: ${before.versions.get(name) ?? "not installed"})`)
    .join(", ");
}

function showVersions({ versions }: RouterState, names: readonly string[]): string {
  return names.map((name) => `${name} ${versions.get(name) ?? "not installed"}`).join(", ");
}

function changes(before: RouterState, after: RouterState, names: readonly string[]): string {
  return names
    .map((name) => {
      const [old, now] = [before.versions.get(name), after.versions.get(name)];
      if (old === undefined) return `${name} ${now} installed`;
      return old === now ? `${name} ${now} as before` : `${name} ${old} → ${now}`;
    })
    .join(", ");
}
