import { mkdir, realpath, rm } from "node:fs/promises";
import { type GitContext, git, tryGit, unreachable } from "./git.ts";

export interface GitSource {
  readonly url: string;
  /** Branch, tag or commit; default: the repository's default branch. */
  readonly ref?: string | undefined;
  /** Exact commit; goes before `ref`. */
  readonly commit?: string | undefined;
}

/**
 * Clones a repository into `into`, with its whole history, because LuCI's versions come from it, and returns the exact
 * commit that is checked out. Throws a UserError when the server does not answer, or has no such revision.
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
    const direct = await tryGit(["-C", into, "fetch", "--quiet", "--no-tags", "--", url, wanted], context);
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
      await here(["checkout", "--quiet", "-B", branchName(ref), await resolve(wanted, into, context)]);
    }
  } catch (error) {
    throw unreachable(url, error, context.timeout);
  }
  await fetchSubmodules(into, context);
  return here(["rev-parse", "HEAD"]);
}

/** An earlier job of the same run may have cloned it. */
async function isAt(folder: string, commit: string, context: GitContext): Promise<boolean> {
  const { stdout } = await tryGit(["-C", folder, "rev-parse", "--show-toplevel", "HEAD"], context);
  const [top, head] = stdout.toString("utf8").trim().split("\n");
  return head === commit && top !== undefined && (await realpath(top)) === (await realpath(folder));
}

const branchName = (ref: string | undefined): string => (ref && !/^[0-9a-f]{40}$/.test(ref) ? ref : "main");

async function resolve(wanted: string, repository: string, context: GitContext): Promise<string> {
  for (const name of [`refs/remotes/origin/${wanted}`, `refs/tags/${wanted}`, wanted]) {
    const found = await tryGit(["-C", repository, "rev-parse", "--verify", "--quiet", `${name}^{commit}`], context);
    if (found.code === 0) return found.stdout.toString().trim();
  }
  throw new Error(`it has no branch, tag or commit ${wanted}`);
}

async function fetchSubmodules(repository: string, context: GitContext): Promise<void> {
  const listed = await tryGit(["-C", repository, "config", "--file", ".gitmodules", "--list"], context);
  if (listed.code !== 0) return;
  await git(["-C", repository, "submodule", "--quiet", "update", "--init", "--recursive", "--depth", "1"], context);
}
