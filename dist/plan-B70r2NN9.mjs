import { t as nearest } from "./nearest-ZlQ222Ga.mjs";
import { r as newestReleases } from "./release-JLtP9Afp.mjs";
import { i as formatProblem, t as UserError } from "./errors-CKtpLF_l.mjs";
import { n as noSuchPackage, t as isNamed } from "./scan-hMPwhzqa.mjs";
import { s as targetsOfArch } from "./targets-ByRrHHuD.mjs";
import { n as userspaceFeeds } from "./placement-DfqMCYXH.mjs";
import { createHash } from "node:crypto";
import { posix } from "node:path";

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
	if (first === second) return {
		what: "is in two sources",
		cure: "Let one of them choose others with packages:, or remove it",
		place: { file: first }
	};
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
	warnings.push(...unplacedKernelModules(archive.targets, sources, request.targetCure));
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
function unplacedKernelModules(targets, sources, cure = "Add target: [ath79/generic] or the like to targets of ppa.yml") {
	if (targets.some(({ target }) => target)) return [];
	const modules = sources.flatMap((source) => source.directories).filter(({ kinds }) => kinds.includes("kmod"));
	if (modules.length === 0) return [];
	return [`${modules.map(({ as }) => as).join(", ")}: kernel modules are built for targets, and none is named. ${cure}`];
}
const sha256 = (text) => createHash("sha256").update(text).digest("hex");

export { slots as n, planArchive as t };