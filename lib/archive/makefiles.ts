import { readdir, readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import type { Problem } from "../run/errors.ts";
import { type MakefileFacts, readMakefile } from "./makefile.ts";
import { includesLuci, isPackageMakefile, localIncludes, pathsAbove } from "./makefile-text.ts";

/** One directory with an OpenWrt Makefile. */
export interface PackageDirectory extends MakefileFacts {
  /** Below the source's root, with `/`; `.` is the root itself. */
  readonly directory: string;
  /** The name the directory has to have in a feed. */
  readonly as: string;
  /** Files of the tree that its Makefile includes; relative to the tree's root. */
  readonly includes: readonly string[];
  /** Files and folders outside of its directory that its Makefile, or what that includes, names; relative to the tree's root. */
  readonly above: readonly string[];
}

export interface PackageDirectories {
  /** Sorted by directory. */
  readonly directories: readonly PackageDirectory[];
  readonly warnings: readonly Problem[];
}

const skipped = new Set([".git", "node_modules"]);
/** Levels of folders that are looked into; deeper ones are some accident. */
const deepest = 20;

/** All files of a tree, relative to it, with `/`; links are listed and not followed. */
export async function listFiles(root: string): Promise<string[]> {
  const files: string[] = [];
  const walk = async (folder: string, depth: number): Promise<void> => {
    const entries = await readdir(join(root, folder), { withFileTypes: true });
    const below: Promise<void>[] = [];
    for (const entry of entries) {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (!entry.isDirectory()) files.push(path);
      else if (!skipped.has(entry.name) && depth < deepest) below.push(walk(path, depth + 1));
    }
    await Promise.all(below);
  };
  await walk("", 0);
  return files.sort();
}

/**
 * Finds the OpenWrt packages of a tree by OpenWrt's own rule, without running make. `rootName` names the root where a
 * Makefile there leaves it to its directory's name, as LuCI's do; usually the repository's name. `files` are the tree's
 * files, where the caller knows better which of them count (git does); packages are only in those below the root.
 */
export async function findPackageDirectories(
  root: string,
  rootName: string,
  files?: readonly string[],
): Promise<PackageDirectories> {
  const all = new Set(files ?? (await listFiles(root)));
  const makefiles = [...all].filter((path) => /^(?!\.\.\/)(?:.*\/)?Makefile$/.test(path)).sort();
  const found = await Promise.all(makefiles.map((path) => readDirectory(root, posix.dirname(path), rootName, all)));
  return {
    directories: found.flatMap((each) => ("directory" in each ? [each] : [])),
    warnings: found.flatMap((each) => ("warning" in each ? [each.warning] : [])),
  };
}

type Found = PackageDirectory | { readonly warning: Problem } | { readonly none: true };

async function readDirectory(
  root: string,
  directory: string,
  rootName: string,
  files: ReadonlySet<string>,
): Promise<Found> {
  const file = posix.join(directory, "Makefile");
  const text = await readText(join(root, file));
  const warn = (what: string, cure: string): Found => ({ warning: { what, cure, place: { file } } });
  if (!isPackageMakefile(text)) {
    if (!includesLuci(text)) return { none: true };
    return warn(
      "includes luci.mk but has not the text by which OpenWrt finds packages, and so would silently not be built",
      "Add this line at its end: # call BuildPackage - OpenWrt buildroot signature",
    );
  }
  const included = await readIncludes(root, directory, text, files);
  const directoryName = directory === "." ? rootName : posix.basename(directory);
  // What a Makefile includes stands before its own definitions, which go before it.
  const whole = [...included.values(), text].join("\n");
  const facts = readMakefile(whole, {
    directoryName,
    hasSource: files.has(posix.join(directory, "src/Makefile")),
  });
  const as = directory === "." ? (facts.name ?? rootName) : directoryName;
  const unfit = /^[A-Za-z0-9][\w.+-]*$/.test(as) ? directory.split("/").find((part) => /\s/.test(part)) : as;
  if (unfit !== undefined) {
    return warn(
      `is in a folder named ${JSON.stringify(unfit)}, which make cannot handle`,
      "Rename the folder: letters, digits, . _ + -",
    );
  }
  const above = pathsAbove(whole).map((path) => posix.join(directory, path).replace(/(?<=.)\/$/, ""));
  return { directory, as, includes: [...included.keys()].sort(), above, ...facts };
}

/** A Makefile is written by hand: what is larger, or no file at all, is none. */
async function readText(path: string): Promise<string> {
  const text = await readFile(path, "utf8").catch(() => "");
  return text.length > 500_000 ? "" : text;
}

/** The files of the tree that a Makefile includes, those that these include too; make looks for all from its directory. */
async function readIncludes(
  root: string,
  directory: string,
  text: string,
  files: ReadonlySet<string>,
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const waiting = [text];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const include of localIncludes(next)) {
      const path = posix.join(directory, include);
      // luci.mk is told from its name: what it defines is known better than it can be read.
      if (!files.has(path) || found.has(path) || posix.basename(path) === "luci.mk") continue;
      const content = await readText(join(root, path));
      found.set(path, content);
      waiting.push(content);
    }
  }
  return found;
}
