import { compareApkVersions, isApkVersion } from "../openwrt/apk-version.ts";
import { compareOpkgVersions } from "../openwrt/opkg-version.ts";
import type { Problem } from "../run/errors.ts";

/** Two versions of a package that opkg and apk put in opposite order. */
export interface LineDifference {
  /** opkg upgrades from this one … */
  readonly opkgOlder: string;
  /** … to this one, and apk the other way round. */
  readonly opkgNewer: string;
}

/**
 * For a package carried for both lines of releases: the pairs of its versions that the two package managers order
 * differently, such as `1.0_rc1` and `1.0` (to opkg the candidate is newer than the release). Each version is also
 * compared with the plain release that it comes before or after, because that is the one to be published some day.
 * Versions that apk does not accept are left out: they cannot be on both lines.
 */
export function lineDifferences(versions: readonly string[]): LineDifference[] {
  const ours = [...new Set(versions)].filter(isApkVersion);
  const all = [...new Set([...ours, ...ours.map(plainRelease)])];
  const differences: LineDifference[] = [];
  for (const [index, a] of all.entries()) {
    for (const b of all.slice(index + 1)) {
      if (!ours.includes(a) && !ours.includes(b)) continue;
      const opkg = Math.sign(compareOpkgVersions(a, b));
      const apk = Math.sign(compareApkVersions(a, b));
      if (opkg * apk < 0) differences.push(opkg < 0 ? { opkgOlder: a, opkgNewer: b } : { opkgOlder: b, opkgNewer: a });
    }
  }
  return differences;
}

/** What to tell the owner of a package about one such pair: a warning, because each line works by itself. */
export function describeLineDifference(name: string, { opkgOlder, opkgNewer }: LineDifference): Problem {
  return {
    what: `opkg takes version ${opkgNewer} of ${name} for newer than ${opkgOlder}, and apk for older, so routers of one line will not upgrade`,
    cure: "Number candidates below their release instead, such as 0.99.1 before 1.0, without _rc or ~.",
  };
}

/** `1.0_rc1-r2` and `1.0~ab12-r2` → `1.0-r2`. */
function plainRelease(version: string): string {
  return version.replace(/(?:_[a-z]+\d*)+/, "").replace(/~[0-9a-f]+/, "");
}
