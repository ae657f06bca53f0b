import type { Archive } from "../archive/load.ts";
import type { Problem } from "../run/errors.ts";
import type { ComposedFeed, IncomingPackage } from "./compose.ts";

/** Packages that were offered and are in no index, because retention keeps newer versions only: a warning for each name. */
export function retentionWarnings(
  feeds: readonly ComposedFeed[],
  incoming: readonly IncomingPackage[],
  { file, retain }: Pick<Archive, "file" | "retain">,
): Problem[] {
  const key = (path: string, { info }: IncomingPackage["entry"]) => `${path} ${info.name} ${info.version}`;
  const composed = new Set(feeds.map(({ target }) => target.path));
  const kept = new Set(feeds.flatMap(({ target, merge }) => merge.entries.map((entry) => key(target.path, entry))));
  const left = new Map<string, { versions: Set<string>; paths: Set<string> }>();
  for (const { entry, targets } of incoming) {
    for (const { path } of targets) {
      if (!composed.has(path) || kept.has(key(path, entry))) continue;
      const { versions, paths } = left.get(entry.info.name) ?? { versions: new Set(), paths: new Set() };
      left.set(entry.info.name, { versions: versions.add(entry.info.version), paths: paths.add(path) });
    }
  }
  return [...left].map(([name, { versions, paths }]) => ({
    what: `${name} ${[...versions].join(", ")} ${versions.size === 1 ? "is" : "are"} left out of ${[...paths].join(", ")}, which ${paths.size === 1 ? "keeps" : "keep"} the newest ${retain === 1 ? "version" : `${retain} versions`} only`,
    cure: "Remove the file, or raise `retain` to publish it.",
    place: { file },
  }));
}
