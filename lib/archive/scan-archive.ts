import { stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { atPlace, type Problem, UserError } from "../run/errors.ts";
import type { Archive, Source } from "./load.ts";
import { type ScannedSource, scanSource } from "./scan.ts";

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

/** Reads the packages of all `path:` and `git:` sources. Throws a UserError with the mistakes of all of them. */
export async function scanArchive(
  options: ScanArchiveOptions,
): Promise<{ sources: readonly ScannedSource[]; warnings: readonly Problem[] }> {
  const results = await Promise.allSettled(
    options.archive.sources.map((source, index) => scanOne(source, index, options)),
  );
  const problems: Problem[] = [];
  const found: { source: ScannedSource; warnings: readonly Problem[] }[] = [];
  for (const result of results) {
    if (result.status === "fulfilled") found.push(...result.value);
    else if (result.reason instanceof UserError) problems.push(...result.reason.problems);
    else throw result.reason;
  }
  if (problems.length > 0) throw new UserError(problems);
  return { sources: found.map(({ source }) => source), warnings: found.flatMap(({ warnings }) => warnings) };
}

async function scanOne(
  source: Source,
  index: number,
  { archive, root, rootName, temporary, access }: ScanArchiveOptions,
) {
  if (source.kind !== "path" && source.kind !== "git") return [];
  const at = (field: string) => ({ file: archive.file, field: `sources[${index}].${field}` });
  if (source.kind === "path") {
    const folder = join(root, source.path);
    await requireFolder(folder, source.path, at("path"));
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
  const folder = join(clone, subdir ?? ".");
  if (subdir) await requireFolder(folder, subdir, at("subdir"));
  const name = basename(url.replace(/\/+$/, "").replace(/\.git$/, ""));
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

async function requireFolder(folder: string, shown: string, place: { file: string; field: string }): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory()) return;
  throw new UserError({
    what: `there is no folder ${JSON.stringify(shown)}`,
    cure: "Correct the path, or remove the source",
    place,
  });
}
