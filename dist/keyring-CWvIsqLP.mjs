import { t as UserError } from "./errors-Dn9QZ19G.mjs";
import { m as compareApkVersions, n as indexApk } from "./package-BTXCj78Q.mjs";
import { n as indexJsonVersion } from "./release-o0D8hsti.mjs";
import { t as compareOpkgVersions } from "./opkg-version-EMxNj3T7.mjs";
import { a as verifyAdb, c as readIndex, o as buildIndex, r as signIndex, u as reusableMembers } from "./signature-BfqbSONB.mjs";
import { i as readManifest, n as opkgEntry, r as opkgIndexFiles } from "./opkg-feed-kUpCPqDQ.mjs";
import { n as installScript } from "./install-script-C4YXI_sP.mjs";
import { n as formatIndexJson, t as byByteOrder } from "./opkg-index-DWbipFsv.mjs";
import { t as signOpkgIndex } from "./sign-opkg-1i9mcvbX.mjs";
import { createHash } from "node:crypto";

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

// lib/device/keyring.ts
/** Name of the keyring package of an archive. */
const keyringName = (archive) => `${archive.replace(/^[^a-z0-9]+/, "").replaceAll("_", "-")}-keyring`;
/**
* The keyring package of an archive, for both formats: it carries install.sh and runs it at installation and upgrade, so
* that an ordinary upgrade brings new keys, changed feed lines and keep.d entries to a router (and into an image that is
* being built), and its removal takes them away. The keys are not among the package's own files, because opkg refuses to
* install over files that install.sh has written before.
*
* A published keyring that says the same keeps its version, and so its bytes; else the version is `today`.
*
* @param today UTC day of this publication.
*/
function keyringPackage(archive, published, today) {
	const keyring = keyringName(archive.name);
	const script = Buffer.from(installScript({
		...archive,
		keyring
	}));
	const contents = createHash("sha256").update(script).digest("hex").slice(0, 16);
	const file = `/usr/share/ppa/${archive.name}/install.sh`;
	const call = (options) => `PPA_ROOT="\${IPKG_INSTROOT:-}" sh "\${IPKG_INSTROOT:-}${file}" ${options}`;
	return {
		name: keyring,
		...keyringVersion(contents, published, today),
		description: `Keys and feeds of ${archive.name} (${contents})\nKeeps the public keys and feed lines of ${archive.url} up to date.`,
		section: "utils",
		license: "Apache-2.0",
		url: archive.url,
		depends: [],
		provides: [],
		conflicts: [],
		alternatives: [],
		conffiles: [],
		scripts: {
			postinst: `#!/bin/sh\n${call("--no-update")} || true\n`,
			prerm: `#!/bin/sh\n[ "\${PKG_UPGRADE:-0}" = 1 ] || ${call("--remove --no-update")} || true\n`
		},
		source: "ppa.yml",
		architectures: "all",
		supports: () => true,
		payload: async () => ({
			tree: [{
				path: file.slice(1),
				type: "file",
				mode: 493,
				data: script
			}],
			conffiles: []
		})
	};
}
function keyringVersion(contents, published, today) {
	const date = today.toISOString().slice(0, 10).replaceAll("-", ".");
	const [, version, release] = published?.version.match(/^(\d{4}\.\d{2}\.\d{2})-r?(\d+)$/) ?? [];
	if (!published || !version) return {
		version: date,
		release: 1
	};
	if (published.description.includes(`(${contents})`)) return {
		version,
		release: Number(release)
	};
	return version < date ? {
		version: date,
		release: 1
	} : {
		version,
		release: Number(release) + 1
	};
}

export { indexFilesToRead as a, entryOf as i, keyringPackage as n, readFeed as o, compareVersionsOf as r, writeFeed as s, keyringName as t };