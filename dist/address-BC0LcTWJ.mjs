import { createHash } from "node:crypto";

// lib/catalog/address.ts
/** An address a page may link to: http, https or mailto. Everything else (`javascript:`, `data:` …) is no link. */
function webAddress(text) {
	if (!text || text.length > 2e3 || !/^(?:https?:\/\/|mailto:)/i.test(text)) return void 0;
	return URL.canParse(text) ? text : void 0;
}
/**
* A name as one segment of a path and of an address: as it is for every name that opkg and apk take, else with `=2F` for
* what would leave the folder or need escaping, and shortened by its hash where a file system would refuse it.
*/
function pathSegment(name) {
	if (/^[A-Za-z0-9_][A-Za-z0-9_+.-]{0,119}$/.test(name)) return name;
	const escaped = Array.from(new TextEncoder().encode(name), (byte, index) => {
		const letter = String.fromCharCode(byte);
		return /[A-Za-z0-9_+-]/.test(letter) || letter === "." && index > 0 ? letter : `=${byte.toString(16).toUpperCase().padStart(2, "0")}`;
	}).join("");
	if (escaped.length <= 120) return escaped || "=";
	return `${escaped.slice(0, 96)}=${createHash("sha256").update(name).digest("hex").slice(0, 16)}`;
}
/** The field `path` of documents: a name's segment where it is another. */
function ownPath(name) {
	const path = pathSegment(name);
	return path === name ? {} : { path };
}
/** Path of a source's page: `feeds/ppa/hello` → `s/feeds/ppa/hello/`. */
function sourcePath(source) {
	return `s/${source.split("/").filter(Boolean).map(pathSegment).join("/") || "="}/`;
}
const packagePath = (name) => `p/${pathSegment(name)}/`;
const packageJson = (name) => `api/v1/p/${pathSegment(name)}.json`;
const filesJson = (name) => `api/v1/files/${pathSegment(name)}.json`;
const versionBadge = (name) => `badge/${pathSegment(name)}.svg`;
const buildBadge = (name) => `badge/build/${pathSegment(name)}.svg`;
const packageAtom = (name) => `p/${pathSegment(name)}/atom.xml`;
/** The human face of a feed directory. */
const targetPath = (feed) => `t/${feed}/`;

export { packageJson as a, targetPath as c, packageAtom as i, versionBadge as l, filesJson as n, packagePath as o, ownPath as r, sourcePath as s, buildBadge as t, webAddress as u };