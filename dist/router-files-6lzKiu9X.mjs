import { n as installScript } from "./install-script-BSZqUBlX.mjs";
import { n as keyringPackage, t as keyringName } from "./keyring-GPa_H48C.mjs";
import { n as entryOf, t as compareVersionsOf } from "./feed-DALAe31z.mjs";
import { n as scanPackage } from "./scan-file-1n1a2Xt9.mjs";
import { n as packForTargets } from "./pack-CLunMRLn.mjs";

// lib/publish/router-files.ts
/** Where an archive's install script stands. */
const INSTALLER = "install.sh";
/** Time of the files in a keyring; constant, so that the same keys give the same package. Seconds since 1970. */
const KEYRING_EPOCH = 1735689600;
/** `/install.sh` of the archive, which installs its keyring too, where the feeds have one. */
function installer(input, { keyring }) {
	return Buffer.from(installScript({
		...scriptInput(input),
		...keyring ? { keyring: keyringName(input.name) } : {}
	}));
}
/** The archive's keyring for every feed. Its version rises only when its contents change from the published one's. */
async function keyringOffers(input, published, today) {
	const declared = keyringPackage(scriptInput(input), published, today);
	return (await packForTargets(declared, input.targets, KEYRING_EPOCH)).map(({ packed: { filename, bytes }, targets }) => ({
		entry: entryOf(scanPackage(bytes, filename)),
		content: bytes,
		targets,
		origin: filename
	}));
}
function scriptInput({ name, url, targets, keys }) {
	return {
		name,
		url,
		feeds: targets.map(({ path, arch, target, release: { series, format } }) => ({
			path,
			series,
			format,
			arch,
			...target ? { target } : {}
		})),
		keys
	};
}
/** The newest keyring in any feed. */
function keyringInFeeds(archive, feeds) {
	const name = keyringName(archive);
	return feeds.flatMap(({ entries }) => entries.flatMap(({ info }) => info.name === name ? [info] : [])).sort((a, b) => newestKeyring(a.version, b.version))[0];
}
/** The newest keyring by the document of its package; undefined where that describes an older one. */
function keyringInDocument({ version, description, versions }) {
	return versions.every((other) => newestKeyring(version, other.version) <= 0) ? {
		version,
		description
	} : void 0;
}
/** Newest first; `-r1` and `-1`, as releases before 24.10 write it, are the same. */
function newestKeyring(a, b) {
	const plain = (version) => version.replace(/-r(\d+)$/, "-$1");
	return compareVersionsOf.opkg(plain(b), plain(a));
}

export { keyringOffers as a, keyringInFeeds as i, installer as n, keyringInDocument as r, INSTALLER as t };