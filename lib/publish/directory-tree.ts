import type { Dirent } from "node:fs";
import { lstat, mkdir, open, readdir, readFile, rename, rm, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { errorCode, UserError } from "../run/errors.ts";
import { type EffectiveChanges, type Entries, effectiveChanges, parents } from "./changes.ts";
import { contentBytes, contentId, contentSize } from "./content.ts";
import { type Changes, emptyTree, type PublishedTree } from "./tree.ts";

/** New files wait here until all are written; a left-over one is from a run that was killed. */
const staging = ".ppa-staging";

/**
 * A plain directory as a published tree: regular files only, without `.git`. Their ids are unknown, so that listing
 * reads nothing. A directory that does not exist is empty.
 */
export async function readDirectoryTree(root: string): Promise<PublishedTree> {
  const files = new Map<string, undefined>();
  for (const path of await listFiles(root, "")) files.set(path, undefined);
  return {
    ...emptyTree,
    files,
    async read(paths) {
      const contents = new Map<string, Uint8Array>();
      for (const path of paths) if (files.has(path)) contents.set(path, await readFile(join(root, path)));
      return contents;
    },
  };
}

async function listFiles(root: string, directory: string): Promise<string[]> {
  const entries = await readdir(join(root, directory), { withFileTypes: true }).catch((error: unknown): Dirent[] => {
    if (errorCode(error) === "ENOENT" && directory === "") return [];
    throw directoryError(error, join(root, directory));
  });
  const prefix = directory === "" ? "" : `${directory}/`;
  const lists = await Promise.all(
    entries.map(async (entry) => {
      if (entry.isFile()) return [`${prefix}${entry.name}`];
      const isOurs = entry.name === ".git" || (directory === "" && entry.name === staging);
      return entry.isDirectory() && !isOurs ? listFiles(root, `${prefix}${entry.name}`) : [];
    }),
  );
  return lists.flat();
}

/**
 * Applies changes to a plain directory. Everything is first written beside it, so that a full disk changes nothing;
 * then each file takes its place by a rename: packages, then indexes, then the rest of the site. Removed files go last.
 * Killed in between, the directory has an index all of whose packages are there.
 *
 * @returns whether anything was to be changed
 * @throws UserError for paths that may not be written, and for a full or read-only disk.
 */
export async function applyChanges(root: string, changes: Changes): Promise<boolean> {
  const effective = await effectiveChanges(await idsToCompare(root, changes), changes);
  if (!effective) return false;
  const waiting = join(root, staging);
  try {
    await rm(waiting, { recursive: true, force: true });
    await mkdir(waiting, { recursive: true });
    const puts = [...effective.put].sort(([a], [b]) => rank(a) - rank(b));
    for (const [index, [, content]] of puts.entries()) await writeNew(join(waiting, String(index)), content);
    const first = inTheWay(effective);
    for (const path of first) await removeFile(root, path);
    for (const [path] of puts) await makeDirectories(root, dirname(path));
    for (const [index, [path]] of puts.entries()) await rename(join(waiting, String(index)), join(root, path));
    for (const path of effective.remove) if (!first.has(path)) await removeFile(root, path);
    return true;
  } catch (error) {
    throw directoryError(error, root);
  } finally {
    await rm(waiting, { recursive: true, force: true });
  }
}

/** The files of the directory, with ids where a file of the same size is about to take their place. */
async function idsToCompare(root: string, changes: Changes): Promise<Entries> {
  const { files } = await readDirectoryTree(root);
  const entries = new Map<string, string | undefined>([...files.keys()].map((path) => [path, undefined]));
  for (const [path, content] of changes.put) {
    if (!files.has(path)) continue;
    const file = join(root, path);
    const { size } = await lstat(file);
    if (size === contentSize(content)) entries.set(path, await contentId({ file, size }));
  }
  return entries;
}

/** Files to remove because a directory of that name is needed, or a file in place of their directory. */
function inTheWay({ put, remove }: EffectiveChanges): Set<string> {
  const needed = new Set([...put.keys()].flatMap(parents));
  return new Set([...remove].filter((path) => needed.has(path) || parents(path).some((parent) => put.has(parent))));
}

const feedIndexes = /(?:^|\/)(?:Packages(?:\.gz|\.manifest|\.sig|\.asc)?|packages\.adb|index\.json)$/;

/** Packages before the indexes that name them, and both before the pages that link to them. */
function rank(path: string): number {
  if (/\.(?:ipk|apk)$/.test(path)) return 0;
  return feedIndexes.test(path) ? 1 : 2;
}

async function writeNew(file: string, content: Parameters<typeof contentBytes>[0]): Promise<void> {
  const handle = await open(file, "wx");
  try {
    for await (const chunk of contentBytes(content)) await handle.writeFile(chunk);
  } finally {
    await handle.close();
  }
}

/** Makes a directory and those above it, below `root`, never through a symbolic link, which may lead anywhere. */
async function makeDirectories(root: string, path: string): Promise<void> {
  let current = root;
  for (const segment of path === "." ? [] : path.split("/")) {
    current = join(current, segment);
    const made = await mkdir(current).then(
      () => true,
      (error: unknown) => {
        if (errorCode(error) !== "EEXIST") throw error;
        return false;
      },
    );
    if (!made && !(await lstat(current)).isDirectory()) {
      throw new UserError({ what: `${current} is not a directory`, cure: "Remove it, or write to another directory." });
    }
  }
}

async function removeFile(root: string, path: string): Promise<void> {
  await rm(join(root, path), { force: true });
  for (let parent = dirname(path); parent !== "."; parent = dirname(parent)) {
    const removed = await rmdir(join(root, parent)).then(
      () => true,
      () => false,
    );
    if (!removed) return;
  }
}

function directoryError(error: unknown, root: string): unknown {
  const code = errorCode(error);
  const reasons: Readonly<Record<string, string>> = {
    ENOSPC: "the disk is full",
    EDQUOT: "the quota is used up",
    EROFS: "the disk is read-only",
    EACCES: "it is not permitted",
    EPERM: "it is not permitted",
    ENOTDIR: "it is not a directory",
    EISDIR: "a directory is where a file should be",
  };
  const reason = code === undefined ? undefined : reasons[code];
  if (reason === undefined) return error;
  return new UserError(
    { what: `${root} could not be changed: ${reason}`, cure: "Mend that, and run it again." },
    { cause: error },
  );
}
