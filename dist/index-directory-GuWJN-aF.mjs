import { r as errorCode, t as UserError } from "./errors-CKtpLF_l.mjs";
import { join } from "node:path";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";

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
	refuseControlCharacters(names);
	const apk = names.find((name) => name.endsWith(".apk"));
	const ipk = names.find((name) => name.endsWith(".ipk"));
	if (apk !== void 0 && ipk !== void 0) throw new UserError({
		what: `There are packages for two package managers here: ${ipk} for opkg, ${apk} for apk`,
		cure: "Give each its own directory; a router reads only one kind of feed."
	});
	const { architecture, release, signing } = options;
	const emptyFormat = release?.format ?? (existsSync(join(directory, "packages.adb")) ? "apk" : "opkg");
	if (apk !== void 0 || ipk === void 0 && emptyFormat === "apk") {
		const { indexApkDirectory } = await import("./index-apk-directory-C2av69iE.mjs");
		return {
			format: "apk",
			...await indexApkDirectory(directory, architecture, signing?.keyset.apk ?? [])
		};
	}
	const { indexIpkDirectory } = await import("./index-ipk-directory-Ds-o7i8U.mjs");
	return {
		format: "opkg",
		...await indexIpkDirectory(directory, names, options)
	};
}
/** An index is lines of text: a newline in a name would begin another field. */
function refuseControlCharacters(names) {
	const bad = names.filter((name) => /[\0-\x1f\x7f]/.test(name));
	if (bad.length === 0) return;
	throw new UserError(bad.map((name) => ({
		what: `The name ${JSON.stringify(name)} has control characters in it, which no index can hold`,
		cure: "Rename the file."
	})));
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