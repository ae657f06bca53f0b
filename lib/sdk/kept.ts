import { createHash } from "node:crypto";
import { lstat, mkdir, readdir, rm, utimes } from "node:fs/promises";
import { join } from "node:path";
import type { PlanJob } from "../../schemas/plan.ts";
import type { Sandbox } from "./sandbox.ts";

/** What is kept from one build to the next, each in a folder of its own below the cache's. */
export const keptParts = ["dl", "feeds", "index", "tools", "ccache", "sdk"] as const;
export type KeptPart = (typeof keptParts)[number];

/** Those that have a folder for each place: programs, objects and scans of one architecture are of no use to another. */
export const placeParts = ["index", "tools", "ccache"] as const satisfies readonly KeptPart[];

/** What a job builds for, as a folder's name: `24.10-mips_24kc`, `24.10-ath79-generic` for kernel modules, `24.10-all`. */
export function placeOf({
  kind,
  release,
  arch,
  target,
}: Pick<PlanJob, "kind" | "release" | "arch" | "target">): string {
  const names = { all: "all", arch, kmod: target.replace("/", "-") };
  return `${release.series}-${names[kind]}`;
}

/** Programs for the building machine, such as those of language feeds: the one place is rebuilt without the other (sdk-contract.md §2). */
const TOOL_FOLDERS = ["staging_dir/hostpkg", "build_dir/hostpkg"];
/** Has a file per tool that is there. */
const STAMPS = "staging_dir/hostpkg/stamp";

/** What must be the same for tools of one build to serve another. */
export function toolsId(sdk: string, feedCommits: readonly string[]): string {
  return createHash("sha256")
    .update([sdk, ...feedCommits].join("\0"))
    .digest("hex")
    .slice(0, 16);
}

/** Puts kept downloads into the SDK; `sources` are the names of those that will be used. */
export async function bringDownloads(sandbox: Sandbox, cacheDir: string, sources: Iterable<string>): Promise<void> {
  const folder = join(cacheDir, "dl");
  await mkdir(folder, { recursive: true });
  for (const name of sources) await markUsed(join(folder, name));
  await sandbox.put(folder, "dl");
}

/**
 * Keeps what was downloaded and is not kept yet; files that a download left unfinished are not there: OpenWrt renames when it
 * has verified. Folders, which some languages have for their modules, may have grown.
 */
export async function keepDownloads(sandbox: Sandbox, cacheDir: string): Promise<void> {
  const kept: string[] = await readdir(join(cacheDir, "dl")).catch(() => []);
  const { stdout } = await sandbox.run("ls -Ap dl");
  const names = stdout.toString("utf8").split("\n").filter(Boolean);
  const fresh = names.filter((name) => name.endsWith("/") || !kept.includes(name));
  if (fresh.length === 0) return;
  await sandbox.run('rm -rf .ppa/dl; mkdir -p .ppa/dl; cd dl; cp -al "$@" ../.ppa/dl', fresh);
  await sandbox.get(".ppa/dl", join(cacheDir, "dl"));
}

/** Puts kept tools into the SDK, if there are some for it. */
export async function bringTools(sandbox: Sandbox, cacheDir: string, place: string, id: string): Promise<void> {
  const home = join(cacheDir, "tools", place, id);
  await markUsed(home);
  for (const folder of TOOL_FOLDERS) {
    const kept = join(home, folder);
    if ((await readdir(kept).catch(() => [])).length > 0) await sandbox.put(kept, folder);
  }
}

/** SDKs, and choices of feeds, whose tools or scans are kept for one place: older ones were left behind by a release, or are another repository's. */
const KEPT_SDKS = 2;

/** Removes what a place keeps for SDKs that were not asked for longest. */
export async function boundPlace(home: string): Promise<void> {
  const leastUsed = await byUse(home);
  for (const { path } of leastUsed.slice(0, -KEPT_SDKS)) await rm(path, { recursive: true, force: true });
}

/** Keeps the tools that were built, in place of those that were not asked for since. */
export async function keepTools(sandbox: Sandbox, cacheDir: string, place: string, id: string): Promise<void> {
  const home = join(cacheDir, "tools", place);
  const there = await sandbox.run(`[ ! -d ${STAMPS} ] || ls -A ${STAMPS}`);
  const stamps = there.stdout.toString("utf8").split("\n").filter(Boolean).sort();
  const kept: string[] = await readdir(join(home, id, STAMPS)).catch(() => []);
  if (stamps.join() === kept.sort().join()) return;
  for (const folder of TOOL_FOLDERS) await sandbox.get(folder, join(home, id, folder));
  await markUsed(join(home, id));
  await boundPlace(home);
}

/** Where ccache keeps objects, below the SDK: OpenWrt's own place since 21.02; make is told, for it had two others before. */
export const CCACHE = ".ccache";

/** Puts kept objects of ccache into the SDK and tells whether it has ccache at all. */
export async function bringObjects(sandbox: Sandbox, cacheDir: string, place: string): Promise<boolean> {
  if ((await sandbox.run("[ -x staging_dir/host/bin/ccache ]")).code !== 0) return false;
  const folder = join(cacheDir, "ccache", place);
  await mkdir(folder, { recursive: true });
  await sandbox.put(folder, CCACHE);
  return true;
}

export async function keepObjects(sandbox: Sandbox, cacheDir: string, place: string): Promise<void> {
  const folder = join(cacheDir, "ccache", place);
  await rm(folder, { recursive: true, force: true });
  await sandbox.get(CCACHE, folder);
}

/**
 * Remembers that a file or folder was used, by the time that Linux keeps of the last change to its attributes. Its times of
 * modification stay, by which make decides what is older than what was made of it.
 */
export async function markUsed(path: string): Promise<void> {
  const found = await lstat(path).catch(() => undefined);
  if (found) await utimes(path, found.atimeMs / 1000, found.mtimeMs / 1000);
}

/** A folder's direct children, what was not used for longest first. */
async function byUse(folder: string): Promise<{ readonly path: string; readonly used: number }[]> {
  const names = await readdir(folder).catch(() => []);
  const entries = await Promise.all(
    names.map(async (name) => ({ path: join(folder, name), used: (await lstat(join(folder, name))).ctimeMs })),
  );
  return entries.sort((a, b) => a.used - b.used);
}

/** Removes what was not used for longest until a folder's direct children take `limit` bytes at most. */
export async function boundFolder(folder: string, limit: number): Promise<void> {
  const entries = await Promise.all(
    (await byUse(folder)).map(async ({ path }) => ({ path, bytes: await sizeOf(path) })),
  );
  let total = entries.reduce((sum, { bytes }) => sum + bytes, 0);
  for (const { path, bytes } of entries) {
    if (total <= limit) return;
    await rm(path, { recursive: true, force: true });
    total -= bytes;
  }
}

/** Bytes of a file, or of all files below a folder. */
export async function sizeOf(path: string): Promise<number> {
  const stat = await lstat(path);
  if (!stat.isDirectory()) return stat.size;
  const names = await readdir(path);
  const sizes = await Promise.all(names.map((name) => sizeOf(join(path, name))));
  return sizes.reduce((sum, size) => sum + size, 0);
}
