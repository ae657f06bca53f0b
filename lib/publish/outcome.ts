import type { Published } from "../../schemas/published.ts";
import type { AnyEntry } from "../feed/feed.ts";
import type { Merge } from "../feed/merge.ts";
import { targetOfPath } from "../feed/published.ts";
import type { FeedTarget } from "../openwrt/release.ts";
import type { ComposedFeed } from "./compose.ts";
import { contentSize } from "./content.ts";
import type { Part } from "./part.ts";
import type { SizedFiles } from "./sizes.ts";
import type { Changes, Content, PublishedTree } from "./tree.ts";
import { treeIdAfter } from "./tree-id.ts";

/** A feed after a publication. */
export interface FeedOutcome extends Pick<Merge<AnyEntry>, "added" | "replaced" | "dropped"> {
  readonly target: FeedTarget;
  /** Packages in it. */
  readonly count: number;
  /** Packages and indexes in it, and their sizes together. */
  readonly files: number;
  readonly bytes: number;
}

/** Every feed after a publication, by path: those that were written, and those outside of its part. */
export function feedOutcomes(feeds: readonly ComposedFeed[], part: Part | undefined): FeedOutcome[] {
  const nothing = { added: [], replaced: [], dropped: [] };
  const counts = new Map(part?.known.targets.map(({ path, count }) => [path, count]));
  const outcomes = [
    ...feeds.map(({ target, merge, indexFiles }) => {
      const files = [...merge.entries, ...indexFiles];
      const bytes = files.reduce((sum, { size }) => sum + size, 0);
      return { ...pick(merge), target, count: merge.entries.length, files: files.length, bytes };
    }),
    ...(part?.kept ?? []).map(({ path, files, bytes }) => {
      return { ...nothing, target: targetOfPath(path) as FeedTarget, count: counts.get(path) ?? 0, files, bytes };
    }),
  ];
  return outcomes.sort((a, b) => (a.target.path < b.target.path ? -1 : 1));
}

function pick({ added, replaced, dropped }: Merge<AnyEntry>) {
  return { added, replaced, dropped };
}

/** What the next publication needs to know of each feed. */
export function feedTrees(
  tree: PublishedTree,
  outcomes: readonly FeedOutcome[],
  changes: Changes,
  part: Part | undefined,
): Promise<Published["feeds"]> {
  const kept = new Map(part?.kept.map((feed) => [feed.path, feed.tree]));
  return Promise.all(
    outcomes.map(async ({ target: { path }, files, bytes }) => {
      return { path, tree: kept.get(path) ?? (await treeIdAfter(tree, path, changes)), files, bytes };
    }),
  );
}

/** Size of every file that is known without fetching it, for the table of sizes. */
export function sizesAfter(
  feeds: readonly ComposedFeed[],
  outcomes: readonly FeedOutcome[],
  put: ReadonlyMap<string, Content>,
) {
  const sizes = new Map<string, SizedFiles>();
  for (const { target, files, bytes } of outcomes) {
    sizes.set(`${target.path}/`, { path: `${target.path}/`, size: bytes, files });
  }
  for (const { target, merge } of feeds) {
    sizes.delete(`${target.path}/`);
    for (const { filename, size } of merge.entries) {
      const path = `${target.path}/${filename}`;
      sizes.set(path, { path, size });
    }
  }
  for (const [path, content] of put) sizes.set(path, { path, size: contentSize(content) });
  return [...sizes.values()];
}

/** `Publish foo 1.2-r1 and 3 more`, then every file that came or went. */
export function commitMessage(feeds: readonly ComposedFeed[]): string {
  const of = (which: "added" | "replaced" | "dropped") =>
    feeds.flatMap(({ target, merge }) => merge[which].map(({ info }) => ({ path: target.path, info })));
  const label = ({ info }: { info: { name: string; version: string } }) => `${info.name} ${info.version}`;
  const arrived = [...new Set([...of("added"), ...of("replaced")].map(label))];
  const [first, ...others] = arrived;
  const more = others.length > 0 ? ` and ${others.length} more` : "";
  const subject = first ? `Publish ${first}${more}` : "Refresh the archive";
  const lines = (["added", "replaced", "dropped"] as const).flatMap((which) =>
    of(which).map((one) => `${which}: ${one.path} ${label(one)}`),
  );
  const shown = lines.slice(0, 200);
  if (lines.length > shown.length) shown.push(`and ${lines.length - shown.length} more`);
  return shown.length > 0 ? `${subject}\n\n${shown.join("\n")}\n` : `${subject}\n`;
}
