import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { buildIndex, compareMembers, readIndex, readIndexSizes, reusableMembers } from "../apk/index-file.ts";
import { type IndexMember, indexApkFile } from "../apk/package.ts";
import { signAdb, signIndex } from "../apk/signature.ts";
import { validateForIndex } from "../apk/validate.ts";
import { type Problem, UserError } from "../run/errors.ts";
import { writeFileAtomic } from "../run/write-file.ts";
import type { ApkSigner } from "../signing/types.ts";
import { isArchIndependent } from "./entry.ts";
import { type IndexedDirectory, isUntouched, readIfThere } from "./index-directory.ts";
import { byByteOrder, formatIndexJson } from "./opkg-index.ts";

const INDEX = "packages.adb";
const JSON_INDEX = "index.json";

/**
 * Indexes the .apk files of one directory in place, as `make package/index` does: `packages.adb`, signed by all signers,
 * and `index.json`. A package that the index lists with its present size, and that has not been touched since, is not
 * read again. Files whose bytes stay the same are not written.
 *
 * Reading is synchronous: of each file only the beginning is needed, and that takes less time than telling a thread.
 * @throws UserError naming every file that is no package, is misnamed, or is for another architecture
 */
export async function indexApkDirectory(
  directory: string,
  architecture: string,
  signers: readonly ApkSigner[],
): Promise<IndexedDirectory> {
  const names = readdirSync(directory)
    .filter((name) => name.endsWith(".apk"))
    .sort(byByteOrder);
  const published = readIfThere(join(directory, INDEX));
  const sizes = published ? readIndexSizes(published) : new Map<string, number>();
  const untouched = untouchedFiles(directory, names, sizes);
  const outcome = { count: names.length, removed: [], signed: signers.length > 0 };
  const isSame = untouched.size === names.length && sizes.size === names.length;
  if (published && isSame && isIndexFor(architecture, directory)) {
    const files = new Map([[INDEX, signAdb(published, signers)]]);
    return { ...outcome, read: 0, written: await writeChanged(directory, files, false) };
  }

  const reusable = published && untouched.size > 0 ? reusableMembers(readIndex(published)) : undefined;
  const kept = reusable?.filter(({ filename }) => untouched.has(filename)) ?? [];
  const members = new Map(kept.map((member) => [member.filename, member]));
  const unknown = names.filter((name) => !members.has(name));
  const problems = readPackages(directory, unknown, members);
  for (const [name, member] of members) problems.push(...problemsOf(name, member, architecture));
  if (problems.length > 0) throw new UserError(problems);

  const inOrder = [...members.values()].sort(compareMembers);
  const infos = inOrder.map(({ info }) => info);
  const files = new Map<string, Uint8Array>([
    [JSON_INDEX, Buffer.from(formatIndexJson(2, architecture, infos))],
    [INDEX, signIndex(buildIndex(inOrder), signers, published)],
  ]);
  const written = await writeChanged(directory, files, unknown.length > 0);
  return { ...outcome, read: unknown.length, written };
}

/** Files that the index lists with the size they have, and that are older than it. */
function untouchedFiles(
  directory: string,
  names: readonly string[],
  sizes: ReadonlyMap<string, number>,
): ReadonlySet<string> {
  const index = statSync(join(directory, INDEX), { throwIfNoEntry: false });
  if (!index) return new Set();
  const listed = names.filter((name) => sizes.has(name));
  return new Set(listed.filter((name) => isUntouched(join(directory, name), sizes.get(name) ?? 0, index)));
}

function isIndexFor(architecture: string, directory: string): boolean {
  const json = readIfThere(join(directory, JSON_INDEX));
  return json?.includes(`"architecture": ${JSON.stringify(architecture)},`) ?? false;
}

/** Adds the packages that can be read to `members`; answers what is wrong with the others. */
function readPackages(directory: string, names: readonly string[], members: Map<string, IndexMember>): Problem[] {
  const problems: Problem[] = [];
  for (const name of names) {
    try {
      members.set(name, indexApkFile(join(directory, name)));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push(...error.problems.map((problem) => ({ ...problem, place: { file: name } })));
    }
  }
  return problems;
}

function problemsOf(name: string, { filename, info }: IndexMember, architecture: string): Problem[] {
  const problems = validateForIndex(info);
  if (name !== filename && problems.length === 0) {
    problems.push({
      what: `apk would ask for this package as ${filename}, because an index holds no file names`,
      cure: `Rename it to ${filename}.`,
    });
  }
  if (info.architecture !== architecture && !isArchIndependent(info.architecture)) {
    problems.push({
      what: `The package is for ${info.architecture}, but the feed is for ${architecture}; routers would ignore it`,
      cure: `Move it to a feed for ${info.architecture}.`,
    });
  }
  return problems.map((problem) => ({ ...problem, place: { file: name } }));
}

/** The index comes last, and even with the same bytes when files were read: its time says that they are known. */
async function writeChanged(
  directory: string,
  files: ReadonlyMap<string, Uint8Array>,
  wereRead: boolean,
): Promise<string[]> {
  const written: string[] = [];
  for (const [name, bytes] of files) {
    const file = join(directory, name);
    const isChanged = !readIfThere(file)?.equals(bytes);
    if (isChanged) written.push(name);
    if (isChanged || (wereRead && name === INDEX)) await writeFileAtomic(file, bytes);
  }
  return written;
}
