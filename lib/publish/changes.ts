import { type Problem, UserError } from "../run/errors.ts";
import { contentId } from "./content.ts";
import type { Changes, Content } from "./tree.ts";

/** The part of the asked changes that makes a difference to what is published. */
export interface EffectiveChanges {
  readonly put: ReadonlyMap<string, Content>;
  readonly remove: ReadonlySet<string>;
  readonly added: number;
  readonly replaced: number;
}

/** What git has at a path: a file's blob id, or undefined for a link or a submodule, or where the id is not known. */
export type Entries = ReadonlyMap<string, string | undefined>;

/**
 * Leaves out of `changes` what is published already, byte for byte. Undefined when nothing is left.
 *
 * @param unlisted directories that exist, and of which `published` has nothing
 * @throws UserError for every path that may not be published, or that is a file where others need a directory.
 */
export async function effectiveChanges(
  published: Entries,
  changes: Changes,
  unlisted: readonly string[] = [],
): Promise<EffectiveChanges | undefined> {
  const problems = [...changes.put.keys()].flatMap(pathProblem);
  if (problems.length > 0) throw new UserError(problems);
  const remove = new Set([...changes.remove].filter((path) => published.has(path) && !changes.put.has(path)));
  const put = new Map<string, Content>();
  for (const [path, content] of changes.put) {
    const id = published.get(path);
    if (id === undefined || id !== (await contentId(content))) put.set(path, content);
  }
  if (put.size === 0 && remove.size === 0) return undefined;
  const conflicts = findConflicts(published, put, remove, unlisted);
  if (conflicts.length > 0) throw new UserError(conflicts);
  const replaced = [...put.keys()].filter((path) => published.has(path)).length;
  return { put, remove, added: put.size - replaced, replaced };
}

/** A path must stay inside the published tree, and git and every web server must understand it. */
export function pathProblem(path: string): Problem[] {
  const segments = path.split("/");
  const reason = segments.includes("")
    ? "starts or ends with a slash, or has an empty part"
    : segments.some((segment) => segment === "." || segment === "..")
      ? 'has "." or ".." in it'
      : segments.some((segment) => /^\.git$/i.test(segment))
        ? "has .git in it"
        : // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
          /[\u0000-\u001f\u007f\\]/.test(path)
          ? "has a control character or a backslash in it"
          : undefined;
  if (reason === undefined) return [];
  return [{ what: `${JSON.stringify(path)} cannot be published: it ${reason}`, cure: "Rename the file." }];
}

function findConflicts(
  published: Entries,
  put: ReadonlyMap<string, Content>,
  remove: ReadonlySet<string>,
  unlisted: readonly string[],
): Problem[] {
  const kept = [...published.keys()].filter((path) => !remove.has(path));
  const files = new Set([...kept, ...put.keys()]);
  const directories = new Map(unlisted.map((path) => [path, `${path}/…`]));
  for (const path of files) for (const parent of parents(path)) directories.set(parent, path);
  const conflicts = new Map<string, string>();
  for (const path of put.keys()) {
    for (const file of [path, ...parents(path)]) {
      const inside = files.has(file) ? directories.get(file) : undefined;
      if (inside !== undefined) conflicts.set(file, inside);
    }
  }
  return [...conflicts].map(([file, inside]) => ({
    what: `${file} would be a file, and also the directory of ${inside}`,
    cure: `Remove or rename one of them${published.has(file) ? `; ${file} is on the branch already` : ""}.`,
  }));
}

/** `a/b/c` → `a`, `a/b`. */
export function parents(path: string): string[] {
  const segments = path.split("/");
  return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join("/"));
}
