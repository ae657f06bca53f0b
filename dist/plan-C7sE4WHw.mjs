import { t as nearest } from "./nearest-ZlQ222Ga.mjs";
import { r as newestReleases } from "./release-C5QlmGav.mjs";
import { i as formatProblem, t as UserError } from "./errors-Xc9Ltc-p.mjs";
import { n as listFiles, r as isPackageMakefile, t as findPackageDirectories } from "./makefiles-DLdAYPfJ.mjs";
import { s as targetsOfArch } from "./targets-B4yrYK8N.mjs";
import { n as userspaceFeeds } from "./placement-DdlvAImT.mjs";
import { createHash } from "node:crypto";
import { basename, join, posix, relative } from "node:path";
import { lstat, readFile, readlink, realpath } from "node:fs/promises";

// lib/archive/package-names.ts
/**
* Throws a UserError with all names that two directories of an archive have, be they of one source or of two: OpenWrt, or the
* feed, would silently have one of them. Packages for different targets may share a name, and directories that are never
* built together.
*/
function checkNames(sources) {
	const all = sources.flatMap((source) => source.directories.map((directory) => ({
		directory,
		file: makefileOf(source, directory)
	})));
	const problems = [];
	const [directories, packages] = [/* @__PURE__ */ new Map(), /* @__PURE__ */ new Map()];
	for (const each of all) {
		const { directory, file } = each;
		const slots = directory.kinds.map((kind) => `${kind} ${directory.as}`);
		const [namesake] = slots.flatMap((slot) => directories.get(slot) ?? []);
		if (namesake) problems.push(twice(`the directory name ${directory.as}`, namesake.file, file));
		else {
			for (const slot of slots) directories.set(slot, each);
			problems.push(...packagesTwice(each, packages));
		}
	}
	if (problems.length > 0) throw new UserError(problems);
}
/** Takes note of a directory's packages, and tells those that another one has. */
function packagesTwice(each, packages) {
	return each.directory.packages.flatMap(({ name, isForTargets }) => {
		const other = packages.get(name);
		if (!other) packages.set(name, each);
		const isForOthers = isForTargets && other?.directory.packages.some((one) => one.name === name && one.isForTargets);
		return other && !isForOthers ? [twice(`the package ${name}`, other.file, each.file)] : [];
	});
}
function twice(what, first, second) {
	return {
		what: `${what} is in ${first} too, and OpenWrt would silently build one of them`,
		cure: "Rename one of them, or choose with packages: in ppa.yml",
		place: { file: second }
	};
}
/** The Makefile as the user knows it: below ppa.yml, or with the repository's address. */
function makefileOf({ origin }, { directory }) {
	if (origin.kind === "path") return posix.join(origin.path, directory, "Makefile");
	return `${origin.url} ${posix.join(origin.subdir ?? "", directory, "Makefile")}`;
}
/**
* Every name that something of the archive can be asked for by: packages, what they provide, directories. Undefined where
* only make could tell some.
*/
function namesOfSources(sources) {
	const directories = sources.flatMap((source) => source.directories);
	if (directories.some(({ complete, provides }) => !complete || provides.some((name) => name.includes("$")))) return void 0;
	return directories.flatMap(({ as, packages, provides }) => [
		as,
		...packages.map(({ name }) => name),
		...provides.map((name) => name.replace(/^@/, ""))
	]);
}

// lib/archive/reach.ts
/** Who needs whom, by the names of packages and of directories; of one name, what was chosen counts. */
function reachOf(sources) {
	const all = [...sources.flatMap(({ unchosen }) => unchosen), ...sources.flatMap(({ directories }) => directories)];
	const byName = new Map(all.flatMap((each) => [each.as, ...each.packages.map(({ name }) => name)].map((name) => [name, each])));
	return new Map(all.map((start) => {
		const reached = /* @__PURE__ */ new Set([start]);
		for (const each of reached) for (const name of each.needs) {
			const needed = byName.get(name);
			if (needed) reached.add(needed);
		}
		return [start, reached];
	}));
}
/** Hash of each directory with those of all that it needs: a library's change builds its users again. */
function contentHashes(reach) {
	return new Map([...reach].map(([start, reached]) => {
		const [own, ...needed] = [...reached].map(({ hash }) => hash);
		return [start, reached.size === 1 ? own ?? "" : createHash("sha256").update([own, ...needed.sort()].join("\n")).digest("hex")];
	}));
}

// lib/archive/links.ts
/**
* Warnings of links to folders of packages, which OpenWrt would follow and nobody does here: their files are not where git and
* the archive look for them. Links to packages that are read anyway are none.
*/
async function linkedPackages(root, files, directories) {
	const known = new Set(await Promise.all(directories.map(({ directory }) => realpath(join(root, directory)))));
	const within = (file) => directories.some(({ directory }) => file.startsWith(`${directory}/`));
	const warnings = [];
	for (const file of files.filter((each) => !each.startsWith("../") && !within(each))) {
		const path = join(root, file);
		if (!(await lstat(path).catch(() => void 0))?.isSymbolicLink()) continue;
		const text = await readFile(join(path, "Makefile"), "utf8").catch(() => "");
		const target = text && isPackageMakefile(text) ? await realpath(path) : "";
		if (!target || known.has(target)) continue;
		warnings.push({
			what: `is a link to a folder with a package, which is not followed`,
			cure: `Name the folder that it leads to (${relative(root, target)}) as a source, or put the package there`,
			place: { file }
		});
	}
	return warnings;
}

// lib/archive/tree-hash.ts
/**
* One hash per package directory: over its own files (those of packages below it belong to these), and over files elsewhere
* that its Makefile includes or names, or that its links lead to. `files` are relative to `root`, some perhaps above it.
*/
async function hashDirectories(root, files, directories) {
	const owners = new Set(directories.map(({ directory }) => directory));
	const lines = new Map([...owners].map((directory) => [directory, []]));
	const elsewhere = new Map(directories.map(({ directory, includes, above }) => [directory, [...includes, ...above]]));
	await eachOf(files.map((path) => ({
		path,
		owner: ownerOf(path, owners)
	})), async ({ path, owner }) => {
		if (owner === void 0) return;
		const relative = owner === "." ? path : path.slice(owner.length + 1);
		const hash = await hashFile(join(root, path));
		lines.get(owner)?.push(`${relative}\0${hash}`);
		if (hash.startsWith("link ")) elsewhere.get(owner)?.push(posix.join(posix.dirname(path), hash.slice(5)));
	});
	for (const [directory, paths] of elsewhere) await eachOf([...new Set(paths.flatMap((path) => filesAt(path, files)).filter((path) => !isBelow(path, directory)))], async (path) => {
		lines.get(directory)?.push(`/${path}\0${await hashFile(join(root, path))}`);
	});
	return new Map([...lines].map(([directory, list]) => [directory, sha256$1(list.sort().join("\n"))]));
}
function ownerOf(path, owners) {
	if (path.startsWith("../")) return void 0;
	for (let folder = posix.dirname(path);; folder = posix.dirname(folder)) {
		if (owners.has(folder)) return folder;
		if (folder === ".") return void 0;
	}
}
/** The file of that path, or all files of the folder. */
function filesAt(path, files) {
	return files.filter((file) => file === path || isBelow(file, path));
}
/** `folder` may lie above the root: `..`, `../..`, `../shared`. */
function isBelow(file, folder) {
	if (/^(?:\.|\.\.(?:\/\.\.)*)$/.test(folder)) return levelsUp(file) <= levelsUp(folder);
	return file.startsWith(`${folder}/`);
}
const levelsUp = (path) => path.split("/").filter((part) => part === "..").length;
/** Mode and content; a link is what it points to, a file that vanished meanwhile is nothing. */
async function hashFile(path) {
	try {
		const stat = await lstat(path);
		if (stat.isSymbolicLink()) return `link ${await readlink(path)}`;
		if (!stat.isFile()) return "";
		return `${stat.mode & 73 ? "755" : "644"} ${sha256$1(await readFile(path))}`;
	} catch {
		return "";
	}
}
const sha256$1 = (data) => createHash("sha256").update(data).digest("hex");
/** Works on a few at a time: a tree may have more files than a process may open. */
async function eachOf(items, work, width = 32) {
	let next = 0;
	const worker = async () => {
		for (let item = items[next++]; item !== void 0; item = items[next++]) await work(item);
	};
	await Promise.all(Array.from({ length: width }, worker));
}

// lib/archive/scan.ts
/**
* Reads the packages of a source's tree. Throws a UserError for a tree without packages, and a choice that names what is not
* there.
*/
async function scanSource(options) {
	const { origin, name, root, place } = options;
	const at = place ? { place } : {};
	const files = options.files ?? await listFiles(root);
	const { directories: all, warnings: told } = await findPackageDirectories(root, options.rootName ?? name, files);
	const warnings = [...told, ...await linkedPackages(root, files, all)];
	const shown = origin.kind === "git" ? origin.url : JSON.stringify(origin.path);
	if (all.length === 0) throw new UserError([{
		what: `${shown} has no Makefile of an OpenWrt package`,
		cure: "Such a Makefile calls BuildPackage at its end",
		...at
	}, ...warnings]);
	const chosen = new Set(choose(all, options.packages, at));
	const hashes = await hashDirectories(root, files, all);
	const hashed = (each) => ({
		...each,
		hash: hashes.get(each.directory) ?? ""
	});
	return {
		source: {
			origin,
			name,
			directories: all.filter((each) => chosen.has(each)).map(hashed),
			unchosen: all.filter((each) => !chosen.has(each)).map(hashed)
		},
		warnings
	};
}
/** A repository's name, by its address or folder. */
const repositoryNameOf = (url) => basename(url.replace(/\/+$/, "").replace(/\.git$/, ""));
/** Throws a UserError for a path of a tree's root, below its repository, that OpenWrt's make would take for several. */
function refuseBlanks(path, place) {
	const part = path.split("/").find((each) => /\s/.test(each));
	if (part === void 0) return;
	throw new UserError({
		what: `${JSON.stringify(part)} has a blank, which OpenWrt's make cannot have in a package's path`,
		cure: "Rename the folder",
		...place ? { place } : {}
	});
}
/** True when `word` names the directory: by its path, its name, its PKG_NAME or one of its packages. */
function isNamed(directory, word) {
	return namesOf(directory).includes(word);
}
/** Everything a person may call a package directory by. */
function namesOf({ directory, as, name, packages }) {
	return [
		directory,
		as,
		...name ? [name] : [],
		...packages.map((each) => each.name)
	];
}
function choose(all, chosen, at) {
	if (!chosen) return all;
	const missing = chosen.filter((word) => !all.some((directory) => isNamed(directory, word)));
	if (missing.length > 0) throw new UserError(missing.map((word) => ({
		...noSuchPackage(word, all),
		...at
	})));
	return all.filter((directory) => chosen.some((word) => isNamed(directory, word)));
}
/** The problem of a name that no package directory has. */
function noSuchPackage(word, directories) {
	const near = nearest(word, directories.flatMap(namesOf));
	const some = directories.slice(0, 10).map(({ as }) => as).join(", ");
	return {
		what: `there is no package ${JSON.stringify(word)} here`,
		cure: near.length > 0 ? `Did you mean ${near.join(" or ")}?` : `There are ${some}${directories.length > 10 ? " …" : ""}`
	};
}

// lib/archive/slots.ts
/** Every SDK that an archive's targets need; in the order of ppa.yml, those for all architectures first. */
function slots(targets) {
	const made = /* @__PURE__ */ new Map();
	const add = (slot, feed) => {
		const known = made.get(slot.id);
		if (known) known.feeds.push(feed.path);
		else made.set(slot.id, {
			...slot,
			feeds: [feed.path]
		});
	};
	const userspace = userspaceFeeds(targets);
	for (const feed of userspace) {
		const { release } = feed;
		add({
			id: `${release.version}-all`,
			kind: "all",
			release,
			...sdkForAll(release, userspace)
		}, feed);
	}
	for (const feed of userspace) {
		const { release, arch } = feed;
		add({
			id: `${release.version}-${arch}`,
			kind: "arch",
			release,
			...sdkOf(feed)
		}, feed);
	}
	for (const feed of targets) {
		const { release, target } = feed;
		if (target) add({
			id: `${release.version}-${target.replace("/", "-")}-kmod`,
			kind: "kmod",
			release,
			...sdkOf(feed)
		}, feed);
	}
	return [...made.values()];
}
/** What builds packages for all architectures: the SDK of x86_64, or the first for which ppa.yml names an image, if not for that. */
function sdkForAll(release, userspace) {
	const feeds = userspace.filter((each) => each.release.version === release.version);
	const home = feeds.find(({ arch }) => arch === "x86_64") ?? feeds.find(({ sdk }) => sdk);
	return home?.sdk ? sdkOf(home) : {
		arch: "x86_64",
		target: sdkTarget(release, "x86_64") ?? ""
	};
}
function sdkOf({ release, arch, target = sdkTarget(release, arch) ?? "", sdk }) {
	if (!sdk) return {
		arch,
		target
	};
	const words = {
		arch,
		target: target.replace("/", "-"),
		version: release.version
	};
	return {
		arch,
		target,
		sdk: sdk.replace(/\{(\w+)\}/g, (_, word) => words[word] ?? "")
	};
}
/** The target whose SDK stands for an architecture: the first one, as with OpenWrt's own images (field.md d1). */
const sdkTarget = ({ series }, arch) => targetsOfArch(series, arch)[0];
/** Is a slot among those that the words of a filter name? */
function isWanted(slot, filter) {
	return !filter || filter.some((word) => wordsOf(slot).includes(word));
}
/** What a person may call a slot by. One for all architectures is not meant when one architecture is named. */
function wordsOf({ id, release, arch, target, kind, feeds }) {
	const { series, version } = release;
	if (kind === "all") return [
		id,
		series,
		version,
		"all",
		`${series}/all`
	];
	return [
		id,
		series,
		version,
		kind === "kmod" ? target : arch,
		...feeds
	];
}

// lib/archive/plan.ts
/** What a workflow's matrix may hold (platform.md §3). */
const matrixLimit = 256;
/** Part of every key: raised when the way of building changes so that everything has to be built again. */
const keyVersion = "1";
/**
* Decides what to build where: packages for every architecture once per release, userspace per architecture, kernel
* modules per target of an exact release; what is built already with the same key is left out and named. Throws a
* UserError for filters that match nothing, and for names that two packages have.
*/
function planArchive(request) {
	const { archive, force = false, built = /* @__PURE__ */ new Set() } = request;
	const sources = request.sources.filter((source) => "directories" in source);
	const failed = request.sources.filter((source) => "reason" in source);
	checkFilters(request, sources, failed.length > 0);
	checkNames(sources);
	const warnings = (request.warnings ?? []).map(formatProblem);
	const feedNames = nameFeeds(request.sources, archive.name);
	const reach = reachOf(sources);
	const context = {
		content: contentHashes(reach),
		sdks: request.sdks ?? /* @__PURE__ */ new Map(),
		sdk: request.sdk
	};
	const jobs = [];
	const unchanged = [];
	for (const slot of slots(archive.targets).filter((each) => isWanted(each, request.targets))) {
		const skipped = [];
		const planned = sources.map((source) => {
			const name = feedNames.get(source) ?? source.name;
			const packages = /* @__PURE__ */ new Map();
			for (const each of source.directories.filter((directory) => isMeant(directory, slot, request.packages))) {
				const found = toPackage(each, slot, context);
				if (force || !built.has(found.key)) packages.set(each, found);
				else skipped.push({
					source: name,
					...found
				});
			}
			return {
				source,
				name,
				packages
			};
		});
		for (const directory of neededElsewhere(planned, slot, reach)) {
			const home = planned.find(({ source }) => source.directories.includes(directory));
			const needed = toPackage(directory, slot, context);
			home?.packages.set(directory, needed);
			const at = skipped.findIndex(({ key }) => key === needed.key);
			if (at >= 0) skipped.splice(at, 1);
		}
		const chosen = planned.flatMap(({ source, name, packages }) => packages.size > 0 ? [{
			...source.origin,
			name,
			packages: [...packages.values()]
		}] : []);
		if (skipped.length > 0) unchanged.push({
			job: slot.id,
			packages: skipped
		});
		if (chosen.length > 0) jobs.push(toJob(slot, chosen));
	}
	warnings.push(...unplacedKernelModules(archive.targets, sources));
	const releases = { ...request.newest ?? newestReleases };
	const known = failed.length > 0 ? void 0 : namesOfSources(sources);
	return {
		version: 1,
		archive: archive.name,
		releases,
		jobs,
		matrices: toMatrices(jobs),
		unchanged,
		warnings,
		...known && request.readyNames ? { names: [.../* @__PURE__ */ new Set([...known, ...request.readyNames])].sort() } : {},
		...failed.length > 0 ? { failedSources: failed.map((each) => toFailed(each, feedNames)) } : {}
	};
}
function toFailed(source, feedNames) {
	const { url, ref, subdir } = source.origin;
	return {
		name: feedNames.get(source) ?? source.name,
		url,
		...ref ? { ref } : {},
		...subdir ? { subdir } : {},
		reason: source.reason
	};
}
function isMeant(each, slot, filter) {
	return each.kinds.includes(slot.kind) && (!filter || filter.some((word) => isNamed(each, word)));
}
function toPackage(each, slot, { content, sdks, sdk: named }) {
	const { id, kind, release, arch, target } = slot;
	const sdk = named ?? slot.sdk ?? sdks.get(id);
	const parts = [
		keyVersion,
		kind,
		release.version,
		arch,
		target,
		content.get(each) ?? "",
		...sdk ? [sdk] : []
	];
	return {
		directory: each.directory,
		as: each.as,
		names: each.complete ? each.packages.filter((found) => found.kind === kind).map(({ name }) => name) : [],
		key: sha256(parts.join("\0"))
	};
}
/**
* What packages of a job need from other sources, be it unchanged: a job has the whole tree of a source, but of those sources
* only that it builds something of. Packages for all architectures are built without what they need.
*/
function neededElsewhere(planned, slot, reach) {
	if (slot.kind === "all") return /* @__PURE__ */ new Set();
	const chosen = new Set(planned.flatMap(({ source }) => source.directories));
	const needed = planned.flatMap(({ source, packages }) => {
		return [...packages.keys()].flatMap((each) => [...reach.get(each) ?? []]).filter((each) => chosen.has(each) && !source.directories.includes(each)).filter((each) => each.kinds.includes(slot.kind));
	});
	return new Set(needed.filter((each) => !planned.some(({ packages }) => packages.has(each))));
}
function toJob({ id, kind, release, arch, target, sdk, feeds }, sources) {
	const count = sources.reduce((sum, source) => sum + source.packages.length, 0);
	const what = {
		all: "all architectures",
		arch,
		kmod: `${target} kernel modules`
	}[kind];
	const key = sha256(sources.flatMap((source) => source.packages.map((each) => each.key)).sort().join("\n"));
	const title = `${release.version} ${what} (${count} ${count === 1 ? "package" : "packages"})`;
	const image = sdk ? { sdk } : {};
	return {
		id,
		title,
		kind,
		release: { ...release },
		arch,
		target,
		...image,
		feeds: [...feeds],
		sources,
		key
	};
}
/** Groups of nearly one size, none above what a matrix may hold. */
function toMatrices(jobs) {
	const groups = Math.ceil(jobs.length / matrixLimit);
	const size = Math.ceil(jobs.length / Math.max(groups, 1));
	return Array.from({ length: groups }, (_, index) => jobs.slice(index * size, (index + 1) * size).map(({ id, title }) => ({
		id,
		title
	})));
}
/** Feeds that every SDK has: a source of such a name would take their place. */
const takenNames = [
	"base",
	"packages",
	"luci",
	"routing",
	"telephony",
	"video",
	"freifunk",
	"targets"
];
/** A name for each source's feed: letters, digits and _ only, none twice, the same from run to run. */
function nameFeeds(sources, archive) {
	const taken = new Set(takenNames);
	const names = /* @__PURE__ */ new Map();
	for (const source of sources) {
		const wanted = source.name.replace(/\W+/g, "_");
		const candidates = [wanted, `${archive}_${wanted}`.replace(/\W+/g, "_")];
		for (let number = 2; candidates.length < sources.length + 2; number++) candidates.push(`${candidates[1]}_${number}`);
		const name = candidates.find((each) => !taken.has(each)) ?? wanted;
		taken.add(name);
		names.set(source, name);
	}
	return names;
}
/** A source that is out of reach may have the package that is asked for, and is told anyway. */
function checkFilters({ archive, packages = [], targets = [] }, sources, isIncomplete) {
	const directories = sources.flatMap((source) => source.directories);
	const words = slots(archive.targets).flatMap(wordsOf);
	const problems = [...packages.filter((word) => !isIncomplete && !directories.some((each) => isNamed(each, word))).map((word) => ({
		...noSuchPackage(word, directories),
		place: { file: "packages" }
	})), ...targets.filter((word) => !words.includes(word)).map((word) => {
		const near = nearest(word, words);
		const cure = near.length > 0 ? `Did you mean ${near.join(" or ")}?` : `There are ${archive.targets.map(({ path }) => path).join(", ")}`;
		return {
			what: `the archive serves no ${JSON.stringify(word)}`,
			cure,
			place: { file: "targets" }
		};
	})];
	if (problems.length > 0) throw new UserError(problems);
}
function unplacedKernelModules(targets, sources) {
	if (targets.some(({ target }) => target)) return [];
	const modules = sources.flatMap((source) => source.directories).filter(({ kinds }) => kinds.includes("kmod"));
	if (modules.length === 0) return [];
	return [`${modules.map(({ as }) => as).join(", ")}: kernel modules are built for targets, and ppa.yml names none. Add target: [ath79/generic] or the like to targets`];
}
const sha256 = (text) => createHash("sha256").update(text).digest("hex");

export { scanSource as a, repositoryNameOf as i, slots as n, refuseBlanks as r, planArchive as t };