import { i as formatProblem, n as atPlace, o as together, t as UserError } from "./errors-CKtpLF_l.mjs";
import { t as isWithin } from "./is-within-B5HUjRV8.mjs";
import { a as scanSource, i as repositoryNameOf, r as refuseBlanks } from "./scan-hMPwhzqa.mjs";
import { basename, join } from "node:path";
import { realpath, stat } from "node:fs/promises";

// lib/archive/scan-archive.ts
/**
* Reads the packages of all `path:` and `git:` sources, in the order of ppa.yml. A git source depends on the world: it may
* fail, and costs its own packages alone. Throws a UserError with all mistakes of `path:` sources, or when every source failed.
*/
async function scanArchive(options) {
	const declared = options.archive.sources;
	const results = await Promise.allSettled(declared.map((source, index) => scanOne(source, index, options)));
	const sources = [];
	const warnings = [];
	const problems = [];
	let isMistaken = false;
	for (const [index, result] of results.entries()) {
		const source = declared[index];
		if (result.status === "fulfilled") {
			sources.push(...result.value.map((each) => each.source));
			warnings.push(...result.value.flatMap((each) => each.warnings));
		} else if (!(result.reason instanceof UserError)) throw result.reason;
		else {
			problems.push(...result.reason.problems);
			if (source?.kind === "git") sources.push(toFailed(source, result.reason));
			else isMistaken = true;
		}
	}
	const isNoneLeft = results.every(({ status }) => status === "rejected");
	if (problems.length > 0 && (isMistaken || isNoneLeft)) throw new UserError(problems);
	return {
		sources,
		warnings
	};
}
/** @throws {UserError} for all folders of `path:` sources that are not there, or that make could not have */
async function checkFolders({ sources, placeOf }, root) {
	await together(sources.map((source, index) => source.kind === "path" && checkFolder(root, source.path, placeOf([
		"sources",
		index,
		"path"
	]))));
}
function toFailed({ url, ref, subdir }, { problems }) {
	return {
		origin: {
			kind: "git",
			url,
			...ref ? { ref } : {},
			...subdir ? { subdir } : {}
		},
		name: repositoryNameOf(url),
		reason: problems.map(formatProblem).join("; ")
	};
}
async function scanOne(source, index, { archive, root, rootName, temporary, access }) {
	if (source.kind !== "path" && source.kind !== "git") return [];
	const at = (field) => archive.placeOf([
		"sources",
		index,
		field
	]);
	if (source.kind === "path") {
		const folder = await checkFolder(root, source.path, at("path"));
		const atTop = source.path.replace(/^\.\/?$/, "") === "";
		const files = await access.listFiles(folder);
		return [await scanSource({
			origin: {
				kind: "path",
				path: atTop ? "." : source.path.replace(/^(\.\/)+|\/+$/g, "")
			},
			name: atTop ? archive.name : basename(source.path),
			rootName: atTop ? rootName : basename(source.path),
			root: folder,
			packages: source.packages,
			place: at("path"),
			...files ? { files } : {}
		})];
	}
	const { url, ref, subdir } = source;
	const clone = join(temporary, String(index));
	const commit = await atPlace(at("git"), () => access.fetch({
		url,
		ref
	}, clone));
	const folder = await checkFolder(clone, subdir ?? ".", at("subdir"));
	const name = repositoryNameOf(url);
	const files = await access.listFiles(folder);
	return [await scanSource({
		origin: {
			kind: "git",
			url,
			commit,
			...ref ? { ref } : {},
			...subdir ? { subdir } : {}
		},
		name,
		rootName: subdir ? basename(subdir) : name,
		root: folder,
		packages: source.packages,
		place: at("git"),
		...files ? { files } : {}
	})];
}
/** The folder `path` of `root`, which make can work in. A link in a repository may point anywhere, such as at somebody's home. */
async function checkFolder(root, path, place) {
	const folder = join(root, path);
	if (!(await stat(folder).catch(() => void 0))?.isDirectory()) throw new UserError({
		what: `there is no folder ${JSON.stringify(path)}`,
		cure: "Correct the path, or remove the source",
		place
	});
	if (!isWithin(await realpath(root), await realpath(folder))) throw new UserError({
		what: `${JSON.stringify(path)} leads elsewhere, through a symbolic link`,
		cure: "Put the folder itself there, or name the repository that it is in with git:",
		place
	});
	refuseBlanks(path, place);
	return folder;
}

export { scanArchive as n, checkFolders as t };