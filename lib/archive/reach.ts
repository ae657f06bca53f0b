import { createHash } from "node:crypto";
import type { ScannedDirectory, ScannedSource } from "./scan.ts";

/** Each directory with all directories of the archive that it needs, at any distance, itself first. */
export type Reach = ReadonlyMap<ScannedDirectory, ReadonlySet<ScannedDirectory>>;

/** Who needs whom, by the names of packages and of directories; of one name, what was chosen counts. */
export function reachOf(sources: readonly ScannedSource[]): Reach {
  const all = [...sources.flatMap(({ unchosen }) => unchosen), ...sources.flatMap(({ directories }) => directories)];
  const byName = new Map(
    all.flatMap((each) => [each.as, ...each.packages.map(({ name }) => name)].map((name) => [name, each])),
  );
  return new Map(
    all.map((start) => {
      const reached = new Set([start]);
      for (const each of reached) {
        for (const name of each.needs) {
          const needed = byName.get(name);
          if (needed) reached.add(needed);
        }
      }
      return [start, reached];
    }),
  );
}

/** Hash of each directory with those of all that it needs: a library's change builds its users again. */
export function contentHashes(reach: Reach): Map<ScannedDirectory, string> {
  return new Map(
    [...reach].map(([start, reached]) => {
      const [own, ...needed] = [...reached].map(({ hash }) => hash);
      return [
        start,
        reached.size === 1
          ? (own ?? "")
          : createHash("sha256")
              .update([own, ...needed.sort()].join("\n"))
              .digest("hex"),
      ];
    }),
  );
}
