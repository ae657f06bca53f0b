import { describeLineDifference, lineDifferences } from "../apk/line-difference.ts";
import type { Format } from "../openwrt/release.ts";
import type { Problem } from "../run/errors.ts";
import type { ComposedFeed } from "./compose.ts";

/**
 * For packages that are carried on both lines of releases: a warning for each whose versions opkg and apk put in opposite
 * order, so that an upgrade on one line is a downgrade on the other. Only packages that this publication brings.
 */
export function lineWarnings(feeds: readonly ComposedFeed[]): Problem[] {
  const news = new Set(feeds.flatMap(({ merge }) => [...merge.added, ...merge.replaced].map(({ info }) => info.name)));
  const versions = new Map<string, Record<Format, Set<string>>>();
  for (const { merge } of feeds) {
    for (const { format, info } of merge.entries) {
      if (!news.has(info.name)) continue;
      const lines = versions.get(info.name) ?? { opkg: new Set<string>(), apk: new Set<string>() };
      lines[format].add(info.version);
      versions.set(info.name, lines);
    }
  }
  return [...versions].flatMap(([name, { opkg, apk }]) => {
    if (opkg.size === 0 || apk.size === 0) return [];
    const [first] = lineDifferences([...opkg, ...apk]);
    return first ? [describeLineDifference(name, first)] : [];
  });
}
