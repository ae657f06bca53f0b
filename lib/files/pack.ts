import { join } from "node:path";
import { packDeclaredApk } from "../apk/pack-declared.ts";
import { userspaceFeeds } from "../archive/placement.ts";
import type { FeedTarget } from "../openwrt/release.ts";
import { UserError } from "../run/errors.ts";
import { readUserText } from "../run/read-file.ts";
import type { DeclaredPackage } from "./declared.ts";
import { loadFilesPackage } from "./load.ts";
import { packDeclaredIpk } from "./pack-ipk.ts";

/** A package file made from a declaration, and the feeds that it belongs into. */
export interface PackedPackage {
  readonly packed: { readonly filename: string; readonly bytes: Uint8Array };
  readonly targets: readonly FeedTarget[];
}

/**
 * Packs the declaration at `file` (relative to `root`) for those of the targets that it has files for: once per series
 * when nothing in it depends on the architecture, else once per series and architecture. It goes where userspace belongs.
 * @throws {UserError} with all mistakes of the declaration, or when no target can carry the package
 */
export async function packDeclared(
  file: string,
  targets: readonly FeedTarget[],
  options: { readonly root: string; readonly sourceDateEpoch: number },
): Promise<PackedPackage[]> {
  const declared = loadFilesPackage(await readDeclaration(file, options.root), file, options);
  return packForTargets(declared, targets, options.sourceDateEpoch);
}

/** Text of the declaration at `file`, relative to `root`. @throws {UserError} when it cannot be read */
export function readDeclaration(file: string, root: string): Promise<string> {
  return readUserText(join(root, file), file, "Correct its name under files: in ppa.yml.");
}

/**
 * `packDeclared` of a declaration that is at hand.
 * @throws {UserError} when no target can carry the package
 */
export async function packForTargets(
  declared: DeclaredPackage,
  targets: readonly FeedTarget[],
  sourceDateEpoch: number,
): Promise<PackedPackage[]> {
  const packages: PackedPackage[] = [];
  for (const group of groupTargets(declared, targets)) {
    const [{ arch, release }] = group;
    const pack = release.format === "apk" ? packDeclaredApk : packDeclaredIpk;
    packages.push({ packed: await pack(declared, { arch, series: release.series, sourceDateEpoch }), targets: group });
  }
  return packages;
}

type Group = [FeedTarget, ...FeedTarget[]];

/** Targets that one and the same package file serves. */
function groupTargets(declared: DeclaredPackage, targets: readonly FeedTarget[]): Group[] {
  const groups = new Map<string, Group>();
  for (const feed of userspaceFeeds(targets)) {
    if (!declared.supports(feed.arch)) continue;
    const key = declared.architectures === "all" ? feed.release.series : `${feed.release.series} ${feed.arch}`;
    const group = groups.get(key);
    if (group) group.push(feed);
    else groups.set(key, [feed]);
  }
  if (groups.size === 0) {
    throw new UserError({
      what: `${declared.name} has files for ${list(declared.architectures)}, and the archive serves none of these`,
      cure: "Add such an architecture to the archive's targets, or files for one that it serves.",
      place: { file: declared.source },
    });
  }
  return [...groups.values()];
}

function list(architectures: DeclaredPackage["architectures"]): string {
  return architectures === "all" ? "all architectures" : architectures.join(", ");
}
