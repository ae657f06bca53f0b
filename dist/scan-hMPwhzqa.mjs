import { t as nearest } from "./nearest-ZlQ222Ga.mjs";
import { t as UserError } from "./errors-CKtpLF_l.mjs";
import { t as eachOf } from "./each-of-CgECT6m9.mjs";
import { n as listFiles, r as isPackageMakefile, t as findPackageDirectories } from "./makefiles-Df5LIyB6.mjs";
import { createHash } from "node:crypto";
import { basename, join, posix, relative } from "node:path";
import { lstat, readFile, readlink, realpath } from "node:fs/promises";

// lib/archive/links.ts
/**
* Warnings of links to folders of packages, which OpenWrt would follow and nobody does here: their files are not where git and
* the archive look for them. Links to packages that are read anyway are none.
*/
async function linkedPackages(root, files, directories) {
	const known = new Set(await Promise.all(directories.map(({ directory }) => realpath(join(root, directory)))));
	const within = (file) => directories.some(({ directory }) => file.startsWith(`${directory}/`));
	const links = /* @__PURE__ */ new Set();
	await eachOf(files, 32, async (file) => {
		if (file.startsWith("../") || within(file)) return;
		if ((await lstat(join(root, file)).catch(() => void 0))?.isSymbolicLink()) links.add(file);
	});
	const warnings = [];
	for (const file of files.filter((each) => links.has(each))) {
		const path = join(root, file);
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
/** Files that are read at a time. */
const width = 32;
/**
* One hash per package directory: over its own files (those of packages below it belong to these), and over files elsewhere
* that its Makefile includes or names, or that its links lead to. `files` are relative to `root`, some perhaps above it.
*/
async function hashDirectories(root, files, directories) {
	const owners = new Set(directories.map(({ directory }) => directory));
	const lines = new Map([...owners].map((directory) => [directory, []]));
	const elsewhere = new Map(directories.map(({ directory, includes, above }) => [directory, [...includes, ...above]]));
	const hashes = /* @__PURE__ */ new Map();
	const hashOf = (path) => {
		const hash = hashes.get(path) ?? hashFile(join(root, path));
		hashes.set(path, hash);
		return hash;
	};
	const owned = files.map((path) => ({
		path,
		owner: ownerOf(path, owners)
	}));
	await eachOf(owned, width, async ({ path, owner }) => {
		if (owner === void 0) return;
		const relative = owner === "." ? path : path.slice(owner.length + 1);
		const hash = await hashOf(path);
		lines.get(owner)?.push(`${relative}\0${hash}`);
		if (hash.startsWith("link ")) elsewhere.get(owner)?.push(posix.join(posix.dirname(path), hash.slice(5)));
	});
	for (const [directory, paths] of elsewhere) {
		const outside = new Set(paths.flatMap((path) => filesAt(path, files)).filter((path) => !isBelow(path, directory)));
		await eachOf([...outside], width, async (path) => {
			lines.get(directory)?.push(`/${path}\0${await hashOf(path)}`);
		});
	}
	return new Map([...lines].map(([directory, list]) => [directory, sha256(list.sort().join("\n"))]));
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
		return `${stat.mode & 73 ? "755" : "644"} ${sha256(await readFile(path))}`;
	} catch {
		return "";
	}
}
const sha256 = (data) => createHash("sha256").update(data).digest("hex");

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
	const shown = origin.kind === "git" ? origin.url : place ? JSON.stringify(origin.path) : root;
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
	return namesOf(directory).includes(word.replace(/^(?:\.\/)+(?=.)|(?<=.)\/+$/g, ""));
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
	const what = `there is no package ${JSON.stringify(word)} here`;
	if (directories.length === 0) return {
		what,
		cure: "Only packages that are built can be named, and no source has OpenWrt Makefiles"
	};
	const near = nearest(word, directories.flatMap(namesOf));
	const some = directories.slice(0, 10).map(({ as }) => as).join(", ");
	return {
		what,
		cure: near.length > 0 ? `Did you mean ${near.join(" or ")}?` : `There are ${some}${directories.length > 10 ? " …" : ""}`
	};
}

export { scanSource as a, repositoryNameOf as i, noSuchPackage as n, refuseBlanks as r, isNamed as t };