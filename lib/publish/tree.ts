/** Bytes to publish: in memory, or a file on disk that is streamed. */
export type Content = Uint8Array | { readonly file: string; readonly size: number };

/** What git has under a name in a directory. */
export interface TreeEntry {
  /** As in git's tree objects: `100644`, `100755`, `120000` (link), `160000` (submodule), `40000` (directory). */
  readonly mode: string;
  /** 40 hex digits. */
  readonly id: string;
}

/** Mode of a directory. */
export const DIRECTORY = "40000";

/** The files of the listed directories. Asking for one elsewhere is a bug, and throws. */
export interface PublishedFiles {
  has(path: string): boolean;
  /** Git blob id (40 hex digits), or undefined where it is not known without reading the file, as in a plain directory. */
  get(path: string): string | undefined;
  keys(): Iterable<string>;
}

/**
 * What is published now: the only database. Paths are `24.10/x86_64/Packages`, never with a leading slash. Of a large
 * archive only the directories that are asked for are listed, and contents are fetched when they are read, so ask for all
 * that is needed at once.
 */
export interface PublishedTree {
  readonly files: PublishedFiles;
  /** Everything is listed, as it is from the start in all but large archives. */
  readonly complete: boolean;
  /** Lists directories (`""` is the top), without those below them; what is no directory is passed over. */
  list(directories: Iterable<string>): Promise<void>;
  listAll(): Promise<void>;
  /** What a listed directory holds; undefined when it does not exist, and in a plain directory, whose ids are unknown. */
  entries(directory: string): ReadonlyMap<string, TreeEntry> | undefined;
  /** Contents of the named files; a path that does not exist is absent from the answer. Lists their directories. */
  read(paths: readonly string[]): Promise<Map<string, Uint8Array>>;
}

/** What a publication changes; everything else on the branch stays as it is. */
export interface Changes {
  readonly put: ReadonlyMap<string, Content>;
  readonly remove: ReadonlySet<string>;
}

/** A tree with nothing in it: the state before the first publication. */
export const emptyTree: PublishedTree = {
  files: new Map(),
  complete: true,
  list: async () => {},
  listAll: async () => {},
  entries: () => undefined,
  read: async () => new Map(),
};

/** `a/b/c` → `a/b`; a file at the top is in `""`. */
export function directoryOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
