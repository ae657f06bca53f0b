import { lstat, readFile, realpath } from "node:fs/promises";
import { join, relative } from "node:path";
import { eachOf } from "../run/each-of.ts";
import type { Problem } from "../run/errors.ts";
import { isPackageMakefile } from "./makefile-text.ts";
import type { PackageDirectory } from "./makefiles.ts";

/**
 * Warnings of links to folders of packages, which OpenWrt would follow and nobody does here: their files are not where git and
 * the archive look for them. Links to packages that are read anyway are none.
 */
export async function linkedPackages(
  root: string,
  files: readonly string[],
  directories: readonly PackageDirectory[],
): Promise<Problem[]> {
  const known = new Set(await Promise.all(directories.map(({ directory }) => realpath(join(root, directory)))));
  const within = (file: string) => directories.some(({ directory }) => file.startsWith(`${directory}/`));
  const links = new Set<string>();
  await eachOf(files, 32, async (file) => {
    if (file.startsWith("../") || within(file)) return;
    const found = await lstat(join(root, file)).catch(() => undefined);
    if (found?.isSymbolicLink()) links.add(file);
  });
  const warnings: Problem[] = [];
  for (const file of files.filter((each) => links.has(each))) {
    const path = join(root, file);
    const text = await readFile(join(path, "Makefile"), "utf8").catch(() => "");
    const target = text && isPackageMakefile(text) ? await realpath(path) : "";
    if (!target || known.has(target)) continue;
    warnings.push({
      what: `is a link to a folder with a package, which is not followed`,
      cure: `Name the folder that it leads to (${relative(root, target)}) as a source, or put the package there`,
      place: { file },
    });
  }
  return warnings;
}
