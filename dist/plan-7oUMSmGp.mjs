import { t as nearest } from "./nearest-ZlQ222Ga.mjs";
import { r as newestReleases } from "./release-o0D8hsti.mjs";
import { s as targetsOfArch } from "./targets-B4yrYK8N.mjs";
import { i as formatProblem, t as UserError } from "./errors-Dn9QZ19G.mjs";
import { n as userspaceFeeds } from "./placement-DQhPAVcq.mjs";
import { n as listFiles, t as findPackageDirectories } from "./makefiles-dC6Zy-8-.mjs";
import { createHash } from "node:crypto";
import { join, posix } from "node:path";
import { lstat, readFile, readlink } from "node:fs/promises";

// lib/archive/reach.ts
/** Who needs whom, by the names of packages and of directories. */
function reachOf(sources) {
	const all = sources.flatMap((source) => source.directories);
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

// lib/archive/scan.ts
/**
* Reads the packages of a source's tree. Throws a UserError for a tree without packages, a choice that names what is not
* there, and two directories of one name, of which OpenWrt would silently build one.
*/
async function scanSource(options) {
	const { origin, name, root, place } = options;
	const at = place ? { place } : {};
	const files = options.files ?? await listFiles(root);
	const { directories: all, warnings } = await findPackageDirectories(root, options.rootName ?? name, files);
	const shown = origin.kind === "git" ? origin.url : JSON.stringify(origin.path);
	if (all.length === 0) throw new UserError([{
		what: `${shown} has no Makefile of an OpenWrt package`,
		cure: "Such a Makefile calls BuildPackage at its end",
		...at
	}, ...warnings]);
	const directories = choose(all, options.packages, at);
	checkNames(directories, at);
	const hashes = await hashDirectories(root, files, all);
	return {
		source: {
			origin,
			name,
			directories: directories.map((each) => ({
				...each,
				hash: hashes.get(each.directory) ?? ""
			}))
		},
		warnings
	};
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
function checkNames(directories, at) {
	const problems = [];
	const seen = /* @__PURE__ */ new Map();
	for (const { as, directory } of directories) {
		const other = seen.get(as);
		if (other === void 0) seen.set(as, directory);
		else problems.push({
			what: `${other} and ${directory} have one name, of which OpenWrt would silently build one`,
			cure: "Rename one of them, or choose with packages:",
			...at
		});
	}
	if (problems.length > 0) throw new UserError(problems);
}
/** One hash per package directory, over its own files: those of packages below it belong to these. */
async function hashDirectories(root, files, directories) {
	const owners = new Set(directories.map(({ directory }) => directory));
	const lines = new Map([...owners].map((directory) => [directory, []]));
	await eachOf(files.map((path) => ({
		path,
		owner: ownerOf(path, owners)
	})).filter(({ owner }) => owner !== void 0), async ({ path, owner }) => {
		const relative = owner === "." ? path : path.slice((owner ?? "").length + 1);
		lines.get(owner ?? "")?.push(`${relative}\0${await hashFile(join(root, path))}`);
	});
	for (const { directory, includes } of directories) for (const path of includes) lines.get(directory)?.push(`/${path}\0${await hashFile(join(root, path))}`);
	return new Map([...lines].map(([directory, list]) => [directory, sha256$1(list.sort().join("\n"))]));
}
function ownerOf(path, owners) {
	for (let folder = posix.dirname(path);; folder = posix.dirname(folder)) {
		if (owners.has(folder)) return folder;
		if (folder === ".") return void 0;
	}
}
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

// lib/archive/plan.ts
/** What a workflow's matrix may hold (platform.md §3). */
const matrixLimit = 256;
/** Part of every key: raised when the way of building changes so that everything has to be built again. */
const keyVersion = "1";
/**
* Decides what to build where: packages for every architecture once per release, userspace per architecture, kernel
* modules per target of an exact release; what is built already with the same key is left out and named. Throws a
* UserError for filters that match nothing.
*/
function planArchive(request) {
	const { archive, sources, force = false, built = /* @__PURE__ */ new Set() } = request;
	checkFilters(request);
	const warnings = (request.warnings ?? []).map(formatProblem);
	const feedNames = nameFeeds(sources, archive.name);
	const reach = reachOf(sources);
	const context = {
		content: contentHashes(reach),
		sdks: request.sdks ?? /* @__PURE__ */ new Map()
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
	warnings.push(...unplacedKernelModules(request));
	const releases = { ...request.newest ?? newestReleases };
	return {
		version: 1,
		archive: archive.name,
		releases,
		jobs,
		matrices: toMatrices(jobs),
		unchanged,
		warnings
	};
}
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
		const target = sdkTarget(release, "x86_64") ?? feed.target ?? sdkTarget(release, feed.arch) ?? "";
		add({
			id: `${release.version}-all`,
			kind: "all",
			release,
			arch: "x86_64",
			target
		}, feed);
	}
	for (const feed of userspace) {
		const { release, arch } = feed;
		const target = feed.target ?? sdkTarget(release, arch) ?? "";
		add({
			id: `${release.version}-${arch}`,
			kind: "arch",
			release,
			arch,
			target
		}, feed);
	}
	for (const feed of targets) {
		const { release, arch, target } = feed;
		if (target) add({
			id: `${release.version}-${target.replace("/", "-")}-kmod`,
			kind: "kmod",
			release,
			arch,
			target
		}, feed);
	}
	return [...made.values()];
}
/** The target whose SDK stands for an architecture: the first one, as with OpenWrt's own images (field.md d1). */
const sdkTarget = ({ series }, arch) => targetsOfArch(series, arch)[0];
function isMeant(each, slot, filter) {
	return each.kinds.includes(slot.kind) && (!filter || filter.some((word) => isNamed(each, word)));
}
function toPackage(each, slot, { content, sdks }) {
	const { id, kind, release, arch, target } = slot;
	const sdk = sdks.get(id);
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
	const needed = planned.flatMap(({ source, packages }) => {
		return [...packages.keys()].flatMap((each) => [...reach.get(each) ?? []]).filter((each) => !source.directories.includes(each) && each.kinds.includes(slot.kind));
	});
	return new Set(needed.filter((each) => !planned.some(({ packages }) => packages.has(each))));
}
function toJob({ id, kind, release, arch, target, feeds }, sources) {
	const count = sources.reduce((sum, source) => sum + source.packages.length, 0);
	const what = {
		all: "all architectures",
		arch,
		kmod: `${target} kernel modules`
	}[kind];
	const key = sha256(sources.flatMap((source) => source.packages.map((each) => each.key)).sort().join("\n"));
	return {
		id,
		title: `${release.version} ${what} (${count} ${count === 1 ? "package" : "packages"})`,
		kind,
		release: { ...release },
		arch,
		target,
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
function checkFilters({ archive, sources, packages = [], targets = [] }) {
	const directories = sources.flatMap((source) => source.directories);
	const words = slots(archive.targets).flatMap(wordsOf);
	const problems = [...packages.filter((word) => !directories.some((each) => isNamed(each, word))).map((word) => ({
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
function unplacedKernelModules({ archive, sources }) {
	if (archive.targets.some(({ target }) => target)) return [];
	const modules = sources.flatMap((source) => source.directories).filter(({ kinds }) => kinds.includes("kmod"));
	if (modules.length === 0) return [];
	return [`${modules.map(({ as }) => as).join(", ")}: kernel modules are built for targets, and ppa.yml names none. Add target: [ath79/generic] or the like to targets`];
}
const sha256 = (text) => createHash("sha256").update(text).digest("hex");

export { slots as n, scanSource as r, planArchive as t };