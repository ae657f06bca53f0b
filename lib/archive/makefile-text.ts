/** OpenWrt's own rule (include/scan.mk): a directory is a package when its Makefile has this text, even in a comment. */
export function isPackageMakefile(text: string): boolean {
  return /call (?:Build\/DefaultTargets|BuildPackage|KernelPackage)/.test(text);
}

/** A Makefile of LuCI's kind, whose packages luci.mk defines. */
export function includesLuci(text: string): boolean {
  return /^\s*-?include\s.*\bluci\.mk\s*$/m.test(withoutComments(text));
}

const ownFolder = String.raw`(?:\$[({]CURDIR[)}]\/)`;

/** The files it includes by a path relative to its directory: `../common.mk`, `$(CURDIR)/../common.mk`. */
export function localIncludes(text: string): string[] {
  const found = withoutComments(text).matchAll(
    new RegExp(`^\\s*[-s]?include\\s+${ownFolder}?([^\\s$/]\\S*)\\s*$`, "gm"),
  );
  return [...found].map(([, path = ""]) => path);
}

/**
 * The paths above its directory that it names, relative to the directory: a file or a folder, for `../shared/$(X)` the folder
 * that is certain. It may name more in ways that only make can follow.
 */
export function pathsAbove(text: string): string[] {
  const start = String.raw`(?:${ownFolder}|(?<![\w./)}$-]))`;
  const named = new RegExp(String.raw`${start}((?:\.\/)*\.\.\/[^\s"'${"`"}()$*?[\]{},;:|&<>\\]*)([$*?[{]?)`, "g");
  const bare = /\$[({]CURDIR[)}]\/(\.\.)(?![\w./])/g;
  const plain = withoutComments(text);
  const paths = [...plain.matchAll(named)].map(([, path = "", more]) => (more ? path.replace(/[^/]*$/, "") : path));
  return [...new Set([...paths, ...[...plain.matchAll(bare)].map(([, path = ""]) => path)])];
}

/** Lines that a backslash parts become one. */
export function withoutComments(text: string): string {
  return text
    .replace(/\r\n/g, "\n")
    .replace(/\\\n\s*/g, " ")
    .replace(/(^|[^\\])#.*$/gm, "$1");
}
