import { basename } from "node:path";
import { nearest } from "../openwrt/nearest.ts";
import { type Place, type Problem, UserError } from "../run/errors.ts";
import { linkedPackages } from "./links.ts";
import { findPackageDirectories, listFiles, type PackageDirectory } from "./makefiles.ts";
import { hashDirectories } from "./tree-hash.ts";

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
  /** Those of the tree that were not chosen: nothing of them is published, but those that are may need them. */
  readonly unchosen: readonly ScannedDirectory[];
}

/** A git source that cannot be had at the moment, or is not as ppa.yml says: nobody knows its packages. */
export interface FailedSource {
  readonly origin: Omit<Extract<Origin, { kind: "git" }>, "commit">;
  readonly name: string;
  /** A sentence for a person, with place and cure. */
  readonly reason: string;
}

export interface ScannedDirectory extends PackageDirectory {
  /** SHA-256 over its files, their names and their modes, and over files beside it that it uses; hex. */
  readonly hash: string;
}

export interface ScanOptions {
  readonly origin: Origin;
  readonly name: string;
  /** Name of a package at the tree's top whose Makefile has none, as LuCI's; default: `name`. */
  readonly rootName?: string;
  /** Folder of the tree on this machine. */
  readonly root: string;
  /**
   * The tree's files where git knows which of them count, and those around it in its repository (`../common.mk`); default: all
   * but .git and node_modules.
   */
  readonly files?: readonly string[];
  /** Only these packages or directories; default: all. */
  readonly packages?: readonly string[] | undefined;
  /** Where the source is described, for problems. */
  readonly place?: Place;
}

/**
 * Reads the packages of a source's tree. Throws a UserError for a tree without packages, and a choice that names what is not
 * there.
 */
export async function scanSource(
  options: ScanOptions,
): Promise<{ source: ScannedSource; warnings: readonly Problem[] }> {
  const { origin, name, root, place } = options;
  const at = place ? { place } : {};
  const files = options.files ?? (await listFiles(root));
  const { directories: all, warnings: told } = await findPackageDirectories(root, options.rootName ?? name, files);
  const warnings = [...told, ...(await linkedPackages(root, files, all))];
  // Without an archive's description it is the folder itself that was named.
  const shown = origin.kind === "git" ? origin.url : place ? JSON.stringify(origin.path) : root;
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
  const chosen = new Set(choose(all, options.packages, at));
  const hashes = await hashDirectories(root, files, all);
  const hashed = (each: PackageDirectory) => ({ ...each, hash: hashes.get(each.directory) ?? "" });
  const directories = all.filter((each) => chosen.has(each)).map(hashed);
  const unchosen = all.filter((each) => !chosen.has(each)).map(hashed);
  return { source: { origin, name, directories, unchosen }, warnings };
}

/** A repository's name, by its address or folder. */
export const repositoryNameOf = (url: string): string => basename(url.replace(/\/+$/, "").replace(/\.git$/, ""));

/** Throws a UserError for a path of a tree's root, below its repository, that OpenWrt's make would take for several. */
export function refuseBlanks(path: string, place?: Place): void {
  const part = path.split("/").find((each) => /\s/.test(each));
  if (part === undefined) return;
  throw new UserError({
    what: `${JSON.stringify(part)} has a blank, which OpenWrt's make cannot have in a package's path`,
    cure: "Rename the folder",
    ...(place ? { place } : {}),
  });
}

/** True when `word` names the directory: by its path, its name, its PKG_NAME or one of its packages. */
export function isNamed(directory: PackageDirectory, word: string): boolean {
  return namesOf(directory).includes(word.replace(/^(?:\.\/)+(?=.)|(?<=.)\/+$/g, ""));
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
  const what = `there is no package ${JSON.stringify(word)} here`;
  if (directories.length === 0) {
    return { what, cure: "Only packages that are built can be named, and no source has OpenWrt Makefiles" };
  }
  const near = nearest(word, directories.flatMap(namesOf));
  const some = directories
    .slice(0, 10)
    .map(({ as }) => as)
    .join(", ");
  return {
    what,
    cure:
      near.length > 0
        ? `Did you mean ${near.join(" or ")}?`
        : `There are ${some}${directories.length > 10 ? " …" : ""}`,
  };
}
