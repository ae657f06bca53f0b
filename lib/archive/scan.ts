import { createHash } from "node:crypto";
import { lstat, readFile, readlink } from "node:fs/promises";
import { join, posix } from "node:path";
import { nearest } from "../openwrt/nearest.ts";
import { type Place, type Problem, UserError } from "../run/errors.ts";
import { findPackageDirectories, listFiles, type PackageDirectory } from "./makefiles.ts";

/** Where a tree with Makefiles comes from, as the plan tells it to the build. */
export type Origin =
  | { readonly kind: "path"; readonly path: string }
  | {
      readonly kind: "git";
      readonly url: string;
      readonly ref?: string;
      readonly commit: string;
      readonly subdir?: string;
    };

/** A tree with Makefiles, read. */
export interface ScannedSource {
  readonly origin: Origin;
  /** Name to give its feed in the SDK where it is free. */
  readonly name: string;
  readonly directories: readonly ScannedDirectory[];
}

export interface ScannedDirectory extends PackageDirectory {
  /** SHA-256 over its files, their names and their modes; hex. */
  readonly hash: string;
}

export interface ScanOptions {
  readonly origin: Origin;
  readonly name: string;
  /** Name of a package at the tree's top whose Makefile has none, as LuCI's; default: `name`. */
  readonly rootName?: string;
  /** Folder of the tree on this machine. */
  readonly root: string;
  /** The tree's files where git knows which of them count; default: all but .git and node_modules. */
  readonly files?: readonly string[];
  /** Only these packages or directories; default: all. */
  readonly packages?: readonly string[] | undefined;
  /** Where the source is described, for problems. */
  readonly place?: Place;
}

/**
 * Reads the packages of a source's tree. Throws a UserError for a tree without packages, a choice that names what is not
 * there, and two directories of one name, of which OpenWrt would silently build one.
 */
export async function scanSource(
  options: ScanOptions,
): Promise<{ source: ScannedSource; warnings: readonly Problem[] }> {
  const { origin, name, root, place } = options;
  const at = place ? { place } : {};
  const files = options.files ?? (await listFiles(root));
  const { directories: all, warnings } = await findPackageDirectories(root, options.rootName ?? name, files);
  const shown = origin.kind === "git" ? origin.url : JSON.stringify(origin.path);
  if (all.length === 0) {
    throw new UserError([
      {
        what: `${shown} has no Makefile of an OpenWrt package`,
        cure: "Such a Makefile calls BuildPackage at its end",
        ...at,
      },
      ...warnings,
    ]);
  }
  const directories = choose(all, options.packages, at);
  checkNames(directories, at);
  const hashes = await hashDirectories(root, files, all);
  return {
    source: {
      origin,
      name,
      directories: directories.map((each) => ({ ...each, hash: hashes.get(each.directory) ?? "" })),
    },
    warnings,
  };
}

/** True when `word` names the directory: by its path, its name, its PKG_NAME or one of its packages. */
export function isNamed(directory: PackageDirectory, word: string): boolean {
  return namesOf(directory).includes(word);
}

/** Everything a person may call a package directory by. */
export function namesOf({ directory, as, name, packages }: PackageDirectory): string[] {
  return [directory, as, ...(name ? [name] : []), ...packages.map((each) => each.name)];
}

function choose(
  all: readonly PackageDirectory[],
  chosen: readonly string[] | undefined,
  at: { place?: Place },
): readonly PackageDirectory[] {
  if (!chosen) return all;
  const missing = chosen.filter((word) => !all.some((directory) => isNamed(directory, word)));
  if (missing.length > 0) {
    throw new UserError(missing.map((word) => ({ ...noSuchPackage(word, all), ...at })));
  }
  return all.filter((directory) => chosen.some((word) => isNamed(directory, word)));
}

/** The problem of a name that no package directory has. */
export function noSuchPackage(word: string, directories: readonly PackageDirectory[]): Problem {
  const near = nearest(word, directories.flatMap(namesOf));
  const some = directories
    .slice(0, 10)
    .map(({ as }) => as)
    .join(", ");
  return {
    what: `there is no package ${JSON.stringify(word)} here`,
    cure:
      near.length > 0
        ? `Did you mean ${near.join(" or ")}?`
        : `There are ${some}${directories.length > 10 ? " …" : ""}`,
  };
}

function checkNames(directories: readonly PackageDirectory[], at: { place?: Place }): void {
  const problems: Problem[] = [];
  const seen = new Map<string, string>();
  for (const { as, directory } of directories) {
    const other = seen.get(as);
    if (other === undefined) seen.set(as, directory);
    else {
      problems.push({
        what: `${other} and ${directory} have one name, of which OpenWrt would silently build one`,
        cure: "Rename one of them, or choose with packages:",
        ...at,
      });
    }
  }
  if (problems.length > 0) throw new UserError(problems);
}

/** One hash per package directory, over its own files: those of packages below it belong to these. */
async function hashDirectories(
  root: string,
  files: readonly string[],
  directories: readonly PackageDirectory[],
): Promise<Map<string, string>> {
  const owners = new Set(directories.map(({ directory }) => directory));
  const lines = new Map<string, string[]>([...owners].map((directory) => [directory, []]));
  const owned = files
    .map((path) => ({ path, owner: ownerOf(path, owners) }))
    .filter(({ owner }) => owner !== undefined);
  await eachOf(owned, async ({ path, owner }) => {
    const relative = owner === "." ? path : path.slice((owner ?? "").length + 1);
    lines.get(owner ?? "")?.push(`${relative}\0${await hashFile(join(root, path))}`);
  });
  for (const { directory, includes } of directories) {
    for (const path of includes) lines.get(directory)?.push(`/${path}\0${await hashFile(join(root, path))}`);
  }
  return new Map([...lines].map(([directory, list]) => [directory, sha256(list.sort().join("\n"))]));
}

function ownerOf(path: string, owners: ReadonlySet<string>): string | undefined {
  for (let folder = posix.dirname(path); ; folder = posix.dirname(folder)) {
    if (owners.has(folder)) return folder;
    if (folder === ".") return undefined;
  }
}

/** Mode and content; a link is what it points to, a file that vanished meanwhile is nothing. */
async function hashFile(path: string): Promise<string> {
  try {
    const stat = await lstat(path);
    if (stat.isSymbolicLink()) return `link ${await readlink(path)}`;
    if (!stat.isFile()) return "";
    return `${stat.mode & 0o111 ? "755" : "644"} ${sha256(await readFile(path))}`;
  } catch {
    return "";
  }
}

const sha256 = (data: string | Uint8Array): string => createHash("sha256").update(data).digest("hex");

/** Works on a few at a time: a tree may have more files than a process may open. */
async function eachOf<T>(items: readonly T[], work: (item: T) => Promise<void>, width = 32): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
}
