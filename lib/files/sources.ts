import { lstatSync, readdirSync, readlinkSync, realpathSync, statSync } from "node:fs";
import { basename, isAbsolute, join, resolve } from "node:path";
import { errorCode, UserError } from "../run/errors.ts";
import { isWithin } from "../run/is-within.ts";

const GLOB = /[*?[\]{}]/;

/** Where a declaration may take files from. Absolute paths without symbolic links. */
export interface SourceArea {
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
export function findSource(area: SourceArea, source: string, destination: string): FoundFile[] {
  const into = destination.endsWith("/");
  const target = destination.replace(/^\/|\/$/g, "");
  const path = inside(area, source);
  if (!isThere(path)) {
    if (GLOB.test(source)) return findGlob(area, source, target, into);
    throw new UserError({ what: `${source} does not exist`, cure: "Paths are relative to this document." });
  }
  const real = realInside(area, path, source);
  if (statSync(real).isDirectory()) return walk(real, target);
  return [found(real, into ? `${target}/${basename(path)}`.replace(/^\//, "") : target)];
}

function findGlob(area: SourceArea, pattern: string, target: string, into: boolean): FoundFile[] {
  if (!into) {
    throw new UserError({ what: `${pattern} may stand for several files`, cure: "End the destination with /." });
  }
  const parts = pattern.split("/");
  const fixed = parts.findIndex((part) => GLOB.test(part));
  const base = inside(area, parts.slice(0, fixed).join("/") || ".");
  const wanted = globPattern(parts.slice(fixed).join("/"));
  const files = isThere(base) ? walk(realInside(area, base, pattern), "") : [];
  const matches = files.filter(({ path }) => wanted.test(path));
  if (matches.length === 0) {
    throw new UserError({ what: `${pattern} matches no file`, cure: "Paths are relative to this document." });
  }
  return matches.map((file) => ({ ...file, path: join(target, file.path) }));
}

/** `*` and `?` within a name, a folder named `**` for any folders, `[abc]`, `{a,b}`. */
function globPattern(glob: string): RegExp {
  const source = glob.replace(/\*\*\/|\*+|\?|\[!?[^\]]*\]|\{[^{}]*\}|[^*?]/g, (part) => {
    if (part === "**/") return "(?:.*/)?";
    if (part.startsWith("*")) return part === "**" ? ".*" : "[^/]*";
    if (part === "?") return "[^/]";
    if (/^\[.+\]$/.test(part)) return `[${part.slice(1, -1).replace(/^!/, "^").replaceAll("\\", "\\\\")}]`;
    if (/^\{.*\}$/.test(part)) return `(?:${part.slice(1, -1).split(",").map(literal).join("|")})`;
    return literal(part);
  });
  return new RegExp(`^${source}$`, "s");
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
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
export function architecturesIn(area: SourceArea, source: string): string[] {
  const parts = source.split("/");
  const index = parts.findIndex((part) => part.includes("{arch}"));
  const [before = "", after = ""] = parts[index]?.split("{arch}", 2) ?? [];
  const folder = inside(area, parts.slice(0, index).join("/") || ".");
  if (!isThere(folder)) return [];
  return readdirSync(realInside(area, folder, source))
    .filter((name) => name.startsWith(before) && name.endsWith(after))
    .map((name) => name.slice(before.length, name.length - after.length))
    .filter((arch) => arch !== "" && exists(area, source.replaceAll("{arch}", arch)))
    .sort();
}

function exists(area: SourceArea, source: string): boolean {
  return GLOB.test(source) || isThere(inside(area, source));
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
function inside(area: SourceArea, source: string): string {
  const path = resolve(area.folder, source);
  if (!isAbsolute(source) && isWithin(area.root, path)) return path;
  throw new UserError({ what: `${source} is outside the repository`, cure: "Copy it into the repository." });
}

/** The same after symbolic links: a link in a repository may point anywhere, such as at the secrets of a CI job. */
export function realInside(area: SourceArea, path: string, shown: string): string {
  let real: string;
  try {
    real = realpathSync(path);
  } catch (error) {
    throw new UserError({ what: `${shown} is a link to nowhere` }, { cause: error });
  }
  if (isWithin(area.root, real)) return real;
  throw new UserError({ what: `${shown} is a link out of the repository`, cure: "Copy the file into the repository." });
}
