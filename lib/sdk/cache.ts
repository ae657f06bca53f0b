import { createHash } from "node:crypto";
import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Problem } from "../run/errors.ts";
import { isPullRequest } from "../run/event.ts";
import type { Reporter } from "../run/reporter.ts";
import { boundFolder, type KeptPart, keptParts, sizeOf } from "./kept.ts";

/** A place outside of this machine that keeps folders under keys: the runner's cache. */
export interface CacheStore {
  /** Fills `folder`, a part of the cache's, from `key` or from the newest entry that begins with one of `prefixes`, and returns that entry's key. */
  restore(folder: string, key: string, prefixes: readonly string[]): Promise<string | undefined>;
  save(folder: string, key: string): Promise<void>;
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

/** SDK archives are big and quickly fetched, so they stay on this machine. */
const STORED: readonly KeptPart[] = ["dl", "feeds", "index", "tools", "ccache"];

export function trustOf(env: Readonly<Record<string, string | undefined>>): Trust {
  return isPullRequest(env) ? "pull-request" : "publish";
}

/**
 * Runs `work` with the cache filled before and kept after. A store that does not work costs a warning and never the
 * work; what the work throws is thrown, after what it had fetched is kept.
 */
export async function withCache<T>(options: CacheOptions, work: () => Promise<T>): Promise<T> {
  const { cacheDir } = options;
  const restored = new Map<KeptPart, string>();
  const warn = warnOnce(options.reporter);
  await Promise.all(keptParts.map((part) => mkdir(join(cacheDir, part), { recursive: true })));
  const eachPart = (use: (part: KeptPart) => Promise<void>) => Promise.all(STORED.map(use));
  await eachPart((part) =>
    attempt(options, warn, async (store) => {
      const found = await store.restore(join(cacheDir, part), keyOf(options, part, "none"), prefixes(options, part));
      if (found) restored.set(part, found);
    }),
  );
  if (options.store) options.reporter.info(whatWasThere([...restored.keys()]));
  try {
    return await work();
  } finally {
    for (const part of keptParts) await boundFolder(join(cacheDir, part), LIMITS[part]);
    await eachPart(async (part) => {
      const content = await contentKey(join(cacheDir, part));
      const key = keyOf(options, part, content);
      if (content && restored.get(part) !== key)
        await attempt(options, warn, (store) => store.save(join(cacheDir, part), key));
    });
  }
}

function whatWasThere(parts: readonly KeptPart[]): string {
  if (parts.length === 0) return "The runner's cache has nothing yet";
  return `The runner's cache had ${[...parts].sort().join(", ")}`;
}

function keyOf({ trust, series }: CacheOptions, part: KeptPart, content: string): string {
  return `ppa1-${trust}-${part}-${series}-${content}`;
}

/** A pull request may begin with what publishing runs left, never the other way round. */
function prefixes(options: CacheOptions, part: KeptPart): string[] {
  const trusts: Trust[] = options.trust === "publish" ? ["publish"] : ["pull-request", "publish"];
  return trusts.map((trust) => keyOf({ ...options, trust }, part, ""));
}

/** Changes with the names in a folder, which are those of downloads and commits, and with their sizes. Empty for an empty folder. */
async function contentKey(folder: string): Promise<string> {
  const names = (await readdir(folder)).sort();
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
