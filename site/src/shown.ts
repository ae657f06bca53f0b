import { pathSegment } from "../../lib/catalog/address.ts";
import { type RebuildInput, rebuildInputs } from "../../lib/catalog/rebuild.ts";
import type { Build, PackageDocument, PackageFile, PackageVersion } from "../../schemas/catalog.ts";
import { bodyOf, byteLength, clip } from "./show.ts";

type Relation = PackageVersion["depends"][number];
type Dependency = PackageDocument["dependencies"][number];

/** What a package's page shows of lists and texts that may be long; the JSON document, which it leads to, has the rest. */
export interface Shown {
  readonly description: string;
  readonly isWholeDescription: boolean;
  readonly dependencies: readonly Dependency[];
  readonly requiredBy: readonly string[];
  readonly provides: readonly Relation[];
  readonly conflicts: readonly Relation[];
  readonly builds: readonly BuildGroup[];
  readonly rebuild: readonly RebuildInput[];
  readonly versions: readonly { readonly version: string; readonly files: readonly PackageFile[] }[];
}

/** Builds that ended alike, and how many of their targets are named. */
export interface BuildGroup {
  readonly builds: readonly Build[];
  readonly named: number;
}

/** Bytes of HTML for all that a package says of itself: a page has 20 KB, and what surrounds that takes the rest. */
const budget = 11_400;
/** Of these, kept for the files. */
const forFiles = 2500;
/** Bytes of a name, a version, or a reason; longer ones are hostile or an accident. */
export const longest = { name: 100, version: 60, reason: 200 } as const;

const nameCost = (name: string): number => Math.min(byteLength(name), longest.name);

export function shownOf(pkg: PackageDocument, newest: PackageVersion | undefined): Shown {
  const rebuild = rebuildInputs(pkg.name, pkg.source, pkg.builds ?? []);
  let left = budget - forFiles - headCost(pkg) - rebuild.reduce((sum, { value }) => sum + value.length, 0);
  const take = <T>(items: readonly T[], most: number, costOf: (one: T) => number): T[] => {
    let room = Math.min(most, left);
    const end = items.findIndex((item) => {
      room -= costOf(item);
      return room < 0;
    });
    const taken = end < 0 ? [...items] : items.slice(0, end);
    for (const item of taken) left -= costOf(item);
    return taken;
  };
  const text = bodyOf(pkg.description);
  const description = clip(text, 3000);
  left -= byteLength(description);
  const relationCost = (relation: Relation) => 24 + Math.min(byteLength(relationText(relation)), longest.name);
  const dependencies = take(pkg.dependencies, 1600, dependencyCost);
  const requiredBy = take(pkg.requiredBy, 900, linkCost);
  const provides = take(newest?.provides ?? [], 600, relationCost);
  const conflicts = take(newest?.conflicts ?? [], 600, relationCost);
  const groups = groupBuilds(pkg.builds ?? []);
  const builds = take(groups, 3600, groupCost).map((group) => ({ builds: group, named: 1 }));
  const more = spread(builds, Math.min(left, 1800));
  left -= more.cost;
  const isWholeDescription = description === text;
  const versions = takeFiles(pkg.versions, left + forFiles);
  return {
    ...{ description, isWholeDescription, dependencies, requiredBy, provides, conflicts, rebuild, versions },
    builds: more.builds,
  };
}

/** `libgreet (>= 1.0) | libgreet-any` */
export function relationText(relation: Relation): string {
  const one = ({ name, operator, version }: Omit<Relation, "or">) =>
    operator && version ? `${name} (${operator} ${version})` : name;
  return [relation, ...(relation.or ?? [])].map(one).join(" | ");
}

/** What a page always shows: the name stands in many addresses. */
function headCost({
  name,
  title,
  version,
  license = "",
  maintainer = "",
  homepage = "",
  source = "",
  commit,
}: PackageDocument) {
  const texts = [license, maintainer, homepage, source].map((text) => Math.min(byteLength(text), longest.reason));
  const own = 25 * nameCost(name) + 3 * byteLength(title) + 3 * Math.min(byteLength(version), longest.version);
  const makefile = commit?.makefile ? 60 + byteLength(commit.makefile) : 0;
  return own + makefile + homepage.length + source.length + texts.reduce((sum, one) => sum + one, 0);
}

const linkCost = (name: string): number => 60 + pathSegment(name).length + nameCost(name);
const dependencyCost = ({ name, page }: Dependency): number =>
  page === undefined ? 60 + nameCost(name) : 40 + linkCost(name);

/** Builds that ended alike, the bad ones first. */
function groupBuilds(builds: readonly Build[]): Build[][] {
  const groups = new Map<string, Build[]>();
  for (const status of ["failed", "stale", "built", "skipped"] as const) {
    for (const build of builds.filter((one) => one.status === status)) {
      const key = JSON.stringify([status, build.version, build.reason, build.commit?.id]);
      const same = groups.get(key);
      if (same) same.push(build);
      else groups.set(key, [build]);
    }
  }
  return [...groups.values()];
}

const buildCost = ({ target, log }: Build): number => 2 + target.length + (log ? 26 + byteLength(log) : 0);

function groupCost([first]: readonly Build[]): number {
  if (!first) return 0;
  const reason = first.reason ? 28 + Math.min(byteLength(first.reason), longest.reason) : 0;
  const commit = first.commit ? 70 + byteLength(first.commit.url ?? "") : 0;
  const run = first.run ? 45 + byteLength(first.run) : 0;
  return 160 + reason + commit + run + Math.min(byteLength(first.version ?? ""), longest.version) + buildCost(first);
}

/** Names further targets of each group, as many as `room` bytes hold, in equal parts. */
function spread(groups: readonly BuildGroup[], room: number): { builds: BuildGroup[]; cost: number } {
  const share = room / Math.max(1, groups.length);
  let cost = 0;
  const builds = groups.map((group) => {
    let own = 0;
    const rest = group.builds.slice(1);
    const end = rest.findIndex((build) => {
      own += buildCost(build);
      return own > share;
    });
    const named = 1 + (end < 0 ? rest.length : end);
    cost += Math.min(own, share);
    return { ...group, named };
  });
  return { builds, cost };
}

/** The first files of the newest versions. */
function takeFiles(versions: PackageDocument["versions"], room: number): Shown["versions"] {
  let left = room;
  const shown = versions.map(({ version, files }) => {
    left -= 150 + 2 * Math.min(byteLength(version), longest.version);
    const end = files.findIndex((file) => {
      left -= fileCost(file);
      return left < 0;
    });
    if (end >= 0) left = 0;
    return { version, files: end < 0 ? files : files.slice(0, end) };
  });
  return shown.filter(({ files }) => files.length > 0);
}

/** Relations that a file has for itself and its row shows. */
export const mostOwn = 6;

function fileCost({ target, filename, depends = [] }: PackageFile): number {
  const own = depends
    .slice(0, mostOwn)
    .reduce((sum, one) => sum + 24 + Math.min(byteLength(relationText(one)), longest.name), 0);
  return 230 + 2 * target.length + byteLength(encodeURIComponent(filename)) + (depends.length > 0 ? 110 + own : 0);
}
