import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import type { Plan } from "../../schemas/plan.ts";
import { detectForge } from "../forge/forge.ts";
import { type NewestReleases, newestReleases } from "../openwrt/release.ts";
import { newestInList, releaseListUrl } from "../openwrt/release-list.ts";
import type { Edge } from "../run/edge.ts";
import { type GitContext, tryGit } from "../sdk/git.ts";
import { candidateImages } from "../sdk/image.ts";
import { digestReader } from "../sdk/registry.ts";
import { fetchSource } from "../sdk/source.ts";
import { builtKeys, parseBuilt } from "./built.ts";
import { type Archive, loadArchive } from "./load.ts";
import { planArchive, slots } from "./plan.ts";
import { readConfig } from "./read-config.ts";
import { scanArchive } from "./scan-archive.ts";

export interface PlanOptions {
  /** Path of ppa.yml, relative to the working directory. */
  readonly config: string;
  readonly packages?: readonly string[];
  readonly targets?: readonly string[];
  readonly force?: boolean;
  /** Text of the published `api/v1/built.json`; without it everything is built. */
  readonly built?: string;
  /** Ask nobody for the newest point releases. */
  readonly offline?: boolean;
}

/** Plans the builds of the archive that a ppa.yml describes: reads its trees, clones its git sources, decides. */
export async function planRepository(edge: Edge, options: PlanOptions): Promise<Plan> {
  const { config, packages, targets, force = false, built, offline = false } = options;
  const file = resolve(edge.cwd, config);
  const newest = offline ? newestReleases : await askNewest(edge);
  const archive = loadArchive({
    text: await readConfig(file, config),
    file: config,
    newest,
    defaultUrl: "https://archive.invalid",
  });
  const root = dirname(file);
  const temporary = await mkdtemp(join(edge.env["RUNNER_TEMP"] ?? tmpdir(), "ppa-plan-"));
  try {
    const { sources, warnings } = await scan(edge, archive, root, temporary);
    return planArchive({
      archive,
      sources,
      warnings,
      force,
      newest,
      sdks: offline ? new Map() : await snapshotSdks(archive),
      ...(packages?.length ? { packages } : {}),
      ...(targets?.length ? { targets } : {}),
      ...(built ? { built: builtKeys(parseBuilt(built)) } : {}),
    });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function scan({ exec, env }: Edge, archive: Archive, root: string, temporary: string) {
  const context: GitContext = { exec, env };
  const { stdout } = await tryGit(["-C", root, "remote", "get-url", "origin"], context);
  const rootName = detectForge(env, stdout.toString("utf8").trim())?.repo ?? basename(root);
  const access = {
    fetch: (source: { url: string; ref?: string | undefined }, into: string) => fetchSource(source, into, context),
    listFiles: (folder: string) => listFiles(folder, context),
  };
  return scanArchive({ archive, root, rootName, temporary, access });
}

/** Tracked files, those of submodules too, and new ones that are not ignored. */
async function listFiles(folder: string, context: GitContext): Promise<string[] | undefined> {
  const list = async (...args: string[]) => tryGit(["-C", folder, "ls-files", "-z", ...args], context);
  const tracked = await list("--cached", "--recurse-submodules");
  if (tracked.code !== 0) return undefined;
  const fresh = await list("--others", "--exclude-standard");
  const files = [tracked, fresh].flatMap(({ stdout }) => stdout.toString("utf8").split("\0").filter(Boolean));
  return [...new Set(files)].sort();
}

/**
 * Digests of the images of development snapshots, which change under one name nearly every day: packages are built again
 * when theirs does. Where no registry can be asked within seconds, the name alone counts.
 */
async function snapshotSdks({ targets }: Archive): Promise<Map<string, string>> {
  const digest = digestReader(fetch, AbortSignal.timeout(10_000));
  const found = await Promise.all(
    slots(targets)
      .filter(({ release, sdk }) => release.series === "SNAPSHOT" && !sdk)
      .map(async (slot) => [slot.id, await firstOf(candidateImages(slot), digest)] as const),
  );
  return new Map(found.flatMap(([id, sdk]) => (sdk ? [[id, sdk]] : [])));
}

async function firstOf(
  images: readonly string[],
  digest: (image: string) => Promise<string | undefined>,
): Promise<string | undefined> {
  for (const image of images) {
    const found = await digest(image);
    if (found) return found;
  }
  return undefined;
}

/** OpenWrt's own list where it can be had within seconds, else the built-in table. */
async function askNewest({ reporter }: Edge): Promise<NewestReleases> {
  try {
    const response = await fetch(releaseListUrl, { signal: AbortSignal.timeout(5000) });
    if (response.ok) return newestInList(await response.json());
  } catch {
    // No network, or no answer: said below.
  }
  reporter.info("OpenWrt's list of releases is out of reach; the newest ones known to this version count.");
  return newestReleases;
}
