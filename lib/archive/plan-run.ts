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
import { fetchSource, listSourceFiles } from "../sdk/source.ts";
import { builtKeys, parseBuilt } from "./built.ts";
import { type Archive, loadChecked } from "./load.ts";
import { planArchive } from "./plan.ts";
import { readConfig } from "./read-config.ts";
import { readyNames } from "./ready-names.ts";
import { checkFolders, scanArchive } from "./scan-archive.ts";
import { slots } from "./slots.ts";

export interface PlanOptions {
  /** Path of ppa.yml, relative to the working directory. */
  readonly config: string;
  readonly packages?: readonly string[];
  readonly targets?: readonly string[];
  readonly force?: boolean;
  /** Text of the published `api/v1/built.json`; without it everything is built. */
  readonly built?: string;
  /** Image or folder that replaces OpenWrt's SDKs. */
  readonly sdk?: string | undefined;
  /** Ask nobody for the newest point releases. */
  readonly offline?: boolean;
}

/**
 * Plans the builds of the archive that a ppa.yml describes: reads its trees, clones its git sources, decides. A git source that
 * cannot be had is one of `failedSources`.
 */
export async function planRepository(edge: Edge, options: PlanOptions): Promise<Plan> {
  const { config, packages, targets, force = false, built, sdk, offline = false } = options;
  const file = resolve(edge.cwd, config);
  const newest = offline ? newestReleases : await askNewest(edge);
  const root = dirname(file);
  const document = {
    text: await readConfig(file, config),
    file: config,
    newest,
    defaultUrl: "https://archive.invalid",
  };
  const archive = await loadChecked(document, (named) => checkFolders(named, root));
  const temporary = await mkdtemp(join(edge.env["RUNNER_TEMP"] ?? tmpdir(), "ppa-plan-"));
  try {
    const { sources, warnings } = await scan(edge, archive, root, temporary);
    // What counts only together is not asked for when a part of it is missing.
    const isWhole = sources.every((source) => "directories" in source);
    return planArchive({
      archive,
      sources,
      readyNames: isWhole ? await readyNames(archive, root, edge.reporter) : undefined,
      warnings,
      sdk,
      force,
      newest,
      sdks: offline || sdk !== undefined ? new Map() : await snapshotSdks(archive),
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
    listFiles: (folder: string) => listSourceFiles(folder, context),
  };
  return scanArchive({ archive, root, rootName, temporary, access });
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
export async function askNewest({ reporter }: Pick<Edge, "reporter">): Promise<NewestReleases> {
  try {
    const response = await fetch(releaseListUrl, { signal: AbortSignal.timeout(5000) });
    if (response.ok) return newestInList(await response.json());
  } catch {
    // No network, or no answer: said below.
  }
  reporter.info("OpenWrt's list of releases is out of reach; the newest ones known to this version count.");
  return newestReleases;
}
