import { copyFile, cp, lstat, mkdir, readlink, rm, symlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { holdsPrivateKey } from "../signing/leaks.ts";
import { type GitContext, git } from "./git.ts";

/** Copies what git knows, submodules too. Returns the keys it left behind in repositories within. */
export async function copyTracked(top: string, copy: string, context: GitContext): Promise<string[]> {
  const list = await git(["-C", top, "ls-files", "-z", "--cached", "--recurse-submodules"], context);
  return copyFiles(top, copy, list.split("\0").filter(Boolean));
}

/**
 * New files count only inside packages, at `directories` below `top`: elsewhere in a working tree there may be anything. Returns
 * the keys it left behind.
 */
export async function copyUntracked(
  top: string,
  directories: readonly string[],
  copy: string,
  context: GitContext,
): Promise<string[]> {
  if (directories.length === 0) return [];
  const args = ["-C", top, "ls-files", "-z", "--others", "--exclude-standard", "--", ...directories];
  const files = (await git(args, context)).split("\0").filter(Boolean);
  const withheld: string[] = [];
  const wanted: string[] = [];
  for (const file of files) {
    if (await holdsPrivateKey(join(top, file))) withheld.push(join(top, file));
    else wanted.push(file);
  }
  return [...withheld, ...(await copyFiles(top, copy, wanted))];
}

/** Copies all but .git and private keys; returns those, by their paths on this machine. */
export async function copyTree(from: string, to: string): Promise<string[]> {
  const withheld: string[] = [];
  const filter = async (path: string): Promise<boolean> => {
    if (basename(path) === ".git") return false;
    if (!(await holdsPrivateKey(path))) return true;
    withheld.push(path);
    return false;
  };
  await cp(from, to, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true, filter });
  return withheld;
}

async function copyFiles(top: string, copy: string, files: readonly string[]): Promise<string[]> {
  for (const folder of new Set(files.map((file) => dirname(file))))
    await mkdir(join(copy, folder), { recursive: true });
  const next = files.values();
  const withheld: string[] = [];
  const work = async () => {
    for (const file of next) withheld.push(...(await copyEntry(join(top, file), join(copy, file))));
  };
  await Promise.all(Array.from({ length: 16 }, work));
  return withheld;
}

/** A tracked file that is not there was deleted, which is a change like any other. Git lists a repository within as its folder. */
async function copyEntry(from: string, to: string): Promise<string[]> {
  const found = await lstat(from).catch(() => undefined);
  if (found?.isDirectory()) return copyTree(from, to);
  if (found?.isSymbolicLink()) {
    await rm(to, { force: true });
    await symlink(await readlink(from), to);
  } else if (found) await copyFile(from, to);
  return [];
}
