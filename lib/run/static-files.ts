import { open, realpath } from "node:fs/promises";
import { sep } from "node:path";
import type { Readable } from "node:stream";
import { errorCode, UserError } from "./errors.ts";
import type { Exec } from "./exec.ts";

/** A file to send: its length in bytes and its contents. */
export interface StaticFile {
  readonly size: number;
  readonly body: Uint8Array | Readable;
}

/**
 * Where a static server takes its files from. Paths have no leading slash, no empty and no `..` segment; `""` is the root.
 */
export interface StaticFiles {
  find(path: string): Promise<StaticFile | "directory" | undefined>;
}

/** The files below a directory. A symbolic link that leads out of it is treated as absent. */
export async function directoryFiles(root: string): Promise<StaticFiles> {
  const base = await realpath(root).catch(() => {
    throw new UserError({ what: `There is no directory ${root}`, cure: "Name a directory that holds an archive." });
  });
  return {
    async find(path) {
      try {
        const real = await realpath(`${base}/${path}`);
        if (real !== base && !real.startsWith(base + sep)) return undefined;
        const handle = await open(real);
        const stat = await handle.stat();
        if (stat.isFile()) return { size: stat.size, body: handle.createReadStream() };
        await handle.close();
        return stat.isDirectory() ? "directory" : undefined;
      } catch (error) {
        if (["ENOENT", "ENOTDIR", "EACCES", "ENAMETOOLONG", "EINVAL"].includes(errorCode(error) ?? ""))
          return undefined;
        throw error;
      }
    },
  };
}

/**
 * The files of a branch of a local git repository (a work tree or a bare one), read for every request anew, so that a
 * publication made while the server runs shows at once.
 */
export async function branchFiles(repository: string, branch: string, exec: Exec): Promise<StaticFiles> {
  const git = (args: string[], input?: string) =>
    exec("git", ["-C", repository, ...args], input === undefined ? {} : { input });
  if ((await git(["check-ref-format", `refs/heads/${branch}`])).code !== 0) throw noBranch(repository, branch);
  if ((await git(["rev-parse", "--quiet", "--verify", `${branch}^{commit}`])).code !== 0) {
    throw noBranch(repository, branch);
  }
  return {
    async find(path) {
      if (path.includes("\n")) return undefined;
      const { stdout } = await git(["cat-file", "--batch"], `${branch}:${path}\n`);
      const end = stdout.indexOf(10);
      const [, type, size] =
        stdout
          .subarray(0, end)
          .toString("latin1")
          .match(/^[0-9a-f]+ (blob|tree) (\d+)$/) ?? [];
      if (type === "tree") return "directory";
      if (type !== "blob") return undefined;
      return { size: Number(size), body: stdout.subarray(end + 1, end + 1 + Number(size)) };
    },
  };
}

function noBranch(repository: string, branch: string): UserError {
  return new UserError({
    what: `"${branch}" is neither a directory nor a branch of the git repository in ${repository}`,
    cure:
      "Name the folder of a published archive, or the branch it is published on. One that was pushed must be fetched " +
      "first: git fetch origin gh-pages && ppa serve origin/gh-pages.",
  });
}
