import { cp, mkdir, readdir, readFile, realpath, rm, utimes, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import type { PlanPackage, PlanSource } from "../../schemas/plan.ts";
import { UserError } from "../run/errors.ts";
import { type GitContext, git, tryGit, workingTree } from "./git.ts";
import { copyTracked, copyTree, copyUntracked } from "./stage-copy.ts";

/** Folder below the SDK that holds the user's feeds; packages name it as where they come from. */
export const STAGE = "ppa";

export interface StagedPackage extends PlanPackage {
  /** Feed that it is in. */
  readonly feed: string;
  /** Its folder on this machine, among the copies. */
  readonly folder: string;
  /** Its folder as the user knows it, for messages: relative to the archive, or to the git repository. */
  readonly shown: string;
  readonly makefile: string;
}

export interface StagedSource {
  readonly name: string;
  readonly packages: readonly StagedPackage[];
  /** Commit of the working tree, where there is one. */
  readonly commit?: string;
  /** True when files differ from that commit. */
  readonly modified: boolean;
  /** True when the checkout lacks its history. */
  readonly shallow: boolean;
  /** Files with private keys that nobody has committed, as the user knows them: they were left behind. */
  readonly withheld: readonly string[];
}

/** How deep below a feed OpenWrt looks for Makefiles (sdk-contract.md §2). */
const MAX_DEPTH = 5;

/** What OpenWrt's scan takes for a package. */
const IS_PACKAGE = /call (?:Build\/DefaultTargets|BuildPackage|KernelPackage)/;

/**
 * Copies a source into `<into>/<feed name>/` in a form that OpenWrt's scan accepts: no package Makefile at the feed's top, every
 * package in a directory of the name it is to have (which LuCI takes for the package's name), none too deep. The history goes
 * along in a repository of its own, because the one of a checkout may hold credentials in its configuration; for the same
 * reason private keys that git does not know, and the .git of repositories within, stay behind.
 */
export async function stageSource(
  source: PlanSource,
  root: string,
  into: string,
  context: GitContext,
): Promise<StagedSource> {
  const feed = join(into, source.name);
  const tree = await workingTree(root, context);
  const top = tree?.top ?? root;
  const sub = relative(top, root);
  await rm(feed, { recursive: true, force: true });
  const atTop = source.packages.find(({ directory }) => directory === ".");
  const topIsPackage = IS_PACKAGE.test(await readFile(join(top, "Makefile"), "utf8").catch(() => ""));
  const copy = topIsPackage || (atTop && !sub) ? join(feed, sub ? "tree" : (atTop?.as ?? "tree")) : feed;
  await mkdir(copy, { recursive: true });
  const withheld: string[] = [];
  if (tree) {
    withheld.push(...(await copyTracked(top, copy, context)));
    const directories = source.packages.map(({ directory }) => join(sub, directory));
    withheld.push(...(await copyUntracked(top, directories, copy, context)));
    await copyHistory(tree, copy, context);
  } else withheld.push(...(await copyTree(root, copy)));

  const packages: StagedPackage[] = [];
  for (const each of source.packages) {
    const folder = await place(resolve(copy, sub, each.directory), each.as, feed);
    const shown = join(source.kind === "path" ? source.path : (source.subdir ?? "."), each.directory);
    const makefile = await readFile(join(folder, "Makefile"), "utf8").catch(() => {
      throw new UserError({ what: "There is no Makefile here", place: { file: shown } });
    });
    packages.push({ ...each, feed: source.name, folder, shown, makefile });
  }
  await removeNamesakes(feed, packages);
  for (const each of packages) await makeIncludesWork(each, into);
  if (tree) await setTimes(copy, await commitDate(tree.top, context));
  const modified = tree ? (await git(["-C", root, "status", "--porcelain", "--", "."], context)) !== "" : false;
  return {
    name: source.name,
    packages,
    modified,
    shallow: tree?.shallow ?? false,
    withheld: [...new Set(withheld)].map((path) => relative(top, path)).sort(),
    ...(tree ? { commit: tree.commit } : {}),
  };
}

/** Packages whose version LuCI takes from the history, which a shallow clone does not have. */
export function versionFromHistory({ makefile }: StagedPackage): boolean {
  return /^\s*include\s.*luci\.mk/m.test(makefile) && !/^\s*PKG_VERSION\s*[:?]?=/m.test(makefile);
}

async function copyHistory(
  { top, commit, branch, shallow }: { top: string; commit: string; branch: string; shallow: boolean },
  copy: string,
  context: GitContext,
): Promise<void> {
  await git(["init", "--quiet", "--initial-branch", branch, copy], context);
  await git(
    ["-C", copy, "fetch", "--quiet", "--no-tags", ...(shallow ? ["--update-shallow"] : []), top, "HEAD"],
    context,
  );
  await git(["-C", copy, "update-ref", "HEAD", commit], context);
  await rm(join(copy, ".git", "FETCH_HEAD"), { force: true });
  await rm(join(copy, ".git", "hooks"), { recursive: true, force: true });
  await tryGit(["-C", copy, "reset", "--quiet"], context);
}

async function commitDate(top: string, context: GitContext): Promise<Date> {
  return new Date(Number(await git(["-C", top, "log", "-1", "--format=%ct"], context)) * 1000);
}

/** Leaves a package where it is if OpenWrt finds it there under the right name, else moves it to the feed's top. */
async function place(folder: string, name: string, feed: string): Promise<string> {
  const depth = relative(feed, folder).split(sep).length;
  if (basename(folder) === name && depth <= MAX_DEPTH) return folder;
  const moved = join(feed, name);
  await cp(folder, moved, {
    recursive: true,
    preserveTimestamps: true,
    verbatimSymlinks: true,
    filter: (path) => basename(path) !== ".git",
  });
  await rm(join(folder, "Makefile"), { force: true });
  return moved;
}

/**
 * Of two directories of one name, or with one package, OpenWrt silently takes one: only the chosen one may remain. It follows
 * links, so that one to a package, or to a folder with packages, would be a second directory of these.
 */
async function removeNamesakes(feed: string, packages: readonly StagedPackage[]): Promise<void> {
  const { makefiles, links } = await findMakefiles(feed);
  for (const makefile of makefiles) {
    const folder = dirname(makefile);
    if (packages.some((chosen) => chosen.folder === folder)) continue;
    // Neither a link that leads nowhere nor a folder of that name is a package.
    const text = await readFile(makefile, "utf8").catch(() => "");
    if (!IS_PACKAGE.test(text)) continue;
    const lines = new Set(text.split("\n").map((line) => line.trim()));
    const isNamesake = packages.some(
      ({ as, names }) => as === basename(folder) || names.some((name) => lines.has(`define Package/${name}`)),
    );
    if (isNamesake) await rm(makefile);
  }
  const isBelow = (path: string, folder: string) => `${path}/`.startsWith(`${folder}/`);
  const homes = await Promise.all(packages.map(({ folder }) => realpath(folder)));
  for (const link of links) {
    const isPackages = packages.some(({ folder }) => isBelow(folder, link) || isBelow(link, folder));
    const target = await realpath(link).catch(() => undefined);
    if (!isPackages && target && homes.some((home) => isBelow(home, target))) await rm(link);
  }
}

interface FoundFiles {
  readonly makefiles: readonly string[];
  readonly links: readonly string[];
}

async function findMakefiles(folder: string, depth = 0): Promise<FoundFiles> {
  const makefiles: string[] = [];
  const links: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== ".git" && depth < MAX_DEPTH) {
      const found = await findMakefiles(path, depth + 1);
      makefiles.push(...found.makefiles);
      links.push(...found.links);
    } else if (entry.name === "Makefile") makefiles.push(path);
    else if (entry.isSymbolicLink()) links.push(path);
  }
  return { makefiles, links };
}

/** Files that Makefiles of OpenWrt's own feeds include by a path relative to those feeds, and where they really are. */
const SHARED: readonly (readonly [pattern: RegExp, feed: string])[] = [
  [/(?:^|\/)(luci\.mk)$/, "luci"],
  [/(?:^|\/)(lang\/[\w./-]+\.mk)$/, "packages"],
];

/** Makes `include ../../luci.mk` work outside of the luci feed: at that place a file is put which includes the real one. */
async function makeIncludesWork({ folder, makefile }: StagedPackage, into: string): Promise<void> {
  for (const { path, feed, file } of sharedIncludes(makefile)) {
    const target = resolve(folder, path);
    if (relative(into, target).startsWith("..")) continue;
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, `include $(TOPDIR)/feeds/${feed}/${file}\n`, { flag: "wx" }).catch((error: unknown) => {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    });
  }
}

function sharedIncludes(makefile: string): { path: string; feed: string; file: string }[] {
  return [...makefile.matchAll(/^\s*-?include\s+(\.\.\/\S+)/gm)].flatMap(([, path = ""]) =>
    SHARED.flatMap(([pattern, feed]) => {
      const file = pattern.exec(path)?.[1];
      return file ? [{ path, feed, file }] : [];
    }),
  );
}

/** Feeds of the SDK that a Makefile includes files of, so that it cannot even be read without them. */
export function includedFeeds({ makefile }: StagedPackage): string[] {
  const named = [...makefile.matchAll(/\$[({]TOPDIR[)}]\/feeds\/(\w+)\//g)].map((match) => match[1] ?? "");
  return [...new Set([...named, ...sharedIncludes(makefile).map(({ feed }) => feed)])];
}

/** The same times for the same commit, so that the SDK sees no change where there is none, and packages come out the same. */
export async function setTimes(folder: string, date: Date): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.name === ".git" || entry.isSymbolicLink()) continue;
    if (entry.isDirectory()) await setTimes(path, date);
    await utimes(path, date, date);
  }
}
