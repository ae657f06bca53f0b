import { r as takenNames, t as isArchiveAddress } from "./feed-line-5UeqIKNP.mjs";
import { a as boolean, c as literal, g as union, i as array, m as string, p as strictObject, r as _enum, s as int, u as object } from "./schemas-DW2_0-NP.mjs";
import { i as parseRelease, r as newestReleases, t as feedPath } from "./release-JLtP9Afp.mjs";
import { a as suggestTarget, i as suggestArchitecture, n as architecturesOf, o as targetsOf, r as knownSeries, t as archOfTarget } from "./targets-ByRrHHuD.mjs";
import { a as problemsOf, t as UserError } from "./errors-CKtpLF_l.mjs";
import { i as readDocument, t as byPosition } from "./document-E2hDJ3b8.mjs";
import { dirname, join } from "node:path";

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
/** Written into every router's list of feeds, which takes less than a browser does. */
const archiveUrl = webUrl.superRefine((text, context) => {
	const fits = (url) => isArchiveAddress(url.replace(/\/+$/, ""));
	if (!URL.canParse(text) || fits(text)) return;
	const { href } = new URL(text);
	context.addIssue({
		code: "custom",
		message: "must be a host and a path, of letters, digits and . _ ~ % + -",
		...fits(href) ? { params: { cure: `Write it as browsers send it: ${href}` } } : {}
	});
});
/** What pages, feeds of news and terminals can show. */
const shownText = (longest) => string().max(longest, `is longer than ${longest} characters`).refine((text) => !/(?!\n|\t)\p{Cc}|\p{Cs}/u.test(text), "has a control character, or half of one character");
const line = shownText(200).min(1, "is empty").refine((text) => !/[\n\t]/.test(text), "must be one line");
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
	const possible = found ? [found.series] : knownSeries;
	const which = found?.series ?? "any release";
	const newest = possible.at(-1) ?? "";
	strings(arch).forEach(([index, name]) => {
		if (possible.some((series) => architecturesOf(series).includes(name))) return;
		const what = `${JSON.stringify(name)} is not an architecture of ${which}`;
		complain(["arch", index], what, suggestArchitecture(newest, name));
	});
	strings(targets).forEach(([index, name]) => {
		if (possible.some((series) => archOfTarget(series, name))) return;
		complain(["target", index], `${JSON.stringify(name)} is not a target of ${which}`, suggestTarget(newest, name));
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
	title: line,
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
	name: string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, "must be lower-case letters, digits, - and _, and begin with a letter or digit").refine((name) => !takenNames.includes(name), "is the name of a list of OpenWrt's own on every router").describe("Name of the feed on a router, and of its keys"),
	title: line.optional().describe("Title of the catalog; default: the name"),
	description: shownText(5e3).optional().describe("What the archive is, in a sentence or two"),
	url: archiveUrl.optional().describe("Address under which routers reach the archive; default: from the repository"),
	maintainer: line.optional().describe("Whom to write to: Name <address>"),
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
/** Of a ppa.yml with mistakes, what names files and is right; all else counts as if it named none. */
const fileNamesSchema = object({
	sources: array(source.catch({ packages: [] })).catch([]),
	site: object({
		logo: site.shape.logo.catch(void 0),
		css: site.shape.css.catch(void 0),
		pages: site.shape.pages.catch(void 0)
	}).catch({})
});

// lib/archive/load.ts
/** A file of the archive as its user names it, who need not be in the folder of ppa.yml. */
function shown({ file }, path) {
	return join(dirname(file), path);
}
/** A problem of a file that was named relative to ppa.yml. */
function shownAt(archive, problem) {
	const { place } = problem;
	return place ? {
		...problem,
		place: {
			...place,
			file: shown(archive, place.file)
		}
	} : problem;
}
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
/**
* `loadArchive` for whoever goes on to read what it names: the mistakes that `check` throws for the valid parts of a document
* with mistakes are told with these. Without mistakes nothing is checked.
*/
async function loadChecked(options, check) {
	try {
		return loadArchive(options);
	} catch (error) {
		const named = readFileNames(options);
		if (!named || !(error instanceof UserError)) throw error;
		throw new UserError([...error.problems, ...await problemsOf(check(named))].sort(byPosition));
	}
}
function readFileNames({ text, file }) {
	try {
		const { value, placeOf } = readDocument(text, file, fileNamesSchema);
		return {
			file,
			sources: value.sources.map(toSource),
			site: value.site,
			placeOf
		};
	} catch (error) {
		if (error instanceof UserError) return void 0;
		throw error;
	}
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

export { shownAt as i, loadChecked as n, shown as r, loadArchive as t };