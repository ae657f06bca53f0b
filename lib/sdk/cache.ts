import { createHash } from "node:crypto";
import { access, constants, mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { errorCode, type Problem } from "../run/errors.ts";
import { isPullRequest } from "../run/event.ts";
import type { Reporter } from "../run/reporter.ts";
import { boundFolder, type KeptPart, keptParts, placeParts, sizeOf } from "./kept.ts";

/** A place outside of this machine that keeps folders under keys: the runner's cache. */
export interface CacheStore {
  /**
   * Fills the folder `path` below `cacheDir` from `key`, or from the newest entry that begins with one of `prefixes`, and returns
   * that entry's key.
   */
  restore(cacheDir: string, path: string, key: string, prefixes: readonly string[]): Promise<string | undefined>;
  save(cacheDir: string, path: string, key: string): Promise<void>;
}

/** Who may have written what a run reads: pull requests run code of strangers, publishing must not read what they left. */
export type Trust = "publish" | "pull-request";

export interface CacheOptions {
  /** Folder of the cache on this machine. */
  readonly cacheDir: string;
  readonly store: CacheStore | undefined;
  readonly trust: Trust;
  /** Series that is built for: `24.10`. */
  readonly series: string;
  /** What is built for in it (`placeOf`): jobs for others run at the same time, and keep theirs under other keys. */
  readonly places: readonly string[];
  readonly reporter: Reporter;
  /** Milliseconds that the store may take for one part; default three minutes. */
  readonly timeout?: number;
}

/** Bytes that each part may take. GitHub keeps 10 GB per repository for all caches together. */
const LIMITS: Readonly<Record<KeptPart, number>> = {
  dl: 1_500_000_000,
  feeds: 1_000_000_000,
  index: 100_000_000,
  tools: 1_500_000_000,
  ccache: 2_000_000_000,
  sdk: 3_000_000_000,
};

/** The same for all jobs of a series. SDK archives are big and quickly fetched, so they stay on this machine. */
const SHARED: readonly KeptPart[] = ["dl", "feeds"];

/** Folders that are kept by themselves, below the cache's, with the names that they have in keys. */
function storedFolders({ series, places }: CacheOptions): readonly { readonly path: string; readonly name: string }[] {
  const ofPlaces = placeParts.flatMap((part) =>
    places.map((place) => ({ path: `${part}/${place}`, name: `${part}-${place}` })),
  );
  return [...SHARED.map((part) => ({ path: part, name: `${part}-${series}` })), ...ofPlaces];
}

/**
 * The folder of the cache, or `spare` where it cannot be made or written, as with a home that is read-only or another user's.
 * That costs a warning, as a store does that does not work: what is kept saves time and decides nothing.
 */
export async function usableCache(cacheDir: string, spare: string, reporter: Reporter): Promise<string> {
  try {
    for (const part of keptParts) {
      await mkdir(join(cacheDir, part), { recursive: true });
      await access(join(cacheDir, part), constants.R_OK | constants.W_OK | constants.X_OK);
    }
    return cacheDir;
  } catch (error) {
    if (!errorCode(error)) throw error;
    const why = (error as Error).message;
    reporter.warn({
      what: `The folder ${cacheDir} is not used to keep downloads: ${why}`,
      cure: "The build goes on without it, and takes longer",
    });
    return spare;
  }
}

export function trustOf(env: Readonly<Record<string, string | undefined>>): Trust {
  return isPullRequest(env) ? "pull-request" : "publish";
}

/**
 * Runs `work` with the cache filled before and kept after. A store that does not work costs a warning and never the
 * work; what the work throws is thrown, after what it had fetched is kept.
 */
export async function withCache<T>(options: CacheOptions, work: () => Promise<T>): Promise<T> {
  const { cacheDir, trust } = options;
  const restored = new Map<string, string>();
  const warn = warnOnce(options.reporter);
  const folders = storedFolders(options);
  for (const path of [...keptParts, ...folders.map((each) => each.path)])
    await mkdir(join(cacheDir, path), { recursive: true });
  await Promise.all(
    folders.map(({ path, name }) =>
      attempt(options, warn, async (store) => {
        const prefixes = trustedBy(trust).map((each) => keyOf(each, name, ""));
        const found = await store.restore(cacheDir, path, keyOf(trust, name, "none"), prefixes);
        if (found) restored.set(path, found);
      }),
    ),
  );
  if (options.store) options.reporter.info(whatWasThere([...restored.keys()]));
  try {
    return await work();
  } finally {
    for (const part of keptParts) await boundFolder(join(cacheDir, part), LIMITS[part]);
    await Promise.all(
      folders.map(async ({ path, name }) => {
        const content = await contentKey(join(cacheDir, path));
        const key = keyOf(trust, name, content);
        if (content && restored.get(path) !== key)
          await attempt(options, warn, (store) => store.save(cacheDir, path, key));
      }),
    );
  }
}

function whatWasThere(folders: readonly string[]): string {
  if (folders.length === 0) return "The runner's cache has nothing yet";
  return `The runner's cache had ${[...folders].sort().join(", ")}`;
}

const keyOf = (trust: Trust, name: string, content: string): string => `ppa1-${trust}-${name}-${content}`;

/** A pull request may begin with what publishing runs left, never the other way round. */
const trustedBy = (trust: Trust): Trust[] => (trust === "publish" ? ["publish"] : ["pull-request", "publish"]);

/** Changes with the names in a folder, which are those of downloads and commits, and with their sizes. Empty for an empty folder. */
async function contentKey(folder: string): Promise<string> {
  const names = (await readdir(folder).catch(() => [])).sort();
  const entries = await Promise.all(names.map(async (name) => `${name} ${await sizeOf(join(folder, name))}`));
  return entries.length === 0 ? "" : createHash("sha256").update(entries.join("\0")).digest("hex").slice(0, 20);
}

async function attempt(
  { store, timeout = 180_000 }: CacheOptions,
  warn: (error: unknown) => void,
  use: (store: CacheStore) => Promise<void>,
): Promise<void> {
  if (!store) return;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("it does not answer")), timeout);
  });
  await Promise.race([use(store), late]).catch(warn);
  clearTimeout(timer);
}

function warnOnce(reporter: Reporter): (error: unknown) => void {
  let told = false;
  return (error) => {
    if (!told) reporter.warn(unusable(error));
    told = true;
  };
}

/** What to tell of a store that does not work. */
export function unusable(error: unknown): Problem {
  const why = error instanceof Error ? error.message : String(error);
  return { what: `The runner's cache is not used: ${why}`, cure: "The build goes on without it, and takes longer" };
}
