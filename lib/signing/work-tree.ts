import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { UserError } from "../run/errors.ts";
import type { Exec } from "../run/exec.ts";

/**
 * The root of the git work tree that `directory` is in; undefined outside of one.
 * @throws UserError when there is a repository that git does not open: then nobody knows what git tracks.
 */
export async function workTreeOf(directory: string, exec: Exec): Promise<string | undefined> {
  const { code, stdout, stderr } = await exec("git", ["-C", directory, "rev-parse", "--show-toplevel"]);
  if (code === 0) return stdout.toString("utf8").replace(/\n$/, "") || undefined;
  const repository = repositoryAbove(directory);
  if (repository === undefined) return undefined;
  throw new UserError({
    what: `git does not open the repository in ${repository}: ${stderr.trim().split("\n")[0] ?? ""}`,
    cure: "Install git and make sure that `git status` works there",
  });
}

/** Found without git, because git's message that there is none is in the user's language. */
function repositoryAbove(directory: string): string | undefined {
  for (let at = directory; ; at = dirname(at)) {
    if (at.endsWith("/.git")) return undefined;
    if (existsSync(join(at, ".git"))) return at;
    if (at === dirname(at)) return undefined;
  }
}
