import { t as detectForge } from "./forge-mZrzzb-w.mjs";
import { r as errorCode, t as UserError } from "./errors-CKtpLF_l.mjs";
import { t as buildSchema } from "./build-yuFVsGHy.mjs";
import { n as writeFileAtomic } from "./write-file-DFp_PHuT.mjs";
import { a as unreachable, i as tryGit, o as workingTree, r as git, t as fetchSource } from "./source-HaRvnJR1.mjs";
import { n as holdsPrivateKey } from "./leaks-Ctxeq7rH.mjs";
import { a as CCACHE, c as bringObjects, d as keepObjects, f as keepTools, g as toolsId, h as placeParts, i as withCache, l as bringTools, m as placeOf, o as boundPlace, p as markUsed, r as usableCache, s as bringDownloads, t as trustOf, u as keepDownloads } from "./cache-DrRhr7BC.mjs";
import { i as downloadDirectory, n as findImage, o as sdkTarballName, r as requireImage, t as candidateImages } from "./image-B4G7X9VW.mjs";
import { c as verifyUsign, i as parseUsignPublicKey } from "./usign-BanyK4oj.mjs";
import { a as readApkFile } from "./package-6sRQrY_u.mjs";
import { createHash } from "node:crypto";
import { basename, dirname, join, posix, relative, resolve, sep } from "node:path";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { access, copyFile, cp, lstat, mkdir, mkdtemp, readFile, readdir as readdir$1, readlink, realpath, rename, rm, stat, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { Readable } from "node:stream";
import { pipeline as pipeline$1 } from "node:stream/promises";

// lib/sdk/build-report.ts
/** Stands for no content, so that the next plan tries again. */
const NOT_TRIED = "0".repeat(64);
/** A package that make was not called for. One that is skipped for want of an SDK keeps no key. */
function unbuilt$1(each, status, reason) {
	const binaries = each.names.map((name) => ({
		name,
		status,
		reason
	}));
	return {
		source: each.feed,
		directory: each.directory,
		as: each.as,
		key: status === "skipped" ? NOT_TRIED : each.key,
		status,
		reason,
		remarks: [],
		binaries
	};
}
/** A package of the job's target that the plan has left out, since it is published as it is. */
function unchanged({ source, directory, as, key, names }) {
	return {
		source,
		directory,
		as,
		key,
		status: "unchanged",
		remarks: [],
		binaries: names.map((name) => ({
			name,
			status: "unchanged"
		}))
	};
}
/** What a report says about its job. */
function frame(job) {
	const { id, title, kind, release, arch, target, feeds } = job;
	return {
		version: 1,
		job: id,
		title,
		kind,
		release,
		arch,
		target,
		feeds
	};
}
function sourceReport({ name, commit, modified }, job) {
	const source = job.sources.find((each) => each.name === name);
	const path = source?.kind === "git" ? source.subdir : source?.path;
	return {
		name,
		modified,
		...source?.kind === "git" ? { url: source.url } : {},
		...path && path !== "." ? { path } : {},
		...commit ? { commit } : {}
	};
}
function sdkReport({ image, digest, tarball }, engine, feeds) {
	return {
		engine,
		...image ? { image } : {},
		...digest ? { digest } : {},
		...tarball ? { tarball } : {},
		feeds: feeds.map(({ name, url, commit }) => ({
			name,
			url,
			commit
		}))
	};
}
function overall$1(packages) {
	for (const status of [
		"failed",
		"built",
		"skipped"
	]) if (packages.some((each) => each.status === status)) return status;
	return "unchanged";
}
/** Tenths of a second are more than anyone asks for. */
const seconds = (milliseconds) => Math.round(milliseconds / 100) / 10;

// lib/sdk/stage-copy.ts
/** Copies what git knows, submodules too. Returns the keys it left behind in repositories within. */
async function copyTracked(top, copy, context) {
	return copyFiles(top, copy, (await git([
		"-C",
		top,
		"ls-files",
		"-z",
		"--cached",
		"--recurse-submodules"
	], context)).split("\0").filter(Boolean));
}
/**
* New files count only inside packages, at `directories` below `top`: elsewhere in a working tree there may be anything. Returns
* the keys it left behind.
*/
async function copyUntracked(top, directories, copy, context) {
	if (directories.length === 0) return [];
	const args = [
		"-C",
		top,
		"ls-files",
		"-z",
		"--others",
		"--exclude-standard",
		"--",
		...directories
	];
	const files = (await git(args, context)).split("\0").filter(Boolean);
	const withheld = [];
	const wanted = [];
	for (const file of files) if (await holdsPrivateKey(join(top, file))) withheld.push(join(top, file));
	else wanted.push(file);
	return [...withheld, ...await copyFiles(top, copy, wanted)];
}
/** Copies all but .git and private keys; returns those, by their paths on this machine. */
async function copyTree(from, to) {
	const withheld = [];
	const filter = async (path) => {
		if (basename(path) === ".git") return false;
		if (!await holdsPrivateKey(path)) return true;
		withheld.push(path);
		return false;
	};
	await cp(from, to, {
		recursive: true,
		preserveTimestamps: true,
		verbatimSymlinks: true,
		filter
	});
	return withheld;
}
async function copyFiles(top, copy, files) {
	for (const folder of new Set(files.map((file) => dirname(file)))) await mkdir(join(copy, folder), { recursive: true });
	const next = files.values();
	const withheld = [];
	const work = async () => {
		for (const file of next) withheld.push(...await copyEntry(join(top, file), join(copy, file)));
	};
	await Promise.all(Array.from({ length: 16 }, work));
	return withheld;
}
/** A tracked file that is not there was deleted, which is a change like any other. Git lists a repository within as its folder. */
async function copyEntry(from, to) {
	const found = await lstat(from).catch(() => void 0);
	if (found?.isDirectory()) return copyTree(from, to);
	if (found?.isSymbolicLink()) {
		await rm(to, { force: true });
		await symlink(await readlink(from), to);
	} else if (found) await copyFile(from, to);
	return [];
}

// lib/sdk/stage.ts
/** How deep below a feed OpenWrt looks for Makefiles (sdk-contract.md §2). */
const MAX_DEPTH = 5;
/** What OpenWrt's scan takes for a package. */
const IS_PACKAGE = /call (?:Build\/DefaultTargets|BuildPackage|KernelPackage)/;
/**
* Copies a source into `<into>/<feed name>/` in a form that OpenWrt's scan accepts: no package Makefile at the feed's top, every
* package in a directory of the name it is to have (which LuCI takes for the package's name), none too deep. The history goes
* along in a repository of its own, because the one of a checkout may hold credentials in its configuration; for the same
* reason private keys that git does not know, and the .git of repositories within, stay behind.
*/
async function stageSource(source, root, into, context) {
	const feed = join(into, source.name);
	const tree = await workingTree(root, context);
	const top = tree?.top ?? root;
	const sub = relative(top, root);
	await rm(feed, {
		recursive: true,
		force: true
	});
	const atTop = source.packages.find(({ directory }) => directory === ".");
	const copy = IS_PACKAGE.test(await readFile(join(top, "Makefile"), "utf8").catch(() => "")) || atTop && !sub ? join(feed, sub ? "tree" : atTop?.as ?? "tree") : feed;
	await mkdir(copy, { recursive: true });
	const withheld = [];
	if (tree) {
		withheld.push(...await copyTracked(top, copy, context));
		const directories = source.packages.map(({ directory }) => join(sub, directory));
		withheld.push(...await copyUntracked(top, directories, copy, context));
		await copyHistory(tree, copy, context);
	} else withheld.push(...await copyTree(root, copy));
	const packages = [];
	for (const each of source.packages) {
		const folder = await place(resolve(copy, sub, each.directory), each.as, feed);
		const shown = join(source.kind === "path" ? source.path : source.subdir ?? ".", each.directory);
		const makefile = await readFile(join(folder, "Makefile"), "utf8").catch(() => {
			throw new UserError({
				what: "There is no Makefile here",
				place: { file: shown }
			});
		});
		packages.push({
			...each,
			feed: source.name,
			folder,
			shown,
			makefile
		});
	}
	await removeNamesakes(feed, packages);
	for (const each of packages) await makeIncludesWork(each, into);
	if (tree) await setTimes(copy, await commitDate(tree.top, context));
	const modified = tree ? await git([
		"-C",
		root,
		"status",
		"--porcelain",
		"--",
		"."
	], context) !== "" : false;
	return {
		name: source.name,
		packages,
		modified,
		shallow: tree?.shallow ?? false,
		withheld: [...new Set(withheld)].map((path) => relative(top, path)).sort(),
		...tree ? { commit: tree.commit } : {}
	};
}
/** Packages whose version LuCI takes from the history, which a shallow clone does not have. */
function versionFromHistory({ makefile }) {
	return /^\s*include\s.*luci\.mk/m.test(makefile) && !/^\s*PKG_VERSION\s*[:?]?=/m.test(makefile);
}
async function copyHistory({ top, commit, branch, shallow }, copy, context) {
	await git([
		"init",
		"--quiet",
		"--initial-branch",
		branch,
		copy
	], context);
	await git([
		"-C",
		copy,
		"fetch",
		"--quiet",
		"--no-tags",
		...shallow ? ["--update-shallow"] : [],
		top,
		"HEAD"
	], context);
	await git([
		"-C",
		copy,
		"update-ref",
		"HEAD",
		commit
	], context);
	await rm(join(copy, ".git", "FETCH_HEAD"), { force: true });
	await rm(join(copy, ".git", "hooks"), {
		recursive: true,
		force: true
	});
	await tryGit([
		"-C",
		copy,
		"reset",
		"--quiet"
	], context);
}
async function commitDate(top, context) {
	return /* @__PURE__ */ new Date(Number(await git([
		"-C",
		top,
		"log",
		"-1",
		"--format=%ct"
	], context)) * 1e3);
}
/** Leaves a package where it is if OpenWrt finds it there under the right name, else moves it to the feed's top. */
async function place(folder, name, feed) {
	const depth = relative(feed, folder).split(sep).length;
	if (basename(folder) === name && depth <= MAX_DEPTH) return folder;
	const moved = join(feed, name);
	await cp(folder, moved, {
		recursive: true,
		preserveTimestamps: true,
		verbatimSymlinks: true,
		filter: (path) => basename(path) !== ".git"
	});
	await rm(join(folder, "Makefile"), { force: true });
	return moved;
}
/**
* Of two directories of one name, or with one package, OpenWrt silently takes one: only the chosen one may remain. It follows
* links, so that one to a package, or to a folder with packages, would be a second directory of these.
*/
async function removeNamesakes(feed, packages) {
	const { makefiles, links } = await findMakefiles(feed);
	for (const makefile of makefiles) {
		const folder = dirname(makefile);
		if (packages.some((chosen) => chosen.folder === folder)) continue;
		const text = await readFile(makefile, "utf8").catch(() => "");
		if (!IS_PACKAGE.test(text)) continue;
		const lines = new Set(text.split("\n").map((line) => line.trim()));
		if (packages.some(({ as, names }) => as === basename(folder) || names.some((name) => lines.has(`define Package/${name}`)))) await rm(makefile);
	}
	const isBelow = (path, folder) => `${path}/`.startsWith(`${folder}/`);
	const homes = await Promise.all(packages.map(({ folder }) => realpath(folder)));
	for (const link of links) {
		const isPackages = packages.some(({ folder }) => isBelow(folder, link) || isBelow(link, folder));
		const target = await realpath(link).catch(() => void 0);
		if (!isPackages && target && homes.some((home) => isBelow(home, target))) await rm(link);
	}
}
async function findMakefiles(folder, depth = 0) {
	const makefiles = [];
	const links = [];
	for (const entry of await readdir$1(folder, { withFileTypes: true })) {
		const path = join(folder, entry.name);
		if (entry.isDirectory() && entry.name !== ".git" && depth < MAX_DEPTH) {
			const found = await findMakefiles(path, depth + 1);
			makefiles.push(...found.makefiles);
			links.push(...found.links);
		} else if (entry.name === "Makefile") makefiles.push(path);
		else if (entry.isSymbolicLink()) links.push(path);
	}
	return {
		makefiles,
		links
	};
}
/** Files that Makefiles of OpenWrt's own feeds include by a path relative to those feeds, and where they really are. */
const SHARED = [[/(?:^|\/)(luci\.mk)$/, "luci"], [/(?:^|\/)(lang\/[\w./-]+\.mk)$/, "packages"]];
/** Makes `include ../../luci.mk` work outside of the luci feed: at that place a file is put which includes the real one. */
async function makeIncludesWork({ folder, makefile }, into) {
	for (const { path, feed, file } of sharedIncludes(makefile)) {
		const target = resolve(folder, path);
		if (relative(into, target).startsWith("..")) continue;
		await mkdir(dirname(target), { recursive: true });
		await writeFile(target, `include $(TOPDIR)/feeds/${feed}/${file}\n`, { flag: "wx" }).catch((error) => {
			if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
		});
	}
}
function sharedIncludes(makefile) {
	return [...makefile.matchAll(/^\s*-?include\s+(\.\.\/\S+)/gm)].flatMap(([, path = ""]) => SHARED.flatMap(([pattern, feed]) => {
		const file = pattern.exec(path)?.[1];
		return file ? [{
			path,
			feed,
			file
		}] : [];
	}));
}
/** Feeds of the SDK that a Makefile includes files of, so that it cannot even be read without them. */
function includedFeeds({ makefile }) {
	const named = [...makefile.matchAll(/\$[({]TOPDIR[)}]\/feeds\/(\w+)\//g)].map((match) => match[1] ?? "");
	return [.../* @__PURE__ */ new Set([...named, ...sharedIncludes(makefile).map(({ feed }) => feed)])];
}
/** The same times for the same commit, so that the SDK sees no change where there is none, and packages come out the same. */
async function setTimes(folder, date) {
	for (const entry of await readdir$1(folder, { withFileTypes: true })) {
		const path = join(folder, entry.name);
		if (entry.name === ".git" || entry.isSymbolicLink()) continue;
		if (entry.isDirectory()) await setTimes(path, date);
		await utimes(path, date, date);
	}
}

// lib/sdk/build-sources.ts
/** Brings all sources of a job into `<workDir>/ppa`. A source that cannot be had costs its own packages and no others. */
async function stageSources(job, options, context) {
	const into = join(options.workDir, "ppa");
	await rm(into, {
		recursive: true,
		force: true
	});
	const staged = [];
	const failed = [];
	for (const source of job.sources) try {
		staged.push(await stageSource(source, await sourceFolder(source, options, context), into, context));
	} catch (error) {
		context.signal?.throwIfAborted();
		if (!(error instanceof UserError)) throw error;
		options.reporter.warn({ what: error.message });
		failed.push(...source.packages.map((each) => unbuilt$1({
			...each,
			feed: source.name
		}, "failed", error.message)));
	}
	for (const file of staged.flatMap(({ withheld }) => withheld)) options.reporter.warn({
		what: "holds a private key that is not committed, and is kept from the build",
		cure: "Keep keys outside of packages, or in a file that git ignores",
		place: { file }
	});
	for (const each of staged.filter(({ shallow }) => shallow).flatMap(({ packages }) => packages)) {
		if (!versionFromHistory(each)) continue;
		options.reporter.warn({
			what: `The version of ${each.as} comes from its history, and this checkout has no history`,
			cure: "Set fetch-depth: 0 for actions/checkout"
		});
	}
	return {
		staged,
		failed
	};
}
async function sourceFolder(source, { root, workDir, sourcesDir = join(workDir, "sources"), reporter }, context) {
	if (source.kind === "path") return join(root, source.path);
	const folder = join(sourcesDir, source.name);
	reporter.info(`Cloning ${source.url}`);
	await fetchSource(source, folder, context);
	return join(folder, source.subdir ?? ".");
}

// lib/sdk/log.ts
const ENTERING = /^(?:\S*make)(?:\[\d+\])?: (Entering|Leaving) directory [`'"](.+?)['"]$/;
const COMPILER = /^(?<file>[^\s:][^:]*):(?<line>\d+):(?:(?<column>\d+):)? (?<level>fatal error|error|warning): (?<text>.+)$/;
const MAKEFILE = /^(?<file>[^\s:][^:]*):(?<line>\d+): (?<text>\*\*\* .+)$/;
const INCLUDE = /^(?<file>(?:[^\s:]+\/)?(?:Makefile|[^\s:/]+\.mk)):(?<line>\d+): (?<text>\S+: No such file or directory)$/;
const PATCH = /^Patch failed! {2}Please fix (?<file>\S+)!$/;
const LINKER = /^(?:\S*ld(?:\.\w+)?: )?(?<file>[^\s:]+):(?:\(\.[^)]*\):|\d+:) (?<text>undefined reference to .+)$/;
const LIBRARY = /^(?:\S*ld(?:\.\w+)?: )(?<text>cannot find .+)$/;
/** What the kernel's build and OpenWrt's packing say of modules, and that as a sentence. */
const MODULE = [
	[/^(ERROR|WARNING): (?:modpost: )?"(\S+)" \[(?:.*\/)?([^/\]]+)\] undefined!$/, "$3 uses $2, which neither the kernel nor a module of its DEPENDS exports"],
	[/^(ERROR|WARNING): modpost: (.*?)(?:\/\S+\/)?([^/\s]+)$/, "$2$3"],
	[/^(ERROR): module '(?:.*\/)?([^/]+)' is missing\.$/, "$2 of its FILES was not built"],
	[/^(WARNING): (kmod-\S+) is not available in the kernel config - generating empty package$/, "$2 is empty: its KCONFIG is not set in the kernel of this target"]
];
/** Reads the complaints in a log, each once, in its order; warnings too, `limit` of them all at most. */
function parseLog(log, limit = 50) {
	const found = /* @__PURE__ */ new Map();
	const directories = [];
	for (const line of log.split("\n")) {
		const [, way, directory = ""] = ENTERING.exec(line) ?? [];
		if (way === "Entering") directories.push(directory);
		else if (way === "Leaving") directories.pop();
		const remark = parseLine(line);
		if (remark && found.size < limit) found.set(JSON.stringify(remark), {
			...remark,
			directory: directories.at(-1) ?? ""
		});
	}
	return [...found.values()];
}
function parseLine(line) {
	const compiler = COMPILER.exec(line)?.groups;
	if (compiler) {
		const { file = "", line: row, column, level, text = "" } = compiler;
		return {
			level: level === "warning" ? "warning" : "error",
			text,
			file,
			line: Number(row),
			...column ? { column: Number(column) } : {}
		};
	}
	const makefile = MAKEFILE.exec(line)?.groups;
	if (makefile) {
		const text = (makefile["text"] ?? "").replace(/^\*\*\* /, "").replace(/\s+Stop\.$/, "");
		return /^\[.*\] Error \d+$/.test(text) ? void 0 : {
			level: "error",
			text,
			file: makefile["file"] ?? "",
			line: Number(makefile["line"])
		};
	}
	const include = INCLUDE.exec(line)?.groups;
	if (include) return {
		level: "error",
		text: include["text"] ?? "",
		file: include["file"] ?? "",
		line: Number(include["line"])
	};
	const patch = PATCH.exec(line)?.groups?.["file"];
	if (patch) return {
		level: "error",
		text: "this patch does not apply",
		file: patch
	};
	const linker = LINKER.exec(line)?.groups;
	if (linker) return {
		level: "error",
		text: linker["text"] ?? "",
		file: linker["file"] ?? ""
	};
	const library = LIBRARY.exec(line)?.groups?.["text"];
	return library ? {
		level: "error",
		text: library
	} : parseModule(line);
}
function parseModule(line) {
	const [pattern, text = ""] = MODULE.find(([each]) => each.test(line)) ?? [];
	if (!pattern) return void 0;
	return {
		level: line.startsWith("WARNING") ? "warning" : "error",
		text: line.replace(pattern, text)
	};
}
/** What an SDK's check of the machine asks for, which every call of make begins with; each is told once. */
function missingPrerequisites(output) {
	return [...new Set([...output.matchAll(/^Build dependency: (?:\\n)?(.+)$/gm)].map(([, what = ""]) => what.trim()))];
}
/** Lines that tell nothing about a failure: make's way up and down the directories. */
const NOISE = [
	/^(?:\S*make)(?:\[\d+\])?: (?:Entering|Leaving) directory/,
	/^\s*$/,
	/^touch \S+$/,
	/^\s*% Total\s+% Received\s/,
	/^\s*Dload\s+Upload\s/,
	/^Warning: Problem ?: .* Will retry in \d+ seconds?\./,
	/: Nothing to be done for '.*'\.$/,
	/^time: package\//,
	/: Target '.*' not remade because of errors\.$/
];
/** curl's meter, which OpenWrt's downloads write for every mirror, also in front of what curl says. */
const METER = /^[\s\d.kMG]+(?:[-\d]+:[-\d]+:[-\d]+\s+){3}\d[\d.]*[kMG]?/;
/** The last useful lines of a log. */
function usefulTail(log, count = 40) {
	return log.split("\n").map((line) => (line.replace(/\r$/, "").split("\r").at(-1) ?? "").replace(METER, "")).filter((line) => !NOISE.some((pattern) => pattern.test(line))).filter((line, index, all) => !line.startsWith("curl: ") || line !== all[index - 1]).slice(-count);
}
/** What OpenWrt's `check` says about hashes, as sentences. */
function hashWarnings(log) {
	return [...new Set([...log.matchAll(/^WARNING: (.*HASH (?:does not match|uses deprecated hash|is missing).*)$/gm)].map((match) => match[1] ?? ""))];
}
const isDiskFull = (text) => text.includes("No space left on device");
/** What is wrong with the hash of a downloaded source, by the log of the download; nothing when it is right. */
function hashFailure(log) {
	const wrong = /^Hash of the (?:local file (\S+)|downloaded file) does not match \(file: (\w+), requested: (\w+)\)/m.exec(log);
	if (wrong) return `${wrong[1] ?? "its source"} has the wrong hash: PKG_HASH is ${wrong[3]}, the file's is ${wrong[2]}`;
	if (!/^Cannot find appropriate hash command/m.test(log)) return void 0;
	return "PKG_HASH is missing, or is no SHA-256; without it OpenWrt downloads nothing";
}
/** The reason for a failed package in one sentence, from its log; nothing when the log does not say. */
function failureReason(log) {
	if (isDiskFull(log)) return "the disk is full";
	const hash = hashFailure(log);
	if (hash) return hash;
	if (/^No more mirrors to try - giving up\.$/m.test(log)) return "its source could not be downloaded";
	const libraries = /^Package (\S+) is missing dependencies for the following libraries:\n((?:\S+\n)+)/m.exec(log);
	if (libraries) return `${libraries[1]} uses ${libraries[2]?.trim().split("\n").join(", ")}, which no package in its DEPENDS has`;
	if (/^ERROR: info field 'version' has invalid value/m.test(log)) {
		const [version] = [...log.matchAll(/--info "version:([^"]+)"/g)].map((match) => match[1]).slice(-1);
		return `apk takes no version like ${version ?? "this"}; PKG_VERSION must be digits and dots, with endings such as _rc1`;
	}
	const error = parseLog(log, 500).find(({ level }) => level === "error");
	if (!error) return lastWords(log);
	const file = error.file?.replace(/^(?:\/(?:.*\/)?|\.\/patches\/|\.\.\/[^/]+\/)/, "");
	return file ? `${file}${error.line ? `:${error.line}` : ""}: ${error.text}` : error.text;
}
/** What came last before make gave up: the words of a program, or the command that ended with an error. */
function lastWords(log) {
	const lines = log.split("\n");
	const end = lines.findIndex((line) => /^(?:\S*make)(?:\[\d+\])?: \*\*\* \[.*\] Error \d+/.test(line));
	const [last] = usefulTail(lines.slice(0, Math.max(end, 0)).join("\n"), 1);
	if (!last) return void 0;
	const shown = last.trim().slice(0, 300);
	return /^\S+: /.test(shown) ? shown : `make stopped at: ${shown}`;
}
/** Seconds that compiling took, all variants together: each ends its log with `time: package/…/compile#user#system#real`. */
function compileSeconds(log) {
	const times = [...log.matchAll(/^time: package\/\S+\/compile#[\d.]+#[\d.]+#([\d.]+)$/gm)].map((match) => Number(match[1]));
	return times.length > 0 ? Math.round(times.reduce((sum, each) => sum + each, 0) * 10) / 10 : void 0;
}
/** The directories that make says it could not build: `feeds/ppa/hello` (sdk-contract.md §2 Failures). */
function failedDirectories(text) {
	return new Set([...text.matchAll(/ERROR: package\/(\S+)(?: \[host\])? failed to build/g)].map((match) => match[1] ?? ""));
}

// lib/sdk/compile.ts
const defaultLimits = {
	download: 18e5,
	compile: 18e6
};
/**
* Lets a directory's failure be no other's. It reaches directories only, unlike `-k`, with which a package's own make too
* would go on after mistakes and end with a package that nobody meant.
*/
const EACH_FOR_ITSELF = "IGNORE_ERRORS=n m y";
const NO_RULE = /No rule to make target [`'"]?package\//;
/**
* Downloads, checks and compiles in as few calls of make as there are steps, since each call costs seconds before anything is
* built. Steps never end the work: what came of it is judged afterwards by the files (sdk-contract.md §2).
*/
async function compilePackages(options) {
	const { sandbox, together, alone, hostTools, downloading, ccache, limits, deadline, reporter } = options;
	let output = [];
	const objects = ["CONFIG_CCACHE=y", `CCACHE_DIR=${posix.join(sandbox.topdir, CCACHE)}`];
	const settings = [
		EACH_FOR_ITSELF,
		"BUILD_LOG=1",
		...ccache ? objects : []
	];
	/** Make, until `end` at the longest. */
	const make = async (words, end) => {
		const timeout = Math.min(end, deadline) - options.now();
		if (timeout <= 0) return {
			timedOut: true,
			text: ""
		};
		const result = await sandbox.run("make \"$@\"", [...settings, ...words], {
			timeout,
			env: { CCACHE_MAXSIZE: "500M" },
			onLine: (line) => {
				const at = [...together, ...alone].findIndex((directory) => isBeginning(line, directory));
				if (at >= 0) reporter.progress("compile", at + 1, together.length + alone.length);
			}
		});
		const text = `${result.stdout.toString("utf8")}\n${result.stderr}`;
		output.push(text);
		return {
			timedOut: result.timedOut,
			text
		};
	};
	let downloadOutOfTime = false;
	const lacking = /* @__PURE__ */ new Set();
	if (downloading.length > 0) await reporter.group(`Download ${count(downloading.length, "source")}`, async () => {
		const goal = alone.length > 0 ? goalFor("download", downloading) : ["package/download"];
		const end = options.now() + limits.download;
		downloadOutOfTime = (await make(["-j4", ...goal], end)).timedOut;
		for (const directory of failedDirectories(output.join("\n"))) lacking.add(directory);
		await make(goalFor("check", downloading), options.now() + limits.download);
	});
	const directories = [...together, ...alone].filter((directory) => !lacking.has(directory));
	let timedOut = false;
	const end = options.now() + limits.compile;
	const compile = async (flags, chosen) => {
		if (chosen.length === 0 || timedOut) return;
		const result = await make([...flags, ...goalFor("compile", chosen)], end);
		timedOut = result.timedOut;
		if (chosen.length > 1 && NO_RULE.test(result.text)) for (const each of chosen) await compile(flags, [each]);
	};
	const compileAll = async (flags, chosen) => {
		const isChosen = (directory) => chosen.includes(directory);
		await compile(flags, together.filter(isChosen));
		if (!alone.some(isChosen)) return;
		const tools = hostTools.map((directory) => `${directory}/host`);
		await compile(flags, tools);
		await compile([...flags, "NO_DEPS=1"], alone.filter(isChosen));
	};
	await reporter.group(`Compile ${count(directories.length, "package")}`, async () => {
		const jobs = (await sandbox.run("nproc")).stdout.toString("utf8").trim() || "1";
		await compileAll([`-j${jobs}`], directories);
	});
	const again = timedOut ? [] : await unbuilt(sandbox, directories);
	if (again.length > 0) {
		const names = again.map((each) => posix.basename(each)).join(", ");
		await reporter.group(`Compile ${names} again, step by step`, async () => {
			output = [];
			await compileAll(["-j1", "V=s"], again);
		});
	}
	return {
		failed: /* @__PURE__ */ new Set([...lacking, ...failedDirectories(output.join("\n"))]),
		compileOutOfTime: timedOut,
		downloadOutOfTime
	};
}
/**
* The words that make one goal of a step of several directories. Every goal costs seconds, and goals are never built
* side by side; so it is OpenWrt's goal for all directories, told that there are no others (its include/subdir.mk).
*/
function goalFor(step, directories) {
	return [`package/builddirs-${step}=${directories.join(" ")}`, `package/${step}`];
}
/** Make announces a directory by its name, or by the place that the name is a link to. */
function isBeginning(line, directory) {
	return line.endsWith(`/${posix.basename(directory)} compile`);
}
/** Directories that make has not begun with, or that it says it could not build; a log is the sign of either. */
async function unbuilt(sandbox, directories) {
	const { stdout } = await sandbox.run(`for d; do
      if [ ! -d "logs/package/$d" ] || [ -z "$(find "logs/package/$d" -name compile.txt)" ]; then echo "$d"
      elif grep -qF "package/$d failed to build" logs/package/error.txt 2>/dev/null; then echo "$d"; fi
    done`, directories);
	return stdout.toString("utf8").split("\n").filter(Boolean);
}
const count = (n, what) => `${n} ${what}${n === 1 ? "" : "s"}`;

// lib/sdk/leash.ts
/** What runs on the other end of such an input learns of our end, however it comes: the kernel closes the pipe. */
function holdOpen() {
	const end = new AbortController();
	const ended = new Promise((resolve) => {
		end.signal.addEventListener("abort", () => resolve({
			done: true,
			value: void 0
		}));
	});
	return {
		input: { [Symbol.asyncIterator]: () => ({ next: () => ended }) },
		release: () => end.abort()
	};
}
/**
* Runs its arguments, without input, until they end or its own input does. The one that waits for the latter must not hold
* the output open, which is over when the work is.
*/
const LEASH = `exec 3<&0 </dev/null
"$@" 3<&- & work=$!
{ read -r _ <&3; kill "$work"; } >/dev/null 2>&1 & leash=$!
wait "$work"; code=$?
kill "$leash" 2>/dev/null
exit "$code"`;
/**
* A command that is told to end (SIGTERM) when its standard input is closed, as `holdOpen` does. It is in a session of its
* own, where neither Ctrl-C nor a signal to our process group reaches it: what ends us reaches it through its input.
*/
function onLeash(command) {
	return [
		"setsid",
		"bash",
		"-c",
		LEASH,
		"leash",
		...command
	];
}

// lib/sdk/sandbox.ts
/** Proxies are all that a sandbox inherits, and only those without a password in them. */
function sandboxEnvironment(env) {
	const kept = {};
	for (const name of [
		"http_proxy",
		"https_proxy",
		"no_proxy",
		"HTTP_PROXY",
		"HTTPS_PROXY",
		"NO_PROXY"
	]) {
		const value = env[name];
		if (value && !value.includes("@")) kept[name] = value;
	}
	return kept;
}
/**
* What every script begins with. A container may have a limit of a thousand million open files, which fakeroot and apk
* walk through for minutes (field.md d4); lowering our own limit needs nobody's leave, raising one may fail.
*/
const PRELUDE = "set -eu; umask 022; { [ \"$(ulimit -Sn)\" != unlimited ] && [ \"$(ulimit -Sn)\" -le 1024 ]; } || ulimit -Sn 1024 || :\n";
/** The command that runs a script with a time limit; `timeout` ends its whole process group. */
function scriptCommand(script, args, timeout) {
	const shell = [
		"bash",
		"-c",
		PRELUDE + script,
		"ppa",
		...args
	];
	return [
		"timeout",
		"--kill-after=10",
		String(Math.ceil((timeout ?? 0) / 1e3)),
		...shell
	];
}
/** `timeout` ends with 124, or with 137 when it had to kill. */
function endedByTimeout(code, timeout) {
	return timeout !== void 0 && (code === 124 || code === 137);
}

// lib/sdk/container.ts
/** Lives until its input ends. Being a shell that waits, it also buries what others leave behind, without an `--init`. */
const STAY = "cat >/dev/null; :";
/** Where SDKs are in images of all eras (field.md d2), should an image not say it by its working directory. */
const PLACES = ["/builder", "/home/build/openwrt"];
/**
* Starts a container of an SDK image. It lives as long as its standard input is open, and that is a pipe from this
* process: whatever ends us, also a kill, ends the container, which `--rm` removes with its volumes.
*
* Throws a UserError when the engine cannot start it.
*/
async function openContainer(options) {
	const { engine, image, name, exec, signal } = options;
	const hold = holdOpen();
	const life = exec(engine, [
		"run",
		"--rm",
		"--interactive",
		"--name",
		name,
		"--label",
		"openwrt-ppa=build",
		"--entrypoint",
		"/bin/sh",
		image,
		"-c",
		STAY
	], { input: hold.input });
	const close = async () => {
		hold.release();
		await exec(engine, [
			"rm",
			"--force",
			"--volumes",
			name
		]);
		await life;
	};
	try {
		await waitUntilRunning(options, life);
		const user = await inspect(options, "{{.Config.User}}");
		const topdir = options.topdir ?? await findTopdir(options, await inspect(options, "{{.Config.WorkingDir}}"));
		return {
			topdir,
			run: (script, args = [], runOptions = {}) => runIn(options, user, topdir, script, args, runOptions),
			async put(from, to) {
				const target = posix.join(topdir, to);
				const owner = user || "root";
				await must(options, exec(engine, [
					"exec",
					"--user",
					"0",
					name,
					"sh",
					"-c",
					MAKE_FOLDER,
					"sh",
					target,
					owner
				], withSignal(signal)));
				await must(options, exec(engine, [
					"cp",
					`${from}/.`,
					`${name}:${target}`
				], withSignal(signal)));
				await must(options, exec(engine, [
					"exec",
					"--user",
					"0",
					name,
					"chown",
					"-R",
					owner,
					target
				], withSignal(signal)));
			},
			async get(from, to) {
				const source = posix.join(topdir, from);
				await mkdir(to, { recursive: true });
				const { code } = await exec(engine, [
					"exec",
					name,
					"test",
					"-d",
					source
				], withSignal(signal));
				if (code === 0) await must(options, exec(engine, [
					"cp",
					`${name}:${source}/.`,
					to
				], withSignal(signal)));
			},
			close
		};
	} catch (error) {
		await close();
		throw error;
	}
	async function runIn({ exec, engine, name, signal, env }, user, topdir, script, args, { timeout, env: more, onLine }) {
		const variables = Object.entries({
			...sandboxEnvironment(env),
			...more
		}).flatMap(([key, value]) => ["--env", `${key}=${value}`]);
		const result = await exec(engine, [
			"exec",
			...user ? ["--user", user] : [],
			"--workdir",
			topdir,
			...variables,
			name,
			...scriptCommand(script, args, timeout)
		], {
			...withSignal(signal),
			...onLine ? { onLine: (line) => onLine(line) } : {}
		});
		if (result.code !== 0 && !await isRunning(engine, name, exec)) throw endedFromOutside(image);
		return {
			...result,
			timedOut: endedByTimeout(result.code, timeout)
		};
	}
}
/** Makes a folder for a user, and those on the way that are not there yet: build_dir is where only a part of it was kept. */
const MAKE_FOLDER = "new=$1; until [ -e \"$new\" ] || [ -e \"${new%/*}\" ]; do new=${new%/*}; done; mkdir -p \"$1\"; chown \"$2\" \"$1\" \"$new\"; [ \"$new\" = \"$1\" ] || chown -R \"$2\" \"$new\"";
const withSignal = (signal) => signal ? { signal } : {};
async function waitUntilRunning({ engine, name, exec, image, signal }, life) {
	let ended;
	life.then((result) => {
		ended = result;
	});
	for (;;) {
		signal?.throwIfAborted();
		if (ended) throw cannotStart(engine, image, ended);
		if (await isRunning(engine, name, exec)) return;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}
async function isRunning(engine, name, exec) {
	const { code, stdout } = await exec(engine, [
		"inspect",
		"--format",
		"{{.State.Running}}",
		name
	]);
	return code === 0 && stdout.toString().trim() === "true";
}
function cannotStart(engine, image, { code, stderr }) {
	if (code === 127 && stderr.includes("not found")) return new UserError({
		what: `There is no ${engine} on this machine`,
		cure: "Install it, or name an unpacked SDK (--sdk, input sdk), which needs none"
	});
	return new UserError({
		what: `${engine} cannot start a container of ${image}: ${lastLine(stderr)}`,
		cure: `Try it by hand: ${engine} run --rm ${image} true`
	});
}
async function inspect(options, format) {
	const { engine, name, exec } = options;
	const { stdout } = await must(options, exec(engine, [
		"inspect",
		"--format",
		format,
		name
	]));
	return stdout.toString().trim();
}
/** The image's working directory when an SDK or its setup.sh is there, else the first known place that has one. */
async function findTopdir(options, workdir) {
	const { engine, name, image, exec } = options;
	const script = "for d; do if [ -d \"$d/scripts\" ] || [ -f \"$d/setup.sh\" ]; then echo \"$d\"; exit; fi; done";
	const places = [workdir, ...PLACES].filter((place) => place.startsWith("/"));
	const { stdout } = await must(options, exec(engine, [
		"exec",
		name,
		"sh",
		"-c",
		script,
		"sh",
		...places
	]));
	const found = stdout.toString().trim();
	if (found) return posix.normalize(found).replace(/\/$/, "");
	throw new UserError({
		what: `${image} holds no OpenWrt SDK: there is no scripts/ and no setup.sh in ${places.join(" or ")}`,
		cure: "Name an image such as ghcr.io/openwrt/sdk:x86-64-24.10.8"
	});
}
async function must({ engine, name, image, exec }, running) {
	const result = await running;
	if (result.code === 0) return result;
	if (!await isRunning(engine, name, exec)) throw endedFromOutside(image);
	throw new UserError(`${engine} ended with ${result.code}: ${lastLine(result.stderr)}`);
}
const endedFromOutside = (image) => new UserError({
	what: `The container of ${image} was ended from outside`,
	cure: "Build again; should it happen again, this machine may be short of memory"
});
const lastLine = (text) => text.trim().split("\n").at(-1) ?? "";

// lib/sdk/local.ts
/**
* Uses an SDK that is a folder of this machine. It runs package code as the calling user, unlike a container. A script ends
* with our process, whatever ends that.
*/
async function openLocal(options) {
	const { exec, env, signal } = options;
	const topdir = resolve(options.directory);
	if (!await isDirectory(join(topdir, "scripts"))) throw new UserError({
		what: "There is no OpenWrt SDK here: it would have a folder named scripts",
		cure: "Unpack an SDK and name its folder with --sdk",
		place: { file: options.directory }
	});
	await mkdir(options.home, { recursive: true });
	const base = {
		PATH: env["PATH"] ?? "/usr/local/bin:/usr/bin:/bin",
		HOME: options.home,
		...sandboxEnvironment(env)
	};
	const copy = async (from, to) => {
		await mkdir(to, { recursive: true });
		const { code, stderr } = await exec("cp", [
			"-a",
			`${from}/.`,
			to
		], signal ? { signal } : {});
		if (code !== 0) throw new Error(`cp -a ${from} ${to}: ${stderr.trim()}`);
	};
	return {
		topdir,
		async run(script, args = [], { timeout, env: more, onLine } = {}) {
			signal?.throwIfAborted();
			const [command = "", ...words] = onLeash(scriptCommand(script, args, timeout));
			const hold = holdOpen();
			signal?.addEventListener("abort", hold.release);
			try {
				const result = await exec(command, words, {
					cwd: topdir,
					env: {
						...base,
						...more
					},
					input: hold.input,
					...onLine ? { onLine: (line) => onLine(line) } : {}
				});
				signal?.throwIfAborted();
				return {
					...result,
					timedOut: endedByTimeout(result.code, timeout)
				};
			} finally {
				signal?.removeEventListener("abort", hold.release);
				hold.release();
			}
		},
		put: (from, to) => copy(from, join(topdir, to)),
		async get(from, to) {
			if (await isDirectory(join(topdir, from))) await copy(join(topdir, from), to);
			else await mkdir(to, { recursive: true });
		},
		async close() {}
	};
}
async function isDirectory(path) {
	return (await stat(path).catch(() => void 0))?.isDirectory() ?? false;
}

// lib/sdk/sdk-tarball.ts
/** The key of OpenWrt's unattended builds. It signs snapshots, and every release that has no key of its own: 23.05, 25.12. */
const unattended = "RWS1BD5w+adc3j2Hqg9+b66CvLR7NlHbsj7wjNVj0XGt/othDgIAOJS+";
/** Series → the key of its release builds. Old ones stay good: a usign key does not expire. */
const ofRelease = {
	"18.06": "RWQQNaxzzE5Z41cVmEh2rilAPKLsyfPKm+S4BJWA1Yv+LP1hKebmGtXi",
	"19.07": "RWT5S53W/rrJY9BiIod3JF04AZ/eU1xDpVOb+rjZzAQBEcoETGx8BXEK",
	"21.02": "RWQviwuY4IMGvwLfs6842A0m4EZU1IjczTxKMSk3BQP8DAQLHBwdQiaU",
	"22.03": "RWRNAX5vHtXWFmt+n5di7XX8rTu0w+c8X7Ihv4oCyD6tzsUwmH0A6kO0",
	"24.10": "RWTTEMbygz6X95lKDAulctZy3aj15823THXfyrfXgwGbxZlXBd2brNcw"
};
/**
* The usign public key file with which OpenWrt's build system signs the downloads of a series: whole, so that no key
* server is trusted or asked. From OpenWrt's page of public keys (its repository `keyring`, folder `usign`).
*/
function openwrtKey(series) {
	return `untrusted comment: Public usign key for ${series in ofRelease ? `${series} release builds` : "unattended snapshot builds"}\n${ofRelease[series] ?? unattended}\n`;
}
/** OpenWrt's own server and keys. */
const openwrtDownloads = {
	server: "https://downloads.openwrt.org",
	keyOf: openwrtKey
};
/**
* Downloads the SDK archive of a target: the list of checksums must be signed with the pinned key of its release, and the archive must
* have the listed checksum. Undefined when the server has none yet. Throws a UserError when anything does not fit.
*/
async function fetchSdkTarball(release, target, context) {
	const directory = `${context.server}/${downloadDirectory(release, target)}`;
	const sums = await download(`${directory}/sha256sums`, context);
	if (!sums) return void 0;
	const signature = await download(`${directory}/sha256sums.sig`, context);
	if (!signature) throw new UserError({
		what: `${directory}/sha256sums is not signed`,
		cure: "Use an SDK image, or an SDK of your own with --sdk"
	});
	checkSignature(`${directory}/sha256sums`, sums, signature.toString("utf8"), context.keyOf(release.series));
	const pattern = sdkTarballName(release, target);
	const [, sha256 = "", name = ""] = sums.toString("utf8").split("\n").map((line) => /^([0-9a-f]{64}) [ *](.+)$/.exec(line)).find((match) => pattern.test(match?.[2] ?? "")) ?? [];
	if (!name) return void 0;
	const path = join(context.cache, name);
	const url = `${directory}/${name}`;
	if (await sha256Of(path) === sha256) await markUsed(path);
	else await downloadTo(url, path, sha256, context);
	return {
		url,
		sha256,
		path
	};
}
/** Unpacks an SDK archive into a folder of the cache, once, and returns that folder. */
async function unpackSdk(tarball, { cache, exec, signal }) {
	const folder = join(cache, `sdk-${tarball.sha256.slice(0, 16)}`);
	await markUsed(folder);
	if ((await readdir$1(folder).catch(() => [])).length > 0) return folder;
	await rm(`${folder}.new`, {
		recursive: true,
		force: true
	});
	await mkdir(`${folder}.new`, { recursive: true });
	const { code, stderr } = await exec("tar", [
		"-xf",
		tarball.path,
		"--strip-components=1",
		"-C",
		`${folder}.new`
	], signal ? { signal } : {});
	if (code !== 0) throw new UserError({
		what: `The SDK cannot be unpacked: ${stderr.trim().split("\n").at(-1)}`,
		cure: "Install tar with xz and zstd"
	});
	await rename(`${folder}.new`, folder);
	return folder;
}
function checkSignature(name, content, signature, publicKey) {
	const key = parseUsignPublicKey(publicKey);
	if (verdict(key, content, signature) === "valid") return;
	throw new UserError({
		what: `${name}.sig is no signature of ${name} by OpenWrt's key of this release, ${key.fingerprint}`,
		cure: "Do not use this server. If it is OpenWrt's own, check the SDK's archive yourself, make an image of it with sdk-images/tarball and name that with --sdk"
	});
}
/** A file that is no signature at all, such as a login page, counts as a wrong one. */
function verdict(key, content, signature) {
	try {
		return verifyUsign(key, content, signature);
	} catch (error) {
		if (error instanceof UserError) return "invalid";
		throw error;
	}
}
async function download(url, { fetch, signal }) {
	const response = await request(url, fetch, signal);
	return response ? Buffer.from(await response.arrayBuffer()) : void 0;
}
async function request(url, get, signal) {
	const response = await get(url, signal ? { signal } : {}).catch((error) => {
		const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
		throw new UserError({
			what: `${url} cannot be fetched: ${cause}`,
			cure: "Check the network, or name an SDK of your own with --sdk"
		}, { cause: error });
	});
	if (response.status === 404) return void 0;
	if (!response.ok) throw new UserError({
		what: `${url} is answered with ${response.status}`,
		cure: "Try again later"
	});
	return response;
}
async function downloadTo(url, path, sha256, context) {
	const response = await request(url, context.fetch, context.signal);
	if (!response?.body) throw new UserError({
		what: `${url} is listed but not there`,
		cure: "Try again later"
	});
	await mkdir(context.cache, { recursive: true });
	await pipeline$1(Readable.fromWeb(response.body), createWriteStream(`${path}.part`));
	if (await sha256Of(`${path}.part`) !== sha256) {
		await rm(`${path}.part`, { force: true });
		throw new UserError({
			what: `${url} does not have the checksum that its server lists`,
			cure: "Try again; if it stays so, use another server"
		});
	}
	await rename(`${path}.part`, path);
}
async function sha256Of(path) {
	const hash = createHash("sha256");
	try {
		for await (const chunk of createReadStream(path)) hash.update(chunk);
	} catch {
		return;
	}
	return hash.digest("hex");
}

// lib/sdk/engine.ts
/**
* Has everything that the official images are made on, but no SDK: the base image of openwrt/docker. Used with an SDK archive
* when a release has no SDK image.
*/
const TOOLS_IMAGE = "ghcr.io/openwrt/buildbot/buildworker-v3.11.8:v21";
/**
* Finds the job's SDK and opens it: the image or folder that was named, the image that ppa.yml names, OpenWrt's image from the first registry that has
* it, or its SDK archive. A text instead says why there is none yet, which is no mistake of anyone's.
*
* Throws a UserError with all that was in the way of getting one.
*/
async function openSdk(job, options) {
	const { engine, sdk } = options;
	if (engine === "local") {
		if (!sdk && job.sdk) throw new UserError(noContainer(job.sdk));
		if (sdk) return { sandbox: await local(sdk, options) };
		const tarball = await archive(job, options);
		return tarball ? {
			sandbox: await local(await unpackSdk(tarball, tarballContext(options)), options),
			tarball: tarball.url
		} : absent(job);
	}
	if (sdk && await isFolder(sdk)) throw new UserError({
		what: `${sdk} is a folder, which ${engine} cannot run`,
		cure: "Choose the engine \"local\" (--engine, input engine), which runs package code as you, or make an image of it (sdk-images/tarball)"
	});
	const pulling = {
		...options,
		engine
	};
	const named = sdk ?? job.sdk;
	if (named) return inImage(await requireImage(named, pulling), pulling);
	const found = await findImage(candidateImages(job), pulling);
	if ("image" in found) return inImage(found, pulling);
	const { troubles } = found;
	const opened = await inArchive(job, pulling).catch((error) => {
		if (!(error instanceof UserError)) throw error;
		throw new UserError([...troubles, ...error.problems]);
	});
	if (!opened && troubles.length > 0) throw new UserError(troubles);
	return opened ?? absent(job);
}
const inImage = async (image, options) => ({
	...image,
	sandbox: await openContainer({
		...options,
		image: image.image
	})
});
async function inArchive(job, options) {
	const tarball = await archive(job, options);
	if (!tarball) return void 0;
	options.reporter.info(`No SDK image for ${job.target} of ${job.release.version} is to be had; using ${tarball.url}`);
	return inTools(await requireImage(TOOLS_IMAGE, options), tarball, options);
}
const noContainer = (image) => ({
	what: `ppa.yml names the image ${image}, and the engine "local" has no containers`,
	cure: "Name a folder with --sdk, or use docker or podman"
});
const absent = (job) => ({ absent: `OpenWrt has not published an SDK of ${job.release.version} for ${job.target} yet` });
async function archive(job, options) {
	return fetchSdkTarball(job.release, job.target, tarballContext(options));
}
function tarballContext({ tarballs, cache, fetch, exec, signal }) {
	return {
		...tarballs ?? openwrtDownloads,
		cache,
		fetch,
		exec,
		signal
	};
}
function local(directory, { workDir, exec, env, signal }) {
	return openLocal({
		directory,
		home: join(workDir, "home"),
		exec,
		env,
		signal
	});
}
async function inTools(tools, tarball, options) {
	const sandbox = await openContainer({
		...options,
		image: tools.image,
		topdir: "/builder"
	});
	try {
		await sandbox.put(await unpackSdk(tarball, tarballContext(options)), ".");
		return {
			...tools,
			sandbox,
			tarball: tarball.url
		};
	} catch (error) {
		await sandbox.close();
		throw error;
	}
}
/** True for a `--sdk` that is a folder, which only the local engine can use. */
async function isFolder(sdk) {
	return (await stat(sdk).catch(() => void 0))?.isDirectory() ?? false;
}

// lib/sdk/collect-logs.ts
/** Joins what the steps of one package have written into one log, and reads the complaints in it. */
async function collectLogs(each, places) {
	const folder = join(places.logs, "package/feeds", each.feed, each.as);
	const [download, check, compile] = await Promise.all([
		"download",
		"check",
		"compile"
	].map((step) => readStep(folder, step)));
	const text = [
		download,
		check,
		compile
	].filter(Boolean).join("\n");
	if (!text || download === void 0 || compile === void 0) return {
		compile: "",
		download: "",
		remarks: []
	};
	const path = await writeLog(each, text, places);
	const wrong = hashFailure(download);
	const hashes = wrong ? [atHash("error", wrong, each)] : hashWarnings(check ?? "").map((text) => atHash("warning", text, each));
	const complaints = await Promise.all(parseLog(compile).map((remark) => toUsersFile(remark, each, places.topdir)));
	const seconds = compileSeconds(compile);
	return {
		path,
		compile,
		download,
		...seconds === void 0 ? {} : { seconds },
		remarks: [...hashes, ...complaints]
	};
}
/** The log of a step, or of each variant of the package, which have a folder each (sdk-contract.md §2). */
async function readStep(folder, step) {
	const folders = [folder, ...(await readdir$1(folder, { withFileTypes: true }).catch(() => [])).filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name))];
	return (await Promise.all(folders.map((each) => readFile(join(each, `${step}.txt`), "utf8").catch(() => "")))).filter(Boolean).join("\n");
}
async function writeLog({ feed, as }, text, { outDir }) {
	const path = posix.join("logs", feed, `${as}.txt`);
	await mkdir(dirname(join(outDir, path)), { recursive: true });
	await writeFile(join(outDir, path), text);
	return path;
}
/** OpenWrt's scan keeps silent about a Makefile that it cannot read; the only trace is a file among the logs. */
async function scanError(each, { logs, topdir }) {
	const feed = join(logs, "feeds", each.feed);
	const dump = (await readdir$1(feed, { recursive: true }).catch(() => [])).find((path) => path === join(each.as, "dump.txt") || path.endsWith(join("/", each.as, "dump.txt")));
	if (!dump) return [];
	const text = await readFile(join(feed, dump), "utf8");
	const remarks = await Promise.all(parseLog(text).map((remark) => toUsersFile(remark, each, topdir)));
	if (remarks.length > 0) return remarks;
	return [{
		level: "error",
		text: usefulTail(text, 1)[0] ?? "make could not read it",
		file: makefileOf(each)
	}];
}
/**
* Names the user's file: one of the package's folder, or one that the build copied from its src/. A complaint about any
* other file (of a downloaded source, say) is put to the Makefile, with that file's name in its text.
*/
async function toUsersFile({ directory, ...remark }, each, topdir) {
	const { file, line, column, ...said } = remark;
	if (!file) return {
		...said,
		file: makefileOf(each)
	};
	const home = posix.join(topdir, "ppa", each.feed, posix.relative(feedFolder(each), each.folder));
	const path = posix.resolve(directory || home, file);
	const candidates = [posix.relative(home, path), posix.join("src", /\/build_dir\/[^/]+\/(?:linux-[^/]+\/)?[^/]+\/(.+)$/.exec(path)?.[1] ?? file)];
	for (const candidate of candidates) {
		if (candidate.startsWith("..") || !await exists(join(each.folder, candidate))) continue;
		return {
			...remark,
			file: posix.join(each.shown, candidate)
		};
	}
	return {
		...said,
		text: `${file}${line ? `:${line}` : ""}: ${said.text}`,
		file: makefileOf(each)
	};
}
/** Folder of the feed among the copies on this machine: the part of the path up to the feed's name after the stage's. */
function feedFolder({ folder, feed }) {
	const mark = `/${"ppa"}/${feed}/`;
	return folder.slice(0, folder.lastIndexOf(mark) + mark.length);
}
function atHash(level, text, each) {
	const lines = each.makefile.split("\n");
	const [index = -1] = [/^\s*PKG_(?:MIRROR_)?HASH\s*[:?]?=/, /^\s*PKG_SOURCE\s*[:?]?=/].map((pattern) => lines.findIndex((line) => pattern.test(line))).filter((found) => found >= 0);
	return {
		level,
		text,
		file: makefileOf(each),
		...index >= 0 ? { line: index + 1 } : {}
	};
}
const makefileOf = ({ shown }) => posix.join(shown, "Makefile");
const exists = async (path) => access(path).then(() => true, () => false);

// lib/sdk/package-files.ts
/** All package files below bin/, with the feed they lie in where it is one of a feed. */
async function findPackageFiles(bin) {
	return (await readdir$1(bin, {
		recursive: true,
		withFileTypes: true
	}).catch(() => [])).filter((entry) => entry.isFile() && /\.(?:ipk|apk)$/.test(entry.name)).map((entry) => ({
		path: join(entry.parentPath, entry.name),
		name: entry.name
	}));
}
/**
* Is this the file of that package? Name and version decide: `libfoo` of ABI 3 is `libfoo3_1.0-r1_mips_24kc.ipk` or
* `libfoo3-1.0-r1.apk`. The version is not compared where the scan did not know it (LuCI's `x`).
*/
function isFileOf({ path, name }, entry, feed) {
	return new RegExp(`^${escaped(entry.name)}${entry.abiVersion ? `-?${escaped(entry.abiVersion)}` : ""}(?:_[^_]+_.+\\.ipk|-\\d[^-]*(?:-r?\\d+)?\\.apk)$`).test(name) && (isOfTarget({
		path,
		name
	}) || path.split("/").at(-2) === feed);
}
/**
* The file of a package. Where the scan does not tell ABI versions, `libfoo3` is the file of `libfoo` unless `names`, those of
* all packages that were scanned, say that it is one by itself.
*/
function fileOf(files, entry, feed, names) {
	const exact = files.find((file) => isFileOf(file, entry, feed));
	if (exact || entry.abiVersion) return exact;
	return files.find((file) => {
		const [, abiVersion] = new RegExp(`^${escaped(entry.name)}-?(\\d[^_]*)_.+\\.ipk$`).exec(file.name) ?? [];
		if (!abiVersion || names.has(file.name.replace(/_.*$/, ""))) return false;
		return isFileOf(file, {
			...entry,
			abiVersion
		}, feed);
	});
}
/** Does it lie among the packages of the target, where kernel modules are and what else its architecture does not share? */
const isOfTarget = ({ path }) => path.split("/").includes("targets");
/** Is this package for every architecture? */
function isIndependent({ path, name }) {
	return name.endsWith(".apk") ? readApkFile(path).info.architecture === "noarch" : name.endsWith("_all.ipk");
}
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

// lib/sdk/package-info.ts
/** Reads `.packageinfo` text (sdk-contract.md §2). Parts it does not know are passed over: every era has its own. */
function parsePackageInfo(text) {
	const packages = [];
	let directory = "";
	let common = /* @__PURE__ */ new Map();
	let fields;
	let inText = false;
	const finish = () => {
		const name = fields?.get("Package");
		if (fields && name) packages.push(toPackage(name, directory, new Map([...common, ...fields])));
		fields = void 0;
	};
	for (const line of text.split("\n")) {
		if (inText) {
			inText = line !== "@@";
			continue;
		}
		const [, key = "", value = ""] = /^([A-Za-z-]+(?:\/host)?):\s*(.*)$/.exec(line) ?? [];
		if (key === "Source-Makefile") {
			finish();
			directory = value.replace(/\/Makefile$/, "");
			common = /* @__PURE__ */ new Map();
		} else if (key === "Package") {
			finish();
			fields = /* @__PURE__ */ new Map([["Package", value.trim()]]);
		} else if (key === "Description" || key === "Config") inText = true;
		else if (key) (fields ?? common).set(key, value.trim());
	}
	finish();
	return packages;
}
function toPackage(name, directory, fields) {
	const words = (key) => (fields.get(key) ?? "").split(/\s+/).filter(Boolean);
	return {
		name,
		directory,
		version: fields.get("Version") ?? "",
		abiVersion: fields.get("ABI-Version") ?? fields.get("ABIVersion") ?? "",
		depends: words("Depends"),
		buildDepends: words("Build-Depends"),
		hostBuildDepends: words("Build-Depends/host"),
		provides: words("Provides").map((word) => word.replace(/^@/, "")),
		hidden: fields.get("Hidden") === "1",
		defaultValue: fields.get("Default") ?? "",
		source: fields.get("Source") ?? ""
	};
}
/** `+COND:name/host` → its parts; nothing for a condition alone, which begins with `@`. */
function parseNeed(word) {
	if (word.startsWith("@")) return void 0;
	const [, condition = "", name = "", suffix] = /^\+?(?:(.*):)?([^/(<>=]*)(?:\/(\w+))?/.exec(word) ?? [];
	return name ? {
		name,
		host: suffix === "host",
		condition
	} : void 0;
}
const parseNeeds = (words) => words.flatMap((word) => parseNeed(word) ?? []);
/** Names that a package depends on when it runs, by default whatever their conditions. */
function runtimeNeeds({ depends }, isSet) {
	const needs = parseNeeds(depends);
	return (isSet ? needs.filter(({ condition }) => holds(condition, isSet)) : needs).map(({ name }) => name);
}
/** Those of them that no condition lets go of. */
const surelyNeeded = ({ depends }) => parseNeeds(depends).flatMap(({ name, condition }) => condition === "" ? [name] : []);
/** Directories of which a package needs the programs for the building machine, with this `.config`. */
function hostToolsOf({ buildDepends }, isSet) {
	return parseNeeds(buildDepends).filter(({ host, condition }) => host && holds(condition, isSet)).map(({ name }) => name);
}
function holds(condition, isSet) {
	const one = (word) => word.startsWith("!") ? !isSet(word.slice(1)) : isSet(word);
	return condition === "" || condition.split("||").some((all) => all.split("&&").every(one));
}
/** What is missing to build `roots` (names of binary packages), following dependencies through all that is known. */
function missingDependencies(roots, search) {
	const { known, builtIn, alone, isSet } = search;
	const byName = indexByName(known);
	const missing = /* @__PURE__ */ new Map();
	const seen = /* @__PURE__ */ new Set();
	const queue = [...roots].map((name) => ({
		name,
		host: false
	}));
	for (let wanted = queue.pop(); wanted !== void 0; wanted = queue.pop()) {
		const id = `${wanted.name}${wanted.host ? "/host" : ""}`;
		if (seen.has(id)) continue;
		seen.add(id);
		for (const entry of byName.get(wanted.name) ?? []) for (const need of needsOf(entry, wanted.host)) {
			if (!need.host && builtIn.has(need.name) || !holds(need.condition, isSet)) continue;
			if (!byName.has(need.name)) {
				const found = missing.get(need.name) ?? {
					neededBy: /* @__PURE__ */ new Set(),
					builtWithIt: /* @__PURE__ */ new Set(),
					wantedBy: /* @__PURE__ */ new Set()
				};
				found[need.how].add(entry.name);
				missing.set(need.name, found);
			} else if (need.toBuild || !alone.has(entry.name)) queue.push(need);
		}
	}
	return [...missing].map(([name, { neededBy, builtWithIt, wantedBy }]) => ({
		name,
		neededBy: [...neededBy],
		builtWithIt: [...builtWithIt],
		wantedBy: [...wantedBy]
	}));
}
/** What must be there for a package, or for its directory's programs for the building machine. */
function needsOf(entry, host) {
	const how = ({ condition }, sure) => condition ? "wantedBy" : sure;
	const build = parseNeeds(host ? entry.hostBuildDepends : entry.buildDepends).map((need) => ({
		...need,
		how: how(need, "builtWithIt"),
		toBuild: true
	}));
	if (host) return build;
	return [...parseNeeds(entry.depends).map((need) => ({
		...need,
		how: how(need, "neededBy"),
		toBuild: false
	})), ...build];
}
/**
* True for a package that comes out the same when nothing it depends on is built: it needs no library of the build, and no
* package whose name gets an ABI version, which only its build tells (sdk-contract.md §2 Dependencies). Meant for packages
* without compiled code; building all that a LuCI page depends on takes minutes.
*/
function standsAlone(entry, known) {
	const byName = indexByName(known);
	return parseNeeds(entry.buildDepends).every(({ host }) => host) && runtimeNeeds(entry).every((name) => (byName.get(name) ?? []).every(({ abiVersion }) => abiVersion === ""));
}
/** By name, by what is provided, and by directory, which is how build dependencies are named. */
function indexByName(packages) {
	const index = /* @__PURE__ */ new Map();
	for (const entry of packages) {
		const names = /* @__PURE__ */ new Set([
			entry.name,
			...entry.provides,
			entry.directory.replace(/^.*\//, "")
		]);
		for (const name of names) {
			const there = index.get(name);
			if (there) there.push(entry);
			else index.set(name, [entry]);
		}
	}
	return index;
}
/** Names of the packages that a `.config` selects. */
function selectedPackages(config) {
	return new Set([...config.matchAll(/^CONFIG_PACKAGE_([^=\s]+)=[ym]$/gm)].map((match) => match[1] ?? ""));
}
/** Directory below `package/` that the SDK links a feed's directory to: `feeds/luci/modules/luci-base` → `feeds/luci/luci-base`. */
function installedAs(directory) {
	return directory.replace(/^(feeds\/[^/]+)\/.*?([^/]+)$/, "$1/$2");
}
/** Directories (below `package/`) whose build comes before that of `directories`, at any distance and whatever the configuration. */
function buildsBefore(directories, known) {
	const byName = indexByName(known);
	const byDirectory = /* @__PURE__ */ new Map();
	for (const entry of known) {
		const path = installedAs(entry.directory);
		byDirectory.set(path, [...byDirectory.get(path) ?? [], entry]);
	}
	const found = /* @__PURE__ */ new Set();
	const queue = [...directories];
	for (let directory = queue.pop(); directory !== void 0; directory = queue.pop()) {
		const needs = (byDirectory.get(directory) ?? []).flatMap((each) => [...each.depends, ...each.buildDepends]);
		for (const { name } of parseNeeds(needs)) for (const path of new Set((byName.get(name) ?? []).map((each) => installedAs(each.directory)))) {
			if (path === directory || found.has(path)) continue;
			found.add(path);
			queue.push(path);
		}
	}
	return found;
}

// lib/sdk/judge.ts
/** Says of each package how it ended, by the files that are there, and copies those files and the logs to `outDir`. */
async function judgePackages(options) {
	const files = await findPackageFiles(options.bin);
	const results = [];
	const names = new Set([...options.selection.scanned.values()].flat().map(({ name }) => name));
	for (const each of options.packages) results.push(await judge(each, files, names, options));
	return results;
}
/** `names`: those of all packages that were scanned. */
async function judge(each, files, names, options) {
	const { selection, outcome, outDir, archivePackages, isWholeArchive } = options;
	const path = `${each.feed}/${each.as}`;
	const barred = selection.barred.get(path);
	if (barred) return unbuilt$1(each, "failed", barred);
	const scanned = selection.scanned.get(path) ?? [];
	const missing = missingFor(scanned, selection, archivePackages);
	const lacking = isWholeArchive ? missing.filter(isSurelyMissing) : [];
	const shownMakefile = posix.join(each.shown, "Makefile");
	const log = await collectLogs(each, options);
	const blocked = brokenNeed(each, options);
	const isAlone = selection.alone.has(path);
	const binaries = [];
	for (const entry of scanned) {
		const file = fileOf(files, entry, each.feed, names);
		if (!belongsToJob(entry, file, each, options)) continue;
		const reason = whyNot(entry, selection, lacking) ?? madeElsewhere(entry, each, options);
		if (reason) binaries.push({
			name: entry.name,
			...reason
		});
		else if (blocked && !(file && isAlone)) binaries.push({
			name: entry.name,
			...blocked
		});
		else if (file) binaries.push({
			name: entry.name,
			status: "built",
			...await take(file.path, outDir)
		});
		else binaries.push({
			name: entry.name,
			...whyNoFile(entry, each, log, outcome)
		});
	}
	const broken = binaries.length > 0 && binaries.every(({ status }) => status === "built") ? [] : await scanError(each, options);
	const common = {
		source: each.feed,
		directory: each.directory,
		as: each.as,
		key: each.key
	};
	const verdict = broken.length > 0 ? notParsed(broken) : overall(binaries);
	const shown = verdict.status === "failed" ? usefulTail(log.compile || log.download) : [];
	return {
		...common,
		...verdict,
		...log.seconds === void 0 ? {} : { duration: log.seconds },
		...log.path ? { log: log.path } : {},
		...shown.length > 0 ? { tail: shown } : {},
		remarks: eachOnce([
			...broken,
			...lacking.map((each) => lack(each, shownMakefile)),
			...missing.filter((each) => !lacking.includes(each)).map((each) => doubt(each, shownMakefile)),
			...absentModules(scanned, options).map((name) => absence(name, shownMakefile)),
			...log.remarks
		]),
		binaries
	};
}
/** What the scan complains of, compiling may complain of too. */
function eachOnce(remarks) {
	return [...new Map(remarks.map((remark) => [JSON.stringify(remark), remark])).values()];
}
/** Dependencies of these packages that neither the SDK's feeds nor the archive, as far as it is known, have. */
function missingFor(scanned, selection, archivePackages) {
	return selection.missing.filter(({ name, neededBy }) => !archivePackages.has(name) && scanned.some((entry) => neededBy.includes(entry.name)));
}
/** Modules of OpenWrt's kernel that packages depend on and that this SDK does not have: `.config` selects all it has. */
function absentModules(scanned, { selection: { selected, missing }, archivePackages }) {
	const elsewhere = /* @__PURE__ */ new Set([...archivePackages, ...missing.map(({ name }) => name)]);
	const needs = scanned.filter(({ name }) => selected.has(name)).flatMap(surelyNeeded);
	return [...new Set(needs)].filter((name) => name.startsWith("kmod-") && !selected.has(name) && !elsewhere.has(name));
}
function absence(name, file) {
	return {
		level: "warning",
		text: `depends on ${name}, which OpenWrt does not build for this target; it can only be installed if the archive has it`,
		file
	};
}
/**
* Without knowing all of the archive nobody can say that it lacks something; but nor does an SDK know the kernel modules of other
* targets of its architecture.
*/
const isSurelyMissing = ({ name }) => !name.startsWith("kmod-");
function lack({ name }, file) {
	return {
		level: "error",
		text: `depends on ${name}, which neither OpenWrt's feeds nor this archive have`,
		file
	};
}
function doubt({ name }, file) {
	return {
		level: "warning",
		text: `depends on ${name}, which OpenWrt's feeds do not have; it can only be installed if the archive has it`,
		file
	};
}
/**
* Is this package one of this job, or does another job of the same directory build it? What the plan has named, and what
* only make could name (such as LuCI's translations) by the architecture that its file turned out to have; kernel modules,
* and what else is bound to a target (`nonshared`), never leave their own jobs.
*/
function belongsToJob(entry, file, each, { kind, selection }) {
	const isModule = entry.name.startsWith("kmod-");
	if (kind === "kmod") return isModule || each.names.includes(entry.name);
	if (isModule) return false;
	if (each.names.includes(entry.name)) return true;
	const isNamedHere = each.makefile.includes(`Package/${entry.name}`);
	if (isNamedHere && file && isOfTarget(file)) return false;
	if (!file) return each.names.length === 0 || !isNamedHere && selection.selected.has(entry.name);
	if (kind === "all") return isIndependent(file);
	return each.names.length === 0 || !isIndependent(file) || !isNamedHere;
}
function notParsed(broken) {
	const [first] = broken;
	return {
		status: "failed",
		reason: `its Makefile cannot be read: ${first?.line ? `line ${first.line}: ` : ""}${first?.text ?? "see the log"}`
	};
}
function overall(binaries) {
	const of = (status) => binaries.filter((binary) => binary.status === status);
	const because = (some) => [...new Set(some.map(({ reason }) => reason ?? ""))].filter(Boolean).join("; ");
	if (binaries.length === 0) return {
		status: "failed",
		reason: "OpenWrt finds no package in it; its Makefile must end with $(eval $(call BuildPackage,NAME)), or have that text in a comment"
	};
	const failed = of("failed");
	if (failed.length > 0) return {
		status: "failed",
		reason: because(failed)
	};
	if (of("built").length > 0) return { status: "built" };
	return {
		status: "skipped",
		reason: because(binaries)
	};
}
/** What a package needs and make could not build. That a file is there nevertheless says nothing: it may name what it needs wrongly. */
function brokenNeed(each, { selection, outcome }) {
	if (!outcome || outcome.failed.size === 0) return void 0;
	const directory = `feeds/${each.feed}/${each.as}`;
	const before = buildsBefore([directory], selection.known);
	before.delete(directory);
	before.add("toolchain");
	const broken = [...outcome.failed].filter((path) => before.has(path)).map((path) => basename(path));
	if (broken.length === 0) return void 0;
	return {
		status: "failed",
		reason: `${broken.join(", ")}, which it needs, failed to build`
	};
}
/** Why a package is not built at all: it was not selected, or could not be installed by anyone. */
function whyNot(entry, selection, missing) {
	const lacking = missing.filter(({ neededBy }) => neededBy.includes(entry.name)).map(({ name }) => name);
	if (lacking.length > 0) return {
		status: "failed",
		reason: `it depends on ${lacking.join(", ")}, which neither OpenWrt's feeds nor this archive have`
	};
	if (selection.selected.has(entry.name)) return void 0;
	if (entry.hidden) return {
		status: "skipped",
		reason: "it is hidden, and nothing that is built needs it"
	};
	return {
		status: "skipped",
		reason: `it cannot be selected for this target: ${unmet(entry, selection)}`
	};
}
/** Conditions of a package, or of what it depends on and would have to be selected with it. */
function unmet(entry, { known, selected, isSet }, above = []) {
	const conditions = entry.depends.filter((word) => word.startsWith("@")).map((word) => word.slice(1));
	if (conditions.length > 0) return `it needs ${conditions.join(" and ")}`;
	for (const name of runtimeNeeds(entry, isSet)) {
		const need = known.find((other) => other.name === name);
		if (!need || selected.has(name) || above.includes(name)) continue;
		const why = unmet(need, {
			known,
			selected,
			isSet
		}, [...above, entry.name]);
		return `it needs ${name}, which is not selected${why ? ` because ${why}` : ""}`;
	}
	return "";
}
/** Of two directories that make one package the file may be of either, whatever make says. */
function madeElsewhere({ name }, each, { packages, selection: { scanned, barred } }) {
	const others = packages.filter((other) => {
		const path = `${other.feed}/${other.as}`;
		return other !== each && !barred.has(path) && scanned.get(path)?.some((entry) => entry.name === name);
	});
	if (others.length === 0) return void 0;
	return {
		status: "failed",
		reason: `${others.map((other) => other.shown).join(" and ")} makes ${name}, too; a package can be of one directory only`
	};
}
function whyNoFile(entry, each, log, outcome) {
	const own = outcome?.failed.has(`feeds/${each.feed}/${each.as}`);
	if (!own && outcome?.compileOutOfTime) return {
		status: "failed",
		reason: "the time for compiling was up"
	};
	if (!own && log.compile && !new RegExp(`Package/${escaped(entry.name)}/install`).test(each.makefile) && !/luci\.mk/.test(each.makefile)) return {
		status: "skipped",
		reason: "its Makefile has no install section for it, so there is nothing to pack"
	};
	return {
		status: "failed",
		reason: unpackedModules(log, outcome) ?? failureReason([log.download, log.compile].join("\n")) ?? (outcome?.downloadOutOfTime ? "the time for downloads was up" : void 0) ?? "make ended without an error, but there is no file"
	};
}
/** When OpenWrt's own modules could not be packed, a package that uses one is told to lack what its DEPENDS has. */
function unpackedModules({ compile }, outcome) {
	return outcome?.failed.has("kernel/linux") && /missing dependencies for the following libraries:\n.*\.ko$/m.test(compile) ? "OpenWrt's own kernel modules, of which it needs some, failed to build" : void 0;
}
async function take(path, outDir) {
	const file = posix.join("packages", basename(path));
	await mkdir(join(outDir, "packages"), { recursive: true });
	await copyFile(path, join(outDir, file));
	const bytes = await readFile(path);
	return {
		file,
		size: bytes.length,
		sha256: createHash("sha256").update(bytes).digest("hex")
	};
}

// lib/sdk/feeds-conf.ts
/** Reads feeds.conf.default or feeds.buildinfo. Throws a UserError for a line that OpenWrt would refuse too. */
function parseFeedsConf(text, file = "feeds.conf.default") {
	const feeds = [];
	text.split("\n").forEach((line, index) => {
		const words = line.replace(/#.*$/, "").trim().split(/\s+/).filter(Boolean);
		if (words.length === 0) return;
		const [type = "", ...rest] = words;
		const flags = rest.filter((word) => word.startsWith("--"));
		const [name = "", location = ""] = rest.filter((word) => !word.startsWith("--"));
		if (!/^src-[a-z-]+$/.test(type) || !/^\w+$/.test(name) || !location) throw new UserError({
			what: `${JSON.stringify(line.trim())} is not a feed`,
			place: {
				file,
				line: index + 1
			}
		});
		const root = flags.find((flag) => flag.startsWith("--root="))?.slice(7);
		const [, url = "", revision] = /^(.*?)(?:[;^]([^;^]+))?$/.exec(location) ?? [];
		feeds.push({
			name,
			type,
			url,
			...root ? { root } : {},
			...revision ? { revision } : {}
		});
	});
	return feeds;
}
/** The feeds of the SDK, each at the revision it was made with: feeds.buildinfo tells those that feeds.conf.default leaves open. */
function pinFeeds(feeds, buildinfo) {
	return feeds.map((feed) => {
		if (feed.revision && /^[0-9a-f]{40}$/.test(feed.revision)) return feed;
		const pinned = buildinfo.find(({ name }) => name === feed.name)?.revision;
		return pinned ? {
			...feed,
			revision: pinned
		} : feed;
	});
}
/** Where OpenWrt's repositories are kept a second time; its own server is often overloaded (field.md b6). */
const MIRRORS = [
	["https://git.openwrt.org/feed/", "https://github.com/openwrt/"],
	["https://git.openwrt.org/openwrt/", "https://github.com/openwrt/"],
	["https://git.openwrt.org/project/", "https://github.com/openwrt/"]
];
/** Addresses to try for a feed, best first. */
function feedAddresses(url) {
	for (const [from, to] of MIRRORS) if (url.startsWith(from)) return [to + url.slice(from.length), url];
	return [url];
}
/** The order in which feeds are asked for a dependency: most are in base and packages; the rest as the SDK lists them. */
function searchOrder(feeds) {
	const first = [
		"base",
		"packages",
		"luci"
	];
	const place = ({ name }) => first.includes(name) ? first.indexOf(name) : first.length;
	return [...feeds].sort((a, b) => place(a) - place(b));
}

// lib/sdk/sdk-tree.ts
const SETUP_TIMEOUT = 12e5;
/**
* Makes the SDK ready whatever its era: images of branches and snapshots bring only setup.sh, which release images keep but
* must not run again (field.md d2). What an earlier build left and this one could take for its own is removed.
*/
async function prepareSdk(sandbox, onLine) {
	const setup = await sandbox.run("[ -d scripts ] || exec bash ./setup.sh", [], {
		timeout: SETUP_TIMEOUT,
		onLine
	});
	if (setup.code !== 0) {
		const why = setup.timedOut ? "it did not end within 20 minutes" : setup.stderr.trim().split("\n").at(-1) ?? "";
		throw new UserError({
			what: `The image's setup.sh did not bring an SDK: ${why}`,
			cure: "Try again later, or name another image with --sdk"
		});
	}
	const cleared = await sandbox.run(`rm -rf bin logs ppa ppa-feeds package/feeds feeds/*.index
     mkdir -p feeds dl tmp
     for index in feeds/*.tmp; do
       name=\${index%.tmp}
       if [ -d "$name/.git" ] && [ ! -L "$name" ] || [ -d "\${name}_root/.git" ]; then rm -rf "$name.kept-index"; mv "$index" "$name.kept-index"
       else rm -rf "$index"; fi
     done
     for feed in feeds/*; do
       case $feed in *.kept | *.kept-index) continue ;; esac
       if [ -L "$feed" ]; then rm "$feed"
       elif [ -d "$feed" ]; then rm -rf "$feed.kept"; mv "$feed" "$feed.kept"; fi
     done
     if [ -f feeds.conf ] && ! grep -q '^# Written by ppa' feeds.conf; then mv feeds.conf feeds.conf.kept; fi
     git config --global --get-all safe.directory 2>/dev/null | grep -qxF '*' || git config --global --add safe.directory '*' || :`);
	if (cleared.code !== 0) throw new UserError({
		what: `The SDK in ${sandbox.topdir} cannot be written to: ${cleared.stderr.trim().split("\n").at(-1)}`,
		cure: "Run as the user whom it belongs to"
	});
	const [conf = "", buildinfo = "", config = "", version = "", names = ""] = await readAll(sandbox, [
		"cat feeds.conf.default",
		"cat feeds.buildinfo 2>/dev/null || :",
		"cat .config 2>/dev/null || :",
		"cat include/version.mk 2>/dev/null || :",
		"grep -rhoE '^define (Package|KernelPackage)/[A-Za-z0-9_.+-]+$' package --include=Makefile --include='*.mk' 2>/dev/null || :"
	]);
	return {
		feeds: pinFeeds(parseFeedsConf(conf), parseFeedsConf(buildinfo, "feeds.buildinfo")),
		config,
		version: versionOf(config, version),
		builtIn: /* @__PURE__ */ new Set([...ALWAYS_THERE, ...definedPackages(names)])
	};
}
/** What OpenWrt's include/version.mk does: the configuration decides, else the number that the release wrote there. */
function versionOf(config, versionMk) {
	const configured = /^CONFIG_VERSION_NUMBER="(.+)"$/m.exec(config)?.[1];
	const [, written = ""] = /^VERSION_NUMBER:=\$\(if \$\(VERSION_NUMBER\),\$\(VERSION_NUMBER\),([\w.-]+)\)$/m.exec(versionMk) ?? [];
	return configured ?? written;
}
/** Made by the SDK's toolchain and kernel under conditions that a search for their definitions does not see. */
const ALWAYS_THERE = [
	"libc",
	"libgcc",
	"libatomic",
	"libstdcpp",
	"libpthread",
	"librt",
	"libssp",
	"kernel",
	"base-files"
];
function definedPackages(lines) {
	return [...lines.matchAll(/^define (Kernel)?Package\/(\S+)$/gm)].map(([, kernel, name = ""]) => kernel ? `kmod-${name}` : name);
}
/** Prints several files in one go, to save the round trips. */
async function readAll(sandbox, commands) {
	const mark = "----8<---- ppa ----8<----";
	const { stdout, code, stderr } = await sandbox.run(commands.join(`\necho; echo '${mark}'\n`));
	if (code !== 0) throw new Error(`reading the SDK: ${stderr.trim()}`);
	return stdout.toString("utf8").split(`\n${mark}\n`);
}
/**
* Uses a checkout that the SDK brings along, as warm images do, with its index: true when it is at that very commit. Such
* checkouts were put aside by `prepareSdk`, and are only linked to, since in a folder of the user they are the user's.
*/
async function useOwnCheckout(sandbox, name, commit) {
	return (await sandbox.run(`name=$1
    kept=feeds/$name.kept
    index=feeds/$name.kept-index
    if [ ! -d "$kept" ]; then kept=feeds/\${name}_root.kept; fi
    [ -d "$kept" ] && [ "$(git -C "$kept" rev-parse HEAD)" = "$2" ] || exit 1
    mkdir -p ppa-feeds
    ln -s "../$kept" "ppa-feeds/$name"
    if [ -d "$index" ]; then cp -a "$index" "feeds/$name.tmp"; fi`, [name, commit])).code === 0;
}
/** Writes a file into the SDK. */
async function putFile(sandbox, workDir, path, text) {
	const folder = join(workDir, "put");
	await mkdir(folder, { recursive: true });
	await writeFile(join(folder, "file"), text);
	await sandbox.put(folder, ".ppa");
	const { code, stderr } = await sandbox.run("mv .ppa/file \"$1\"", [path]);
	if (code !== 0) throw new Error(`${path}: ${stderr.trim()}`);
}
/** The scanned packages of the feeds that have an index. */
async function readIndexes(sandbox, feeds) {
	const { stdout } = await sandbox.run("for feed; do cat \"feeds/$feed.index\" 2>/dev/null || :; echo; done", feeds);
	return parsePackageInfo(stdout.toString("utf8"));
}

// lib/sdk/feeds.ts
const ATTEMPTS = 3;
/**
* Fetches one feed at its pinned revision: that commit alone, from the first address that has it. It is done here and not
* in the SDK, whose own way is a clone with all history and, in old images, certificates that are no longer valid.
*
* Throws a UserError when no address has it.
*/
async function fetchFeed(feed, fetching, attempts = ATTEMPTS) {
	const kept = feed.revision && /^[0-9a-f]{40}$/.test(feed.revision) ? join(fetching.cache, `${feed.name}-${feed.revision}`) : void 0;
	if (kept && (await readdir$1(kept).catch(() => [])).length > 0) {
		await markUsed(kept);
		return {
			...feed,
			commit: feed.revision ?? "",
			folder: kept
		};
	}
	const fresh = join(fetching.cache, `${feed.name}.new`);
	const commit = await fetchFresh(feed, fresh, fetching, attempts);
	const folder = join(fetching.cache, `${feed.name}-${commit}`);
	await rm(folder, {
		recursive: true,
		force: true
	});
	await rename(fresh, folder);
	return {
		...feed,
		commit,
		folder
	};
}
async function fetchFresh(feed, into, fetching, attempts) {
	const addresses = feedAddresses(mirrored(feed.url, fetching.mirrors));
	let failure;
	for (let attempt = 0; attempt < attempts; attempt++) {
		if (attempt > 0) await fetching.sleep(5e3 * attempt);
		for (const address of addresses) try {
			return await fetchOne(address, feed, into, fetching);
		} catch (error) {
			fetching.signal?.throwIfAborted();
			failure = error;
			fetching.reporter.info(`${feed.name}: ${unreachable(address, error, fetching.timeout).message}`);
		}
	}
	throw unreachable(addresses.at(-1) ?? feed.url, failure, fetching.timeout);
}
async function fetchOne(address, { revision, root }, into, context) {
	await rm(into, {
		recursive: true,
		force: true
	});
	await mkdir(dirname(into), { recursive: true });
	await git([
		"init",
		"--quiet",
		"--initial-branch",
		"main",
		into
	], context);
	await git([
		"-C",
		into,
		"fetch",
		"--quiet",
		"--depth",
		"1",
		"--no-tags",
		"--",
		address,
		revision ?? "HEAD"
	], context);
	const [commit = "", time] = (await git([
		"-C",
		into,
		"log",
		"-1",
		"--format=%H %ct",
		"FETCH_HEAD"
	], context)).split(" ");
	const parts = await partsOf(into, root, context);
	await git([
		"-C",
		into,
		"checkout",
		"--quiet",
		"FETCH_HEAD",
		"--",
		...parts
	], context);
	await rm(join(into, ".git"), { recursive: true });
	await setTimes(into, /* @__PURE__ */ new Date(Number(time) * 1e3));
	return commit;
}
/** OpenWrt's own repository is mostly what its kernels are made of; the packages are in one folder of it. */
async function partsOf(repository, root, context) {
	const folder = root ?? "package";
	const listed = await git([
		"-C",
		repository,
		"ls-tree",
		"--name-only",
		"FETCH_HEAD"
	], context);
	const isOpenWrt = [
		"package",
		"target",
		"toolchain",
		"tools"
	].every((name) => listed.split("\n").includes(name));
	return root || isOpenWrt ? [folder] : ["."];
}
function mirrored(url, mirrors) {
	const found = mirrors.find(([from]) => url.startsWith(from));
	return found ? found[1] + url.slice(found[0].length) : url;
}

// lib/sdk/select.ts
/** An SDK that nothing can be built in here, or not what the job is for: a mistake of the user's, where the user has named it. */
var WrongSdk = class extends UserError {};
const FEEDS_TIMEOUT = 18e5;
/**
* Gives the SDK the feeds that are needed and no others, links the packages into it, and selects them. Feeds are added one
* after the other, the most probable first, until nothing is missing: a scan of all of OpenWrt's feeds takes most of a minute.
*/
async function selectPackages(options) {
	const { sandbox, facts, ownFeeds, packages, independent, reporter } = options;
	const feeds = [];
	const unreachable = /* @__PURE__ */ new Map();
	const isAdded = (name) => unreachable.has(name) || feeds.some((feed) => feed.name === name);
	const add = async (names) => {
		const lines = facts.feeds.filter(({ name }) => names.includes(name) && !isAdded(name));
		const attempts = unreachable.size > 0 ? 1 : void 0;
		const added = await Promise.allSettled(lines.map((line) => addFeed(line, options, attempts)));
		for (const [index, each] of added.entries()) if (each.status === "fulfilled") feeds.push(each.value);
		else if (each.reason instanceof UserError) {
			const name = lines[index]?.name ?? "";
			const reason = each.reason.problems.map(({ what }) => what).join("; ");
			unreachable.set(name, `feed ${name} could not be fetched: ${reason}`);
			reporter.warn({
				what: `Feed ${name} could not be fetched: ${reason}`,
				cure: "What needs it is not built"
			});
		} else throw each.reason;
	};
	const included = new Set(packages.flatMap(includedFeeds));
	if (included.has("luci")) included.add("base");
	await add([...included]);
	await writeFeedsConf(feeds, options);
	await update([...feeds.map(({ name }) => name), ...ownFeeds], options);
	let config = "";
	const isSet = (symbol) => config.includes(`\nCONFIG_${symbol}=y\n`) || config.includes(`\nCONFIG_${symbol}=m\n`);
	const look = async () => {
		const known = await readIndexes(sandbox, [...ownFeeds, ...feeds.map(({ name }) => name)]);
		const scanned = byStagedPackage(known, packages);
		const own = new Set([...scanned.values()].flat().map(({ name }) => name));
		const alone = new Set([...scanned].filter(([, found]) => independent && found.every((each) => standsAlone(each, known))).map(([path]) => path));
		const names = new Set([...alone].flatMap((path) => scanned.get(path) ?? []).map(({ name }) => name));
		const missingFor = (roots) => missingDependencies(roots, {
			known,
			builtIn: facts.builtIn,
			alone: names,
			isSet
		});
		const isSought = (each) => !options.archivePackages.has(each.name) && isWorthSearching(each, own);
		const missing = missingFor(own);
		const sought = missing.filter(isSought).map(({ name }) => name);
		const lacksSome = (roots) => missingFor(roots).some(isSought);
		return {
			known,
			scanned,
			alone,
			missing,
			sought,
			lacksSome
		};
	};
	const search = async () => {
		let found = await look();
		for (const { name } of searchOrder(facts.feeds)) {
			if (found.sought.length === 0) break;
			if (isAdded(name)) continue;
			reporter.info(`Looking for ${found.sought.join(", ")} in feed ${name}`);
			await add([name]);
			if (unreachable.has(name)) continue;
			await writeFeedsConf(feeds, options);
			await update([name], options);
			found = await look();
		}
		return found;
	};
	let found = await search();
	for (let before = -1; before < feeds.length;) {
		before = feeds.length;
		await install(options);
		config = await configure([...found.scanned.values()].flat(), options);
		found = await search();
	}
	await keepIndexes(feeds, options);
	const { known, scanned, alone, missing } = found;
	const tools = [...alone].flatMap((path) => scanned.get(path) ?? []).flatMap((each) => hostToolsOf(each, isSet));
	const hostTools = new Set(tools.flatMap((name) => linkOf(name, known)));
	const selected = selectedPackages(config);
	const barred = new Map(await notInstalled(scanned, options));
	for (const each of unreachable.size > 0 ? packages : []) {
		const path = `${each.feed}/${each.as}`;
		const included = includedFeeds(each).flatMap((name) => unreachable.get(name) ?? []);
		const lacking = found.lacksSome((scanned.get(path) ?? []).map(({ name }) => name)) ? unreachable.values() : [];
		const reasons = included.length > 0 ? included : [...lacking];
		if (reasons.length > 0) barred.set(path, reasons.join("; "));
	}
	return {
		known,
		scanned,
		alone,
		hostTools: [...hostTools],
		missing,
		barred,
		selected,
		isSet,
		feeds,
		...targetOf(config)
	};
}
/** Where the SDK has linked the directory of that name: `feeds/luci/modules/luci-base` to `feeds/luci/luci-base`. */
function linkOf(name, known) {
	const found = known.find(({ directory }) => directory.endsWith(`/${name}`));
	return found ? [installedAs(found.directory)] : [];
}
/** What others would only have under some condition is no reason to read one more feed. */
function isWorthSearching({ neededBy, builtWithIt, wantedBy }, own) {
	return neededBy.length > 0 || builtWithIt.length > 0 || wantedBy.some((name) => own.has(name));
}
async function addFeed(line, { sandbox, fetching, indexes }, attempts) {
	if (line.revision && await useOwnCheckout(sandbox, line.name, line.revision)) return {
		...line,
		commit: line.revision
	};
	const feed = await fetchFeed(line, fetching, attempts);
	await sandbox.put(feed.folder, `ppa-feeds/${feed.name}`);
	const index = indexOf(feed, indexes);
	if (existsSync(index)) await sandbox.put(index, `feeds/${feed.name}.tmp`);
	return feed;
}
const indexOf = ({ name, commit }, indexes) => join(indexes, `${name}-${commit}`);
async function keepIndexes(feeds, { sandbox, indexes }) {
	for (const feed of feeds) {
		const index = indexOf(feed, indexes);
		if (!existsSync(index)) await sandbox.get(`feeds/${feed.name}.tmp`, index);
	}
}
/** All feeds are links to what was put into the SDK, so nothing is left for the SDK to fetch. */
async function writeFeedsConf(feeds, { sandbox, workDir, ownFeeds }) {
	const lines = [
		"# Written by ppa; every feed is in here already.",
		...feeds.map(({ name, root }) => `src-link ${name} ${sandbox.topdir}/ppa-feeds/${name}${root ? `/${root}` : ""}`),
		...ownFeeds.map((name) => `src-link ${name} ${sandbox.topdir}/${"ppa"}/${name}`)
	];
	await putFile(sandbox, workDir, "feeds.conf", `${lines.join("\n")}\n`);
}
async function update(names, { sandbox }) {
	await sandbox.run("./scripts/feeds update \"$@\"", names, {
		timeout: FEEDS_TIMEOUT,
		env: { IS_TTY: "0" }
	});
}
function byStagedPackage(known, packages) {
	return new Map(packages.map(({ feed, as }) => [`${feed}/${as}`, known.filter(({ directory }) => directory.startsWith(`feeds/${feed}/`) && directory.endsWith(`/${as}`))]));
}
/** Links the packages into the SDK by their directories, which OpenWrt looks for first: another may have a package of the name. */
async function install({ sandbox, ownFeeds, packages }) {
	for (const feed of ownFeeds) {
		const names = packages.filter((each) => each.feed === feed).map(({ as }) => as);
		if (names.length > 0) await sandbox.run("./scripts/feeds install -f -p \"$@\"", [feed, ...names], { timeout: FEEDS_TIMEOUT });
	}
}
/** Packages that were found and yet not linked: OpenWrt has one directory of a name, and make has no rule for the others. */
async function notInstalled(scanned, { sandbox }) {
	const installed = (await sandbox.run("ls -d package/feeds/*/* 2>/dev/null || :")).stdout.toString("utf8").split("\n");
	return [...scanned].flatMap(([path, entries]) => {
		if (entries.length === 0 || installed.includes(`package/feeds/${path}`)) return [];
		return [[path, `OpenWrt took ${installed.find((each) => basename(each) === basename(path))?.replace("package/", "") ?? "nothing"} in its place; of directories of one name it builds one only`]];
	});
}
/** Left alone, an SDK selects every package there is (formats.md §7). */
const FEW = [
	"# CONFIG_ALL is not set",
	"# CONFIG_ALL_KMODS is not set",
	"# CONFIG_ALL_NONSHARED is not set",
	"# CONFIG_SIGNED_PACKAGES is not set",
	"CONFIG_AUTOREMOVE=y"
];
async function configure(packages, { sandbox, facts, workDir }) {
	const kept = facts.config.split("\n").filter((line) => !/CONFIG_(?:PACKAGE_|ALL\b|ALL_|SIGNED_PACKAGES|AUTOREMOVE)/.test(line));
	const wanted = packages.flatMap((each) => [`CONFIG_PACKAGE_${each.name}=m`, ...languagesOf(each)]);
	await putFile(sandbox, workDir, ".config", `${[
		...kept,
		...FEW,
		...new Set(wanted)
	].join("\n")}\n`);
	const made = await sandbox.run("said=$(make defconfig) || { echo \"$said\"; exit 1; }; cat .config", [], { timeout: FEEDS_TIMEOUT });
	const text = made.stdout.toString("utf8");
	if (made.code === 0) return text;
	const lacking = missingPrerequisites(text);
	if (lacking.length > 0) throw new WrongSdk({
		what: `The SDK does not work here, by its own check: ${lacking.join("; ")}`,
		cure: "Install that where the SDK runs; what is there nevertheless is newer than this SDK knows, which then needs an image of its time (sdk-images/tarball)"
	});
	const said = made.stderr.split("\n").filter((line) => line.trim() && !line.startsWith("WARNING: "));
	throw new UserError({
		what: `make defconfig ended with ${made.code}: ${said.slice(-5).join("; ") || "it did not say why"}`,
		cure: "Where a package has options of its own (define Package/NAME/config), look there"
	});
}
/** Translations cannot be selected as packages, only by their language, which all of LuCI shares. */
function languagesOf({ defaultValue }) {
	return [...defaultValue.matchAll(/\bLUCI_LANG_[\w-]+/g)].map(([symbol]) => `CONFIG_${symbol}=m`);
}
function targetOf(config) {
	const value = (name) => new RegExp(`^CONFIG_TARGET_${name}="(.*)"$`, "m").exec(config)?.[1] ?? "";
	const [board, subtarget, arch] = [
		value("BOARD"),
		value("SUBTARGET"),
		value("ARCH_PACKAGES")
	];
	return board && arch ? { sdkTarget: {
		target: `${board}/${subtarget || "generic"}`,
		arch
	} } : {};
}

// lib/sdk/build.ts
/**
* Builds one job of a plan. Whatever happens to one package, source or feed, the others are built, and each has its own
* status and reason in the report, which is also written to `<outDir>/build.json`.
*
* Throws a UserError for what the user has to mend before anything can be built: an SDK of their own that is none,
* does not work here or is not for this job, and a full disk.
*/
async function buildJob(job, options) {
	const begin = options.now();
	await mkdir(options.workDir, { recursive: true });
	await rm(options.outDir, {
		recursive: true,
		force: true
	});
	const finish = async (part) => {
		const report = buildSchema.parse({
			...frame(job),
			...part,
			packages: [...part.packages, ...(options.unchanged ?? []).map(unchanged)],
			status: part.status ?? overall$1(part.packages),
			duration: seconds(options.now() - begin)
		});
		await writeFileAtomic(join(options.outDir, "build.json"), `${JSON.stringify(report, null, 2)}\n`);
		return report;
	};
	const { staged, failed } = await options.reporter.group("Sources", () => stageSources(job, options, gitContext(options)));
	const packages = staged.flatMap((source) => source.packages);
	if (packages.length === 0) return finish({
		packages: failed,
		sources: []
	});
	const sources = staged.map((source) => sourceReport(source, job));
	const none = (status, reason) => finish({
		packages: [...failed, ...packages.map((each) => unbuilt$1(each, status, reason))],
		sources,
		reason
	});
	if (begin >= (options.deadline ?? Number.POSITIVE_INFINITY)) return none("failed", "the time of this run was up before the job began");
	const opened = await options.reporter.group(`SDK ${job.release.version} ${job.target}`, () => open$1(job, options));
	if ("absent" in opened) return none("skipped", opened.absent);
	if ("trouble" in opened) return none("failed", opened.trouble);
	const { sandbox } = opened;
	try {
		const { built, selection } = await buildIn(opened, job, packages, staged, options);
		const sdk = sdkReport(opened, options.engine, selection.feeds);
		return await finish({
			packages: [...failed, ...built],
			sources,
			sdk
		});
	} catch (error) {
		options.signal?.throwIfAborted();
		const full = diskFull(error);
		const isUsersSdk = error instanceof WrongSdk && Boolean(options.sdk);
		if (full || isUsersSdk || !(error instanceof UserError)) throw full ?? error;
		return await none("failed", error.message);
	} finally {
		await sandbox.close();
	}
}
/** What goes wrong with an SDK that the user named is the user's to mend; with another one it is this job's misfortune. */
async function open$1(job, options) {
	try {
		return await openSdk(job, {
			...options,
			cache: join(options.cacheDir, "sdk")
		});
	} catch (error) {
		options.signal?.throwIfAborted();
		if (error instanceof UserError && !options.sdk) return { trouble: error.message };
		throw error;
	}
}
/** A full disk is nobody's bug, whether we or a program that we called ran into it. */
function diskFull(error) {
	if (!(errorCode(error) === "ENOSPC" || error instanceof Error && isDiskFull(error.message))) return void 0;
	return new UserError({
		what: "The disk is full",
		cure: "Make room; a job of many packages can be built in parts with `packages`"
	}, { cause: error });
}
async function buildIn(opened, job, packages, staged, options) {
	const { sandbox } = opened;
	const { reporter, workDir, cacheDir, outDir, archivePackages = /* @__PURE__ */ new Set(), isWholeArchive = false } = options;
	const archive = {
		archivePackages,
		isWholeArchive
	};
	const facts = await reporter.group("Prepare the SDK", async () => {
		const found = await prepareSdk(sandbox, (line) => reporter.info(line));
		await sandbox.put(join(workDir, "ppa"), "ppa");
		return found;
	});
	checkRelease(facts.version, job);
	const sdkId = JSON.stringify([
		opened.digest ?? opened.tarball,
		job.release.version,
		job.target,
		facts.feeds
	]);
	const place = placeOf(job);
	const indexes = join(cacheDir, "index", place, toolsId(sdkId, []));
	for (const path of placeParts.map((part) => join(cacheDir, part, place))) await markUsed(path);
	const selection = await reporter.group("Feeds and dependencies", () => selectPackages({
		sandbox,
		facts,
		workDir,
		packages,
		archivePackages,
		independent: job.kind === "all",
		indexes,
		reporter,
		ownFeeds: staged.map(({ name }) => name),
		fetching: feedFetching(options)
	}));
	await markUsed(indexes);
	await boundPlace(dirname(indexes));
	checkTarget(selection, job);
	const chosen = packages.filter(({ feed, as }) => isWorthBuilding(selection, `${feed}/${as}`, archive));
	const tools = toolsId(sdkId, selection.feeds.map(({ commit }) => commit));
	await bringTools(sandbox, cacheDir, place, tools);
	const ccache = await bringObjects(sandbox, cacheDir, place);
	const isAlone = ({ feed, as }) => selection.alone.has(`${feed}/${as}`);
	const alone = chosen.filter(isAlone).map(directoryOf);
	const together = chosen.filter((each) => !isAlone(each)).map(directoryOf);
	const hostTools = alone.length > 0 ? selection.hostTools : [];
	const downloading = chosen.filter((each) => downloads(each, selection)).map(directoryOf);
	const sources = sourcesOf([...together, ...hostTools], selection);
	if (downloading.length > 0 || sources.length > 0) await bringDownloads(sandbox, cacheDir, sources);
	const outcome = chosen.length > 0 ? await compilePackages({
		sandbox,
		together,
		alone,
		hostTools,
		downloading,
		ccache,
		limits: options.limits ?? defaultLimits,
		deadline: options.deadline ?? Number.POSITIVE_INFINITY,
		reporter,
		now: options.now
	}) : void 0;
	const [bin, logs] = [join(workDir, "bin"), join(workDir, "logs")];
	for (const folder of [bin, logs]) await rm(folder, {
		recursive: true,
		force: true
	});
	await sandbox.get("bin", bin);
	await checkFormat(bin, job);
	await sandbox.get("logs", logs);
	await keepDownloads(sandbox, cacheDir);
	await keepTools(sandbox, cacheDir, place, tools);
	if (ccache) await keepObjects(sandbox, cacheDir, place);
	return {
		built: await judgePackages({
			kind: job.kind,
			packages,
			selection,
			outcome,
			bin,
			logs,
			topdir: sandbox.topdir,
			outDir,
			...archive
		}),
		selection
	};
}
/** Packages of which nothing is selected, or that nobody could install, cost no call of make. */
function isWorthBuilding(selection, path, { archivePackages, isWholeArchive }) {
	if (selection.barred.has(path)) return false;
	const scanned = selection.scanned.get(path) ?? [];
	const lacking = (isWholeArchive ? missingFor(scanned, selection, archivePackages).filter(isSurelyMissing) : []).flatMap(({ neededBy }) => neededBy);
	return scanned.some(({ name }) => selection.selected.has(name) && !lacking.includes(name));
}
const directoryOf = ({ feed, as }) => `feeds/${feed}/${as}`;
function downloads(each, selection) {
	return (selection.scanned.get(`${each.feed}/${each.as}`) ?? []).some(({ source }) => source !== "") || /call Download,/.test(each.makefile);
}
/** Names of the sources that are downloaded for these directories, and for what is built before them. Most archives have few. */
function sourcesOf(directories, { known }) {
	const built = /* @__PURE__ */ new Set([...directories, ...buildsBefore(directories, known)]);
	return known.flatMap(({ source, directory }) => source && built.has(installedAs(directory)) ? [source] : []);
}
/** Images of targets used to be copies of their architecture's first one, with another kernel (field.md d2). */
function checkTarget({ sdkTarget }, job) {
	if (!sdkTarget) return;
	if (!(job.kind === "kmod" ? sdkTarget.target !== job.target : sdkTarget.arch !== job.arch)) return;
	throw new WrongSdk({
		what: `The SDK is for ${sdkTarget.target} (${sdkTarget.arch}), not for ${job.target} (${job.arch})`,
		cure: "Name the right image or folder with --sdk"
	});
}
/**
* An SDK of another release builds what that release's routers take. Point releases of a series differ by their kernels only,
* which modules must fit; what is no release (a snapshot, a version of the maker's own) may be anything.
*/
function checkRelease(version, { kind, release }) {
	const [, series, point] = /^(\d\d\.\d\d)(\.\d+)?(?:-.*)?$/.exec(version) ?? [];
	const fits = kind === "kmod" && point ? series + point === release.version : series === release.series;
	if (!series || fits) return;
	throw new WrongSdk({
		what: `The SDK is of ${version}, not of ${release.version}`,
		cure: "Name the right image or folder with --sdk, or build for its release"
	});
}
/** Where an SDK does not say its release, its packages tell the format at least. */
async function checkFormat(bin, { release }) {
	const [wanted, other] = release.format === "apk" ? [".apk", ".ipk"] : [".ipk", ".apk"];
	const names = (await findPackageFiles(bin)).map(({ name }) => name);
	if (names.some((name) => name.endsWith(wanted)) || !names.some((name) => name.endsWith(other))) return;
	throw new WrongSdk({
		what: `The SDK makes ${other} files, and ${release.version} takes ${wanted} files`,
		cure: "Name the right image or folder with --sdk"
	});
}
function feedFetching(options) {
	const { cacheDir, mirrors = [], reporter, sleep } = options;
	return {
		...gitContext(options),
		cache: join(cacheDir, "feeds"),
		mirrors,
		reporter,
		sleep
	};
}
const gitContext = ({ exec, env, signal, gitTimeout }) => ({
	exec,
	env,
	signal,
	timeout: gitTimeout
});

// lib/sdk/run.ts
/**
* Builds jobs one after the other, those of a series together, for which the cache is fetched and kept once. A job that
* fails has that in its report, and the next one is built; what throws is what the next one would run into, too (buildJob).
*/
async function runJobs(edge, options) {
	const { exec, env, reporter } = edge;
	const { plan, sdk, signal } = options;
	const deadline = edge.now().getTime() + (options.timeLimit ?? timeLimitOf(env));
	const engine = options.engine ?? await chooseEngine(edge, sdk);
	const work = await mkdtemp(join(resolve(env["RUNNER_TEMP"] ?? tmpdir()), "ppa-build-"));
	const cacheDir = await usableCache(options.cacheDir, join(work, "cache"), reporter);
	const archivePackages = new Set([...plan.jobs.flatMap((job) => job.sources), ...plan.unchanged].flatMap(packageNames).concat(plan.names ?? []));
	const reports = [];
	const optionsFor = (job) => ({
		root: options.root,
		workDir: join(work, job.id),
		sourcesDir: join(work, "sources"),
		outDir: options.outDir(job),
		cacheDir,
		engine,
		sdk,
		name: `ppa-${job.id}-${Buffer.from(edge.randomBytes(4)).toString("hex")}`,
		unchanged: plan.unchanged.find((each) => each.job === job.id)?.packages ?? [],
		archivePackages,
		isWholeArchive: options.isWholeArchive || plan.names !== void 0,
		mirrors: options.mirrors ?? [],
		deadline,
		exec,
		env,
		reporter,
		fetch,
		now: () => edge.now().getTime(),
		sleep: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
		signal
	});
	try {
		for (const series of new Set(options.jobs.map(({ release }) => release.series))) {
			const { store } = options;
			const jobs = options.jobs.filter(({ release }) => release.series === series);
			const places = [...new Set(jobs.map(placeOf))];
			await withCache({
				cacheDir,
				store,
				trust: trustOf(env),
				series,
				places,
				reporter
			}, async () => {
				for (const job of jobs) {
					signal?.throwIfAborted();
					reports.push(await buildJob(job, optionsFor(job)));
				}
			});
		}
		return reports;
	} finally {
		await rm(work, {
			recursive: true,
			force: true
		});
	}
}
const MINUTE = 6e4;
/** GitHub ends a job after six hours, runners of Gitea and Forgejo after three unless told otherwise; then all results are lost. */
function timeLimitOf(env) {
	const forge = detectForge(env);
	if (!forge || env["GITHUB_ACTIONS"] !== "true") return Number.POSITIVE_INFINITY;
	return (forge.kind === "github" ? 330 : 150) * MINUTE;
}
const packageNames = ({ packages }) => packages.flatMap(({ as, names }) => [as, ...names]);
/** A folder needs no container; else the first engine that answers. */
async function chooseEngine({ exec }, sdk) {
	if (sdk && await isFolder(sdk)) return "local";
	for (const engine of ["docker", "podman"]) if ((await exec(engine, ["version"])).code === 0) return engine;
	throw new UserError({
		what: "Neither docker nor podman works on this machine",
		cure: "Install one of them, or choose the engine \"local\" (--engine, input engine), which runs package code as you"
	});
}

export { runJobs };