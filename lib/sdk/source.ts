import { mkdir, realpath, rm } from "node:fs/promises";
import { UserError } from "../run/errors.ts";
import { type GitContext, GitError, git, isOutOfReach, tryGit, unreachable } from "./git.ts";

export interface GitSource {
  readonly url: string;
  /** Branch, tag or commit; default: the repository's default branch. */
  readonly ref?: string | undefined;
  /** Exact commit; goes before `ref`. */
  readonly commit?: string | undefined;
}

/**
 * Clones a repository into `into`, with its whole history, because LuCI's versions come from it, and returns the exact
 * commit that is checked out. Throws a UserError when the server or that of a submodule does not answer, or has no such
 * revision.
 */
export async function fetchSource(source: GitSource, into: string, context: GitContext): Promise<string> {
  const { url, ref, commit } = source;
  if (commit && (await isAt(into, commit, context))) return commit;
  await rm(into, { recursive: true, force: true });
  await mkdir(into, { recursive: true });
  const here = (args: readonly string[]) => git(["-C", into, ...args], context);
  try {
    await git(["init", "--quiet", "--initial-branch", "main", into], context);
    const wanted = commit ?? ref ?? "HEAD";
    const args = ["-C", into, "fetch", "--quiet", "--no-tags", "--", url, wanted];
    const direct = await tryGit(args, context);
    if (isOutOfReach(direct)) throw new GitError(args, direct);
    if (direct.code === 0) await here(["checkout", "--quiet", "-B", branchName(ref), "FETCH_HEAD"]);
    else {
      // Not every server hands out a commit by its id; then it is on some branch or tag.
      await here([
        "fetch",
        "--quiet",
        "--force",
        "--",
        url,
        "+refs/heads/*:refs/remotes/origin/*",
        "+refs/tags/*:refs/tags/*",
      ]);
      await here(["checkout", "--quiet", "-B", branchName(ref), await resolve(source, into, context)]);
    }
  } catch (error) {
    throw error instanceof UserError ? error : unreachable(url, error, context.timeout);
  }
  await fetchSubmodules(url, into, context);
  return here(["rev-parse", "HEAD"]);
}

/** An earlier job of the same run may have cloned it. */
async function isAt(folder: string, commit: string, context: GitContext): Promise<boolean> {
  const { stdout } = await tryGit(["-C", folder, "rev-parse", "--show-toplevel", "HEAD"], context);
  const [top, head] = stdout.toString("utf8").trim().split("\n");
  return head === commit && top !== undefined && (await realpath(top)) === (await realpath(folder));
}

const branchName = (ref: string | undefined): string => (ref && !/^[0-9a-f]{40}$/.test(ref) ? ref : "main");

async function resolve({ url, ref, commit }: GitSource, repository: string, context: GitContext): Promise<string> {
  const wanted = commit ?? ref ?? "HEAD";
  for (const name of [`refs/remotes/origin/${wanted}`, `refs/tags/${wanted}`, wanted]) {
    const found = await tryGit(["-C", repository, "rev-parse", "--verify", "--quiet", `${name}^{commit}`], context);
    if (found.code === 0) return found.stdout.toString().trim();
  }
  throw new UserError({
    what: `${url} cannot be fetched: it has no branch, tag or commit ${wanted}`,
    cure: commit ? "It had it when the build was planned: plan again" : ref ? "Correct ref" : "Push something to it",
  });
}

async function fetchSubmodules(url: string, repository: string, context: GitContext): Promise<void> {
  const listed = await tryGit(["-C", repository, "config", "--file", ".gitmodules", "--list"], context);
  if (listed.code !== 0) return;
  const args = ["-C", repository, "submodule", "--quiet", "update", "--init", "--recursive", "--depth", "1"];
  const result = await tryGit(args, context);
  if (result.code === 0) return;
  // After the cause git tells at length that it tried twice.
  const [cause = "", about = ""] = result.stderr.split(/^fatal: clone of /m);
  const address = /^'([^']+)'/.exec(about)?.[1];
  const error = new GitError(args, { ...result, stderr: address ? cause : result.stderr });
  throw unreachable(`${address ?? "a submodule"}, which ${url} has as a submodule,`, error, context.timeout);
}

/**
 * Files of a folder that git counts, relative to it: tracked ones, those of submodules too, and new ones that are not ignored;
 * also those around it in its repository (`../common.mk`). Undefined outside of git.
 */
export async function listSourceFiles(folder: string, context: GitContext): Promise<string[] | undefined> {
  const list = async (...args: string[]) => tryGit(["-C", folder, "ls-files", "-z", ...args, "--", ":/"], context);
  const tracked = await list("--cached", "--recurse-submodules");
  if (tracked.code !== 0) return undefined;
  const fresh = await list("--others", "--exclude-standard");
  const files = [tracked, fresh].flatMap(({ stdout }) => stdout.toString("utf8").split("\0").filter(Boolean));
  return [...new Set(files)].sort();
}
