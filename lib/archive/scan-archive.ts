import { realpath, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { atPlace, formatProblem, type Place, type Problem, together, UserError } from "../run/errors.ts";
import { isWithin } from "../run/is-within.ts";
import type { Archive, FileNames, Source } from "./load.ts";
import { type FailedSource, refuseBlanks, repositoryNameOf, type ScannedSource, scanSource } from "./scan.ts";

/** What scanning needs done by git, which this room does not start. */
export interface TreeAccess {
  /** Clones a repository into a folder and tells the exact commit. */
  fetch(source: { readonly url: string; readonly ref?: string | undefined }, into: string): Promise<string>;
  /** Files of a folder that git counts, relative to it; undefined outside of git. */
  listFiles(folder: string): Promise<readonly string[] | undefined>;
}

export interface ScanArchiveOptions {
  readonly archive: Archive;
  /** Folder of ppa.yml. */
  readonly root: string;
  /** The repository's name: LuCI names a package at its top after it. */
  readonly rootName: string;
  /** An empty folder for clones. */
  readonly temporary: string;
  readonly access: TreeAccess;
}

/**
 * Reads the packages of all `path:` and `git:` sources, in the order of ppa.yml. A git source depends on the world: it may
 * fail, and costs its own packages alone. Throws a UserError with all mistakes of `path:` sources, or when every source failed.
 */
export async function scanArchive(
  options: ScanArchiveOptions,
): Promise<{ sources: readonly (ScannedSource | FailedSource)[]; warnings: readonly Problem[] }> {
  const declared = options.archive.sources;
  const results = await Promise.allSettled(declared.map((source, index) => scanOne(source, index, options)));
  const sources: (ScannedSource | FailedSource)[] = [];
  const warnings: Problem[] = [];
  const problems: Problem[] = [];
  let isMistaken = false;
  for (const [index, result] of results.entries()) {
    const source = declared[index];
    if (result.status === "fulfilled") {
      sources.push(...result.value.map((each) => each.source));
      warnings.push(...result.value.flatMap((each) => each.warnings));
    } else if (!(result.reason instanceof UserError)) throw result.reason;
    else {
      problems.push(...result.reason.problems);
      if (source?.kind === "git") sources.push(toFailed(source, result.reason));
      else isMistaken = true;
    }
  }
  const isNoneLeft = results.every(({ status }) => status === "rejected");
  if (problems.length > 0 && (isMistaken || isNoneLeft)) throw new UserError(problems);
  return { sources, warnings };
}

/** @throws {UserError} for all folders of `path:` sources that are not there, or that make could not have */
export async function checkFolders({ sources, placeOf }: FileNames, root: string): Promise<void> {
  await together(
    sources.map(
      (source, index) => source.kind === "path" && checkFolder(root, source.path, placeOf(["sources", index, "path"])),
    ),
  );
}

function toFailed({ url, ref, subdir }: Extract<Source, { kind: "git" }>, { problems }: UserError): FailedSource {
  const origin = { kind: "git" as const, url, ...(ref ? { ref } : {}), ...(subdir ? { subdir } : {}) };
  return { origin, name: repositoryNameOf(url), reason: problems.map(formatProblem).join("; ") };
}

async function scanOne(
  source: Source,
  index: number,
  { archive, root, rootName, temporary, access }: ScanArchiveOptions,
) {
  if (source.kind !== "path" && source.kind !== "git") return [];
  const at = (field: string) => archive.placeOf(["sources", index, field]);
  if (source.kind === "path") {
    const folder = await checkFolder(root, source.path, at("path"));
    const atTop = source.path.replace(/^\.\/?$/, "") === "";
    const files = await access.listFiles(folder);
    return [
      await scanSource({
        origin: { kind: "path", path: atTop ? "." : source.path.replace(/^(\.\/)+|\/+$/g, "") },
        name: atTop ? archive.name : basename(source.path),
        rootName: atTop ? rootName : basename(source.path),
        root: folder,
        packages: source.packages,
        place: at("path"),
        ...(files ? { files } : {}),
      }),
    ];
  }
  const { url, ref, subdir } = source;
  const clone = join(temporary, String(index));
  const commit = await atPlace(at("git"), () => access.fetch({ url, ref }, clone));
  const folder = await checkFolder(clone, subdir ?? ".", at("subdir"));
  const name = repositoryNameOf(url);
  const files = await access.listFiles(folder);
  return [
    await scanSource({
      origin: { kind: "git", url, commit, ...(ref ? { ref } : {}), ...(subdir ? { subdir } : {}) },
      name,
      rootName: subdir ? basename(subdir) : name,
      root: folder,
      packages: source.packages,
      place: at("git"),
      ...(files ? { files } : {}),
    }),
  ];
}

/** The folder `path` of `root`, which make can work in. A link in a repository may point anywhere, such as at somebody's home. */
async function checkFolder(root: string, path: string, place: Place): Promise<string> {
  const folder = join(root, path);
  const found = await stat(folder).catch(() => undefined);
  if (!found?.isDirectory()) {
    throw new UserError({
      what: `there is no folder ${JSON.stringify(path)}`,
      cure: "Correct the path, or remove the source",
      place,
    });
  }
  if (!isWithin(await realpath(root), await realpath(folder))) {
    throw new UserError({
      what: `${JSON.stringify(path)} leads elsewhere, through a symbolic link`,
      cure: "Put the folder itself there, or name the repository that it is in with git:",
      place,
    });
  }
  refuseBlanks(path, place);
  return folder;
}
