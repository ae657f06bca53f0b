import { UserError } from "../run/errors.ts";
import type { Exec, ExecResult } from "../run/exec.ts";

export interface GitContext {
  readonly exec: Exec;
  /** Environment for git: on a person's machine its helpers and agents open private repositories. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds that one command may take; default five minutes. */
  readonly timeout?: number | undefined;
}

const DEFAULT_TIMEOUT = 5 * 60_000;

/** Never asks, never runs a program that an address names, and gives up on a server that sends nothing for a minute. */
const SETTINGS = [
  "protocol.ext.allow=never",
  "http.lowSpeedLimit=100",
  "http.lowSpeedTime=60",
  "advice.detachedHead=false",
].flatMap((setting) => ["-c", setting]);

/** Runs git; a code that is not 0 is a result. With a time limit, its helper processes end with it. */
export async function tryGit(args: readonly string[], context: GitContext): Promise<ExecResult> {
  const { exec, env, signal, timeout = DEFAULT_TIMEOUT } = context;
  const options = {
    env: {
      ...env,
      GIT_TERMINAL_PROMPT: "0",
      GIT_SSH_COMMAND: env["GIT_SSH_COMMAND"] ?? "ssh -oBatchMode=yes",
      LC_ALL: "C",
    },
    ...(signal ? { signal } : {}),
  };
  const words = ["git", ...SETTINGS, ...args];
  const limited = await exec("timeout", ["--kill-after=5", String(Math.ceil(timeout / 1000)), ...words], options);
  if (limited.code === 127 && limited.stderr === "timeout: not found") {
    return exec("git", words.slice(1), { ...options, timeout });
  }
  return { ...limited, timedOut: limited.code === 124 || limited.code === 137 };
}

/** Runs git and returns what it printed. Throws an Error with git's own last words. */
export async function git(args: readonly string[], context: GitContext): Promise<string> {
  const result = await tryGit(args, context);
  if (result.code !== 0) throw new GitError(args, result);
  return result.stdout.toString("utf8").trimEnd();
}

export class GitError extends Error {
  readonly timedOut: boolean;
  constructor(args: readonly string[], { code, stderr, timedOut }: ExecResult) {
    super(lastWords(stderr) || `git ${args[0]} ended with ${code}`);
    this.timedOut = timedOut;
  }
}

/** The last line that tells a cause: what git says after it about access rights is the same for every cause. */
function lastWords(stderr: string): string | undefined {
  const lines = stderr.replace(/\n(?:fatal: )?Could not read from remote repository\.\n[\s\S]*$/, "").trim();
  return lines.split("\n").at(-1);
}

/** True when a fetch failed before the server could say what it has: asking it for something else would fail the same way. */
export function isOutOfReach({ code, stderr, timedOut }: ExecResult): boolean {
  if (code === 0) return false;
  return (
    timedOut || /unable to (?:access|connect|look up)|could not read|Authentication failed|not found$/im.test(stderr)
  );
}

/** Puts git's failure to reach `url` into words for a person. */
export function unreachable(url: string, error: unknown, timeout = DEFAULT_TIMEOUT): UserError {
  const said = error instanceof Error ? error.message : String(error);
  const silent = silence(error, timeout);
  if (silent) {
    return new UserError(
      { what: `${url} did not answer within ${silent}`, cure: "Check the address, or try again later" },
      { cause: error },
    );
  }
  return new UserError(
    { what: `${url} cannot be fetched: ${said}`, cure: "Check the address and that the repository is public" },
    { cause: error },
  );
}

/** How long a server said nothing or too little; undefined for another failure. */
function silence(error: unknown, timeout: number): string | undefined {
  if (!(error instanceof GitError)) return undefined;
  const slow = /Less than \d+ bytes\/sec transferred the last (\d+) seconds/.exec(error.message)?.[1];
  if (slow) return `${slow} seconds`;
  if (!error.timedOut) return undefined;
  return timeout < 120_000 ? `${Math.ceil(timeout / 1000)} seconds` : `${Math.round(timeout / 60_000)} minutes`;
}

/** The commit, branch and top folder of the working tree that `directory` is in, or undefined outside of git. */
export async function workingTree(
  directory: string,
  context: GitContext,
): Promise<
  { readonly top: string; readonly commit: string; readonly branch: string; readonly shallow: boolean } | undefined
> {
  const ask = async (...args: string[]) =>
    (await tryGit(["-C", directory, ...args], context)).stdout.toString("utf8").trim();
  const top = await ask("rev-parse", "--show-toplevel");
  const commit = top && (await ask("rev-parse", "--verify", "--quiet", "HEAD"));
  if (!commit) return undefined;
  const branch = await ask("symbolic-ref", "--short", "--quiet", "HEAD");
  return {
    top,
    commit,
    branch: branch || "main",
    shallow: (await ask("rev-parse", "--is-shallow-repository")) === "true",
  };
}
