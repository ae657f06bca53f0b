import { m as compareApkVersions, n as indexApk } from "./package-6sRQrY_u.mjs";
import { c as compareOpkgVersions, i as readManifest, n as opkgEntry, r as opkgIndexFiles } from "./opkg-feed-BQniH9rb.mjs";
import { n as indexJsonVersion } from "./release-JLtP9Afp.mjs";
import { a as verifyAdb, c as readIndex, o as buildIndex, r as signIndex, u as reusableMembers } from "./signature-DuucqK0i.mjs";
import { t as UserError } from "./errors-CKtpLF_l.mjs";
import { n as formatIndexJson, t as byByteOrder } from "./opkg-index-DAX8J6Vt.mjs";
import { t as signOpkgIndex } from "./sign-opkg-CBAVhJN2.mjs";

// lib/feed/apk-feed.ts
/** The entry of a scanned .apk. Its name in the feed is apk's own: routers look for nothing else (formats.md §6.2). */
function apkEntry({ member, size, sha256 }) {
	return {
		format: "apk",
		filename: member.filename,
		size,
		sha256,
		info: member.info,
		member
	};
}
/**
* The entries of a published apk feed, from its `packages.adb` and `sha256sums`. An index that another tool wrote cannot be
* taken apart without its packages; then `readPackages` is asked for them.
*/
async function readApkFeed(index, sums, readPackages) {
	const published = readIndex(index);
	const hashes = parseSums(sums);
	return (reusableMembers(published) ?? await rereadMembers(published.packages, readPackages)).map((member) => ({
		format: "apk",
		filename: member.filename,
		size: member.fileSize,
		sha256: hashes.get(member.filename) ?? "",
		info: member.info,
		member
	}));
}
async function rereadMembers(packages, readPackages) {
	const files = await readPackages(packages.map(({ filename }) => filename));
	return packages.map(({ filename }) => {
		const bytes = files.get(filename);
		const member = bytes && indexApk(bytes);
		if (member) return member;
		throw new UserError({
			what: `packages.adb lists ${filename}, but the file is ${bytes ? "cut off" : "not there"}`,
			cure: "Put the package back, or remove packages.adb to have it made from the files that are there."
		});
	});
}
/** Every index file of an apk feed, signed by all apk keys; the published index is kept when nothing in it changed. */
function apkIndexFiles(entries, architecture, { keyset, publicKeys }, published) {
	const index = signIndex(buildIndex(entries.map(({ member }) => member)), keyset.apk, published);
	const pems = publicKeys.filter(({ kind }) => kind === "apk").map(({ text }) => text);
	if (keyset.apk.length > 0 && verifyAdb(index, pems).length < keyset.apk.length) throw new UserError({
		what: "packages.adb does not verify with the public key about to be published",
		cure: "Publish the public key that belongs to the private one in PPA_KEYS."
	});
	return /* @__PURE__ */ new Map([
		["packages.adb", index],
		["index.json", Buffer.from(formatIndexJson(2, architecture, inIndexOrder(entries)))],
		["sha256sums", formatSums(entries)]
	]);
}
/** apk orders its index by name, then version; the file names do not. */
function inIndexOrder(entries) {
	return entries.map(({ info }) => info).sort((a, b) => byByteOrder(a.name, b.name) || compareApkVersions(a.version, b.version));
}
/** `sha256sums` as OpenWrt 25.12 writes it: `<hex> *<path>` lines, sorted (formats.md §2.2). */
function formatSums(entries) {
	const lines = entries.filter(({ sha256 }) => sha256).sort((a, b) => byByteOrder(a.filename, b.filename));
	return Buffer.from(lines.map(({ sha256, filename }) => `${sha256} *${filename}\n`).join(""));
}
function parseSums(sums) {
	const lines = Buffer.from(sums ?? []).toString("utf8").matchAll(/^([0-9a-f]{64}) \*(.+)$/gm);
	return new Map(Array.from(lines, ([, hash = "", filename = ""]) => [filename, hash]));
}

// lib/feed/feed.ts
/** The files of a published feed that its entries and kept signatures are read from. */
const indexFilesToRead = {
	opkg: [
		"Packages.manifest",
		"Packages.sig",
		"Packages.asc"
	],
	apk: ["packages.adb", "sha256sums"]
};
/** How versions of a feed's packages are ordered by the routers that read it. */
const compareVersionsOf = {
	opkg: compareOpkgVersions,
	apk: compareApkVersions
};
/**
* The entries of a published feed.
* @param files contents of `indexFilesToRead`, by name; nothing at all is an empty feed
* @param readPackages contents of package files of the feed; asked only for an index that another tool wrote
*/
async function readFeed({ path, release }, files, readPackages) {
	if (release.format === "apk") {
		const index = files.get("packages.adb");
		return index ? readApkFeed(index, files.get("sha256sums"), readPackages) : [];
	}
	const manifest = files.get("Packages.manifest");
	return manifest ? readManifest(Buffer.from(manifest).toString("utf8"), `${path}/Packages.manifest`) : [];
}
/** Every index file of a feed, signed and verified; `published` are the files of `indexFilesToRead`, for what stays. */
async function writeFeed({ arch, release }, entries, published, signing) {
	if (release.format === "apk") return apkIndexFiles(entries.filter(isApk), arch, signing, published.get("packages.adb"));
	const files = opkgIndexFiles(entries.filter(isOpkg), {
		architecture: arch,
		indexJson: indexJsonVersion(release)
	});
	const signatures = await signOpkgIndex(files.get("Packages") ?? /* @__PURE__ */ new Uint8Array(), published, signing);
	for (const [name, bytes] of signatures) files.set(name, bytes);
	return files;
}
/** The entry of a scanned file under the name that feeds give it: the same name for the same package everywhere. */
function entryOf(scanned) {
	if (scanned.format === "apk") return apkEntry(scanned);
	const { info } = opkgEntry(scanned, "");
	const version = info.version.replace(/^\d+:/, "");
	return opkgEntry(scanned, `${info.name}_${version}_${info.architecture}.ipk`);
}
function isApk(entry) {
	return entry.format === "apk";
}
function isOpkg(entry) {
	return entry.format === "opkg";
}

export { writeFeed as a, readFeed as i, entryOf as n, indexFilesToRead as r, compareVersionsOf as t };