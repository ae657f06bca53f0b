import { createHash } from "node:crypto";
import { contentId } from "./content.ts";
import { type Changes, DIRECTORY, directoryOf, type PublishedTree, type TreeEntry } from "./tree.ts";

/** The id that git will give to a listed directory after a publication that makes and removes no directories in it. */
export async function treeIdAfter(tree: PublishedTree, directory: string, { put, remove }: Changes): Promise<string> {
  const entries = new Map<string, TreeEntry>(tree.entries(directory));
  const nameOf = (path: string) => path.slice(directory.length + 1);
  for (const path of remove) if (directoryOf(path) === directory) entries.delete(nameOf(path));
  for (const [path, content] of put) {
    if (directoryOf(path) === directory) entries.set(nameOf(path), { mode: "100644", id: await contentId(content) });
  }
  return treeId(entries);
}

/** Git's id of a directory with these entries: SHA-1 of its tree object, 40 hex digits. */
export function treeId(entries: ReadonlyMap<string, TreeEntry>): string {
  // Git orders directories as if their names ended in a slash.
  const sorted = [...entries].map(([name, entry]) => ({
    key: Buffer.from(entry.mode === DIRECTORY ? `${name}/` : name),
    line: Buffer.concat([Buffer.from(`${entry.mode} ${name}\0`), Buffer.from(entry.id, "hex")]),
  }));
  sorted.sort((a, b) => Buffer.compare(a.key, b.key));
  const object = Buffer.concat(sorted.map(({ line }) => line));
  return createHash("sha1").update(`tree ${object.length}\0`).update(object).digest("hex");
}
