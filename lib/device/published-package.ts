import { verifyApkIndex } from "../verify/apk-feed.ts";
import { verifyApkFile } from "../verify/apk-file.ts";
import { discover } from "../verify/discover.ts";
import { download } from "../verify/download.ts";
import { feedFile } from "../verify/feed.ts";
import { verifyIpkFile } from "../verify/files.ts";
import { verifyOpkgIndex } from "../verify/opkg-feed.ts";
import type { ArchiveReader } from "../verify/reader.ts";
import { collectFindings } from "../verify/report.ts";
import { type LocalPackage, readLocalPackage } from "./local-package.ts";
import type { RouterState } from "./remote.ts";

/**
 * Fetches one version of a package from the archive's feeds for this router; undefined when there is none, or none that a
 * router would accept: index and file are verified as by one.
 */
export async function publishedPackage(
  source: ArchiveReader,
  name: string,
  version: string,
  router: RouterState,
): Promise<LocalPackage | undefined> {
  const findings = collectFindings();
  const found = await discover(source, findings);
  const isApk = router.manager === "apk";
  const series = router.release.match(/^\d+\.\d+/)?.[0] ?? "SNAPSHOT";
  for (const feed of found?.feeds ?? []) {
    if (!found?.catalog || feed.format !== router.manager || feed.series !== series) continue;
    if (!feed.arch || !router.arches.includes(feed.arch)) continue;
    const index = await (isApk ? verifyApkIndex : verifyOpkgIndex)(found.root, feed, found.catalog.keys, findings);
    const entry = index?.entries.find(({ info }) => info.name === name && info.version === version);
    if (!entry || index?.signedBy.length === 0) continue;
    const path = feedFile(feed, entry.filename);
    const about = collectFindings();
    await (isApk ? verifyApkFile : verifyIpkFile)(found.root, { entry, path }, about);
    const fetched = await download(found.root, path, about);
    if (about.list.length === 0 && typeof fetched === "object") return readLocalPackage(fetched.bytes, path);
  }
  return undefined;
}
