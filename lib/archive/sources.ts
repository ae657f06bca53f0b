import { type Dirent, readdir } from "node:fs";
import { realpath } from "node:fs/promises";
import { isAbsolute, join, relative } from "node:path";
import { glob } from "tinyglobby";
import { type Place, type Problem, UserError } from "../run/errors.ts";
import { isWithin } from "../run/is-within.ts";
import type { FileNames } from "./load.ts";

/** Files that an archive's sources name; paths relative to the archive's root with `/`, sorted, none twice. */
export interface SourceFiles {
  /** Ready-made .ipk and .apk files. */
  readonly packages: readonly string[];
  /** Documents of declared packages. */
  readonly documents: readonly string[];
  /**
   * Globs that match nothing, or lead out of the root through a link. Such a source would silently drop packages from the
   * archive, so that nothing may be published.
   */
  readonly problems: readonly Problem[];
}

/** Never looked into, whatever a glob says. */
const ignored = ["**/.git/**", "**/node_modules/**"];

/** Finds what the `packages:` and `files:` sources of an archive name below `root`, the folder of ppa.yml. */
export async function findSourceFiles(archive: FileNames, root: string): Promise<SourceFiles> {
  const problems: Problem[] = [];
  const packages = new Set<string>();
  const documents = new Set<string>();
  for (const [index, source] of archive.sources.entries()) {
    if (source.kind !== "packages" && source.kind !== "files") continue;
    const ready = source.kind === "packages";
    const globs = source.kind === "packages" ? source.packages : source.files;
    const found = await Promise.all(
      globs.map((each, at) => {
        const place = archive.placeOf(["sources", index, source.kind, ...(globs.length > 1 ? [at] : [])]);
        return findFiles(each, root, ready ? /\.(ipk|apk)$/ : /\.(ya?ml|json)$/, place);
      }),
    );
    for (const result of found) {
      if ("problem" in result) problems.push(result.problem);
      else for (const path of result.paths) (ready ? packages : documents).add(path);
    }
  }
  return { packages: [...packages].sort(), documents: [...documents].sort(), problems };
}

/** Ready-made packages that globs outside of ppa.yml name, such as an action's input; as `findSourceFiles`. */
export async function findPackageFiles(globs: readonly string[], root: string, place?: Place): Promise<string[]> {
  const results = await Promise.all(globs.map((each) => findFiles(each, root, /\.(ipk|apk)$/, place)));
  const problems = results.flatMap((result) => ("problem" in result ? [result.problem] : []));
  if (problems.length > 0) throw new UserError(problems);
  return [...new Set(results.flatMap((result) => ("paths" in result ? result.paths : [])))].sort();
}

type Found = { readonly paths: readonly string[] } | { readonly problem: Problem };

async function findFiles(pattern: string, root: string, wanted: RegExp, place: Place | undefined): Promise<Found> {
  const problem = (what: string, cure: string): Found => ({
    problem: { what: `${JSON.stringify(pattern)} ${what}`, cure, ...(place ? { place } : {}) },
  });
  const clean = pattern.replace(/^(\.\/)+/, "");
  if (isAbsolute(clean) || clean.split(/[/\\]/).includes("..")) {
    return problem("leads out of the archive's folder", "Name files below the folder of ppa.yml");
  }
  const { all, links, denied } = await search(clean, root);
  if (denied !== undefined) {
    const where = relative(root, denied);
    return problem(`asks for a look into ${where}, where access is denied`, "Give yourself the right to read it");
  }
  const paths = all.filter((path) => wanted.test(path));
  const link = paths.find((path) => links.has(join(root, path)));
  if (link !== undefined) {
    return problem(`matches ${link}, which is a symbolic link; such are not followed`, "Copy the file instead");
  }
  if (all.length === 0)
    return problem("matches no file", "Correct the glob, or remove it while there are no such files");
  if (paths.length === 0) {
    return problem(`matches ${all.length} file(s), none of the right kind`, `Such files are named ${endings(wanted)}`);
  }
  const top = await realpath(root);
  for (const path of paths) {
    if (!isWithin(top, await realpath(join(root, path)))) {
      return problem(`matches ${path}, through a link that leads out of the archive's folder`, "Copy the file instead");
    }
  }
  return { paths };
}

interface Search {
  readonly all: readonly string[];
  /** Symbolic links that were found on the way, by their whole path; a glob finds them as if they were files. */
  readonly links: ReadonlySet<string>;
  /** A folder that could not be looked into. */
  readonly denied?: string;
}

/** What a glob finds. It skips links, and folders that it may not read; here both come to light. */
async function search(pattern: string, root: string): Promise<Search> {
  const links = new Set<string>();
  const denied: string[] = [];
  type Callback = (error: NodeJS.ErrnoException | null, entries: Dirent[]) => void;
  const look = (folder: string, options: { withFileTypes: true }, done: Callback) =>
    readdir(folder, options, (error, entries) => {
      if (error?.code === "EACCES" || error?.code === "EPERM") denied.push(folder);
      for (const entry of entries ?? []) {
        if (!entry.isSymbolicLink()) continue;
        links.add(join(folder, entry.name));
        entry.isSymbolicLink = () => false;
        entry.isFile = () => true;
      }
      done(error, entries);
    });
  const all = await glob(pattern, {
    cwd: root,
    ignore: ignored,
    onlyFiles: true,
    followSymbolicLinks: false,
    expandDirectories: false,
    fs: { readdir: look as typeof readdir },
  });
  const [first] = denied.sort();
  return { all, links, ...(first === undefined ? {} : { denied: first }) };
}

const endings = (wanted: RegExp): string =>
  wanted.source.includes("ipk") ? "*.ipk or *.apk" : "*.yml, *.yaml or *.json";
