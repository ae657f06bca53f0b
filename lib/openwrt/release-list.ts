import { compareOpkgVersions } from "./opkg-version.ts";
import { type NewestReleases, newestReleases } from "./release.ts";
import { knownSeries } from "./targets.ts";

/** OpenWrt's own list of its releases (field.md d3). */
export const releaseListUrl = "https://downloads.openwrt.org/.versions.json";

/**
 * The newest point release of every known series in OpenWrt's list, never older than the built-in ones: the list may be a
 * stale copy. Anything in it that is not a final release is passed over.
 */
export function newestInList(document: unknown): NewestReleases {
  const newest: Record<string, string> = { ...newestReleases };
  for (const version of strings(document)) {
    const series = /^(\d{2}\.\d{2})\.\d{1,3}$/.exec(version)?.[1];
    if (!series || !knownSeries.includes(series)) continue;
    if (compareOpkgVersions(version, newest[series] ?? "") > 0) newest[series] = version;
  }
  return newest;
}

function strings(document: unknown): string[] {
  if (typeof document !== "object" || document === null) return [];
  return Object.values(document)
    .flat()
    .filter((value): value is string => typeof value === "string");
}
