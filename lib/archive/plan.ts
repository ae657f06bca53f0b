import { createHash } from "node:crypto";
import type { Plan, PlanJob, PlanPackage, PlanSource, UnchangedPackage } from "../../schemas/plan.ts";
import { nearest } from "../openwrt/nearest.ts";
import { type FeedTarget, type NewestReleases, newestReleases } from "../openwrt/release.ts";
import { formatProblem, type Problem, UserError } from "../run/errors.ts";
import { checkNames, namesOfSources } from "./package-names.ts";
import { contentHashes, type Reach, reachOf } from "./reach.ts";
import { type FailedSource, isNamed, noSuchPackage, type ScannedDirectory, type ScannedSource } from "./scan.ts";
import { isWanted, type Slot, slots, wordsOf } from "./slots.ts";

/** What a workflow's matrix may hold (platform.md §3). */
const matrixLimit = 256;

/** Part of every key: raised when the way of building changes so that everything has to be built again. */
const keyVersion = "1";

export interface PlanRequest {
  readonly archive: { readonly name: string; readonly targets: readonly FeedTarget[] };
  /** In the order of ppa.yml, on which the names of their feeds depend. */
  readonly sources: readonly (ScannedSource | FailedSource)[];
  /** Names of the archive's ready-made and declared packages; undefined when they are not all known. */
  readonly readyNames?: readonly string[] | undefined;
  /** What packages are built in, where it is not OpenWrt's own SDK. */
  readonly sdk?: string | undefined;
  /** Only these packages or directories. */
  readonly packages?: readonly string[];
  /** Only these targets: a feed's path, a release, an architecture or a target/subtarget. */
  readonly targets?: readonly string[];
  /** Build what is unchanged too. */
  readonly force?: boolean;
  /** Keys of what is published already. */
  readonly built?: ReadonlySet<string>;
  /** What SDKs whose name stays the same are at the moment, by the job's id. */
  readonly sdks?: ReadonlyMap<string, string>;
  /** The newest point releases that the archive was loaded with. */
  readonly newest?: NewestReleases;
  /** How to name a target for kernel modules, where there is no ppa.yml. */
  readonly targetCure?: string;
  /** What `scanSource` warned of. */
  readonly warnings?: readonly Problem[];
}

/**
 * Decides what to build where: packages for every architecture once per release, userspace per architecture, kernel
 * modules per target of an exact release; what is built already with the same key is left out and named. Throws a
 * UserError for filters that match nothing, and for names that two packages have.
 */
export function planArchive(request: PlanRequest): Plan {
  const { archive, force = false, built = new Set<string>() } = request;
  const sources = request.sources.filter((source) => "directories" in source);
  const failed = request.sources.filter((source) => "reason" in source);
  checkFilters(request, sources, failed.length > 0);
  checkNames(sources);
  const warnings = (request.warnings ?? []).map(formatProblem);
  const feedNames = nameFeeds(request.sources, archive.name);
  const reach = reachOf(sources);
  const context: KeyContext = { content: contentHashes(reach), sdks: request.sdks ?? new Map(), sdk: request.sdk };
  const jobs: PlanJob[] = [];
  const unchanged: Plan["unchanged"] = [];
  for (const slot of slots(archive.targets).filter((each) => isWanted(each, request.targets))) {
    const skipped: UnchangedPackage[] = [];
    const planned = sources.map((source) => {
      const name = feedNames.get(source) ?? source.name;
      const packages = new Map<ScannedDirectory, PlanPackage>();
      for (const each of source.directories.filter((directory) => isMeant(directory, slot, request.packages))) {
        const found = toPackage(each, slot, context);
        if (force || !built.has(found.key)) packages.set(each, found);
        else skipped.push({ source: name, ...found });
      }
      return { source, name, packages };
    });
    for (const directory of neededElsewhere(planned, slot, reach)) {
      const home = planned.find(({ source }) => source.directories.includes(directory));
      const needed = toPackage(directory, slot, context);
      home?.packages.set(directory, needed);
      const at = skipped.findIndex(({ key }) => key === needed.key);
      if (at >= 0) skipped.splice(at, 1);
    }
    const chosen = planned.flatMap(({ source, name, packages }): PlanSource[] =>
      packages.size > 0 ? [{ ...source.origin, name, packages: [...packages.values()] }] : [],
    );
    if (skipped.length > 0) unchanged.push({ job: slot.id, packages: skipped });
    if (chosen.length > 0) jobs.push(toJob(slot, chosen));
  }
  warnings.push(...unplacedKernelModules(archive.targets, sources, request.targetCure));
  const releases = { ...(request.newest ?? newestReleases) };
  const known = failed.length > 0 ? undefined : namesOfSources(sources);
  return {
    version: 1,
    archive: archive.name,
    releases,
    jobs,
    matrices: toMatrices(jobs),
    unchanged,
    warnings,
    ...(known && request.readyNames ? { names: [...new Set([...known, ...request.readyNames])].sort() } : {}),
    ...(failed.length > 0 ? { failedSources: failed.map((each) => toFailed(each, feedNames)) } : {}),
  };
}

function toFailed(
  source: FailedSource,
  feedNames: ReadonlyMap<ScannedSource | FailedSource, string>,
): NonNullable<Plan["failedSources"]>[number] {
  const { url, ref, subdir } = source.origin;
  const name = feedNames.get(source) ?? source.name;
  return { name, url, ...(ref ? { ref } : {}), ...(subdir ? { subdir } : {}), reason: source.reason };
}

function isMeant(each: ScannedDirectory, slot: Slot, filter: readonly string[] | undefined): boolean {
  return each.kinds.includes(slot.kind) && (!filter || filter.some((word) => isNamed(each, word)));
}

interface KeyContext {
  readonly content: ReadonlyMap<ScannedDirectory, string>;
  readonly sdks: ReadonlyMap<string, string>;
  readonly sdk: string | undefined;
}

function toPackage(each: ScannedDirectory, slot: Slot, { content, sdks, sdk: named }: KeyContext): PlanPackage {
  const { id, kind, release, arch, target } = slot;
  const sdk = named ?? slot.sdk ?? sdks.get(id);
  const parts = [keyVersion, kind, release.version, arch, target, content.get(each) ?? "", ...(sdk ? [sdk] : [])];
  return {
    directory: each.directory,
    as: each.as,
    names: each.complete ? each.packages.filter((found) => found.kind === kind).map(({ name }) => name) : [],
    key: sha256(parts.join("\0")),
  };
}

/**
 * What packages of a job need from other sources, be it unchanged: a job has the whole tree of a source, but of those sources
 * only that it builds something of. Packages for all architectures are built without what they need.
 */
function neededElsewhere(
  planned: readonly { readonly source: ScannedSource; readonly packages: ReadonlyMap<ScannedDirectory, PlanPackage> }[],
  slot: Slot,
  reach: Reach,
): Set<ScannedDirectory> {
  if (slot.kind === "all") return new Set();
  const chosen = new Set(planned.flatMap(({ source }) => source.directories));
  const needed = planned.flatMap(({ source, packages }) => {
    const reached = [...packages.keys()].flatMap((each) => [...(reach.get(each) ?? [])]);
    const others = reached.filter((each) => chosen.has(each) && !source.directories.includes(each));
    return others.filter((each) => each.kinds.includes(slot.kind));
  });
  return new Set(needed.filter((each) => !planned.some(({ packages }) => packages.has(each))));
}

function toJob({ id, kind, release, arch, target, sdk, feeds }: Slot, sources: PlanSource[]): PlanJob {
  const count = sources.reduce((sum, source) => sum + source.packages.length, 0);
  const what = { all: "all architectures", arch, kmod: `${target} kernel modules` }[kind];
  const key = sha256(
    sources
      .flatMap((source) => source.packages.map((each) => each.key))
      .sort()
      .join("\n"),
  );
  const title = `${release.version} ${what} (${count} ${count === 1 ? "package" : "packages"})`;
  const image = sdk ? { sdk } : {};
  return { id, title, kind, release: { ...release }, arch, target, ...image, feeds: [...feeds], sources, key };
}

/** Groups of nearly one size, none above what a matrix may hold. */
function toMatrices(jobs: readonly PlanJob[]): Plan["matrices"] {
  const groups = Math.ceil(jobs.length / matrixLimit);
  const size = Math.ceil(jobs.length / Math.max(groups, 1));
  return Array.from({ length: groups }, (_, index) =>
    jobs.slice(index * size, (index + 1) * size).map(({ id, title }) => ({ id, title })),
  );
}

/** Feeds that every SDK has: a source of such a name would take their place. */
const takenNames = ["base", "packages", "luci", "routing", "telephony", "video", "freifunk", "targets"];

/** A name for each source's feed: letters, digits and _ only, none twice, the same from run to run. */
function nameFeeds<T extends { readonly name: string }>(sources: readonly T[], archive: string): Map<T, string> {
  const taken = new Set(takenNames);
  const names = new Map<T, string>();
  for (const source of sources) {
    const wanted = source.name.replace(/\W+/g, "_");
    const candidates = [wanted, `${archive}_${wanted}`.replace(/\W+/g, "_")];
    for (let number = 2; candidates.length < sources.length + 2; number++)
      candidates.push(`${candidates[1]}_${number}`);
    const name = candidates.find((each) => !taken.has(each)) ?? wanted;
    taken.add(name);
    names.set(source, name);
  }
  return names;
}

/** A source that is out of reach may have the package that is asked for, and is told anyway. */
function checkFilters(
  { archive, packages = [], targets = [] }: PlanRequest,
  sources: readonly ScannedSource[],
  isIncomplete: boolean,
): void {
  const directories = sources.flatMap((source) => source.directories);
  const words = slots(archive.targets).flatMap(wordsOf);
  const problems: Problem[] = [
    ...packages
      .filter((word) => !isIncomplete && !directories.some((each) => isNamed(each, word)))
      .map((word) => ({ ...noSuchPackage(word, directories), place: { file: "packages" } })),
    ...targets
      .filter((word) => !words.includes(word))
      .map((word) => {
        const near = nearest(word, words);
        const cure =
          near.length > 0
            ? `Did you mean ${near.join(" or ")}?`
            : `There are ${archive.targets.map(({ path }) => path).join(", ")}`;
        return { what: `the archive serves no ${JSON.stringify(word)}`, cure, place: { file: "targets" } };
      }),
  ];
  if (problems.length > 0) throw new UserError(problems);
}

function unplacedKernelModules(
  targets: readonly FeedTarget[],
  sources: readonly ScannedSource[],
  cure = "Add target: [ath79/generic] or the like to targets of ppa.yml",
): string[] {
  if (targets.some(({ target }) => target)) return [];
  const modules = sources.flatMap((source) => source.directories).filter(({ kinds }) => kinds.includes("kmod"));
  if (modules.length === 0) return [];
  const names = modules.map(({ as }) => as).join(", ");
  return [`${names}: kernel modules are built for targets, and none is named. ${cure}`];
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
