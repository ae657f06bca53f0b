import { createHash } from "node:crypto";
// lib/catalog/address.ts
function pathSegment(name) {
	if (/^[A-Za-z0-9_][A-Za-z0-9_+.-]{0,119}$/.test(name)) return name;
	const escaped = Array.from(new TextEncoder().encode(name), (byte, index) => {
		const letter = String.fromCharCode(byte);
		return /[A-Za-z0-9_+-]/.test(letter) || letter === "." && index > 0 ? letter : `=${byte.toString(16).toUpperCase().padStart(2, "0")}`;
	}).join("");
	if (escaped.length <= 120) return escaped || "=";
	return `${escaped.slice(0, 96)}=${createHash("sha256").update(name).digest("hex").slice(0, 16)}`;
}
function sourcePath(source) {
	return `s/${source.split("/").filter(Boolean).map(pathSegment).join("/") || "="}/`;
}
var packageJson = (name) => `api/v1/p/${pathSegment(name)}.json`;
var filesJson = (name) => `api/v1/files/${pathSegment(name)}.json`;
var versionBadge = (name) => `badge/${pathSegment(name)}.svg`;
var buildBadge = (name) => `badge/build/${pathSegment(name)}.svg`;
var packageAtom = (name) => `p/${pathSegment(name)}/atom.xml`;
var versionAnchor = (version) => `v-${version.replace(/[^A-Za-z0-9.+~_-]/g, "_").slice(0, 80)}`;
export { pathSegment as a, versionBadge as c, packageJson as i, filesJson as n, sourcePath as o, packageAtom as r, versionAnchor as s, buildBadge as t };
