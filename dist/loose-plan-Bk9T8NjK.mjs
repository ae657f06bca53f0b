import { t as loadArchive } from "./load-DNf2s9Az.mjs";
import { t as planArchive } from "./plan-B70r2NN9.mjs";
import { a as scanSource, i as repositoryNameOf, r as refuseBlanks } from "./scan-hMPwhzqa.mjs";
import { t as UserError } from "./errors-CKtpLF_l.mjs";
import { i as tryGit, n as listSourceFiles, t as fetchSource } from "./source-HaRvnJR1.mjs";
import { basename, join } from "node:path";
import { stat } from "node:fs/promises";

// lib/sdk/loose-plan.ts
/**
* Plans the packages of one place without any ppa.yml: what its Makefiles tell is enough. Throws a UserError for a place that
* is not there or has no packages.
*/
async function planLoose(source, options) {
	const newest = options.newest ? { newest: options.newest } : {};
	const { targets } = looseArchive(options.targets, newest);
	const { scanned, warnings } = await scan(source, options);
	return planArchive({
		archive: {
			name: "ppa",
			targets
		},
		sources: [scanned],
		warnings,
		targetCure: "Add --target 24.10/ath79/generic or the like",
		...newest
	});
}
const isGitAddress = (text) => /^[a-z][a-z0-9+.-]*:\/\//i.test(text) || /^[\w.-]+@[\w.-]+:\S+$/.test(text);
/** Checks the targets by the rules of ppa.yml, so that the messages and the defaults are the same. */
function looseArchive(targets, newest) {
	const document = {
		name: "ppa",
		title: "ppa",
		targets: targets.map(toTarget),
		sources: []
	};
	try {
		const text = JSON.stringify(document);
		return loadArchive({
			text,
			file: "--target",
			defaultUrl: "https://archive.invalid",
			...newest
		});
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		throw new UserError(error.problems.map(({ what, cure }) => ({
			what: `--target: ${what}`,
			...cure ? { cure } : {}
		})), { cause: error });
	}
}
function toTarget(text) {
	const [release = "", ...rest] = text.split("/");
	if (rest.length === 0 || rest.length > 2 || rest.includes("")) throw new UserError({
		what: `--target: ${JSON.stringify(text)} names no target`,
		cure: "Write 24.10/x86_64 or 24.10/ath79/generic"
	});
	return rest.length === 1 ? {
		release,
		arch: rest
	} : {
		release,
		target: [rest.join("/")]
	};
}
async function scan(source, options) {
	const { location, ref, subdir } = source;
	const { packages, temporary } = options;
	const name = repositoryNameOf(location);
	const chosen = packages?.length ? { packages } : {};
	if (!isGitAddress(location)) {
		await requireFolder(location, location);
		const { source: scanned, warnings } = await scanSource({
			origin: {
				kind: "path",
				path: "."
			},
			name: toName(name),
			rootName: await repositoryName(location, name, options),
			root: location,
			...chosen,
			...await files(location, options)
		});
		return {
			scanned,
			warnings
		};
	}
	const commit = await fetchSource({
		url: location,
		ref
	}, temporary, options);
	const root = join(temporary, subdir ?? ".");
	if (subdir) await requireFolder(root, `${location} ${subdir}`);
	refuseBlanks(subdir ?? "");
	const origin = {
		kind: "git",
		url: location,
		commit,
		...ref ? { ref } : {},
		...subdir ? { subdir } : {}
	};
	const { source: scanned, warnings } = await scanSource({
		origin,
		name: toName(name),
		rootName: subdir ? basename(subdir) : name,
		root,
		...chosen,
		...await files(root, options)
	});
	return {
		scanned,
		warnings
	};
}
const toName = (text) => text.replace(/\W+/g, "_") || "ppa";
/**
* A clone may lie in a folder of any name; what it is called where it comes from is what LuCI's rule means. Throws a UserError
* for a folder of a clone that cannot be built in.
*/
async function repositoryName(folder, fallback, context) {
	const top = (await tryGit([
		"-C",
		folder,
		"rev-parse",
		"--show-prefix"
	], context)).stdout.toString("utf8").trim();
	refuseBlanks(top);
	if (top) return fallback;
	const { stdout } = await tryGit([
		"-C",
		folder,
		"remote",
		"get-url",
		"origin"
	], context);
	const url = stdout.toString("utf8").trim();
	return url ? repositoryNameOf(url) : fallback;
}
async function files(folder, context) {
	const found = await listSourceFiles(folder, context);
	return found ? { files: found } : {};
}
async function requireFolder(folder, shown) {
	const found = await stat(folder).catch(() => void 0);
	if (found?.isDirectory()) return;
	const address = /(?:^|\/)((?:[\w-]+\.)+[a-z]{2,}\/[^/\s]+\/[^/\s]+)\/?$/.exec(shown)?.[1];
	throw new UserError({
		what: found ? `${shown} is no folder` : `There is no folder ${shown}`,
		cure: address ? `A repository needs its whole address: https://${address}` : "Correct the path"
	});
}

export { isGitAddress, planLoose };