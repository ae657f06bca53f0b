import { statSync } from "node:fs";
import { join } from "node:path";
import { type ApkIndex, buildIndex, compareMembers, readIndex, reusableMembers } from "../apk/index-file.ts";
import { type IndexMember, indexApkFile } from "../apk/package.ts";
import { signIndex } from "../apk/signature.ts";
import { validateForIndex } from "../apk/validate.ts";
import { type Problem, UserError } from "../run/errors.ts";
import { writeFileAtomic } from "../run/write-file.ts";
import {
  architectureProblems,
  type DirectoryOptions,
  type IndexedDirectory,
  isUntouched,
  readIfThere,
} from "./index-directory.ts";
import { formatIndexJson } from "./opkg-index.ts";

const INDEX = "packages.adb";

/**
 * Indexes .apk files (`names`, in `directory`): `packages.adb`, signed by all apk keys, and `index.json`.
 *
 * Reading is synchronous: of each file only the beginning is needed, and that takes less time than telling a thread.
 * @throws UserError naming every file that is no package, is misnamed, or is for another architecture
 */
export async function indexApkDirectory(
  directory: string,
  names: readonly string[],
  { architecture, signing }: DirectoryOptions,
): Promise<IndexedDirectory> {
  const published = readIfThere(join(directory, INDEX));
  const old = published && readIndex(published);
  const untouched = old ? untouchedNames(directory, old) : new Set<string>();
  const isOld = old?.packages.length === names.length && names.every((name) => untouched.has(name));
  const known = new Map((isOld ? old.packages : reusable(old, untouched)).map((member) => [member.filename, member]));
  const unknown = names.filter((name) => !known.has(name));
  for (const [name, member] of readPackages(directory, unknown)) known.set(name, member);
  const members = names.map((name) => known.get(name) as IndexMember);
  const problems = members.flatMap(({ filename, info }) =>
    architectureProblems(filename, info.architecture, architecture),
  );
  if (problems.length > 0) throw new UserError(problems);

  const signers = signing?.keyset.apk ?? [];
  const index = signIndex(isOld ? old.payload : buildIndex(members), signers, published);
  const infos = members.sort(compareMembers).map(({ info }) => info);
  const json = Buffer.from(formatIndexJson(2, architecture, infos));
  const written: string[] = [];
  if (!readIfThere(join(directory, "index.json"))?.equals(json)) {
    await writeFileAtomic(join(directory, "index.json"), json);
    written.push("index.json");
  }
  // The index comes last, and even with the same bytes when files were read: its time says that they are known.
  if (index !== published) written.push(INDEX);
  if (index !== published || unknown.length > 0) await writeFileAtomic(join(directory, INDEX), index);
  return { format: "apk", count: names.length, read: unknown.length, written, signed: signers.length > 0 };
}

function untouchedNames(directory: string, { packages }: ApkIndex): Set<string> {
  const status = statSync(join(directory, INDEX));
  const untouched = packages.filter(({ filename, fileSize }) =>
    isUntouched(join(directory, filename), fileSize, status),
  );
  return new Set(untouched.map(({ filename }) => filename));
}

function reusable(old: ApkIndex | undefined, untouched: ReadonlySet<string>): IndexMember[] {
  if (!old || untouched.size === 0) return [];
  return (reusableMembers(old) ?? []).filter(({ filename }) => untouched.has(filename));
}

function readPackages(directory: string, names: readonly string[]): [name: string, member: IndexMember][] {
  const problems: Problem[] = [];
  const read: [string, IndexMember][] = [];
  for (const name of names) {
    try {
      const member = indexApkFile(join(directory, name));
      problems.push(...problemsOf(name, member));
      read.push([name, member]);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push(...error.problems.map((problem) => ({ ...problem, place: { file: name } })));
    }
  }
  if (problems.length > 0) throw new UserError(problems);
  return read;
}

function problemsOf(name: string, { filename, info }: IndexMember): Problem[] {
  const problems = validateForIndex(info);
  if (name !== filename && problems.length === 0) {
    problems.push({
      what: `apk would ask for this package as ${filename}, because an index holds no file names`,
      cure: name.includes("/") ? "Move it up, beside the index." : `Rename it to ${filename}.`,
    });
  }
  return problems.map((problem) => ({ ...problem, place: { file: name } }));
}
