/** Bytes to publish: in memory, or a file on disk that is streamed. */
export type Content = Uint8Array | { readonly file: string; readonly size: number };

/**
 * What is published now: the only database. Listing is cheap; reading fetches (a blobless clone has no contents), so
 * ask for all paths that are needed at once.
 */
export interface PublishedTree {
  /**
   * Path (`24.10/x86_64/Packages`, never a leading slash) → git blob id (40 hex digits), or undefined where it is not
   * known without reading the file, as in a plain directory.
   */
  readonly files: ReadonlyMap<string, string | undefined>;
  /** Contents of the named files; a path that does not exist is absent from the answer. */
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
  read: async () => new Map(),
};
