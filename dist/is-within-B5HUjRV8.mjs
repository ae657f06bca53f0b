import { isAbsolute, relative, sep } from "node:path";

// lib/run/is-within.ts
/** Whether `path` is the folder `root` or lies below it, by their words: give real paths where links may be on the way. */
function isWithin(root, path) {
	const way = relative(root, path);
	return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

export { isWithin as t };