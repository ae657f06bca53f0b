import { readFile } from "node:fs/promises";
import { readApkContents } from "../apk/contents.ts";
import { readIpk } from "../ipk/contents.ts";
import { atPlace, type Problem, UserError } from "../run/errors.ts";
import type { IncomingPackage } from "./compose.ts";
import { bytesOrFile } from "./content.ts";

/** What a package puts on the router: absolute paths. */
export interface PackageContents {
  readonly files: readonly string[];
  readonly conffiles: readonly string[];
}

/**
 * Looks into packages that are about to be published for the first time, to the last byte: nothing in them may lead out of
 * the package or unpack without end. Answers what each puts on the router, by name and version.
 * @throws {UserError} with every package that must not be published
 */
export async function inspectPackages(
  packages: readonly IncomingPackage[],
): Promise<Map<string, Map<string, PackageContents>>> {
  const contents = new Map<string, Map<string, PackageContents>>();
  const problems: Problem[] = [];
  const queue = packages.values();
  const inspectNext = async (): Promise<void> => {
    for (const one of queue) {
      try {
        const { name, version } = one.entry.info;
        const found = await atPlace({ file: one.origin }, () => inspect(one));
        contents.set(name, (contents.get(name) ?? new Map<string, PackageContents>()).set(version, found));
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        problems.push(...error.problems);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, inspectNext));
  if (problems.length > 0) throw new UserError(problems);
  return contents;
}

/** Packages looked into side by side; more would only wait for the same few threads that inflate. */
const AT_ONCE = 8;

async function inspect({ entry, content, origin }: IncomingPackage): Promise<PackageContents> {
  const source = await bytesOrFile(content);
  return entry.format === "apk" ? inspectApk(source) : inspectIpk(source, origin);
}

async function inspectIpk(source: string | Uint8Array, file: string): Promise<PackageContents> {
  const { files, conffiles } = await readIpk(source, { file });
  return { files: files.filter(({ type }) => type !== "directory").map(({ path }) => `/${path}`), conffiles };
}

/** apk's own notes beside a package, which are no part of what it is for. */
const SIDECARS = /^lib\/apk\/packages\//;

async function inspectApk(source: string | Uint8Array): Promise<PackageContents> {
  const all = await readApkContents(typeof source === "string" ? await readFile(source) : source);
  const own = all.files.filter(({ path, type }) => type !== "directory" && !SIDECARS.test(path));
  const files = own.map(({ path }) => `/${path}`);
  // As in an .ipk, which names only files that are in it.
  const isConfig = (file: string) =>
    all.conffiles.some((one) => file === one || (one.endsWith("/") && file.startsWith(one)));
  return { files, conffiles: files.filter(isConfig) };
}
