import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Problem } from "../run/errors.ts";
import { includesLuci, isPackageMakefile, type MakefileFacts, readMakefile } from "./makefile.ts";

/** One directory with an OpenWrt Makefile. */
export interface PackageDirectory extends MakefileFacts {
  /** Below the source's root, with `/`; `.` is the root itself. */
  readonly directory: string;
  /** The name the directory has to have in a feed. */
  readonly as: string;
}

export interface PackageDirectories {
  /** Sorted by directory. */
  readonly directories: readonly PackageDirectory[];
  readonly warnings: readonly Problem[];
}

/** OpenWrt looks for Makefiles down to this depth below a feed, the Makefile itself counted (scan.mk). */
const openwrtDepth = 5;
const ourDepth = 12;
const skipped = new Set([".git", "node_modules"]);

/**
 * Finds the OpenWrt packages of a tree by OpenWrt's own rule, without running make. `rootName` names the root where a
 * Makefile there leaves it to its directory's name, as LuCI's do; usually the repository's name. Links are not followed.
 */
export async function findPackageDirectories(root: string, rootName: string): Promise<PackageDirectories> {
  const directories: PackageDirectory[] = [];
  const warnings: Problem[] = [];
  const walk = async (directory: string, depth: number): Promise<void> => {
    const entries = await readdir(join(root, directory), { withFileTypes: true });
    if (entries.some((entry) => entry.name === "Makefile" && entry.isFile())) {
      const found = await readDirectory(root, directory, rootName, depth);
      if ("warning" in found) warnings.push(found.warning);
      else if ("directory" in found) directories.push(found);
    }
    if (depth === ourDepth) return;
    const below = entries.filter((entry) => entry.isDirectory() && !skipped.has(entry.name));
    await Promise.all(
      below.map((entry) => walk(directory === "." ? entry.name : `${directory}/${entry.name}`, depth + 1)),
    );
  };
  await walk(".", 0);
  const byName = (a: { directory: string }, b: { directory: string }) => (a.directory < b.directory ? -1 : 1);
  return {
    directories: directories.sort(byName),
    warnings: warnings.sort((a, b) => ((a.place?.file ?? "") < (b.place?.file ?? "") ? -1 : 1)),
  };
}

type Found = PackageDirectory | { readonly warning: Problem } | { readonly none: true };

async function readDirectory(root: string, directory: string, rootName: string, depth: number): Promise<Found> {
  const file = join(directory, "Makefile");
  const text = await readFile(join(root, file), "utf8");
  const warn = (what: string, cure: string): Found => ({ warning: { what, cure, place: { file } } });
  if (!isPackageMakefile(text)) {
    if (!includesLuci(text)) return { none: true };
    return warn(
      "includes luci.mk but has not the text by which OpenWrt finds packages, and so would silently not be built",
      "Add this line at its end: # call BuildPackage - OpenWrt buildroot signature",
    );
  }
  if (depth + 1 > openwrtDepth) {
    return warn(
      `lies deeper than the ${openwrtDepth} levels in which OpenWrt looks for packages`,
      "Name a folder nearer to it as path or subdir",
    );
  }
  const sources: string[] = await readdir(join(root, directory, "src")).catch(() => []);
  const directoryName = directory === "." ? rootName : basename(directory);
  const facts = readMakefile(text, { directoryName, hasSource: sources.includes("Makefile") });
  const as = directory === "." ? (facts.name ?? rootName) : directoryName;
  if (!/^[A-Za-z0-9][\w.+-]*$/.test(as)) {
    return warn(
      `is in a folder named ${JSON.stringify(as)}, which make cannot handle`,
      "Rename the folder: letters, digits, . _ + -",
    );
  }
  return { directory, as, ...facts };
}
