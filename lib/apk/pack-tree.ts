import type { TreeEntry } from "../ipk/tree.ts";
import { UserError } from "../run/errors.ts";

/** A directory as apk stores it: with the files in it, but not the directories. */
export interface Directory {
  /** Without slashes at its ends; empty for the root. */
  readonly path: string;
  readonly mode: number;
  /** In byte order of their names. */
  readonly files: readonly FileEntry[];
}

export interface FileEntry {
  readonly name: string;
  readonly entry: Exclude<TreeEntry, { type: "directory" }>;
}

/**
 * A payload in apk's order: all directories by their whole path in byte order, the root first, those that are not listed
 * with mode 0755.
 * @throws UserError for a path that leaves the package or is there twice
 */
export function directoriesOf(tree: readonly TreeEntry[]): Directory[] {
  const directories = new Map<string, { mode: number; files: FileEntry[] }>([["", { mode: 0o755, files: [] }]]);
  const needed = (path: string) => {
    const known = directories.get(path);
    if (known) return known;
    const made = { mode: 0o755, files: [] };
    directories.set(path, made);
    if (path !== "") needed(parentOf(path));
    return made;
  };
  const seen = new Set<string>();
  for (const entry of tree) {
    if (entry.path === "" && entry.type === "directory") {
      needed("").mode = entry.mode;
      continue;
    }
    refuseStrangePath(entry.path);
    if (seen.has(entry.path)) throw new UserError(`the package has the path ${JSON.stringify(entry.path)} twice`);
    seen.add(entry.path);
    const parent = needed(parentOf(entry.path));
    if (entry.type === "directory") needed(entry.path).mode = entry.mode;
    else parent.files.push({ name: entry.path.slice(entry.path.lastIndexOf("/") + 1), entry });
  }
  const fileAsDirectory = tree.find(({ path, type }) => type !== "directory" && directories.has(path));
  if (fileAsDirectory)
    throw new UserError(`the package has ${JSON.stringify(fileAsDirectory.path)} as a file and as a directory`);
  return [...directories]
    .map(([path, { mode, files }]) => ({ path, mode, files: files.sort((a, b) => compareBytes(a.name, b.name)) }))
    .sort((a, b) => compareBytes(a.path, b.path));
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}

function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a, "utf8"), Buffer.from(b, "utf8"));
}

function refuseStrangePath(path: string): void {
  const isStrange = path.split("/").some((part) => part === "" || part === "." || part === "..");
  if (!isStrange && !path.includes("\0")) return;
  throw new UserError({
    what: `the package cannot hold the path ${JSON.stringify(path)}`,
    cure: "Give a path below the router's root, without `..`.",
  });
}
