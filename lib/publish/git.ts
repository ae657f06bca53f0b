import type { Exec, ExecOptions, ExecResult } from "../run/exec.ts";
import { type GitAttempt, GitFailure, gitFailure } from "./git-failure.ts";
import type { Remote } from "./remote.ts";

type Environment = Readonly<Record<string, string | undefined>>;

export interface GitOptions {
  readonly exec: Exec;
  readonly env: Environment;
  /** The temporary bare repository. */
  readonly directory: string;
  readonly remote: Remote;
  readonly branch: string;
  readonly token: string | undefined;
  /** Seconds without a byte after which a connection over http counts as dead. */
  readonly stallSeconds: number;
}

/** Without contents, or without contents and directories. */
export type Filter = "blob:none" | "tree:0";

/** Git in the temporary repository; every failed command throws a GitFailure that explains itself. */
export interface Git {
  /** A command that stays on this machine; it sees neither token nor promisor, so it never fetches behind our back. */
  local(args: readonly string[], input?: ExecOptions["input"]): Promise<Buffer>;
  /**
   * `git fetch` with the remote as promisor: what its filter leaves out may be missing here. A server would take it
   * that of each commit we have we also have the directories, so it is told that we have nothing.
   */
  fetch(filter: Filter, depth: number, refspec: string): Promise<void>;
  /** Fetches objects by their ids, with what they refer to as far as the filter lets it through, all in one request. */
  fetchObjects(filter: Filter, ids: readonly string[]): Promise<void>;
  /** Fetches a branch with everything in it, as if nothing were here. */
  fetchWhole(refspec: string): Promise<void>;
  push(args: readonly string[]): Promise<void>;
  readonly directory: string;
  /** What the explanation of a failure names. */
  readonly attempt: Omit<GitAttempt, "action">;
}

type Config = readonly (readonly [key: string, value: string])[];

/** Settings of a user or a machine that could change what a publication does, put back to git's defaults. */
const plainConfig: Config = [
  ["core.hooksPath", "/dev/null"],
  ["gc.auto", "0"],
  ["maintenance.auto", "false"],
  ["protocol.version", "2"],
  ["fastimport.unpackLimit", "0"],
  ["fetch.prune", "false"],
  ["fetch.recurseSubmodules", "false"],
  ["fetch.writeCommitGraph", "false"],
  ["push.followTags", "false"],
  ["push.gpgSign", "false"],
  ["push.negotiate", "false"],
  ["push.recurseSubmodules", "no"],
];

/**
 * The promisor is named in the environment of fetches only, not in the repository: pack-objects would else fetch the
 * old contents of every changed file to make deltas against them.
 */
const promisorConfig: Config = [
  ["remote.origin.promisor", "true"],
  ["remote.origin.partialCloneFilter", "blob:none"],
];

const quietly = ["--quiet", "--no-tags", "--no-write-fetch-head"];
const haveNothing = ["-c", "fetch.negotiationAlgorithm=noop"];

export function openGit(options: GitOptions): Git {
  const { exec, directory, remote, branch, token } = options;
  const network: Config = [
    ...plainConfig,
    ["http.lowSpeedLimit", "1"],
    ["http.lowSpeedTime", String(options.stallSeconds)],
    ...(token === undefined ? [] : tokenConfig(remote, token)),
  ];
  const quiet = token === undefined ? {} : { GIT_ASKPASS: "", SSH_ASKPASS: "" };
  const environments = {
    local: gitEnvironment(options.env, plainConfig),
    fetch: gitEnvironment({ ...options.env, ...quiet }, [...network, ...promisorConfig]),
    push: gitEnvironment({ ...options.env, ...quiet }, network),
  };
  const attempt = {
    remote: remote.url,
    branch,
    hasToken: token !== undefined,
    secrets: token === undefined ? [] : [token, basicCredentials(token)],
  };
  const run = async (
    action: GitAttempt["action"],
    env: Environment,
    args: readonly string[],
    input?: ExecOptions["input"],
  ): Promise<Buffer> => {
    const result = await exec("git", ["-C", directory, ...args], input === undefined ? { env } : { env, input });
    if (result.code === 0) return result.stdout;
    throw gitFailure({ ...attempt, action }, failureText(result));
  };
  return {
    attempt,
    directory,
    local: (args, input) => run("write", environments.local, args, input),
    async fetch(filter, depth, refspec) {
      const args = [...haveNothing, "fetch", ...quietly, `--depth=${depth}`, `--filter=${filter}`, "origin", refspec];
      await run("fetch", environments.fetch, args);
    },
    async fetchObjects(filter, ids) {
      const args = [...haveNothing, "fetch", ...quietly, `--filter=${filter}`, "--stdin", "origin"];
      await run("fetch", environments.fetch, args, `${ids.join("\n")}\n`);
    },
    async fetchWhole(refspec) {
      await run("fetch", environments.push, [...haveNothing, "fetch", ...quietly, "--depth=1", "origin", refspec]);
    },
    async push(args) {
      await run("push", environments.push, ["push", "--porcelain", ...args]);
    },
  };
}

/** `--porcelain` puts the reason of a rejected push on standard output. */
function failureText(result: ExecResult): string {
  const rejected = result.stdout.length < 65_536 ? result.stdout.toString("utf8") : "";
  if (result.code >= 128 && result.stderr === "") return `${rejected}\nended by a signal (${result.code})`;
  return `${result.stderr}\n${rejected}`;
}

/**
 * The token as a header, valid for this one address: in the environment of git it is in no argument list, no URL and
 * no file. The empty value first drops headers that others have configured, because two are refused by servers.
 */
function tokenConfig(remote: Remote, token: string): Config {
  const key = `http.${remote.url}.extraHeader`;
  return [
    ["credential.helper", ""],
    ["core.askPass", ""],
    [key, ""],
    [key, `Authorization: Basic ${basicCredentials(token)}`],
  ];
}

function basicCredentials(token: string): string {
  return Buffer.from(`x-access-token:${token}`).toString("base64");
}

/** Variables of git that say how to reach a server. All others (GIT_DIR, GIT_TRACE …) belong to someone else's command. */
const keptVariables = /^GIT_(?:SSH|SSH_COMMAND|SSH_VARIANT|SSL_\w+|HTTP_\w+|PROXY_\w+|ASKPASS|EXEC_PATH|CONFIG_\w+)$/;

function gitEnvironment(env: Environment, config: Config): Environment {
  const kept = Object.entries(env).filter(([name]) => !name.startsWith("GIT_") || keptVariables.test(name));
  const first = Number.parseInt(env["GIT_CONFIG_COUNT"] ?? "0", 10) || 0;
  const ours = config.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${first + index}`, key],
    [`GIT_CONFIG_VALUE_${first + index}`, value],
  ]);
  return {
    ...Object.fromEntries(kept),
    ...Object.fromEntries(ours),
    GIT_CONFIG_COUNT: String(first + config.length),
    GIT_TERMINAL_PROMPT: "0",
    LC_ALL: "C",
  };
}

/** Whether `error` is a failure of this kind. */
export function isFailure(error: unknown, kind: GitFailure["kind"]): error is GitFailure {
  return error instanceof GitFailure && error.kind === kind;
}
