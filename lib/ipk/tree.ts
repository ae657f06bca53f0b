/**
 * One file of a package's payload, the same for both formats. Paths are relative to the router's root without a leading
 * `./` or `/` and without a trailing slash; owners are always root. Parent directories need not be listed: packers add
 * them with mode 0755.
 */
export type TreeEntry =
  | { readonly path: string; readonly type: "directory"; readonly mode: number }
  | { readonly path: string; readonly type: "file"; readonly mode: number; readonly data: Uint8Array }
  | { readonly path: string; readonly type: "symlink"; readonly target: string };
