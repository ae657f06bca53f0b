import type { ExecResult } from "../run/exec.ts";

export interface RunOptions {
  /** Milliseconds after which the script and everything it started is ended; the result then has `timedOut`. */
  readonly timeout?: number;
  /** Variables of the script beyond the sandbox's own few. */
  readonly env?: Readonly<Record<string, string>>;
  readonly onLine?: (line: string) => void;
}

/**
 * A place in which an SDK stands and package code may run: a container, or a folder of this machine. Nothing of our own
 * environment is in it, files are copied in and out (never mounted, so it works where the engine's host is another one),
 * and nothing of it is left when it is closed or when our process dies.
 */
export interface Sandbox {
  /** Directory of the SDK inside; scripts start there. */
  readonly topdir: string;
  /** Runs a bash script under `set -eu`; `args` are its `$1`, `$2` …: input never becomes part of a script's text. */
  run(script: string, args?: readonly string[], options?: RunOptions): Promise<ExecResult>;
  /** Copies what is in the folder `from` of this machine into the folder `to` below `topdir`, with times and links. */
  put(from: string, to: string): Promise<void>;
  /** Copies what is in the folder `from` below `topdir`, if there is one, into `to`; the files belong to the caller. */
  get(from: string, to: string): Promise<void>;
  close(): Promise<void>;
}

/** Proxies are all that a sandbox inherits, and only those without a password in them. */
export function sandboxEnvironment(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of ["http_proxy", "https_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"]) {
    const value = env[name];
    if (value && !value.includes("@")) kept[name] = value;
  }
  return kept;
}

/**
 * What every script begins with. A container may have a limit of a thousand million open files, which fakeroot and apk
 * walk through for minutes (field.md d4); lowering our own limit needs nobody's leave, raising one may fail.
 */
const PRELUDE =
  'set -eu; umask 022; { [ "$(ulimit -Sn)" != unlimited ] && [ "$(ulimit -Sn)" -le 1024 ]; } || ulimit -Sn 1024 || :\n';

/** The command that runs a script with a time limit; `timeout` ends its whole process group. */
export function scriptCommand(script: string, args: readonly string[], timeout: number | undefined): string[] {
  const shell = ["bash", "-c", PRELUDE + script, "ppa", ...args];
  return ["timeout", "--kill-after=10", String(Math.ceil((timeout ?? 0) / 1000)), ...shell];
}

/** `timeout` ends with 124, or with 137 when it had to kill. */
export function endedByTimeout(code: number, timeout: number | undefined): boolean {
  return timeout !== undefined && (code === 124 || code === 137);
}
