import { t as detectForge } from "./forge-mZrzzb-w.mjs";
import { r as newestReleases } from "./release-JLtP9Afp.mjs";
import { c as compareOpkgVersions } from "./opkg-feed-BQniH9rb.mjs";
import { r as knownSeries } from "./targets-ByRrHHuD.mjs";
import { i as tryGit, n as listSourceFiles, t as fetchSource } from "./source-HaRvnJR1.mjs";
import { t as candidateImages } from "./image-B4G7X9VW.mjs";
import { i as parseBuilt, t as builtKeys } from "./built-Ci45h1Dc.mjs";
import { n as loadChecked } from "./load-DNf2s9Az.mjs";
import { n as slots, t as planArchive } from "./plan-B70r2NN9.mjs";
import { t as readConfig } from "./read-config-i_xTnVoO.mjs";
import { n as entryOf } from "./feed-DALAe31z.mjs";
import { c as withoutAbi } from "./opkg-index-DAX8J6Vt.mjs";
import { r as scanPackages } from "./scan-BKFumfPH.mjs";
import { i as loadFilesPackage, r as readDeclaration } from "./pack-CLunMRLn.mjs";
import { t as UserError } from "./errors-CKtpLF_l.mjs";
import { n as findSourceFiles } from "./sources-BPuO_8l9.mjs";
import { n as scanArchive, t as checkFolders } from "./scan-archive-DCeeZaun.mjs";
import { basename, dirname, join, resolve } from "node:path";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";

// lib/openwrt/release-list.ts
/** OpenWrt's own list of its releases (field.md d3). */
const releaseListUrl = "https://downloads.openwrt.org/.versions.json";
/**
* The newest point release of every known series in OpenWrt's list, never older than the built-in ones: the list may be a
* stale copy. Anything in it that is not a final release is passed over.
*/
function newestInList(document) {
	const newest = { ...newestReleases };
	for (const version of strings(document)) {
		const series = /^(\d{2}\.\d{2})\.\d{1,3}$/.exec(version)?.[1];
		if (!series || !knownSeries.includes(series)) continue;
		if (compareOpkgVersions(version, newest[series] ?? "") > 0) newest[series] = version;
	}
	return newest;
}
function strings(document) {
	if (typeof document !== "object" || document === null) return [];
	return Object.values(document).flat().filter((value) => typeof value === "string");
}

// lib/sdk/registry.ts
/** What registries are to answer with: any of the forms that an image of one or several platforms has. */
const MANIFESTS = [
	"application/vnd.oci.image.index.v1+json",
	"application/vnd.oci.image.manifest.v1+json",
	"application/vnd.docker.distribution.manifest.list.v2+json",
	"application/vnd.docker.distribution.manifest.v2+json"
].join(", ");
/**
* Asks registries for the digest that a tag has now, without pulling anything: HEAD of the manifest, with a token for
* nobody in particular where one is wanted (the distribution specification). The answer is undefined for an image that is
* not there, and wherever a registry cannot be asked.
*/
function digestReader(ask, signal) {
	const tokens = /* @__PURE__ */ new Map();
	return async (image) => {
		const { repository, manifest } = addressOf(image);
		try {
			const first = await ask(manifest, {
				method: "HEAD",
				headers: { accept: MANIFESTS },
				signal
			});
			if (first.status !== 401) return digestOf(first);
			const token = tokens.get(repository) ?? fetchToken(first.headers.get("www-authenticate") ?? "", ask, signal);
			tokens.set(repository, token);
			return digestOf(await ask(manifest, {
				method: "HEAD",
				headers: {
					accept: MANIFESTS,
					authorization: `Bearer ${await token ?? ""}`
				},
				signal
			}));
		} catch {
			return;
		}
	};
}
function addressOf(image) {
	const [, host = "", path = "", tag = ""] = /^([^/]+)\/(.+):([^:/]+)$/.exec(image) ?? [];
	const server = host === "docker.io" ? "registry-1.docker.io" : host;
	return {
		repository: `${server}/${path}`,
		manifest: `https://${server}/v2/${path}/manifests/${tag}`
	};
}
function digestOf({ ok, headers }) {
	const digest = headers.get("docker-content-digest");
	return ok && digest && /^sha256:[0-9a-f]{64}$/.test(digest) ? digest : void 0;
}
async function fetchToken(challenge, ask, signal) {
	const { realm, ...query } = Object.fromEntries(Array.from(challenge.matchAll(/(\w+)="([^"]*)"/g), ([, name = "", value = ""]) => [name, value]));
	if (!realm) return void 0;
	const response = await ask(`${realm}?${new URLSearchParams(query)}`, { signal });
	const answer = response.ok ? await response.json() : void 0;
	if (typeof answer !== "object" || answer === null || !("token" in answer)) return void 0;
	return String(answer.token);
}

// lib/archive/ready-names.ts
/**
* Names of an archive's ready-made and declared packages, and what they provide. Undefined when some cannot be read here and
* now: publishing tells why, and planning goes on without.
*/
async function readyNames(archive, root, reporter) {
	try {
		const { packages, documents, problems } = await findSourceFiles(archive, root);
		if (problems.length > 0) return void 0;
		const files = packages.map((path) => join(root, path));
		const ready = (await scanPackages(files, root, reporter)).map((scanned) => entryOf(scanned).info);
		const declared = await Promise.all(documents.map(async (path) => loadFilesPackage(await readDeclaration(path, root), path, { root })));
		return [
			...ready.flatMap(({ name, abiVersion }) => [name, withoutAbi(name, abiVersion)]),
			...declared.map(({ name }) => name),
			...[...ready, ...declared].flatMap(({ provides }) => provides.map(({ name }) => name))
		];
	} catch (error) {
		if (error instanceof UserError) return void 0;
		throw error;
	}
}

// lib/archive/plan-run.ts
/**
* Plans the builds of the archive that a ppa.yml describes: reads its trees, clones its git sources, decides. A git source that
* cannot be had is one of `failedSources`.
*/
async function planRepository(edge, options) {
	const { config, packages, targets, force = false, built, sdk, offline = false } = options;
	const file = resolve(edge.cwd, config);
	const newest = offline ? newestReleases : await askNewest(edge);
	const root = dirname(file);
	const document = {
		text: await readConfig(file, config),
		file: config,
		newest,
		defaultUrl: "https://archive.invalid"
	};
	const archive = await loadChecked(document, (named) => checkFolders(named, root));
	const temporary = await mkdtemp(join(edge.env["RUNNER_TEMP"] ?? tmpdir(), "ppa-plan-"));
	try {
		const { sources, warnings } = await scan(edge, archive, root, temporary);
		const isWhole = sources.every((source) => "directories" in source);
		return planArchive({
			archive,
			sources,
			readyNames: isWhole ? await readyNames(archive, root, edge.reporter) : void 0,
			warnings,
			sdk,
			force,
			newest,
			sdks: offline || sdk !== void 0 ? /* @__PURE__ */ new Map() : await snapshotSdks(archive),
			...packages?.length ? { packages } : {},
			...targets?.length ? { targets } : {},
			...built ? { built: builtKeys(parseBuilt(built)) } : {}
		});
	} finally {
		await rm(temporary, {
			recursive: true,
			force: true
		});
	}
}
async function scan({ exec, env }, archive, root, temporary) {
	const context = {
		exec,
		env
	};
	const { stdout } = await tryGit([
		"-C",
		root,
		"remote",
		"get-url",
		"origin"
	], context);
	const rootName = detectForge(env, stdout.toString("utf8").trim())?.repo ?? basename(root);
	return scanArchive({
		archive,
		root,
		rootName,
		temporary,
		access: {
			fetch: (source, into) => fetchSource(source, into, context),
			listFiles: (folder) => listSourceFiles(folder, context)
		}
	});
}
/**
* Digests of the images of development snapshots, which change under one name nearly every day: packages are built again
* when theirs does. Where no registry can be asked within seconds, the name alone counts.
*/
async function snapshotSdks({ targets }) {
	const digest = digestReader(fetch, AbortSignal.timeout(1e4));
	const found = await Promise.all(slots(targets).filter(({ release, sdk }) => release.series === "SNAPSHOT" && !sdk).map(async (slot) => [slot.id, await firstOf(candidateImages(slot), digest)]));
	return new Map(found.flatMap(([id, sdk]) => sdk ? [[id, sdk]] : []));
}
async function firstOf(images, digest) {
	for (const image of images) {
		const found = await digest(image);
		if (found) return found;
	}
}
/** OpenWrt's own list where it can be had within seconds, else the built-in table. */
async function askNewest({ reporter }) {
	try {
		const response = await fetch(releaseListUrl, { signal: AbortSignal.timeout(5e3) });
		if (response.ok) return newestInList(await response.json());
	} catch {}
	reporter.info("OpenWrt's list of releases is out of reach; the newest ones known to this version count.");
	return newestReleases;
}

export { askNewest, planRepository };