import { createHash } from "node:crypto";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Edge } from "../../lib/run/edge.ts";
import type { PlanJob } from "../../schemas/plan.ts";

export interface BuildCache {
  /** Where downloads, feeds and SDK archives are kept. */
  readonly folder: string;
  /** Hands the folder to the forge's cache, where there is one and something in it is new. */
  save(): Promise<void>;
}

/** Bytes; what is oldest goes first. Forges throw out whole caches beyond a few gigabytes in all. */
const LIMIT = 2 * 1024 ** 3;
const PATIENCE = 5 * 60_000;

/**
 * The cache of a build: a folder on the runner when one is named or the forge has no cache, else the forge's cache by way of
 * a temporary folder. What pull requests write is kept apart, so that no publishing run ever reads it. Trouble with a cache
 * server is a warning.
 */
export async function openCache(
  edge: Edge,
  jobs: readonly PlanJob[],
  named: string | undefined,
  server: CacheServer | undefined = undefined,
): Promise<BuildCache> {
  const side = isPullRequest(edge.env) ? "pull" : "main";
  const forge = named ? undefined : (server ?? (await forgeCache()));
  if (!forge) {
    const home = edge.env["XDG_CACHE_HOME"] || join(homedir(), ".cache");
    const folder = join(
      named ? resolve(edge.cwd, named) : join(home, "openwrt-ppa"),
      ...(side === "pull" ? [side] : []),
    );
    return { folder, save: async () => {} };
  }
  const folder = join(edge.env["RUNNER_TEMP"] ?? tmpdir(), "ppa-cache");
  await mkdir(folder, { recursive: true });
  const releases = [...new Set(jobs.map(({ release }) => release.version))].sort().join("-");
  const prefix = `ppa-${side}-${releases}-`;
  // A pull request may profit from what publishing runs wrote; never the other way round.
  const prefixes = side === "pull" ? [prefix, `ppa-main-${releases}-`] : [prefix];
  const restored = await careful(edge, "read", () => forge.restoreCache([folder], `${prefix}none`, prefixes));
  if (restored) edge.reporter.info(`Cache: ${restored}`);
  return {
    folder,
    async save() {
      await bound(folder);
      const names = await entries(folder);
      const key = prefix + createHash("sha256").update(names.join("\n")).digest("hex").slice(0, 32);
      if (names.length > 0 && key !== restored) await careful(edge, "written", () => forge.saveCache([folder], key));
    },
  };
}

/** What of @actions/cache is used. */
export interface CacheServer {
  restoreCache(paths: string[], key: string, restoreKeys: string[]): Promise<string | undefined>;
  saveCache(paths: string[], key: string): Promise<number>;
}

/** Only pull requests have a head. */
export function isPullRequest(env: Edge["env"]): boolean {
  return Boolean(env["GITHUB_HEAD_REF"]) || (env["GITHUB_EVENT_NAME"]?.startsWith("pull_request") ?? false);
}

async function forgeCache(): Promise<CacheServer | undefined> {
  const server = await import("@actions/cache");
  return server.isFeatureAvailable() ? server : undefined;
}

async function careful<T>(edge: Edge, verb: string, work: () => Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<never>((_, refuse) => {
    timer = setTimeout(() => refuse(new Error("no answer within 5 minutes")), PATIENCE);
  });
  try {
    return await Promise.race([work(), patience]);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    edge.reporter.warn({ what: `The cache could not be ${verb}: ${cause}`, cure: "The build goes on without it" });
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

/** `dl/zlib-1.3.tar.xz`, `feeds/packages-<commit>`: names that stand for their content. */
async function entries(folder: string): Promise<string[]> {
  const names: string[] = [];
  for (const top of await readdir(folder)) {
    const below = await readdir(join(folder, top)).catch(() => []);
    names.push(...below.map((name) => `${top}/${name}`));
  }
  return names.sort();
}

async function bound(folder: string): Promise<void> {
  const found = await Promise.all(
    (await entries(folder)).map(async (name) => ({ name, ...(await weigh(join(folder, name))) })),
  );
  let total = found.reduce((sum, { size }) => sum + size, 0);
  for (const { name, size } of found.sort((a, b) => a.time - b.time)) {
    if (total <= LIMIT) return;
    await rm(join(folder, name), { recursive: true, force: true });
    total -= size;
  }
}

async function weigh(path: string): Promise<{ readonly size: number; readonly time: number }> {
  const status = await stat(path);
  if (!status.isDirectory()) return { size: status.size, time: status.mtimeMs };
  const inside = await readdir(path, { recursive: true, withFileTypes: true });
  let size = 0;
  for (const entry of inside) if (entry.isFile()) size += (await stat(join(entry.parentPath, entry.name))).size;
  return { size, time: status.mtimeMs };
}
