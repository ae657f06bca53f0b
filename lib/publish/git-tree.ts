import type { Entries } from "./changes.ts";
import { type Git, isFailure } from "./git.ts";
import { gitFailure } from "./git-failure.ts";
import { missingObjects, readObjects } from "./objects.ts";
import { DIRECTORY, directoryOf, type PublishedTree, type TreeEntry } from "./tree.ts";

/** The published tree of a commit, whose directories and files are fetched when they are asked for. */
export interface GitTree extends PublishedTree {
  /** Everything that is listed, for comparison with what is to be written. */
  listed(): Entries;
  /** Directories that exist and are not listed. */
  unlisted(): string[];
}

type Directory = Map<string, TreeEntry>;

/**
 * @param branch whose newest commit has this tree
 * @param root id of the commit's tree
 */
export async function openGitTree(git: Git, branch: string, root: string): Promise<GitTree> {
  // Where the server does not filter, everything came with the commit.
  const isHere = (await missingObjects(git, [root])).length === 0;
  const directories = new Map<string, Directory>();
  const files = new Map<string, string>();
  let complete = false;

  const add = (directory: string, name: string, entry: TreeEntry): void => {
    directories.get(directory)?.set(name, entry);
    if (entry.mode.startsWith("100")) files.set(join(directory, name), entry.id);
  };

  /** The uppermost directory that must be listed before `path` can be; undefined when it is listed or does not exist. */
  const nextToList = (path: string): { path: string; id: string } | undefined => {
    if (!directories.has("")) return { path: "", id: root };
    let at = "";
    for (const segment of path === "" ? [] : path.split("/")) {
      const entry = directories.get(at)?.get(segment);
      if (entry?.mode !== DIRECTORY) return undefined;
      at = join(at, segment);
      if (!directories.has(at)) return { path: at, id: entry.id };
    }
    return undefined;
  };

  const unlisted = () =>
    [...directories].flatMap(([directory, names]) =>
      [...names]
        .filter(([name, { mode }]) => mode === DIRECTORY && !directories.has(join(directory, name)))
        .map(([name, { id }]) => ({ path: join(directory, name), id })),
    );

  const fetchAll = async (): Promise<void> => {
    // What is here already would not be fetched again, nor what is below it.
    const ids = directories.has("") ? unlisted().map(({ id }) => id) : [root];
    if (isHere || ids.length === 0) return;
    try {
      await git.fetchObjects("blob:none", ids);
    } catch (error) {
      if (!isFailure(error, "unadvertised")) throw error;
      await git.fetch("blob:none", 1, `+refs/heads/${branch}:refs/listed`);
      const moved = (await missingObjects(git, [root])).length > 0;
      if (moved) throw gitFailure({ ...git.attempt, action: "fetch" }, "stale info");
    }
  };

  const listAll = async (): Promise<void> => {
    if (complete) return;
    await fetchAll();
    directories.clear();
    files.clear();
    directories.set("", new Map());
    for (const { path, ...entry } of parseListing(
      await git.local(["ls-tree", "-r", "-t", "-z", "--full-tree", root]),
    )) {
      if (entry.mode === DIRECTORY) directories.set(path, new Map());
      add(directoryOf(path), path.slice(path.lastIndexOf("/") + 1), entry);
    }
    complete = true;
  };

  const list = async (wanted: Iterable<string>): Promise<void> => {
    const paths = [...new Set(wanted)];
    while (!complete) {
      const next = new Map(paths.flatMap((path) => nextToList(path) ?? []).map(({ path, id }) => [path, id]));
      if (next.size === 0) return;
      const objects = await readObjects(git, [...next.values()], listAll);
      if (complete) return;
      for (const [path, id] of next) {
        directories.set(path, new Map());
        for (const [name, entry] of parseTree(objects.get(id) ?? Buffer.alloc(0))) add(path, name, entry);
      }
    }
  };

  const requireListed = (path: string): void => {
    const next = complete ? undefined : nextToList(directoryOf(path));
    if (next) throw new Error(`${path} was asked for before /${next.path} was listed`);
  };

  const fetchWhole = () => git.fetchWhole(`+refs/heads/${branch}:refs/whole`);

  return {
    files: {
      has(path) {
        requireListed(path);
        return files.has(path);
      },
      get(path) {
        requireListed(path);
        return files.get(path);
      },
      keys: () => files.keys(),
    },
    get complete() {
      return complete;
    },
    list,
    listAll,
    entries(directory) {
      requireListed(join(directory, "."));
      return directories.get(directory);
    },
    async read(paths) {
      await list(paths.map(directoryOf));
      const wanted = paths.flatMap((path) => {
        const id = files.get(path);
        return id === undefined ? [] : [[path, id] as const];
      });
      const objects = await readObjects(
        git,
        wanted.map(([, id]) => id),
        fetchWhole,
      );
      return new Map(wanted.flatMap(([path, id]) => (objects.has(id) ? [[path, objects.get(id) as Buffer]] : [])));
    },
    listed() {
      const entries = new Map<string, string | undefined>();
      for (const [directory, names] of directories) {
        for (const [name, { mode, id }] of names) {
          if (mode !== DIRECTORY) entries.set(join(directory, name), mode.startsWith("100") ? id : undefined);
        }
      }
      return entries;
    },
    unlisted: () => unlisted().map(({ path }) => path),
  };
}

function join(directory: string, name: string): string {
  return directory === "" ? name : `${directory}/${name}`;
}

/** A tree object: `<mode> <name>\0<20 bytes of id>` … */
function* parseTree(object: Buffer): Generator<[string, TreeEntry]> {
  let at = 0;
  while (at < object.length) {
    const space = object.indexOf(32, at);
    const end = object.indexOf(0, space);
    const entry = { mode: object.toString("latin1", at, space), id: object.toString("hex", end + 1, end + 21) };
    yield [object.toString("utf8", space + 1, end), entry];
    at = end + 21;
  }
}

/** `<mode> <type> <id>\t<path>\0` … */
function* parseListing(listing: Buffer): Generator<TreeEntry & { readonly path: string }> {
  for (const line of listing.toString("utf8").split("\0")) {
    const tab = line.indexOf("\t");
    if (tab < 0) continue;
    const mode = line.slice(0, line.indexOf(" ")).replace(/^0+/, "");
    yield { path: line.slice(tab + 1), mode, id: line.slice(tab - 40, tab) };
  }
}
