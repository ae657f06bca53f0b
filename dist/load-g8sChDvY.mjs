import { i as parseRelease, r as newestReleases, t as feedPath } from "./release-C5QlmGav.mjs";
import { a as boolean, c as literal, g as union, i as array, m as string, p as strictObject, r as _enum, s as int } from "./schemas-DW2_0-NP.mjs";
import { a as suggestTarget, i as suggestArchitecture, n as architecturesOf, o as targetsOf, r as knownSeries, t as archOfTarget } from "./targets-B4yrYK8N.mjs";
import { t as UserError } from "./errors-Xc9Ltc-p.mjs";
import { r as readDocument } from "./document-DiqMeaGw.mjs";

// schemas/archive.ts
const glob = string().min(1, "is empty").max(1e3, "is longer than 1000 characters").superRefine((pattern, context) => {
	if (pattern === "" || isInside(pattern)) return;
	context.addIssue({
		code: "custom",
		message: `${JSON.stringify(pattern)} leads out of the archive's folder`,
		params: { cure: "Name files below the folder of ppa.yml" }
	});
});
/** One text or several: `packages: dist/*.ipk` or a list of such. */
const oneOrMore = union([glob, array(glob).min(1, "is an empty list")]);
const relativePath = string().refine((path) => isInside(path), { message: "must be a path below the archive's folder, without .." });
function isInside(path) {
	return path !== "" && !/^[/\\]|^[A-Za-z]:/.test(path) && !path.split(/[/\\]/).includes("..");
}
const webUrl = string().refine((text) => {
	if (!URL.canParse(text)) return false;
	const { protocol, username, password, search, hash } = new URL(text);
	return /^https?:$/.test(protocol) && !username && !password && !search && !hash;
}, { message: "must be an http or https address without user name, ? and #" });
/** For editors, which complete these; `names` of all series together. */
const everySeries = (names) => ({ enum: [...new Set(knownSeries.flatMap((series) => [...names(series)]))].sort() });
const release = string().superRefine((text, context) => {
	try {
		parseRelease(text);
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		const { what, cure } = error.problems[0] ?? { what: "is no release" };
		context.addIssue({
			code: "custom",
			message: what,
			params: { cure }
		});
	}
}).meta({
	anyOf: [{ enum: [...knownSeries] }, { pattern: "^v?\\d{2}\\.\\d{2}\\.\\d+$" }],
	description: "Release of OpenWrt, in quotes: a series (\"24.10\": its newest point release), an exact one (\"24.10.8\") or \"SNAPSHOT\""
});
const target = strictObject({
	release,
	arch: union([literal("all"), array(string().meta(everySeries(architecturesOf)))]).optional().describe("Package architectures, as routers name theirs (opkg print-architecture, apk --print-arch), or: all"),
	target: array(string().meta(everySeries(targetsOf))).optional().describe("target/subtarget pairs; only needed for kernel modules, which get a feed of their own per exact release"),
	sdk: string().regex(/^(?:[a-z0-9]|\{(?:arch|target|version)\})(?:[\w./:@-]|\{(?:arch|target|version)\})*$/, "must be the name of an image, in which {arch}, {target} and {version} may stand").optional().describe("Image to build in instead of OpenWrt's own, such as ghcr.io/acme/sdk:{arch}-{version}; {target} is written ath79-generic")
}).superRefine((value, context) => {
	checkTarget(value, context.issues.some(({ code }) => code === "unrecognized_keys"), (path, message, cure) => context.addIssue({
		code: "custom",
		message,
		path,
		params: { cure }
	}));
}, { when: () => true }).describe("One release, and what of it the archive serves");
function checkTarget(value, isMisspelled, complain) {
	if (typeof value !== "object" || value === null) return;
	const { release: text, arch, target: targets } = value;
	if (isEmpty(arch) && isEmpty(targets) && !isMisspelled) complain([], "names no arch and no target", "Add arch: [x86_64], or arch: all");
	const found = typeof text === "string" ? releaseOrNothing(text) : void 0;
	if (!found) {
		checkNames(arch, targets, complain);
		return;
	}
	const { series } = found;
	strings(arch).forEach(([index, name]) => {
		if (architecturesOf(series).includes(name)) return;
		complain(["arch", index], `${JSON.stringify(name)} is not an architecture of ${series}`, suggestArchitecture(series, name));
	});
	strings(targets).forEach(([index, name]) => {
		if (archOfTarget(series, name)) return;
		complain(["target", index], `${JSON.stringify(name)} is not a target of ${series}`, suggestTarget(series, name));
	});
}
/** Names that no release has, where it is not known which one is meant. */
function checkNames(archs, targets, complain) {
	const newest = knownSeries.at(-1) ?? "";
	strings(archs).forEach(([index, name]) => {
		if (knownSeries.some((series) => architecturesOf(series).includes(name))) return;
		const what = `${JSON.stringify(name)} is not an architecture of any release`;
		complain(["arch", index], what, suggestArchitecture(newest, name));
	});
	strings(targets).forEach(([index, name]) => {
		if (knownSeries.some((series) => archOfTarget(series, name))) return;
		complain(["target", index], `${JSON.stringify(name)} is not a target of any release`, suggestTarget(newest, name));
	});
}
function releaseOrNothing(text) {
	try {
		return parseRelease(text);
	} catch {
		return;
	}
}
const isEmpty = (value) => value === void 0 || Array.isArray(value) && value.length === 0;
/** The texts in a list that may hold anything, with their index. */
const strings = (value) => Array.isArray(value) ? [...value.entries()].filter((entry) => typeof entry[1] === "string") : [];
const chosenPackages = array(string()).min(1, "is an empty list").optional().describe("Only these packages or directories; default: all that are found");
const source = union([
	strictObject({ packages: oneOrMore.describe("Ready-made packages: globs of .ipk and .apk files, relative to ppa.yml. Each goes where its architecture belongs; a folder named like a release (24.10) or target/subtarget narrows that") }),
	strictObject({ files: oneOrMore.describe("Declared packages, packed without an SDK: globs of YAML documents, relative to ppa.yml") }),
	strictObject({
		path: relativePath.describe("Folder of this repository with OpenWrt Makefiles, at its top or anywhere below"),
		packages: chosenPackages
	}),
	strictObject({
		git: string().refine(isGitUrl, { message: "must be an https, ssh or file address of a git repository, without a password" }).describe("Address of a git repository with OpenWrt Makefiles"),
		ref: string().regex(/^(?!-)[^\s~^:?*[\\]+$/, "must be a branch, a tag or a commit").optional().describe("Branch, tag or commit; default: the repository's default branch"),
		subdir: relativePath.optional().describe("Folder of that repository to look in"),
		packages: chosenPackages
	})
]).describe("Where packages come from");
/** git takes an address that begins with `-` for an option, and `ext::` for a command to run. */
function isGitUrl(text) {
	if (/^[\w.-]+@[\w.-]+:[^\s]+$/.test(text) && !text.startsWith("-")) return true;
	if (!URL.canParse(text)) return false;
	const { protocol, password } = new URL(text);
	return [
		"https:",
		"http:",
		"ssh:",
		"git:",
		"file:"
	].includes(protocol) && !password;
}
const link = strictObject({
	title: string(),
	url: string()
});
/** The colours of `site/styles/site.css`. */
const siteColors = [
	"accent-light",
	"accent-dark",
	"accent",
	"paper",
	"raised",
	"sunken",
	"line",
	"strong-line",
	"ink",
	"soft",
	"good",
	"bad",
	"warn"
];
const color = string().optional();
const site = strictObject({
	language: _enum([
		"en",
		"de",
		"ru",
		"zh"
	]).optional().describe("Language of the site's own words; default: en"),
	colors: strictObject(Object.fromEntries(siteColors.map((name) => [name, color]))).optional().describe("Colours of the site, by their names in its style sheet, as CSS writes them: accent: '#0b6a5f'"),
	logo: relativePath.optional().describe("Picture shown beside the title: an .svg or .png of this repository"),
	links: array(link).optional().describe("Links in the head of every page"),
	css: relativePath.optional().describe("Style sheet of this repository, loaded after the site's own"),
	pages: array(relativePath).optional().describe("Markdown files of this repository that become pages, with the pictures they show: docs/about.md becomes pages/about/")
}).describe("How the catalog looks");
const targets = array(target).min(1, "is empty: an archive serves at least one release").superRefine((list, context) => {
	const complain = (path, message, cure) => context.addIssue({
		code: "custom",
		message,
		path,
		params: { cure }
	});
	checkVersions(list, complain);
	checkTwice(list, complain);
}, { when: () => true }).describe("What the archive serves: releases × architectures");
/** An architecture's feed is shared by all point releases of a series, so only one of them can be meant. */
function checkVersions(list, complain) {
	if (!Array.isArray(list)) return;
	const seen = /* @__PURE__ */ new Map();
	list.forEach((entry, index) => {
		const found = typeof entry?.release === "string" ? releaseOrNothing(entry.release) : void 0;
		if (!found || entry?.arch === void 0) return;
		const other = seen.get(found.series);
		if (!other) seen.set(found.series, {
			version: found.version,
			index
		});
		else if (other.version !== found.version) complain([index, "release"], `means ${found.version}, and targets[${other.index}] means ${other.version} for the same feeds ${found.series}/…`, "Name one point release of a series for arch; kernel modules (target) may name several");
	});
}
/** A feed named twice is one: who wrote it may have meant another. */
function checkTwice(list, complain) {
	if (!Array.isArray(list)) return;
	const seen = /* @__PURE__ */ new Map();
	list.forEach((entry, index) => {
		const found = typeof entry?.release === "string" ? releaseOrNothing(entry.release) : void 0;
		if (!found) return;
		const { series, version } = found;
		const named = [...strings(entry?.arch).map(([at, name]) => ({
			name,
			path: ["arch", at],
			feed: `${series}/${name}`
		})), ...strings(entry?.target).map(([at, name]) => ({
			name,
			path: ["target", at],
			feed: `${version}/${name}`
		}))];
		for (const { name, path, feed } of named) {
			const first = seen.get(feed);
			if (first === void 0) seen.set(feed, `targets[${index}]`);
			else complain([index, ...path], `${JSON.stringify(name)} stands in ${first} already, for the same feed ${feed}`, "Remove one of them");
		}
	});
}
const archiveSchema = strictObject({
	name: string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, "must be lower-case letters, digits, - and _, and begin with a letter or digit").describe("Name of the feed on a router, and of its keys"),
	title: string().min(1, "is empty").optional().describe("Title of the catalog; default: the name"),
	description: string().optional().describe("What the archive is, in a sentence or two"),
	url: webUrl.optional().describe("Address under which routers reach the archive; default: from the repository"),
	maintainer: string().optional().describe("Whom to write to: Name <address>"),
	homepage: webUrl.optional().describe("Where the archive is at home; default: the repository"),
	targets,
	sources: array(source).default([]).describe("Where the packages come from"),
	retain: int().min(1, "must be 1 or more").default(3).describe("Newest versions of a package kept per feed"),
	history: int().min(1, "must be 1 or more").default(10).describe("Commits kept on the pages branch"),
	branch: string().regex(/^(?![-/.])[A-Za-z0-9._/-]+(?<![/.])$/, "must be the name of a branch").default("gh-pages").describe("Branch that is published"),
	keys: relativePath.default("keys").describe("Folder of this repository with the archive's public keys"),
	"sign-packages": boolean().default(true).describe("Sign every .apk too, so that a single file can be installed"),
	replace: boolean().default(false).describe("Let different bytes replace a published package of the same name and version"),
	site: site.optional()
}).describe("A Personal Package Archive for OpenWrt");

// lib/archive/load.ts
/** Reads ppa.yml. Throws a UserError with every mistake of the document at its line and column. */
function loadArchive({ text, file, defaultUrl, newest = newestReleases }) {
	const urlFor = (branch) => typeof defaultUrl === "function" ? defaultUrl(branch) : defaultUrl;
	const { value: document, placeOf } = readDocument(text, file, requiringUrl(urlFor));
	const { title, description, maintainer, homepage, site } = document;
	const url = document.url ?? urlFor(document.branch) ?? "";
	return {
		file,
		name: document.name,
		title: title ?? document.name,
		...description ? { description } : {},
		url: url.replace(/\/+$/, ""),
		...maintainer ? { maintainer } : {},
		...homepage ? { homepage } : {},
		targets: expandTargets(document.targets, newest),
		sources: document.sources.map(toSource),
		retain: document.retain,
		history: document.history,
		branch: document.branch,
		keys: document.keys,
		signPackages: document["sign-packages"],
		replace: document.replace,
		site: site ?? {},
		placeOf
	};
}
/** The schema of ppa.yml where an address must be named, if `urlFor` knows none; told with all other mistakes. */
function requiringUrl(urlFor) {
	return archiveSchema.superRefine((document, context) => {
		if (typeof document !== "object" || document === null || "url" in document) return;
		if (urlFor("branch" in document && typeof document.branch === "string" ? document.branch : "gh-pages")) return;
		context.addIssue({
			code: "custom",
			path: ["url"],
			message: "is missing, and nothing here tells where the archive will be published",
			params: { cure: "Write url: https://… with the address of its pages" }
		});
	}, { when: () => true });
}
function expandTargets(entries, newest) {
	const feeds = /* @__PURE__ */ new Map();
	const add = (feed) => {
		if (!feeds.has(feed.path)) feeds.set(feed.path, feed);
	};
	for (const entry of entries) {
		const release = parseRelease(entry.release, newest);
		const sdk = entry.sdk ? { sdk: entry.sdk } : {};
		const archs = entry.arch === "all" ? architecturesOf(release.series) : entry.arch ?? [];
		for (const arch of archs) add({
			release,
			arch,
			path: feedPath(release, { arch }),
			...sdk
		});
		for (const target of entry.target ?? []) add({
			release,
			arch: archOfTarget(release.series, target) ?? "",
			target,
			path: feedPath(release, { target }),
			...sdk
		});
	}
	return [...feeds.values()];
}
const asList = (value) => typeof value === "string" ? [value] : value;
function toSource(source) {
	if ("path" in source) return {
		kind: "path",
		path: source.path,
		...chosen(source.packages)
	};
	if ("git" in source) {
		const { git: url, ref, subdir, packages } = source;
		return {
			kind: "git",
			url,
			...ref ? { ref } : {},
			...subdir ? { subdir } : {},
			...chosen(packages)
		};
	}
	if ("files" in source) return {
		kind: "files",
		files: asList(source.files)
	};
	return {
		kind: "packages",
		packages: asList(source.packages)
	};
}
const chosen = (packages) => packages ? { packages } : {};

export { loadArchive as t };