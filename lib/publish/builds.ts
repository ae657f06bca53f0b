import { open, readFile } from "node:fs/promises";
import { dirname, join, posix } from "node:path";
import { glob } from "tinyglobby";
import { type BuildReport, type BuiltPackage, buildSchema } from "../../schemas/build.ts";
import { type Build, buildsSchema } from "../../schemas/catalog.ts";
import { builtPath, mergeBuilt, parseBuilt } from "../archive/built.ts";
import { parseDocument } from "../archive/document.ts";
import { detectForge, type Forge } from "../forge/forge.ts";
import { commitUrl, sourceUrl } from "../forge/urls.ts";
import { UserError } from "../run/errors.ts";
import type { ComposedFeed, IncomingPackage } from "./compose.ts";
import { parsePublished } from "./published-json.ts";
import type { Content, PublishedTree } from "./tree.ts";

/** What one build job left: its report, and the folder that the report's paths are relative to. */
export interface BuildResult {
  readonly report: BuildReport;
  readonly folder: string;
}

/**
 * The results of all build jobs below a folder, in whatever folders a runner unpacked them.
 * @throws {UserError} when there is none, or one is damaged
 */
export async function readBuilds(folder: string, named: string): Promise<BuildResult[]> {
  const files = await glob("**/build.json", { cwd: folder, dot: false, followSymbolicLinks: false });
  if (files.length === 0) {
    throw new UserError({
      what: "There is no build.json in this folder or below",
      cure: "Name the folder that `ppa build` wrote to.",
      place: { file: named },
    });
  }
  return Promise.all(
    files.sort().map(async (file) => {
      const path = join(folder, file);
      return {
        report: parseDocument(await readFile(path, "utf8"), join(named, file), buildSchema),
        folder: dirname(path),
      };
    }),
  );
}

/** The point releases that the jobs took the series of ppa.yml for, so that a publication means the same. */
export function releasesOf(results: readonly BuildResult[]): Record<string, string> {
  return Object.fromEntries(results.map(({ report: { release } }) => [release.series, release.version]));
}

/** A package file that a build made, and the feeds it was made for. */
export interface BuiltFile {
  readonly path: string;
  readonly job: string;
  /** Name in the Makefile. */
  readonly name: string;
  readonly feeds: readonly string[];
}

export function builtFiles(results: readonly BuildResult[]): BuiltFile[] {
  return results.flatMap(({ report, folder }) =>
    report.packages.flatMap(({ binaries }) =>
      binaries.flatMap(({ name, file, status }) =>
        file && status === "built" ? [{ path: join(folder, file), job: report.job, name, feeds: report.feeds }] : [],
      ),
    ),
  );
}

/** Bytes of a log that are published; its end is what tells. */
const LOG_LIMIT = 512 * 1024;

/** The logs of all jobs by their path below the archive, and what the next plan compares with. */
export async function buildDocuments(
  tree: PublishedTree,
  results: readonly BuildResult[],
): Promise<Map<string, Content>> {
  const put = new Map<string, Content>();
  for (const { report, folder } of results) {
    for (const built of report.packages) {
      if (built.log && built.status !== "unchanged")
        put.set(logPath(report, built), await readEnd(join(folder, built.log)));
    }
  }
  const old = (await tree.read([builtPath])).get(builtPath);
  const before = old && parseBuilt(Buffer.from(old).toString("utf8"));
  const built = mergeBuilt(
    before,
    results.map(({ report }) => report),
  );
  return put.set(builtPath, Buffer.from(`${JSON.stringify(built, null, 1)}\n`));
}

function logPath({ job }: BuildReport, { source, as }: BuiltPackage): string {
  return `logs/${job}/${source}/${as}.txt`;
}

async function readEnd(file: string): Promise<Uint8Array> {
  const handle = await open(file, "r");
  try {
    const { size } = await handle.stat();
    const bytes = Buffer.alloc(Math.min(size, LOG_LIMIT));
    await handle.read(bytes, 0, bytes.length, size - bytes.length);
    return size > LOG_LIMIT ? bytes.subarray(bytes.indexOf(10) + 1) : bytes;
  } finally {
    await handle.close();
  }
}

const BUILDS = "api/v1/builds.json";

/** Where builds come from: the page of their run, and the archive's own repository. */
export interface BuildOrigin {
  readonly run?: string;
  readonly home?: {
    readonly forge: Forge;
    /** Folder of ppa.yml in it. */
    readonly folder: string;
  };
}

/**
 * How the last build of every package ended on every target: what is published, with these results on top. A package whose
 * build failed while an older version of it is in the feed is stale.
 */
export async function latestBuilds(
  tree: PublishedTree,
  results: readonly BuildResult[],
  incoming: readonly IncomingPackage[],
  feeds: readonly ComposedFeed[],
  { run, home }: BuildOrigin = {},
): Promise<Map<string, Build[]>> {
  const builds = publishedBuilds((await tree.read([BUILDS])).get(BUILDS));
  const inFeeds = new Map(
    feeds.map(({ target, merge }) => [target.path, new Set(merge.entries.map(({ info }) => info.name))]),
  );
  for (const { report, each, outcome, name, version } of allOutcomes(results, incoming)) {
    for (const target of report.feeds) {
      const stale = outcome.status === "failed" && inFeeds.get(target)?.has(name);
      const byTarget = builds.get(name) ?? new Map<string, Build>();
      builds.set(
        name,
        byTarget.set(target, {
          target,
          status: stale ? "stale" : outcome.status,
          ...(version === undefined ? {} : { version }),
          ...(outcome.reason ? { reason: outcome.reason } : {}),
          ...(each.log ? { log: logPath(report, each) } : {}),
          ...commitOf(report, each, home),
          ...(run ? { run } : {}),
        }),
      );
    }
  }
  return new Map([...builds].map(([name, byTarget]) => [name, [...byTarget.values()]]));
}

/** The packages whose builds these results tell of, and the feeds they were built for. */
export function touchedByBuilds(
  results: readonly BuildResult[],
  incoming: readonly IncomingPackage[],
): { readonly names: readonly string[]; readonly feeds: readonly string[] } {
  const outcomes = [...allOutcomes(results, incoming)];
  return { names: outcomes.map(({ name }) => name), feeds: outcomes.flatMap(({ report }) => report.feeds) };
}

/** How each package was built, by the name and the version that its file has, where there is one. */
function* allOutcomes(results: readonly BuildResult[], incoming: readonly IncomingPackage[]) {
  const made = new Map(
    incoming.flatMap(({ build, entry }) => (build ? [[`${build.job} ${build.name}`, entry.info] as const] : [])),
  );
  for (const { report } of results) {
    for (const each of report.packages) {
      if (each.status === "unchanged") continue;
      for (const outcome of outcomes(each)) {
        const info = made.get(`${report.job} ${outcome.name}`);
        yield { report, each, outcome, name: info?.name ?? outcome.name, version: info?.version };
      }
    }
  }
}

interface Outcome {
  readonly name: string;
  readonly status: "built" | "failed" | "skipped";
  readonly reason?: string | undefined;
}

/** A Makefile that failed before it told its packages counts as one, by the name of its directory. */
function outcomes({ as, status, reason, binaries }: BuiltPackage): Outcome[] {
  const list = binaries.length > 0 ? binaries : [{ name: as, status, reason }];
  return list.flatMap((one) =>
    one.status === "unchanged" ? [] : [{ name: one.name, status: one.status, reason: one.reason ?? reason }],
  );
}

function commitOf(
  { sources }: BuildReport,
  { source, directory }: BuiltPackage,
  home: BuildOrigin["home"],
): Pick<Build, "commit"> {
  const found = sources.find(({ name }) => name === source);
  if (!found?.commit) return {};
  const { commit: id, url, path = "", modified } = found;
  const forge = url ? detectForge({}, url) : home?.forge;
  if (!forge) return { commit: { id } };
  const folder = posix.join(url ? "" : (home?.folder ?? ""), path, directory);
  const makefile = modified ? {} : { makefile: sourceUrl(forge, id, folder) };
  return { commit: { id, url: commitUrl(forge, id), ...makefile } };
}

function publishedBuilds(bytes: Uint8Array | undefined): Map<string, Map<string, Build>> {
  const builds = new Map<string, Map<string, Build>>();
  for (const { name, builds: list } of parsePublished(bytes, buildsSchema)?.packages ?? []) {
    builds.set(name, new Map(list.map((build) => [build.target, build])));
  }
  return builds;
}

/** Commit that a package was built from last, for its page. */
export function commitsOf(builds: ReadonlyMap<string, readonly Build[]>): Map<string, NonNullable<Build["commit"]>> {
  const found = [...builds].flatMap(([name, list]) => {
    const commit = list.find((build) => build.status === "built" && build.commit)?.commit;
    return commit ? [[name, commit] as const] : [];
  });
  return new Map(found);
}
