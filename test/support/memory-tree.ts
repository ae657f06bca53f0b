import { readFileSync } from "node:fs";
import { blobId } from "../../lib/publish/content.ts";
import { type Content, DIRECTORY, directoryOf, type PublishedTree, type TreeEntry } from "../../lib/publish/tree.ts";
import { treeId } from "../../lib/publish/tree-id.ts";

export const bytesOf = (content: Content): Uint8Array =>
  content instanceof Uint8Array ? content : readFileSync(content.file);

/** A published tree in memory; `reads` collects what was asked for. `large`: only what is asked for is listed. */
export function memoryTree(
  contents: ReadonlyMap<string, Content>,
  { large = false } = {},
): PublishedTree & { readonly reads: string[] } {
  const all = new Map([...contents].map(([path, content]) => [path, bytesOf(content)]));
  const directories = gitDirectories(all);
  const files = new Map([...all].map(([path, bytes]) => [path, blobId(bytes)]));
  const reads: string[] = [];
  const listed = new Set<string>();
  let complete = !large;
  const isListed = (directory: string) => complete || listed.has(directory) || !directories.has(directory);
  const list = async (wanted: Iterable<string>) => {
    for (const directory of wanted) for (const each of [directory, ...above(directory)]) listed.add(each);
  };
  const required = (path: string) => {
    if (!isListed(directoryOf(path))) throw new Error(`${path} was asked for before its directory was listed`);
    return path;
  };
  return {
    reads,
    files: {
      has: (path) => files.has(required(path)),
      get: (path) => files.get(required(path)),
      keys: () => [...files.keys()].filter((path) => isListed(directoryOf(path))),
    },
    get complete() {
      return complete;
    },
    list,
    listAll: async () => {
      complete = true;
    },
    entries(directory) {
      required(`${directory}/`);
      return directories.get(directory);
    },
    async read(paths) {
      await list(paths.map(directoryOf));
      reads.push(...paths);
      return new Map(paths.flatMap((path) => (all.has(path) ? [[path, all.get(path) as Uint8Array]] : [])));
    },
  };
}

/** `a/b` → `a`, `""`. */
function above(directory: string): string[] {
  return directory === "" ? [] : [directoryOf(directory), ...above(directoryOf(directory))];
}

/** Directories as git would store them, by path. */
function gitDirectories(files: ReadonlyMap<string, Uint8Array>): Map<string, Map<string, TreeEntry>> {
  const directories = new Map<string, Map<string, TreeEntry>>([["", new Map()]]);
  const nameOf = (path: string) => path.slice(path.lastIndexOf("/") + 1);
  for (const [path, bytes] of files) {
    for (const directory of above(directoryOf(path)).concat(directoryOf(path))) {
      if (!directories.has(directory)) directories.set(directory, new Map());
    }
    directories.get(directoryOf(path))?.set(nameOf(path), { mode: "100644", id: blobId(bytes) });
  }
  const deepestFirst = [...directories.keys()]
    .filter(Boolean)
    .sort((a, b) => b.split("/").length - a.split("/").length);
  for (const path of deepestFirst) {
    const id = treeId(directories.get(path) ?? new Map());
    directories.get(directoryOf(path))?.set(nameOf(path), { mode: DIRECTORY, id });
  }
  return directories;
}

/** What a tree holds after a publication. */
export function applied(
  before: ReadonlyMap<string, Content>,
  { put, remove }: { put: ReadonlyMap<string, Content>; remove: ReadonlySet<string> },
): Map<string, Content> {
  const after = new Map([...before, ...put]);
  for (const path of remove) after.delete(path);
  return after;
}
