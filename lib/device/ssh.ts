import { UserError } from "../run/errors.ts";
import type { Exec, ExecOptions, ExecResult } from "../run/exec.ts";

/** One router that is reached over SSH. */
export interface SshHost {
  readonly user: string;
  readonly host: string;
  readonly port?: number;
}

export interface SshSettings {
  /** File with the private key, mode 0600; without it the user's own keys and agent are used. */
  readonly identityFile?: string;
  /** File with the pinned host keys; without it the user's own known_hosts. An unknown host is refused either way. */
  readonly knownHostsFile?: string;
  /** Folder for the socket of a shared connection: key exchange takes seconds on a slow router. */
  readonly controlDirectory?: string;
  /** The whole environment of ssh; must hold no secret, since the router's `AcceptEnv` is not known. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly exec: Exec;
}

/**
 * Reads `root@router`, `router:2222`, `[fe80::1]:22`.
 * @throws UserError for anything that ssh could take for an option or a command.
 */
export function parseSshHost(text: string): SshHost {
  const [, user = "root", bare, bracketed, port] =
    text.match(
      /^(?:([A-Za-z0-9_][A-Za-z0-9._-]*)@)?(?:([A-Za-z0-9_][A-Za-z0-9._-]*)|\[([0-9A-Fa-f:.]+(?:%[A-Za-z0-9._-]+)?)\])(?::(\d{1,5}))?$/,
    ) ?? [];
  const host = bare ?? bracketed;
  if (!host) {
    throw new UserError({
      what: `"${text}" is not a router`,
      cure: "Write it as root@192.168.1.1 or root@router:2222.",
    });
  }
  return { user, host, ...(port === undefined ? {} : { port: Number(port) }) };
}

/** As in `parseSshHost`, for messages. */
export function showHost({ user, host, port }: SshHost): string {
  return `${user}@${host.includes(":") ? `[${host}]` : host}${port === undefined ? "" : `:${port}`}`;
}

/**
 * Runs a command on a router, with what it reads on standard input: no sftp is needed. Never asks: an unknown or changed
 * host key, and a key that is not accepted, are failures (exit code 255).
 */
export function ssh(
  { user, host, port }: SshHost,
  settings: SshSettings,
  command: string,
  options: Pick<ExecOptions, "input" | "timeout"> = {},
): Promise<ExecResult> {
  const { identityFile, knownHostsFile } = settings;
  const control = controlPath(settings);
  const args = [
    ...["-T", "-o", "BatchMode=yes", "-o", "StrictHostKeyChecking=yes", "-o", "ConnectTimeout=15"],
    ...["-o", "ServerAliveInterval=15", "-o", "ServerAliveCountMax=4", "-o", "LogLevel=ERROR"],
    ...(knownHostsFile ? ["-o", `UserKnownHostsFile=${knownHostsFile}`, "-o", "GlobalKnownHostsFile=/dev/null"] : []),
    ...(identityFile ? ["-o", "IdentitiesOnly=yes", "-i", identityFile] : []),
    ...(control ? ["-o", "ControlMaster=auto", "-o", `ControlPath=${control}`, "-o", "ControlPersist=60"] : []),
    ...(port === undefined ? [] : ["-p", String(port)]),
    ...["-l", user, "--", host, command],
  ];
  return settings.exec("ssh", args, { env: settings.env, ...options });
}

/** Ends the shared connection. */
export async function hangUp({ user, host, port }: SshHost, settings: SshSettings): Promise<void> {
  const control = controlPath(settings);
  if (!control) return;
  const at = port === undefined ? [] : ["-p", String(port)];
  await settings.exec("ssh", ["-o", `ControlPath=${control}`, "-O", "exit", ...at, "-l", user, "--", host], {
    env: settings.env,
  });
}

/** Addresses of sockets are short: a deep folder goes without. */
function controlPath({ controlDirectory }: SshSettings): string | undefined {
  return controlDirectory && controlDirectory.length < 40 ? `${controlDirectory}/%C` : undefined;
}

/** Why ssh itself failed, with the cure, in one sentence. */
export function sshFailure(stderr: string): string {
  const said = stderr.trim().split("\n").at(-1) ?? "";
  if (/Host key verification failed|REMOTE HOST IDENTIFICATION/.test(stderr)) {
    return "its host key is not the pinned one (ssh-keyscan on a network you trust shows the right line for PPA_KNOWN_HOSTS)";
  }
  if (/Permission denied/.test(stderr)) return "it does not accept the SSH key (PPA_SSH_KEY, or your agent's)";
  if (/not found/.test(said) && said.startsWith("ssh:"))
    return "there is no ssh on this machine; install openssh-client";
  return `ssh: ${said.replace(/^ssh: /, "") || "the connection broke off"}`;
}
