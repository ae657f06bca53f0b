import { lstatSync, readdirSync, readlinkSync, realpathSync, statSync } from "node:fs";
import { basename, isAbsolute, join, relative, resolve, sep } from "node:path";
import { globSync } from "tinyglobby";
import { errorCode, UserError } from "../run/errors.ts";

const GLOB = /[*?[\]{}()!]/;

/** Where a declaration may take files from. Absolute paths without symbolic links. */
export interface Place {
  /** The repository: nothing outside is read. */
  readonly root: string;
  /** The folder of the declaration: sources are relative to it. */
  readonly folder: string;
}

/** One file or symbolic link that a source stands for. */
export interface FoundFile {
  /** Path on the router without a leading slash. */
  readonly path: string;
  /** Absolute path in the repository. */
  readonly from: string;
  /** Target of a symbolic link in a folder, which is shipped as it is; undefined for a file. */
  readonly link?: string;
  readonly executable: boolean;
}

/**
 * What `source` (a file, a folder, or a glob) puts at `destination` (absolute; with a trailing slash the source goes
 * into it). Sorted by path; what editors and version control leave in folders is left out, as OpenWrt's build does.
 * @throws {UserError} without a place, for a source that is not there, is of no use, or lies outside the repository
 */
export function findSource(place: Place, source: string, destination: string): FoundFile[] {
  const into = destination.endsWith("/");
  const target = destination.replace(/^\/|\/$/g, "");
  const path = inside(place, source);
  if (!isThere(path)) {
    if (GLOB.test(source)) return findGlob(place, source, target, into);
    throw new UserError({ what: `${source} does not exist`, cure: "Paths are relative to this document." });
  }
  const real = realInside(place, path, source);
  if (statSync(real).isDirectory()) return walk(real, target);
  return [found(real, into ? `${target}/${basename(path)}`.replace(/^\//, "") : target)];
}

function findGlob(place: Place, pattern: string, target: string, into: boolean): FoundFile[] {
  if (!into) {
    throw new UserError({ what: `${pattern} may stand for several files`, cure: "End the destination with /." });
  }
  const parts = pattern.split("/");
  const fixed = parts.findIndex((part) => GLOB.test(part));
  const base = inside(place, parts.slice(0, fixed).join("/") || ".");
  const options = { cwd: base, dot: true, expandDirectories: false, followSymbolicLinks: false, onlyFiles: true };
  const matches = globSync([parts.slice(fixed).join("/")], options).filter((path) => !path.split("/").some(isLitter));
  if (matches.length === 0) {
    throw new UserError({ what: `${pattern} matches no file`, cure: "Paths are relative to this document." });
  }
  return matches.sort().map((path) => {
    realInside(place, join(base, path), path);
    return found(join(base, path), join(target, path));
  });
}

function walk(folder: string, target: string): FoundFile[] {
  const files: FoundFile[] = [];
  const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !isLitter(name));
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const from = join(folder, entry.name);
    const path = target === "" ? entry.name : `${target}/${entry.name}`;
    if (entry.isDirectory()) files.push(...walk(from, path));
    else if (entry.isSymbolicLink()) files.push({ path, from, link: readlinkSync(from), executable: false });
    else if (entry.isFile()) files.push(found(from, path));
  }
  return files;
}

function found(from: string, path: string): FoundFile {
  const stat = statSync(from);
  if (!stat.isFile()) throw new UserError({ what: `${basename(from)} is neither a file nor a folder` });
  return { path, from, executable: (stat.mode & 0o111) !== 0 };
}

/** What OpenWrt removes before it packs, and what desktops add. */
function isLitter(name: string): boolean {
  return name === "CVS" || name === ".svn" || name === ".git" || name === ".DS_Store" || /^\.#|~$/.test(name);
}

/** Names that stand for `{arch}` in `source` and make it exist. */
export function architecturesIn(place: Place, source: string): string[] {
  const parts = source.split("/");
  const index = parts.findIndex((part) => part.includes("{arch}"));
  const [before = "", after = ""] = parts[index]?.split("{arch}", 2) ?? [];
  const folder = inside(place, parts.slice(0, index).join("/") || ".");
  if (!isThere(folder)) return [];
  return readdirSync(realInside(place, folder, source))
    .filter((name) => name.startsWith(before) && name.endsWith(after.replace(/\{arch\}.*$/, "")))
    .map((name) => name.slice(before.length, name.length - after.length))
    .filter((arch) => arch !== "" && exists(place, source.replaceAll("{arch}", arch)))
    .sort();
}

function exists(place: Place, source: string): boolean {
  return GLOB.test(source) || isThere(inside(place, source));
}

/** True for a link to nowhere too, which is a mistake of its own. */
function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    // Something above is a file.
    if (errorCode(error) === "ENOTDIR") return false;
    throw error;
  }
}

/** Reads nothing: where `source` lies by its words, refused when that is outside the repository. */
function inside(place: Place, source: string): string {
  const path = resolve(place.folder, source);
  if (!isAbsolute(source) && isWithin(place.root, path)) return path;
  throw new UserError({ what: `${source} is outside the repository`, cure: "Copy it into the repository." });
}

/** The same after symbolic links: a link in a repository may point anywhere, such as at the secrets of a CI job. */
export function realInside(place: Place, path: string, shown: string): string {
  let real: string;
  try {
    real = realpathSync(path);
  } catch (error) {
    throw new UserError({ what: `${shown} is a link to nowhere` }, { cause: error });
  }
  if (isWithin(place.root, real)) return real;
  throw new UserError({ what: `${shown} is a link out of the repository`, cure: "Copy the file into the repository." });
}

function isWithin(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
