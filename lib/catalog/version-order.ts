import { compareApkVersions } from "../openwrt/apk-version.ts";
import { compareOpkgVersions } from "../openwrt/opkg-version.ts";
import type { Format } from "../openwrt/release.ts";

/** Negative, 0 or positive, in the order of the package manager that will read the versions. */
export function compareVersions(format: Format, a: string, b: string): number {
  return format === "apk" ? compareApkVersions(a, b) : compareOpkgVersions(a, b);
}
