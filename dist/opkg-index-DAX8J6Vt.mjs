import { gzipSync } from "node:zlib";

// lib/feed/opkg-index.ts
/**
* One stanza of `Packages.manifest`: the control text verbatim, with `Filename`, `Size` and `SHA256sum` immediately before
* the `Description:` line, as scripts/ipkg-make-index.sh inserts them (formats.md §2.1). A control without a description
* gets them at its end. Ends with one newline, without the blank line that separates stanzas.
*/
function manifestStanza(controlText, file) {
	const control = `${controlText.replace(/\n+$/, "")}\n`;
	const lines = `Filename: ${file.filename}\nSize: ${file.size}\nSHA256sum: ${file.sha256}\n`;
	const at = control.startsWith("Description:") ? 0 : control.indexOf("\nDescription:") + 1;
	if (at === 0 && !control.startsWith("Description:")) return control + lines;
	return control.slice(0, at) + lines + control.slice(at);
}
/** `Packages.manifest`: every stanza followed by a blank line; a single newline when there is none (formats.md §2.1). */
function formatManifest(stanzas) {
	return stanzas.length === 0 ? "\n" : stanzas.map((stanza) => `${stanza}\n`).join("");
}
const FIELDS_FOR_BUILDERS = /^(?:Maintainer|LicenseFiles|Source|SourceName|Require|SourceDateEpoch).*\n/gm;
/**
* `Packages` from `Packages.manifest`: without the fields that only builders need, and padded where usign before
* 2019-08-06 would hash the size wrongly (formats.md §2.2).
*/
function packagesFromManifest(manifest) {
	const packages = Buffer.from(manifest.replace(FIELDS_FOR_BUILDERS, ""), "utf8");
	const remainder = packages.length % 128;
	return remainder === 46 || remainder === 47 ? Buffer.concat([packages, Buffer.from("\n\n")]) : packages;
}
/** `gzip -9nc`: no name, no time, XFL 2, OS 3 whatever machine this is (formats.md §2.2). */
function gzipIndex(bytes) {
	const gz = gzipSync(bytes, { level: 9 });
	gz[8] = 2;
	gz[9] = 3;
	return gz;
}
/**
* `index.json`, which ASU, owut and LuCI read. Version 1 is one line with full names; version 2 is indented and its names
* lack the ABI suffix. The last of several versions wins (formats.md §2.2).
*/
function formatIndexJson(layout, architecture, packages) {
	const versions = /* @__PURE__ */ new Map();
	for (const { name, version, abiVersion } of packages) versions.set(layout === 2 ? withoutAbi(name, abiVersion) : name, version);
	const pairs = [...versions].map(([name, version]) => `${JSON.stringify(name)}: ${JSON.stringify(version)}`);
	const arch = JSON.stringify(architecture);
	if (layout === 1) return `{"architecture": ${arch}, "packages":{${pairs.join(", ")}}}\n`;
	return `{\n  "version": 2,\n  "architecture": ${arch},\n  "packages": ${pairs.length === 0 ? "{}" : `{\n    ${pairs.join(",\n    ")}\n  }`}\n}\n`;
}
/** The name in the Makefile: a library's ABI version is appended to it (formats.md §1.4). */
function withoutAbi(name, abiVersion) {
	return abiVersion && name.endsWith(abiVersion) ? name.slice(0, -abiVersion.length) : name;
}
/** True for the toolchain's own packages, which `package/index` leaves out of a feed (formats.md §2.1). */
function isToolchainPackage(filename) {
	return /^(?:kernel|libc)(?:_|$)/.test(filename.slice(filename.lastIndexOf("/") + 1).replace(/\.ipk$/, ""));
}
/** Byte order of paths, which is what `find | sort` gives under LC_ALL=C. (Code units; the same for all of Unicode below U+D800.) */
function byByteOrder(a, b) {
	return a < b ? -1 : a > b ? 1 : 0;
}

export { isToolchainPackage as a, withoutAbi as c, gzipIndex as i, formatIndexJson as n, manifestStanza as o, formatManifest as r, packagesFromManifest as s, byByteOrder as t };