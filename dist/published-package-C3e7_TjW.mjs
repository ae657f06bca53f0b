import { i as verifyApkIndex, n as verifyApkFile, r as verifyIpkFile, s as feedFile, t as verifyOpkgIndex } from "./opkg-feed-GpenREZC.mjs";
import { r as download, t as discover } from "./discover-Dk4mPb-V.mjs";
import { t as collectFindings } from "./report-BuTb4Nl7.mjs";
import { n as readLocalPackage } from "./local-package-C9tcpNVi.mjs";

// lib/device/published-package.ts
/**
* Fetches one version of a package from the archive's feeds for this router; undefined when there is none, or none that a
* router would accept: index and file are verified as by one.
*/
async function publishedPackage(source, name, version, router) {
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
		await (isApk ? verifyApkFile : verifyIpkFile)(found.root, {
			entry,
			path
		}, about);
		const fetched = await download(found.root, path, about);
		if (about.list.length === 0 && typeof fetched === "object") return readLocalPackage(fetched.bytes, path);
	}
}

export { publishedPackage };