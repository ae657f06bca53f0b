import { posix } from "node:path";
import { type Problem, UserError } from "../run/errors.ts";
import type { ScannedDirectory, ScannedSource } from "./scan.ts";

/**
 * Throws a UserError with all names that two directories of an archive have, be they of one source or of two: OpenWrt, or the
 * feed, would silently have one of them. Packages for different targets may share a name, and directories that are never
 * built together.
 */
export function checkNames(sources: readonly ScannedSource[]): void {
  const all = sources.flatMap((source) =>
    source.directories.map((directory) => ({ directory, file: makefileOf(source, directory) })),
  );
  const problems: Problem[] = [];
  const [directories, packages] = [new Map<string, Named>(), new Map<string, Named>()];
  for (const each of all) {
    const { directory, file } = each;
    const slots = directory.kinds.map((kind) => `${kind} ${directory.as}`);
    const [namesake] = slots.flatMap((slot) => directories.get(slot) ?? []);
    if (namesake) {
      problems.push(twice(`the directory name ${directory.as}`, namesake.file, file));
    } else {
      for (const slot of slots) directories.set(slot, each);
      problems.push(...packagesTwice(each, packages));
    }
  }
  if (problems.length > 0) throw new UserError(problems);
}

/** Takes note of a directory's packages, and tells those that another one has. */
function packagesTwice(each: Named, packages: Map<string, Named>): Problem[] {
  return each.directory.packages.flatMap(({ name, isForTargets }) => {
    const other = packages.get(name);
    if (!other) packages.set(name, each);
    const isForOthers = isForTargets && other?.directory.packages.some((one) => one.name === name && one.isForTargets);
    return other && !isForOthers ? [twice(`the package ${name}`, other.file, each.file)] : [];
  });
}

interface Named {
  readonly directory: ScannedDirectory;
  readonly file: string;
}

function twice(what: string, first: string, second: string): Problem {
  if (first === second) {
    return {
      what: "is in two sources",
      cure: "Let one of them choose others with packages:, or remove it",
      place: { file: first },
    };
  }
  return {
    what: `${what} is in ${first} too, and OpenWrt would silently build one of them`,
    cure: "Rename one of them, or choose with packages: in ppa.yml",
    place: { file: second },
  };
}

/** The Makefile as the user knows it: below ppa.yml, or with the repository's address. */
function makefileOf({ origin }: ScannedSource, { directory }: ScannedDirectory): string {
  if (origin.kind === "path") return posix.join(origin.path, directory, "Makefile");
  return `${origin.url} ${posix.join(origin.subdir ?? "", directory, "Makefile")}`;
}

/**
 * Every name that something of the archive can be asked for by: packages, what they provide, directories. Undefined where
 * only make could tell some.
 */
export function namesOfSources(sources: readonly ScannedSource[]): string[] | undefined {
  const directories = sources.flatMap((source) => source.directories);
  if (directories.some(({ complete, provides }) => !complete || provides.some((name) => name.includes("$"))))
    return undefined;
  return directories.flatMap(({ as, packages, provides }) => [
    as,
    ...packages.map(({ name }) => name),
    ...provides.map((name) => name.replace(/^@/, "")),
  ]);
}
