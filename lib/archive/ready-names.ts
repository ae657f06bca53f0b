import { join } from "node:path";
import { entryOf } from "../feed/feed.ts";
import { withoutAbi } from "../feed/opkg-index.ts";
import { scanPackages } from "../feed/scan.ts";
import { loadFilesPackage } from "../files/load.ts";
import { readDeclaration } from "../files/pack.ts";
import { UserError } from "../run/errors.ts";
import type { Reporter } from "../run/reporter.ts";
import type { Archive } from "./load.ts";
import { findSourceFiles } from "./sources.ts";

/**
 * Names of an archive's ready-made and declared packages, and what they provide. Undefined when some cannot be read here and
 * now: publishing tells why, and planning goes on without.
 */
export async function readyNames(archive: Archive, root: string, reporter: Reporter): Promise<string[] | undefined> {
  try {
    const { packages, documents, problems } = await findSourceFiles(archive, root);
    if (problems.length > 0) return undefined;
    const files = packages.map((path) => join(root, path));
    const ready = (await scanPackages(files, root, reporter)).map((scanned) => entryOf(scanned).info);
    const declared = await Promise.all(
      documents.map(async (path) => loadFilesPackage(await readDeclaration(path, root), path, { root })),
    );
    return [
      ...ready.flatMap(({ name, abiVersion }) => [name, withoutAbi(name, abiVersion)]),
      ...declared.map(({ name }) => name),
      ...[...ready, ...declared].flatMap(({ provides }) => provides.map(({ name }) => name)),
    ];
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
