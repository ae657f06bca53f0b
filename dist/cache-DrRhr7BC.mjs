import { r as errorCode } from "./errors-CKtpLF_l.mjs";
import { t as isPullRequest } from "./event-CdGOSlL-.mjs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { access, constants, lstat, mkdir, readdir, rm, utimes } from "node:fs/promises";

// lib/sdk/kept.ts
/** What is kept from one build to the next, each in a folder of its own below the cache's. */
const keptParts = [
	"dl",
	"feeds",
	"index",
	"tools",
	"ccache",
	"sdk"
];
/** Those that have a folder for each place: programs, objects and scans of one architecture are of no use to another. */
const placeParts = [
	"index",
	"tools",
	"ccache"
];
/** What a job builds for, as a folder's name: `24.10-mips_24kc`, `24.10-ath79-generic` for kernel modules, `24.10-all`. */
function placeOf({ kind, release, arch, target }) {
	const names = {
		all: "all",
		arch,
		kmod: target.replace("/", "-")
	};
	return `${release.series}-${names[kind]}`;
}
/** Programs for the building machine, such as those of language feeds: the one place is rebuilt without the other (sdk-contract.md §2). */
const TOOL_FOLDERS = ["staging_dir/hostpkg", "build_dir/hostpkg"];
/** Has a file per tool that is there. */
const STAMPS = "staging_dir/hostpkg/stamp";
/** What must be the same for tools of one build to serve another. */
function toolsId(sdk, feedCommits) {
	return createHash("sha256").update([sdk, ...feedCommits].join("\0")).digest("hex").slice(0, 16);
}
/** Puts kept downloads into the SDK; `sources` are the names of those that will be used. */
async function bringDownloads(sandbox, cacheDir, sources) {
	const folder = join(cacheDir, "dl");
	await mkdir(folder, { recursive: true });
	for (const name of sources) await markUsed(join(folder, name));
	await sandbox.put(folder, "dl");
}
/**
* Keeps what was downloaded and is not kept yet; files that a download left unfinished are not there: OpenWrt renames when it
* has verified. Folders, which some languages have for their modules, may have grown.
*/
async function keepDownloads(sandbox, cacheDir) {
	const kept = await readdir(join(cacheDir, "dl")).catch(() => []);
	const { stdout } = await sandbox.run("ls -Ap dl");
	const fresh = stdout.toString("utf8").split("\n").filter(Boolean).filter((name) => name.endsWith("/") || !kept.includes(name));
	if (fresh.length === 0) return;
	await sandbox.run("rm -rf .ppa/dl; mkdir -p .ppa/dl; cd dl; cp -al \"$@\" ../.ppa/dl", fresh);
	await sandbox.get(".ppa/dl", join(cacheDir, "dl"));
}
/** Puts kept tools into the SDK, if there are some for it. */
async function bringTools(sandbox, cacheDir, place, id) {
	const home = join(cacheDir, "tools", place, id);
	await markUsed(home);
	for (const folder of TOOL_FOLDERS) {
		const kept = join(home, folder);
		if ((await readdir(kept).catch(() => [])).length > 0) await sandbox.put(kept, folder);
	}
}
/** Removes what a place keeps for SDKs that were not asked for longest. */
async function boundPlace(home) {
	const leastUsed = await byUse(home);
	for (const { path } of leastUsed.slice(0, -2)) await rm(path, {
		recursive: true,
		force: true
	});
}
/** Keeps the tools that were built, in place of those that were not asked for since. */
async function keepTools(sandbox, cacheDir, place, id) {
	const home = join(cacheDir, "tools", place);
	const stamps = (await sandbox.run(`[ ! -d ${STAMPS} ] || ls -A ${STAMPS}`)).stdout.toString("utf8").split("\n").filter(Boolean).sort();
	const kept = await readdir(join(home, id, STAMPS)).catch(() => []);
	if (stamps.join() === kept.sort().join()) return;
	for (const folder of TOOL_FOLDERS) await sandbox.get(folder, join(home, id, folder));
	await markUsed(join(home, id));
	await boundPlace(home);
}
/** Where ccache keeps objects, below the SDK: OpenWrt's own place since 21.02; make is told, for it had two others before. */
const CCACHE = ".ccache";
/** Puts kept objects of ccache into the SDK and tells whether it has ccache at all. */
async function bringObjects(sandbox, cacheDir, place) {
	if ((await sandbox.run("[ -x staging_dir/host/bin/ccache ]")).code !== 0) return false;
	const folder = join(cacheDir, "ccache", place);
	await mkdir(folder, { recursive: true });
	await sandbox.put(folder, CCACHE);
	return true;
}
async function keepObjects(sandbox, cacheDir, place) {
	const folder = join(cacheDir, "ccache", place);
	await rm(folder, {
		recursive: true,
		force: true
	});
	await sandbox.get(CCACHE, folder);
}
/**
* Remembers that a file or folder was used, by the time that Linux keeps of the last change to its attributes. Its times of
* modification stay, by which make decides what is older than what was made of it.
*/
async function markUsed(path) {
	const found = await lstat(path).catch(() => void 0);
	if (found) await utimes(path, found.atimeMs / 1e3, found.mtimeMs / 1e3);
}
/** A folder's direct children, what was not used for longest first. */
async function byUse(folder) {
	const names = await readdir(folder).catch(() => []);
	return (await Promise.all(names.map(async (name) => ({
		path: join(folder, name),
		used: (await lstat(join(folder, name))).ctimeMs
	})))).sort((a, b) => a.used - b.used);
}
/** Removes what was not used for longest until a folder's direct children take `limit` bytes at most. */
async function boundFolder(folder, limit) {
	const entries = await Promise.all((await byUse(folder)).map(async ({ path }) => ({
		path,
		bytes: await sizeOf(path)
	})));
	let total = entries.reduce((sum, { bytes }) => sum + bytes, 0);
	for (const { path, bytes } of entries) {
		if (total <= limit) return;
		await rm(path, {
			recursive: true,
			force: true
		});
		total -= bytes;
	}
}
/** Bytes of a file, or of all files below a folder. */
async function sizeOf(path) {
	const stat = await lstat(path);
	if (!stat.isDirectory()) return stat.size;
	const names = await readdir(path);
	return (await Promise.all(names.map((name) => sizeOf(join(path, name))))).reduce((sum, size) => sum + size, 0);
}

// lib/sdk/cache.ts
/** Bytes that each part may take. GitHub keeps 10 GB per repository for all caches together. */
const LIMITS = {
	dl: 15e8,
	feeds: 1e9,
	index: 1e8,
	tools: 15e8,
	ccache: 2e9,
	sdk: 3e9
};
/** The same for all jobs of a series. SDK archives are big and quickly fetched, so they stay on this machine. */
const SHARED = ["dl", "feeds"];
/** Folders that are kept by themselves, below the cache's, with the names that they have in keys. */
function storedFolders({ series, places }) {
	const ofPlaces = placeParts.flatMap((part) => places.map((place) => ({
		path: `${part}/${place}`,
		name: `${part}-${place}`
	})));
	return [...SHARED.map((part) => ({
		path: part,
		name: `${part}-${series}`
	})), ...ofPlaces];
}
/**
* The folder of the cache, or `spare` where it cannot be made or written, as with a home that is read-only or another user's.
* That costs a warning, as a store does that does not work: what is kept saves time and decides nothing.
*/
async function usableCache(cacheDir, spare, reporter) {
	try {
		for (const part of keptParts) {
			await mkdir(join(cacheDir, part), { recursive: true });
			await access(join(cacheDir, part), constants.R_OK | constants.W_OK | constants.X_OK);
		}
		return cacheDir;
	} catch (error) {
		if (!errorCode(error)) throw error;
		const why = error.message;
		reporter.warn({
			what: `The folder ${cacheDir} is not used to keep downloads: ${why}`,
			cure: "The build goes on without it, and takes longer"
		});
		return spare;
	}
}
function trustOf(env) {
	return isPullRequest(env) ? "pull-request" : "publish";
}
/**
* Runs `work` with the cache filled before and kept after. A store that does not work costs a warning and never the
* work; what the work throws is thrown, after what it had fetched is kept.
*/
async function withCache(options, work) {
	const { cacheDir, trust } = options;
	const restored = /* @__PURE__ */ new Map();
	const warn = warnOnce(options.reporter);
	const folders = storedFolders(options);
	for (const path of [...keptParts, ...folders.map((each) => each.path)]) await mkdir(join(cacheDir, path), { recursive: true });
	await Promise.all(folders.map(({ path, name }) => attempt(options, warn, async (store) => {
		const prefixes = trustedBy(trust).map((each) => keyOf(each, name, ""));
		const found = await store.restore(cacheDir, path, keyOf(trust, name, "none"), prefixes);
		if (found) restored.set(path, found);
	})));
	if (options.store) options.reporter.info(whatWasThere([...restored.keys()]));
	try {
		return await work();
	} finally {
		for (const part of keptParts) await boundFolder(join(cacheDir, part), LIMITS[part]);
		await Promise.all(folders.map(async ({ path, name }) => {
			const content = await contentKey(join(cacheDir, path));
			const key = keyOf(trust, name, content);
			if (content && restored.get(path) !== key) await attempt(options, warn, (store) => store.save(cacheDir, path, key));
		}));
	}
}
function whatWasThere(folders) {
	if (folders.length === 0) return "The runner's cache has nothing yet";
	return `The runner's cache had ${[...folders].sort().join(", ")}`;
}
const keyOf = (trust, name, content) => `ppa1-${trust}-${name}-${content}`;
/** A pull request may begin with what publishing runs left, never the other way round. */
const trustedBy = (trust) => trust === "publish" ? ["publish"] : ["pull-request", "publish"];
/** Changes with the names in a folder, which are those of downloads and commits, and with their sizes. Empty for an empty folder. */
async function contentKey(folder) {
	const names = (await readdir(folder).catch(() => [])).sort();
	const entries = await Promise.all(names.map(async (name) => `${name} ${await sizeOf(join(folder, name))}`));
	return entries.length === 0 ? "" : createHash("sha256").update(entries.join("\0")).digest("hex").slice(0, 20);
}
async function attempt({ store, timeout = 18e4 }, warn, use) {
	if (!store) return;
	let timer;
	const late = new Promise((_, reject) => {
		timer = setTimeout(() => reject(/* @__PURE__ */ new Error("it does not answer")), timeout);
	});
	await Promise.race([use(store), late]).catch(warn);
	clearTimeout(timer);
}
function warnOnce(reporter) {
	let told = false;
	return (error) => {
		if (!told) reporter.warn(unusable(error));
		told = true;
	};
}
/** What to tell of a store that does not work. */
function unusable(error) {
	return {
		what: `The runner's cache is not used: ${error instanceof Error ? error.message : String(error)}`,
		cure: "The build goes on without it, and takes longer"
	};
}

export { CCACHE as a, bringObjects as c, keepObjects as d, keepTools as f, toolsId as g, placeParts as h, withCache as i, bringTools as l, placeOf as m, unusable as n, boundPlace as o, markUsed as p, usableCache as r, bringDownloads as s, trustOf as t, keepDownloads as u };