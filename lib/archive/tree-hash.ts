import { createHash } from "node:crypto";
import { lstat, readFile, readlink } from "node:fs/promises";
import { join, posix } from "node:path";
import { eachOf } from "../run/each-of.ts";
import type { PackageDirectory } from "./makefiles.ts";

/** Files that are read at a time. */
const width = 32;

/**
 * One hash per package directory: over its own files (those of packages below it belong to these), and over files elsewhere
 * that its Makefile includes or names, or that its links lead to. `files` are relative to `root`, some perhaps above it.
 */
export async function hashDirectories(
  root: string,
  files: readonly string[],
  directories: readonly PackageDirectory[],
): Promise<Map<string, string>> {
  const owners = new Set(directories.map(({ directory }) => directory));
  const lines = new Map<string, string[]>([...owners].map((directory) => [directory, []]));
  const elsewhere = new Map(directories.map(({ directory, includes, above }) => [directory, [...includes, ...above]]));
  const hashes = new Map<string, Promise<string>>();
  const hashOf = (path: string) => {
    const hash = hashes.get(path) ?? hashFile(join(root, path));
    hashes.set(path, hash);
    return hash;
  };
  const owned = files.map((path) => ({ path, owner: ownerOf(path, owners) }));
  await eachOf(owned, width, async ({ path, owner }) => {
    if (owner === undefined) return;
    const relative = owner === "." ? path : path.slice(owner.length + 1);
    const hash = await hashOf(path);
    lines.get(owner)?.push(`${relative}\0${hash}`);
    if (hash.startsWith("link ")) elsewhere.get(owner)?.push(posix.join(posix.dirname(path), hash.slice(5)));
  });
  for (const [directory, paths] of elsewhere) {
    const outside = new Set(paths.flatMap((path) => filesAt(path, files)).filter((path) => !isBelow(path, directory)));
    await eachOf([...outside], width, async (path) => {
      lines.get(directory)?.push(`/${path}\0${await hashOf(path)}`);
    });
  }
  return new Map([...lines].map(([directory, list]) => [directory, sha256(list.sort().join("\n"))]));
}

function ownerOf(path: string, owners: ReadonlySet<string>): string | undefined {
  if (path.startsWith("../")) return undefined;
  for (let folder = posix.dirname(path); ; folder = posix.dirname(folder)) {
    if (owners.has(folder)) return folder;
    if (folder === ".") return undefined;
  }
}

/** The file of that path, or all files of the folder. */
function filesAt(path: string, files: readonly string[]): string[] {
  return files.filter((file) => file === path || isBelow(file, path));
}

/** `folder` may lie above the root: `..`, `../..`, `../shared`. */
function isBelow(file: string, folder: string): boolean {
  if (/^(?:\.|\.\.(?:\/\.\.)*)$/.test(folder)) return levelsUp(file) <= levelsUp(folder);
  return file.startsWith(`${folder}/`);
}

const levelsUp = (path: string): number => path.split("/").filter((part) => part === "..").length;

/** Mode and content; a link is what it points to, a file that vanished meanwhile is nothing. */
async function hashFile(path: string): Promise<string> {
  try {
    const stat = await lstat(path);
    if (stat.isSymbolicLink()) return `link ${await readlink(path)}`;
    if (!stat.isFile()) return "";
    return `${stat.mode & 0o111 ? "755" : "644"} ${sha256(await readFile(path))}`;
  } catch {
    return "";
  }
}

const sha256 = (data: string | Uint8Array): string => createHash("sha256").update(data).digest("hex");
