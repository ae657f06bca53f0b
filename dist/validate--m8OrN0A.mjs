import { h as isApkVersion } from "./package-6sRQrY_u.mjs";

// lib/apk/validate.ts
/**
* What would make a package useless or harmful in an index that routers read, all at once (formats.md §6.2); empty for
* a good one.
*/
function validateForIndex(info) {
	const { name, version, architecture, description } = info;
	const problems = [];
	if (!/^[A-Za-z0-9][A-Za-z0-9._+-]*$/.test(name)) problems.push({
		what: `apk does not accept the package name ${quote(name)}`,
		cure: "Begin it with a letter or digit, and use only letters, digits and . _ + - after that."
	});
	if (!isApkVersion(version)) problems.push({
		what: `apk does not accept the version ${quote(version)} of ${quote(name)}`,
		cure: `Write it as 1.2.3-r1: digits and dots, then perhaps a letter, _rc1 (or _alpha, _beta, _pre, _git, _p), ~ with hex digits, -r1.${versionHint(version)}`
	});
	if (architecture === "all") problems.push({
		what: `${quote(name)} has the architecture "all", which apk can install nowhere`,
		cure: "Build it with the architecture noarch."
	});
	else if (!/^[A-Za-z0-9._+-]+$/.test(architecture)) problems.push({
		what: `${quote(name)} has the architecture ${quote(architecture)}, which no router has`,
		cure: "Build it with the package architecture of the target, such as mips_24kc, or noarch."
	});
	if (/[\r\n]/.test(description)) problems.push({
		what: `The description of ${quote(name)} has several lines; a router that installed it could not use apk any more`,
		cure: "Put the description on one line."
	});
	return problems;
}
function quote(text) {
	return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
/** The version people meant, for the two commonest mistakes. */
function versionHint(version) {
	const better = version.replace(/-(\d+)$/, "-r$1").replace(/~(alpha|beta|pre|rc)/, "_$1");
	return better !== version && isApkVersion(better) ? ` Here: ${better}.` : "";
}

export { validateForIndex as t };