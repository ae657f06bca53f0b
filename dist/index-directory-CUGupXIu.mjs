import { r as errorCode, t as UserError } from "./errors-Dn9QZ19G.mjs";
import { join } from "node:path";
import { readFileSync, readdirSync, statSync } from "node:fs";

// lib/feed/index-directory.ts
/**
* Indexes one directory of packages in place, as `make package/index` of the release would: .ipk files, wherever they are
* below it, for opkg, or .apk files for apk. What the old index tells of files that have not been touched since is not
* read again; files whose bytes stay the same are not written.
*
* Files are listed and looked at synchronously: thousands of them take less time than the promises for them would.
* @throws {UserError} naming every file that is no package, or is for another architecture; for both formats together
*/
async function indexDirectory(directory, options) {
	const names = packagesBelow(directory).sort();
	const apk = names.find((name) => name.endsWith(".apk"));
	const ipk = names.find((name) => name.endsWith(".ipk"));
	if (apk !== void 0 && ipk !== void 0) throw new UserError({
		what: `There are packages for two package managers here: ${ipk} for opkg, ${apk} for apk`,
		cure: "Give each its own directory; a router reads only one kind of feed."
	});
	const { architecture, release, signing } = options;
	if (apk !== void 0 || ipk === void 0 && release?.format === "apk") {
		const { indexApkDirectory } = await import("./index-apk-directory-D2nS3g8Q.mjs");
		const signers = signing?.keyset.apk ?? [];
		return {
			format: "apk",
			...await indexApkDirectory(directory, architecture, signers),
			signed: signers.length > 0
		};
	}
	const { indexIpkDirectory } = await import("./index-ipk-directory-BFAr5p-7.mjs");
	const indexed = await indexIpkDirectory(directory, names, options);
	const { usign = [], openpgp = [] } = signing?.keyset ?? {};
	return {
		format: "opkg",
		...indexed,
		signed: usign.length + openpgp.length > 0
	};
}
/** Paths of .ipk and .apk files, relative to `directory`; links to directories are not followed. */
function packagesBelow(directory, prefix = "") {
	return readdirSync(join(directory, prefix), { withFileTypes: true }).flatMap((entry) => {
		const name = `${prefix}${entry.name}`;
		if (entry.isDirectory()) return packagesBelow(directory, `${name}/`);
		return name.endsWith(".ipk") || name.endsWith(".apk") ? [name] : [];
	});
}
/** True for a file that has the size the index tells, and is older than the index. */
function isUntouched(file, size, index) {
	const status = statSync(file, { throwIfNoEntry: false });
	return status?.size === size && Math.max(status.mtimeMs, status.ctimeMs) < index.mtimeMs;
}
function readIfThere(file) {
	try {
		return readFileSync(file);
	} catch (error) {
		if (errorCode(error) === "ENOENT") return void 0;
		throw error;
	}
}

export { isUntouched as n, readIfThere as r, indexDirectory as t };