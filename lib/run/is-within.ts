import { isAbsolute, relative, sep } from "node:path";

/** Whether `path` is the folder `root` or lies below it, by their words: give real paths where links may be on the way. */
export function isWithin(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
